"""Two annotators' passes made into one: what agrees is taken, what differs is put to a person.

Items are the same where their spans are. Actors are the same where they are linked to the same
mentions, else where label and name are; ids of the second annotator are translated first, so that
a difference of ids alone is none.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nlp_kit.documents import Document, atomic_write, document_from_object, read_json_lines
from nlp_kit.errors import InputError, Where
from nlp_kit.text import fold_key

_LAYERS = ("zones", "entities", "times", "quotes", "non_quotes", "actors")
_CONTEXT = 30
_TAKES = ("a", "b", "none")

Item = dict[str, Any]
# Document, layer, and the item's span (or an actor's id).
Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Difference:
    """An item that one annotator has alone, or both have with other fields.

    Attributes:
        key: The document's id, the layer, and ``START-END`` or an actor's id.
        text: The characters in question.
        context: The text around them, the characters in brackets.
        a: The first annotator's item, None where there is none.
        b: The second annotator's item, with the first one's ids.
    """

    key: Key
    text: str
    context: str
    a: Item | None
    b: Item | None


@dataclass(frozen=True, slots=True)
class Merged:
    """The outcome for one document: the items that are settled, and the open differences."""

    document: str
    text: str
    meta: Item
    settled: dict[str, list[Item]]
    differences: tuple[Difference, ...]


def merge(first: Document, second: Document) -> Merged:
    """Return what two annotations of one text agree in and where they differ.

    Raises:
        InputError: If the texts differ.
    """
    if first.text != second.text:
        raise InputError(
            "the two annotators' texts differ.",
            where=Where(None, None, first.id, "text"),
            hint="Both must annotate the untouched source.",
        )
    ours, theirs = _layers(first), _layers(_translated(first, second))
    settled: dict[str, list[Item]] = {}
    differences: list[Difference] = []
    for layer in _LAYERS:
        settled[layer] = []
        for name in sorted(ours[layer].keys() | theirs[layer].keys(), key=_place):
            a, b = ours[layer].get(name), theirs[layer].get(name)
            if a is not None and b is not None and _content(a) == _content(b):
                settled[layer].append(a)
            else:
                differences.append(_difference(first, (first.id, layer, name), a, b))
    meta = first.meta.model_dump(mode="json")
    return Merged(first.id, first.text, meta, settled, tuple(differences))


def decide(
    merged: Merged, decisions: Mapping[Key, Any]
) -> tuple[Document | None, list[Difference]]:
    """Return the adjudicated document and the differences that are still open.

    There is no document while any difference is open. Actors that only one annotator lists are
    taken where something that was decided for refers to them.

    Args:
        merged: What :func:`merge` returned.
        decisions: For each difference ``a``, ``b``, ``none`` or an item of one's own.

    Raises:
        InputError: If a decision is none of these, or the decided items contradict each other.
    """
    layers = {layer: list(items) for layer, items in merged.settled.items()}
    still_open: list[Difference] = []
    one_sided: dict[str, Item] = {}
    for difference in merged.differences:
        _, layer, name = difference.key
        take = decisions.get(difference.key)
        if layer == "actors" and take is None and (difference.a is None or difference.b is None):
            one_sided[name] = difference.a or difference.b or {}
        elif take is None:
            still_open.append(difference)
        else:
            item = _chosen(difference, take)
            layers[layer] += [] if item is None else [item]
    if still_open:
        return None, still_open
    referred = {item.get("actor") for item in layers["entities"]}
    referred |= {item.get("speaker") for item in layers["quotes"]}
    layers["actors"] += [item for name, item in one_sided.items() if name in referred]
    value = {"id": merged.document, "text": merged.text, "meta": merged.meta, **_ordered(layers)}
    where = Where(None, None, merged.document)
    return document_from_object(value, where=where), []


def write_differences(
    path: Path, differences: Iterable[Difference], decisions: Mapping[Key, Any]
) -> int:
    """Write differences as JSON Lines to decide in, with the decisions made so far."""
    count = 0
    with atomic_write(path) as stream:
        for difference in differences:
            document, layer, item = difference.key
            row = {
                "document": document,
                "layer": layer,
                "item": item,
                "text": difference.text,
                "context": difference.context,
                "a": difference.a,
                "b": difference.b,
                "take": decisions.get(difference.key),
            }
            stream.write(json.dumps(row, ensure_ascii=False) + "\n")
            count += 1
    return count


def read_decisions(path: Path) -> dict[Key, Any]:
    """Return the decisions of a file that :func:`write_differences` wrote; null ones are open.

    Raises:
        InputError: With the line, where it is no decision.
    """
    decisions: dict[Key, Any] = {}
    for line, row in read_json_lines(path):
        key = tuple(row.get(name) for name in ("document", "layer", "item"))
        take = row.get("take")
        if not all(isinstance(part, str) for part in key) or not (
            take is None or take in _TAKES or isinstance(take, dict)
        ):
            raise InputError(
                "no decision stands here.",
                where=Where(str(path), line, field="take"),
                hint='take is null (open), "a", "b", "none", or an item of your own.',
            )
        if take is not None:
            decisions[key[0], key[1], key[2]] = take  # type: ignore[index]
    return decisions


def _layers(document: Document) -> dict[str, dict[str, Item]]:
    """Return the items of each layer by span, and actors by id."""
    value = document.model_dump(mode="json")
    return {
        layer: {
            item["id"] if layer == "actors" else f"{item['start']}-{item['end']}": item
            for item in value[layer]
        }
        for layer in _LAYERS
    }


def _place(name: str) -> tuple[int, int, str]:
    start, dash, end = name.partition("-")
    spans = dash and start.isdecimal() and end.isdecimal()
    return (int(start), -int(end), "") if spans else (0, 0, name)


def _content(item: Item) -> Item:
    """Return an item without its own id; only actors are compared by all their fields."""
    return {key: value for key, value in item.items() if key != "id" or "name" in item}


def _translated(first: Document, second: Document) -> Document:
    """Return the second annotation with the ids of the first one's actors and times."""
    actors = _same_actors(first, second)
    actors |= _fresh((actor.id for actor in second.actors), actors, first)
    spans = {(time.start, time.end): time.id for time in first.times}
    times = {
        time.id: spans[time.start, time.end]
        for time in second.times
        if (time.start, time.end) in spans
    }
    times |= _fresh((time.id for time in second.times), times, first)
    update = {
        "actors": tuple(
            actor.model_copy(update={"id": actors[actor.id]}) for actor in second.actors
        ),
        "entities": tuple(
            item.model_copy(update={"actor": actors.get(item.actor or "")})
            for item in second.entities
        ),
        "quotes": tuple(
            item.model_copy(update={"speaker": actors.get(item.speaker or "")})
            for item in second.quotes
        ),
        "times": tuple(
            item.model_copy(
                update={
                    "id": times[item.id],
                    "conflicts_with": times.get(item.conflicts_with or ""),
                }
            )
            for item in second.times
        ),
    }
    return second.model_copy(update=update)


