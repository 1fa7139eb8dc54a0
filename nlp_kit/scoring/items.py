"""What is scored in a document: the spans in scope, each with what it is compared by.

Scope is section 6 of the scheme: BODY and HEADLINE, for entities CAPTION too. The zones of the
gold decide for both sides; a gold document without zones is all BODY.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from nlp_kit.documents import Document, Entity, HasOffsets, Quote, Zone, ZoneLabel, outermost
from nlp_kit.scoring.forms import introducer, source_form
from nlp_kit.text import fold_key, tokenize

_READ = frozenset({"BODY", "HEADLINE"})
_READ_ENTITIES = _READ | {"CAPTION"}
_RICHEST: tuple[ZoneLabel, ...] = ("BODY", "HEADLINE", "CAPTION", "CREDIT", "CHROME")


@dataclass(frozen=True, slots=True, order=True)
class Item:
    """A scored span.

    Attributes:
        start: First code point.
        end: One past the last code point.
        label: Entity label, time type, quote kind or zone label.
        value: A time's value; empty for null.
        source: A quote's source span; empty for null.
        speaker: The speaker's canonical name, folded; empty for null.
        tokens: The half-open range of tokens that the span touches.
        groups: Dimension and group of every breakdown the span belongs to.
        id: The span's id in its document, for reports.
    """

    start: int
    end: int
    label: str
    value: str = ""
    source: tuple[int, ...] = ()
    speaker: str = ""
    tokens: tuple[int, int] = field(default=(0, 0), compare=False)
    groups: tuple[tuple[str, str], ...] = field(default=(), compare=False)
    id: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Frame:
    """What the gold document fixes for both sides: its zones, its tokens, its lines."""

    zones: tuple[Zone, ...]
    tokens: tuple[tuple[int, int], ...]
    lines: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, gold: Document) -> Frame:
        """Return the frame of a gold document."""
        return cls(_sorted(gold.zones), tuple(tokenize(gold.text)), tuple(_lines(gold.text)))

    @classmethod
    def shared(cls, documents: Sequence[Document]) -> Frame:
        """Return the frame of one text annotated by several, none of them gold.

        Where they differ on a line, the zone that more is annotated in counts.
        """
        lines = tuple(_lines(documents[0].text))
        sides = [_sorted(document.zones) for document in documents]
        zones = []
        for start, end in lines:
            here = [_zone(side, _Line(start, end)) if side else "BODY" for side in sides]
            labels = [label for label in _RICHEST if label in here]
            zones += [Zone(start=start, end=end, label=label) for label in labels[:1]]
        return cls(tuple(zones), tuple(tokenize(documents[0].text)), lines)

    def read_tokens(self, layer: str) -> tuple[int, ...]:
        """Return the indices of the tokens that are in scope for a layer."""
        read = _READ_ENTITIES if layer == "entities" else _READ
        return tuple(
            index
            for index, (start, end) in enumerate(self.tokens)
            if self.zone(_Line(start, end)) in read
        )

    def zone(self, span: HasOffsets) -> str | None:
        """Return the label of the zone that holds most of a span, None where none does."""
        return _zone(self.zones, span) if self.zones else "BODY"

    def token_range(self, span: HasOffsets) -> tuple[int, int]:
        """Return the half-open range of the tokens that a span touches."""
        first = bisect_right(self.tokens, span.start, key=lambda token: token[1])
        last = bisect_left(self.tokens, span.end, key=lambda token: token[0])
        return first, max(first, last)


def entity_items(
    document: Document,
    frame: Frame,
    *,
    labels: Collection[str] | None = None,
    seen: Collection[str] | None = None,
    flat: bool = False,
) -> tuple[Item, ...]:
    """Return the entities in scope, each span and label once; ``flat`` keeps the outermost.

    Args:
        document: Gold or prediction.
        frame: Of the gold document.
        labels: The labels to keep; None keeps all.
        seen: Folded surfaces of the training documents, for the seen/unseen breakdown.
        flat: Whether nested entities are left out, as in ``doc.ents`` and CoNLL files.
    """
    entities: Sequence[Entity] = sorted(
        (
            entity
            for entity in document.entities
            if (labels is None or entity.label in labels) and frame.zone(entity) in _READ_ENTITIES
        ),
        key=lambda entity: (entity.start, entity.end, entity.label),
    )
    if flat:
        entities = outermost(tuple(entities))
    items = []
    for entity in entities:
        groups = [("label", entity.label), ("zone", frame.zone(entity) or "")]
        if seen is not None:
            known = fold_key(document.surface(entity)) in seen
            groups.append(("seen", "seen" if known else "unseen"))
        items.append(
            Item(entity.start, entity.end, entity.label, groups=tuple(groups), id=entity.id)
        )
    return _unique(items)


def time_items(document: Document, frame: Frame) -> tuple[Item, ...]:
    """Return the times in scope."""
    items = []
    for time in document.times:
        zone = frame.zone(time)
        if zone in _READ:
            groups = (
                ("type", time.type),
                ("calendar", time.calendar or "none"),
                ("zone", zone or ""),
            )
            items.append(
                Item(time.start, time.end, time.type, time.value or "", groups=groups, id=time.id)
            )
    return _unique(items)


def quote_items(document: Document, frame: Frame) -> tuple[Item, ...]:
    """Return the outer quotes in scope, with source, speaker and the tokens of the content."""
    items = []
    for quote in document.quotes:
        zone = frame.zone(quote)
        if zone in _READ:
            groups = (
                ("kind", quote.kind),
                ("form", source_form(document, quote)),
                ("introducer", introducer(document, quote)),
                ("zone", zone or ""),
            )
            items.append(
                Item(
                    quote.start,
                    quote.end,
                    quote.kind,
                    source=(quote.source.start, quote.source.end) if quote.source else (),
                    speaker=_speaker(document, quote),
                    tokens=frame.token_range(quote),
                    groups=groups,
                    id=quote.id,
                )
            )
    return _outer(_unique(items))


def line_items(document: Document, frame: Frame) -> tuple[Item, ...]:
    """Return the non-blank lines of the text with the zone label each has; others are left out."""
    zones = _sorted(document.zones)
    items = []
    for start, end in frame.lines:
        label = _zone(zones, _Line(start, end))
        if label is not None:
            items.append(Item(start, end, label, groups=(("zone", label),)))
    return tuple(items)


def surfaces(documents: Iterable[Document]) -> frozenset[str]:
    """Return the folded surfaces of all entities of documents, the training ones usually."""
    return frozenset(
        fold_key(document.surface(entity)) for document in documents for entity in document.entities
    )


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int


def _sorted(zones: Iterable[Zone]) -> tuple[Zone, ...]:
    return tuple(sorted(zones, key=lambda zone: (zone.start, zone.end, zone.label)))


def _lines(text: str) -> Iterable[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start, start + len(line)
        start += len(line) + 1


def _zone(zones: tuple[Zone, ...], span: HasOffsets) -> str | None:
    best, label = 0, None
    index = bisect_right(zones, span.start, key=lambda zone: zone.end)
    for zone in zones[index:]:
        if zone.start >= span.end:
            break
        shared = min(zone.end, span.end) - max(zone.start, span.start)
        if shared > best:
            best, label = shared, zone.label
    return label


def _speaker(document: Document, quote: Quote) -> str:
    return fold_key(document.actor(quote.speaker).name) if quote.speaker else ""


def _unique(items: Iterable[Item]) -> tuple[Item, ...]:
    unique: dict[Item, Item] = {}
    # The id breaks ties between spans that are equal in all that is scored.
    for item in sorted(items, key=lambda item: (item, item.groups, item.id)):
        unique.setdefault(item, item)
    return tuple(unique)


def _outer(items: tuple[Item, ...]) -> tuple[Item, ...]:
    kept: list[Item] = []
    for item in sorted(items, key=lambda item: (item.start, -item.end, item)):
        # The last kept reaches farthest and began no later: what ends within it lies inside it.
        if not kept or item.end > kept[-1].end:
            kept.append(item)
    return tuple(kept)
