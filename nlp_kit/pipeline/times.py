"""The spaCy component that finds and resolves the times of :mod:`nlp_kit.times`."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from nlp_kit.documents import Entity, Time
from nlp_kit.pipeline.layers import set_layer
from nlp_kit.pipeline.register import factory
from nlp_kit.times import TimesResult, find_times

# What names a thing, not a day, where a time stands inside it.
_NAMING = frozenset({"PER", "ORG", "FAC"})


def mark_times(doc: Doc) -> Doc:
    """Set the times of a Doc with their values, and the day of writing where it was not given.

    It reads ``doc._.meta`` and ``doc._.zones``; where entities were predicted before it, a time
    inside the name of a person, body or place is left out. The reason for each value is in
    ``span._.explanation`` of ``doc.spans["times"]``.
    """
    meta = doc._.meta
    result = find_times(
        doc.text,
        published=meta.published,
        published_basis=meta.published_basis,
        retrieved=meta.retrieved,
        zones=doc._.zones,
    )
    kept = _without_names(doc.text, result.times, doc._.entities)
    set_layer(doc, "times", kept)
    explanations = _explanations(result)
    for span, time in zip(doc.spans["times"], kept, strict=True):
        span._.explanation = explanations[time.id]
    if meta.published is None and result.published is not None:
        doc._.meta = meta.model_copy(
            update={"published": result.published, "published_basis": result.published_basis}
        )
    return doc


@factory("nlp_kit.times.v1", assigns=["doc._.times", "doc._.meta", "doc.spans"])
def create_times(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Return the component; it has no settings."""
    return mark_times


def _without_names(
    text: str, times: tuple[Time, ...], entities: tuple[Entity, ...]
) -> tuple[Time, ...]:
    """Return the times that do not stand inside a name after its first word («پل ۱۷ شهریور»).

    A title («یک شب در باکو») holds no time either, but a law has its year («قانون ۱۳۸۵»).
    """
    kept = [time for time in times if not any(_named(text, time, item) for item in entities)]
    ids = {time.id for time in kept}
    return tuple(
        time
        if time.conflicts_with in {None, *ids}
        else time.model_copy(update={"conflicts_with": None})
        for time in kept
    )


def _named(text: str, time: Time, entity: Entity) -> bool:
    if not (entity.start <= time.start and time.end <= entity.end):
        return False
    if entity.label == "PROD":
        return not any(character.isdecimal() for character in text[time.start : time.end])
    return entity.label in _NAMING and entity.start < time.start


def _explanations(result: TimesResult) -> dict[str, dict[str, Any]]:
    flags: dict[str, list[str]] = {}
    for flag in result.flags:
        for identifier in flag.times:
            flags.setdefault(identifier, []).append(flag.message)
    return {
        item.id: {
            **dataclasses.asdict(item),
            "alternatives": list(item.alternatives),
            "flags": flags.get(item.id, []),
        }
        for item in result.explanations
    }