def _same_actors(first: Document, second: Document) -> dict[str, str]:
    """Return for the second annotator's actors the first one's that are the same, one to one."""
    ours = {(item.start, item.end): item.actor for item in first.entities}
    votes = Counter(
        (item.actor, ours[item.start, item.end])
        for item in second.entities
        if item.actor is not None and ours.get((item.start, item.end)) is not None
    )
    names = {(actor.label, fold_key(actor.name)): actor.id for actor in first.actors}
    for actor in second.actors:
        known = names.get((actor.label, fold_key(actor.name)))
        if known is not None:
            votes[actor.id, known] += 0
    same: dict[str, str] = {}
    for (theirs, mine), _ in sorted(votes.items(), key=lambda vote: -vote[1]):
        free = theirs not in same and mine not in same.values()
        if theirs is not None and mine is not None and free:
            same[theirs] = mine
    return same


def _fresh(ids: Iterable[str], known: Mapping[str, str], first: Document) -> dict[str, str]:
    """Return new ids for what the first annotator does not have."""
    taken = {item.id for layer in (first.actors, first.times) for item in layer}
    fresh: dict[str, str] = {}
    for identifier in ids:
        if identifier not in known:
            name = f"b-{identifier}"
            while name in taken:
                name += "-"
            fresh[identifier] = name
    return fresh


def _difference(document: Document, key: Key, a: Item | None, b: Item | None) -> Difference:
    item = a or b or {}
    if "start" not in item:
        return Difference(key, str(item.get("name")), "", a, b)
    start, end = item["start"], item["end"]
    text = document.text
    before, after = text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]
    context = f"{before}[{text[start:end]}]{after}".replace("\n", "⏎")
    return Difference(key, text[start:end], context, a, b)


def _chosen(difference: Difference, take: Any) -> Item | None:
    if isinstance(take, dict):
        base = difference.a or difference.b or {}
        return {**base, **take}
    if take == "none":
        return None
    item = difference.a if take == "a" else difference.b
    if item is None and difference.key[1] == "actors":
        raise InputError(
            f"annotator {take} has no such actor.",
            where=Where(None, None, difference.key[0], f"actors {difference.key[2]}"),
            hint='Take the other, or "none".',
        )
    return item  # to take the side of one who marked nothing is to mark nothing


def _ordered(layers: Mapping[str, Sequence[Item]]) -> dict[str, list[Item]]:
    """Return the layers in text order with ids E1, T1, Q1, A1 …"""
    spanned = {
        layer: sorted(items, key=lambda item: (item["start"], -item["end"]))
        for layer, items in layers.items()
        if layer != "actors"
    }
    names: dict[str, dict[str, str]] = {}
    for layer, letter in (("entities", "E"), ("times", "T"), ("quotes", "Q"), ("actors", "A")):
        items = layers["actors"] if layer == "actors" else spanned[layer]
        names[layer] = {item["id"]: f"{letter}{n}" for n, item in enumerate(items, start=1)}

    def named(layer: str, items: Sequence[Item], **references: str) -> list[Item]:
        result = []
        for number, item in enumerate(items, start=1):
            row = {**item, "id": f"{layer[0].upper()}{number}"}
            for key, target in references.items():
                row[key] = names[target].get(item[key], item[key])
            result.append(row)
        return result

    return {
        "zones": spanned["zones"],
        "entities": named("entities", spanned["entities"], actor="actors"),
        "times": named("times", spanned["times"], conflicts_with="times"),
        "quotes": named("quotes", spanned["quotes"], speaker="actors"),
        "non_quotes": spanned["non_quotes"],
        "actors": named("actors", layers["actors"]),
    }
