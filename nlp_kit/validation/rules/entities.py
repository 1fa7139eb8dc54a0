"""Rules of the entities."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import combinations

from nlp_kit.documents import Document
from nlp_kit.text import fold_key, tokenize
from nlp_kit.validation.registry import Problem, rule
from nlp_kit.validation.rules.spans import crosses


@rule(
    "entity-crossing",
    layer="entities",
    section=3,
    fix="Widen or narrow one of the two until it holds the other or stands apart.",
)
def entity_crossing(document: Document) -> Iterator[Problem]:
    """Entities may nest; they never cross."""
    for (_, first), (index, second) in combinations(enumerate(document.entities), 2):
        if crosses(first, second):
            yield Problem(
                f"entities.{index}",
                f"Crosses {first.id} «{document.surface(first)}» ({first.start}-{first.end}).",
                second,
            )


@rule("entity-twice", layer="entities", section=3, fix="Keep one of the two.")
def entity_twice(document: Document) -> Iterator[Problem]:
    """A span is one entity: the same characters are not annotated twice."""
    seen: dict[tuple[int, int], str] = {}
    for index, entity in enumerate(document.entities):
        key = (entity.start, entity.end)
        if key in seen:
            yield Problem(f"entities.{index}", f"Has the span of {seen[key]}.", entity)
        seen.setdefault(key, entity.id)


@rule(
    "entity-title",
    layer="entities",
    section=3,
    fix="Begin the span after the title; parts of the name itself (سید، خان) stay.",
)
def entity_title(document: Document) -> Iterator[Problem]:
    """A PER is the proper name alone, without role, rank, religious or courtesy title."""
    for index, entity in enumerate(document.entities):
        title = leading_title(document.surface(entity)) if entity.label == "PER" else None
        if title is not None:
            yield Problem(f"entities.{index}", f"The name begins with the title «{title}».", entity)


@rule(
    "entity-actor-label",
    layer="entities",
    section=3,
    fix="Correct the label of the entity or of the actor, or link it to another actor.",
    severity="warning",
)
def entity_actor_label(document: Document) -> Iterator[Problem]:
    """An entity has the label of the actor it names; a place and what is built or acts there
    (LOC, FAC, ORG) may share one actor.
    """
    labels = {actor.id: actor.label for actor in document.actors}
    places = {"LOC", "FAC", "ORG"}
    for index, entity in enumerate(document.entities):
        label = labels.get(entity.actor or "", entity.label)
        if label != entity.label and not {label, entity.label} <= places:
            yield Problem(
                f"entities.{index}.actor",
                f"The entity is {entity.label}, its actor {entity.actor} is {label}.",
                entity,
            )


def leading_title(name: str) -> str | None:
    """Return the title that a person's name begins with, if more of the name follows it."""
    tokens = tokenize(name)
    for count in (2, 1):
        if len(tokens) > count:
            head = name[tokens[0][0] : tokens[count - 1][1]]
            if fold_key(head) in _titles():
                return head
    return None


@cache
def _titles() -> frozenset[str]:
    table = tomllib.loads(
        files("nlp_kit.validation").joinpath("titles.toml").read_text(encoding="utf-8")
    )
    return frozenset(fold_key(title) for title in table["person"])
