"""What a document holds, what a format can carry of it, and what would be lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from nlp_kit.documents import Actor, Document, Entity, Meta, Quote, Time, outermost

Feature = Literal[
    "published",
    "meta",
    "zones",
    "entities",
    "nested",
    "times",
    "values",
    "quotes",
    "parts",
    "non_quotes",
    "actors",
    "unlinked",
    "ids",
]
FEATURES: tuple[Feature, ...] = get_args(Feature)
EVERYTHING: frozenset[Feature] = frozenset(FEATURES)

_BASES: dict[Feature, Feature] = {
    "nested": "entities",
    "values": "times",
    "parts": "quotes",
    "unlinked": "actors",
}

DESCRIPTIONS: dict[Feature, str] = {
    "published": "the day of writing",
    "meta": "other metadata of the text",
    "zones": "zones",
    "entities": "entities, outermost ones",
    "nested": "entities within entities",
    "times": "times with their types",
    "values": "values, calendars and conflicts of times",
    "quotes": "quotes with their kinds",
    "parts": "cues and sources of quotes",
    "non_quotes": "marked strings that are no quotes",
    "actors": "actors, links of entities to them, speakers",
    "unlinked": "actors that nothing links to",
    "ids": "ids other than E1, T1, Q1, A1 … in order",
}


@dataclass(frozen=True, slots=True)
class Loss:
    """What a format cannot carry: the feature, in how many documents, how many items."""

    feature: Feature
    documents: int
    items: int

    def __str__(self) -> str:
        return f"{DESCRIPTIONS[self.feature]} ({self.items} in {self.documents} documents)"


def losses(documents: Iterable[Document], carries: Iterable[Feature]) -> list[Loss]:
    """Return what the documents hold beyond what a format carries."""
    kept = _supported(carries)
    counts = {feature: [0, 0] for feature in FEATURES if feature not in kept}
    for document in documents:
        for feature, count in counts.items():
            items = _COUNTS[feature](document)
            count[0] += items > 0
            count[1] += items
    return [Loss(feature, *count) for feature, count in counts.items() if count[1]]


def _supported(carries: Iterable[Feature]) -> frozenset[Feature]:
    """Return the features that can be carried: none without the one that it hangs on."""
    kept = frozenset(carries)
    return kept - {feature for feature, base in _BASES.items() if base not in kept}


def project(document: Document, carries: Iterable[Feature]) -> Document:
    """Return what is left of a document in a format that carries no more than these features.

    Reading back what a format wrote gives exactly this.
    """
    kept = _supported(carries)
    meta = document.meta if "meta" in kept else Meta()
    published = document.meta.published if "published" in kept else None
    meta = meta.model_copy(update={"published": published})
    entities = document.entities if "entities" in kept else ()
    if "nested" not in kept:
        entities = outermost(entities)
    times = document.times if "times" in kept else ()
    if "values" not in kept:
        blank = {"value": None, "calendar": None, "conflicts_with": None}
        times = tuple(time.model_copy(update=blank) for time in times)
    quotes = document.quotes if "quotes" in kept else ()
    if "parts" not in kept:
        quotes = tuple(quote.model_copy(update={"cue": None, "source": None}) for quote in quotes)
    actors = document.actors
    if "actors" not in kept:
        actors = ()
        entities = tuple(entity.model_copy(update={"actor": None}) for entity in entities)
        quotes = tuple(quote.model_copy(update={"speaker": None}) for quote in quotes)
    if "unlinked" not in kept:
        linked = {entity.actor for entity in entities} | {quote.speaker for quote in quotes}
        actors = tuple(actor for actor in actors if actor.id in linked)
    left = document.model_copy(
        update={
            "meta": meta,
            "zones": document.zones if "zones" in kept else (),
            "entities": entities,
            "times": times,
            "quotes": quotes,
            "non_quotes": document.non_quotes if "non_quotes" in kept else (),
            "actors": actors,
        }
    )
    return left if "ids" in kept else renumber(left)


def renumber(document: Document) -> Document:
    """Return the document with ids E1, T1, Q1, A1 … in the order of its layers."""
    names = dict(_numbering(document))
    update = {
        "entities": tuple(
            item.model_copy(update={"id": names[item.id], "actor": names.get(item.actor or "")})
            for item in document.entities
        ),
        "times": tuple(
            item.model_copy(
                update={
                    "id": names[item.id],
                    "conflicts_with": names.get(item.conflicts_with or ""),
                }
            )
            for item in document.times
        ),
        "quotes": tuple(
            item.model_copy(update={"id": names[item.id], "speaker": names.get(item.speaker or "")})
            for item in document.quotes
        ),
        "actors": tuple(item.model_copy(update={"id": names[item.id]}) for item in document.actors),
    }
    return document.model_copy(update=update)


def _numbering(document: Document) -> Iterator[tuple[str, str]]:
    layers: tuple[tuple[str, tuple[Entity | Time | Quote | Actor, ...]], ...] = (
        ("E", document.entities),
        ("T", document.times),
        ("Q", document.quotes),
        ("A", document.actors),
    )
    for letter, layer in layers:
        for number, item in enumerate(layer, start=1):
            yield item.id, f"{letter}{number}"


def _meta_fields(document: Document) -> int:
    default = Meta()
    names = [key for key in Meta.model_fields if key != "published"]
    return sum(getattr(document.meta, key) != getattr(default, key) for key in names)


def _valued(document: Document) -> int:
    fields = ("value", "calendar", "conflicts_with")
    return sum(any(getattr(time, key) is not None for key in fields) for time in document.times)


def _parts(document: Document) -> int:
    return sum((quote.cue is not None) + (quote.source is not None) for quote in document.quotes)


def _linked(document: Document) -> int:
    linked = {entity.actor for entity in document.entities}
    linked |= {quote.speaker for quote in document.quotes}
    return sum(actor.id in linked for actor in document.actors)


_COUNTS: dict[Feature, Callable[[Document], int]] = {
    "published": lambda document: int(document.meta.published is not None),
    "meta": _meta_fields,
    "zones": lambda document: len(document.zones),
    "entities": lambda document: len(outermost(document.entities)),
    "nested": lambda document: len(document.entities) - len(outermost(document.entities)),
    "times": lambda document: len(document.times),
    "values": _valued,
    "quotes": lambda document: len(document.quotes),
    "parts": _parts,
    "non_quotes": lambda document: len(document.non_quotes),
    "actors": _linked,
    "unlinked": lambda document: len(document.actors) - _linked(document),
    "ids": lambda document: sum(old != new for old, new in _numbering(document)),
}
