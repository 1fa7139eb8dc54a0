"""A document as labelled spans with links between them: what annotation tools work with.

Labels: those of zones, entities, times (types), quotes (kinds) and non_quotes, and ``cue`` and
``source``; they are all different, so that a label tells the layer. Links: ``cue`` and ``source``
from the part to its quote, ``conflicts_with`` between times.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, get_args

from nlp_kit.documents import (
    Document,
    EntityLabel,
    HasOffsets,
    NonQuoteLabel,
    QuoteKind,
    TimeType,
    ZoneLabel,
)
from nlp_kit.errors import Where
from nlp_kit.formats.files import fail

PARTS = ("cue", "source")
LABELS: dict[str, tuple[str, ...]] = {
    "zones": get_args(ZoneLabel),
    "entities": get_args(EntityLabel),
    "times": get_args(TimeType),
    "quotes": get_args(QuoteKind),
    "parts": PARTS,
    "non_quotes": get_args(NonQuoteLabel),
}
LAYER_OF = {label: layer for layer, labels in LABELS.items() for label in labels}
LINKS = (*PARTS, "conflicts_with")


@dataclass(frozen=True, slots=True)
class Node:
    """A labelled span; ``key`` is what links refer to, attributes are the item's other fields."""

    key: str
    start: int
    end: int
    label: str
    attributes: dict[str, str] = field(default_factory=dict)


def checked_node(key: str, span: tuple[int, int], label: str, length: int, where: Where) -> Node:
    """Return a node whose span lies in a text of ``length`` code points; else raise InputError."""
    start, end = span
    if not 0 <= start < end <= length:
        fail(
            f"the span {start}-{end} ({label}) is empty or outside the text, "
            f"which has {length} characters.",
            where,
            "Offsets count Unicode code points.",
        )
    return Node(key, start, end, label)


@dataclass(frozen=True, slots=True)
class Link:
    """A link between two nodes, by their keys."""

    label: str
    head: str
    tail: str


def to_graph(document: Document) -> tuple[list[Node], list[Link]]:
    """Return the spans of all layers, layer by layer, and the links between them.

    Attributes are ``actor`` (entities), ``value``, ``calendar`` (times) and ``speaker``
    (quotes), where they are not null. Keys are the ids, and ``Z1``, ``N1``, ``Q1.cue`` where an
    item has none.
    """
    nodes: list[Node] = []
    links: list[Link] = []

    def add(key: str, item: HasOffsets, label: str, **attributes: str | None) -> None:
        given = {name: value for name, value in attributes.items() if value is not None}
        nodes.append(Node(key, item.start, item.end, label, given))

    for number, zone in enumerate(document.zones, start=1):
        add(f"zone-{number}", zone, zone.label)
    for entity in document.entities:
        add(entity.id, entity, entity.label, actor=entity.actor)
    for time in document.times:
        add(time.id, time, time.type, value=time.value, calendar=time.calendar)
        if time.conflicts_with is not None:
            links.append(Link("conflicts_with", time.id, time.conflicts_with))
    for quote in document.quotes:
        add(quote.id, quote, quote.kind, speaker=quote.speaker)
        for name, part in (("cue", quote.cue), ("source", quote.source)):
            if part is not None:
                add(f"{quote.id}.{name}", part, name)
                links.append(Link(name, f"{quote.id}.{name}", quote.id))
    for number, item in enumerate(document.non_quotes, start=1):
        add(f"marked-{number}", item, item.label)
    return nodes, links


def from_graph(
    nodes: Iterable[Node], links: Iterable[Link], where: Where, *, keep_ids: bool
) -> dict[str, list[dict[str, Any]]]:
    """Return the layers that labelled spans and links describe, as plain values.

    A cue or source may belong to several quotes. Items keep the order of the nodes.

    Args:
        nodes: The spans.
        links: The links.
        where: The place in the input, for messages.
        keep_ids: Whether keys are ids; else items are numbered E1, T1, Q1 …

    Raises:
        InputError: At an unknown label, a link to nothing, or one between spans that it
            cannot hold between.
    """
    layers: dict[str, list[dict[str, Any]]] = {
        name: [] for name in ("zones", "entities", "times", "quotes", "non_quotes")
    }
    by_key: dict[str, tuple[str, dict[str, Any]]] = {}
    for node in nodes:
        layer = LAYER_OF.get(node.label)
        if layer is None:
            known = ", ".join(LAYER_OF)
            fail(f"unknown label {node.label!r}.", where, f"Known labels: {known}.")
        span = {"start": node.start, "end": node.end}
        item = _item(layer, node, span, len(layers.get(layer, ())) + 1, keep_ids=keep_ids)
        by_key[node.key] = (layer, item)
        if layer in layers:
            layers[layer].append(item)
    for link in links:
        _apply(link, by_key, where)
    return layers


def _item(
    layer: str, node: Node, span: dict[str, int], number: int, *, keep_ids: bool
) -> dict[str, Any]:
    attributes = node.attributes
    match layer:
        case "entities":
            name = node.key if keep_ids else f"E{number}"
            return {"id": name, **span, "label": node.label, "actor": attributes.get("actor")}
        case "times":
            return {
                "id": node.key if keep_ids else f"T{number}",
                **span,
                "type": node.label,
                "value": attributes.get("value"),
                "calendar": attributes.get("calendar"),
                "conflicts_with": None,
            }
        case "quotes":
            return {
                "id": node.key if keep_ids else f"Q{number}",
                **span,
                "kind": node.label,
                "cue": None,
                "source": None,
                "speaker": attributes.get("speaker"),
            }
        case "parts":
            return span
        case _:
            return {**span, "label": node.label}


def _apply(link: Link, by_key: dict[str, tuple[str, dict[str, Any]]], where: Where) -> None:
    if link.label not in LINKS:
        fail(f"unknown relation {link.label!r}.", where, f"Known relations: {', '.join(LINKS)}.")
    for key in (link.head, link.tail):
        if key not in by_key:
            fail(f"the relation {link.label} names {key!r}, which is no span.", where, "Mend it.")
    (head_layer, head), (tail_layer, tail) = by_key[link.head], by_key[link.tail]
    wanted = ("times", "times") if link.label == "conflicts_with" else ("parts", "quotes")
    if (head_layer, tail_layer) != wanted:
        fail(
            f"the relation {link.label} leads from {head_layer} to {tail_layer}.",
            where,
            f"It leads from {wanted[0]} to {wanted[1]}.",
        )
    if link.label == "conflicts_with":
        head["conflicts_with"] = tail["id"]
        return
    if tail[link.label] is not None:
        fail(f"{tail['id']} has two of the relation {link.label}.", where, "Remove one.")
    tail[link.label] = dict(head)
