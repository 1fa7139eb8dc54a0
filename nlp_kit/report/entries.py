"""What the page has to show of a document: spans, alone or met with a prediction, numbered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Literal

from nlp_kit.documents import Actor, Document, Entity, HasOffsets, NonQuote, Quote, Time
from nlp_kit.scoring import Match
from nlp_kit.scoring.measures import same_source, same_speaker, same_value

Layer = Literal["entities", "times", "quotes", "non_quotes"]
Fault = Literal["value", "source", "speaker"]
Annotated = Entity | Time | Quote | NonQuote


@dataclass(frozen=True, slots=True)
class Side:
    """One side's span and what it says in words.

    Attributes:
        item: The span.
        label: Entity label, time type, quote kind or non-quote label.
        text: The characters of the span.
        actor: Whom an entity names or who speaks in a quote, if that is known.
        cue: The characters of a quote's cue.
        source: The characters of a quote's source.
    """

    item: Annotated
    label: str
    text: str
    actor: Actor | None = None
    cue: str | None = None
    source: str | None = None

    @property
    def speaker(self) -> str | None:
        """The name of who speaks in a quote, if the text tells."""
        return self.actor.name if self.actor else None

    @property
    def value(self) -> str | None:
        """A time's value; None for all else."""
        return self.item.value if isinstance(self.item, Time) else None


@dataclass(frozen=True, slots=True)
class Entry:
    """A span of one side, or a gold span and the prediction that met it.

    Attributes:
        number: Ties the list below a text to the marks in it; unique in the document.
        layer: Of the document record.
        gold: The gold span, or the only one where nothing is compared.
        predicted: The predicted span.
        classes: The error class, and what is wrong in spite of matching spans; empty where
            nothing is compared.
        order: A quote's place among the quotes, from 1; 0 for the other layers.
    """

    number: int
    layer: Layer
    gold: Side | None
    predicted: Side | None = None
    classes: tuple[str, ...] = ()
    order: int = 0

    @property
    def sides(self) -> tuple[Side, ...]:
        """The sides there are, gold first."""
        return tuple(side for side in (self.gold, self.predicted) if side is not None)

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of both sides, each once."""
        return tuple(dict.fromkeys(side.label for side in self.sides))

    @property
    def actors(self) -> tuple[str, ...]:
        """The ids of the actors that are named or speak."""
        return tuple(side.actor.id for side in self.sides if side.actor)

    @property
    def is_error(self) -> bool:
        """Whether something is wrong."""
        return bool(self.classes) and self.classes != ("exact",)


def entries_of(document: Document) -> tuple[Entry, ...]:
    """Return every annotation of a document, in text order."""
    layers: tuple[tuple[Layer, Sequence[Annotated]], ...] = (
        ("entities", document.entities),
        ("times", document.times),
        ("quotes", document.quotes),
        ("non_quotes", document.non_quotes),
    )
    found = [(layer, side_of(document, item)) for layer, items in layers for item in items]
    found.sort(key=lambda pair: (pair[1].item.start, pair[1].item.end))
    return _numbered(Entry(0, layer, side) for layer, side in found)


def compared(gold: Document, predicted: Document, matches: Iterable[Match]) -> tuple[Entry, ...]:
    """Return the scored spans of a document with the error classes that scoring gave them."""
    left, right = _sides(gold), _sides(predicted)
    found = [
        Entry(
            0,
            match.layer,  # type: ignore[arg-type]  # zones have no matches
            left[match.layer, match.gold.id] if match.gold else None,
            right[match.layer, match.predicted.id] if match.predicted else None,
            _classes(match),
        )
        for match in matches
    ]
    found.sort(key=lambda entry: min((side.item.start, side.item.end) for side in entry.sides))
    return _numbered(found)


def side_of(document: Document, item: Annotated) -> Side:
    """Return a span with its words."""
    text = document.surface(item)
    if isinstance(item, Quote):
        return Side(
            item,
            item.kind,
            text,
            document.actor(item.speaker) if item.speaker else None,
            _words(document, item.cue),
            _words(document, item.source),
        )
    if isinstance(item, Entity):
        actor = document.actor(item.actor) if item.actor else None
        return Side(item, item.label, text, actor)
    return Side(item, item.type if isinstance(item, Time) else item.label, text)


def _sides(document: Document) -> dict[tuple[str, str], Side]:
    layers: tuple[tuple[str, Sequence[Entity | Time | Quote]], ...] = (
        ("entities", document.entities),
        ("times", document.times),
        ("quotes", document.quotes),
    )
    return {(name, item.id): side_of(document, item) for name, items in layers for item in items}


def _classes(match: Match) -> tuple[str, ...]:
    """Return the error class; an exact match with a fault has the fault alone."""
    if match.gold is None or match.predicted is None:
        return (match.outcome,)
    faults: list[Fault] = []
    if match.layer == "times" and not same_value(match.gold, match.predicted):
        faults.append("value")
    if match.layer == "quotes":
        if not same_source(match.gold, match.predicted):
            faults.append("source")
        if not same_speaker(match.gold, match.predicted):
            faults.append("speaker")
    if match.outcome == "exact" and faults:
        return tuple(faults)
    return (match.outcome, *faults)


def _numbered(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    orders = count(1)
    return tuple(
        replace(entry, number=number, order=next(orders) if entry.layer == "quotes" else 0)
        for number, entry in enumerate(entries, start=1)
    )


def _words(document: Document, span: HasOffsets | None) -> str | None:
    return None if span is None else document.surface(span)
