"""Rules of the actors."""

from __future__ import annotations

from collections.abc import Iterator

from nlp_kit.documents import Document
from nlp_kit.text import fold_key
from nlp_kit.validation.registry import Problem, rule
from nlp_kit.validation.rules.entities import leading_title


@rule(
    "actor-unused",
    layer="actors",
    section=3,
    severity="warning",
    fix="Link the mentions and quotes of the actor to it, or remove it.",
    needs=("entities", "quotes"),
)
def actor_unused(document: Document) -> Iterator[Problem]:
    """Every actor is named by an entity or is the speaker of a quote."""
    used = {entity.actor for entity in document.entities}
    used |= {quote.speaker for quote in document.quotes}
    for index, actor in enumerate(document.actors):
        if actor.id not in used:
            yield Problem(f"actors.{index}", f"Nothing refers to {actor.id} ({actor.name!r}).")


@rule(
    "actor-twice",
    layer="actors",
    section=3,
    fix="Keep one of the two and link all mentions to it.",
)
def actor_twice(document: Document) -> Iterator[Problem]:
    """One actor is listed once: no two have the same label and name, or the same Wikidata id."""
    names: dict[tuple[str, str], str] = {}
    items: dict[str, str] = {}
    for index, actor in enumerate(document.actors):
        key = (actor.label, fold_key(actor.name))
        if key in names:
            yield Problem(f"actors.{index}.name", f"{names[key]} is called {actor.name!r} too.")
        elif actor.wikidata is not None and actor.wikidata in items:
            yield Problem(
                f"actors.{index}.wikidata", f"{items[actor.wikidata]} is {actor.wikidata} too."
            )
        names.setdefault(key, actor.id)
        if actor.wikidata is not None:
            items.setdefault(actor.wikidata, actor.id)


@rule(
    "actor-title",
    layer="actors",
    section=3,
    severity="warning",
    fix="Write the name alone; a person known only by an office keeps the office as a name.",
    needs=("entities",),
)
def actor_title(document: Document) -> Iterator[Problem]:
    """The canonical name of a person whom an entity names is without title."""
    named = {entity.actor for entity in document.entities if entity.label == "PER"}
    for index, actor in enumerate(document.actors):
        title = leading_title(actor.name) if actor.label == "PER" and actor.id in named else None
        if title is not None:
            yield Problem(
                f"actors.{index}.name", f"{actor.name!r} begins with the title «{title}»."
            )
