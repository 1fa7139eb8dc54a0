"""How far two annotators mark the same spans, and say the same of those that both marked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from nlp_kit.scoring.assignment import Pair
from nlp_kit.scoring.items import Item
from nlp_kit.scoring.measures import (
    match_exact,
    match_half,
    match_label,
    match_span,
    same_source,
    same_speaker,
    same_value,
)

Matcher = Callable[[Sequence[Item], Sequence[Item]], list[Pair]]


def span_rules(layer: str) -> Mapping[str, Matcher]:
    """Return the ways of counting a span as marked by both.

    ``exact``: same span and label; ``label-blind``: same span; ``overlap``: the lenient rule of
    the scheme's section 6, which for quotes asks for half of the tokens and no label.
    """
    lenient = match_half if layer == "quotes" else match_label
    return {"exact": match_exact, "label-blind": match_span, "overlap": lenient}


# What is compared on the spans that both marked: the layer, and when two spans agree.
ATTRIBUTES: Mapping[str, tuple[str, Callable[[Item, Item], bool]]] = {
    "value": ("times", same_value),
    "kind": ("quotes", lambda a, b: a.label == b.label),
    "source": ("quotes", same_source),
    "speaker": ("quotes", same_speaker),
}


def span_counts(first: Sequence[Item], second: Sequence[Item], rule: Matcher) -> list[int]:
    """Return how many spans both marked, only the second, and only the first."""
    both = len(rule(first, second))
    return [both, len(second) - both, len(first) - both]


def attribute_counts(first: Sequence[Item], second: Sequence[Item], attribute: str) -> list[int]:
    """Return on how many of the spans that both marked (by overlap) they agree, and do not."""
    layer, agrees = ATTRIBUTES[attribute]
    pairs = span_rules(layer)["overlap"](first, second)
    agreeing = sum(agrees(first[i], second[j]) for i, j in pairs)
    return [agreeing, len(pairs) - agreeing]
