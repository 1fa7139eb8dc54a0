"""Every gold and predicted span in one of six classes, for error analysis and reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from nlp_kit.scoring.items import Item
from nlp_kit.scoring.measures import match_any, match_exact

Outcome = Literal["exact", "boundary", "type", "both", "missed", "spurious"]
OUTCOMES: tuple[Outcome, ...] = ("exact", "boundary", "type", "both", "missed", "spurious")


@dataclass(frozen=True, slots=True)
class Match:
    """A gold span, a predicted span, or a pair of them, and what is wrong.

    ``boundary``: the spans overlap and the labels agree; ``type``: the same span under another
    label; ``both``: overlap under another label; ``missed`` and ``spurious``: nothing opposite.
    """

    document: str
    layer: str
    outcome: Outcome
    gold: Item | None
    predicted: Item | None


def classify(
    document: str, layer: str, gold: Sequence[Item], predicted: Sequence[Item]
) -> list[Match]:
    """Return each span of both sides once, in text order.

    Exact pairs are set apart first; the rest is paired by the largest overlap.
    """
    exact = match_exact(gold, predicted)
    taken_gold, taken_predicted = {i for i, _ in exact}, {j for _, j in exact}
    left = [item for i, item in enumerate(gold) if i not in taken_gold]
    right = [item for j, item in enumerate(predicted) if j not in taken_predicted]
    pairs = match_any(left, right)
    matches = [Match(document, layer, "exact", gold[i], predicted[j]) for i, j in exact]
    matches += [
        Match(document, layer, _outcome(left[i], right[j]), left[i], right[j]) for i, j in pairs
    ]
    met_gold, met_predicted = {i for i, _ in pairs}, {j for _, j in pairs}
    matches += [
        Match(document, layer, "missed", item, None)
        for i, item in enumerate(left)
        if i not in met_gold
    ]
    matches += [
        Match(document, layer, "spurious", None, item)
        for j, item in enumerate(right)
        if j not in met_predicted
    ]
    return sorted(matches, key=_place)


def confusion(matches: Sequence[Match], layer: str) -> dict[tuple[str, str], int]:
    """Return how often each gold label met each predicted one; an absent side is ``""``."""
    table: dict[tuple[str, str], int] = {}
    for match in matches:
        if match.layer == layer:
            key = (
                match.gold.label if match.gold else "",
                match.predicted.label if match.predicted else "",
            )
            table[key] = table.get(key, 0) + 1
    return dict(sorted(table.items()))


def _outcome(gold: Item, predicted: Item) -> Outcome:
    if (gold.start, gold.end) == (predicted.start, predicted.end):
        # Equal spans with equal labels are left over only where one side says them twice.
        return "boundary" if gold.label == predicted.label else "type"
    return "boundary" if gold.label == predicted.label else "both"


def _place(match: Match) -> tuple[int, int, str]:
    item = match.gold or match.predicted
    assert item is not None  # a match has at least one side
    return item.start, item.end, match.outcome
