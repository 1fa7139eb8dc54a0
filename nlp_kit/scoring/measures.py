"""The measures of section 6 of the scheme: which spans are compared, and which pairs are right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from nlp_kit.scoring.assignment import Pair, assign, intersection_over_union, overlapping
from nlp_kit.scoring.items import Item

# Far below any difference between two overlaps: it only decides between equal ones.
_TIE = 1e-6
_HALF = 0.5


def same_span(gold: Item, predicted: Item) -> bool:
    """Whether start, end and label agree."""
    return (gold.start, gold.end, gold.label) == (predicted.start, predicted.end, predicted.label)


def match_exact(gold: Sequence[Item], predicted: Sequence[Item]) -> list[Pair]:
    """Pair spans with the same start, end and label."""
    return _match(gold, predicted, lambda a, b: 1.0 if same_span(a, b) else 0.0)


def match_span(gold: Sequence[Item], predicted: Sequence[Item]) -> list[Pair]:
    """Pair spans with the same start and end, whatever their labels."""
    return _match(
        gold, predicted, lambda a, b: 1.0 if (a.start, a.end) == (b.start, b.end) else 0.0
    )


def match_label(gold: Sequence[Item], predicted: Sequence[Item]) -> list[Pair]:
    """Pair overlapping spans with the same label."""
    return _match(gold, predicted, lambda a, b: _characters(a, b) if a.label == b.label else 0.0)


def match_any(gold: Sequence[Item], predicted: Sequence[Item]) -> list[Pair]:
    """Pair overlapping spans, whatever their labels."""
    return _match(gold, predicted, _characters)


def match_half(gold: Sequence[Item], predicted: Sequence[Item]) -> list[Pair]:
    """Pair spans that share at least half of the tokens they cover together."""

    def weight(a: Item, b: Item) -> float:
        value = intersection_over_union(a.tokens, b.tokens)
        return value if value >= _HALF else 0.0

    return _match(gold, predicted, weight)


def same_value(gold: Item, predicted: Item) -> bool:
    """Whether two times have the same value; null agrees with null."""
    return gold.value == predicted.value


def same_source(gold: Item, predicted: Item) -> bool:
    """Whether two sources overlap, or both are null."""
    if not gold.source or not predicted.source:
        return gold.source == predicted.source
    return gold.source[0] < predicted.source[1] and predicted.source[0] < gold.source[1]


def same_speaker(gold: Item, predicted: Item) -> bool:
    """Whether two speakers have the same folded canonical name."""
    return gold.speaker == predicted.speaker


@dataclass(frozen=True, slots=True)
class Measure:
    """One way of counting.

    Attributes:
        name: As printed, the layer first.
        items: The kind of spans that are compared: a key of what ``collect`` returns.
        dimension: The breakdown that the macro average runs over.
        match: Pairs spans one to one.
        right: What a pair must fulfil besides.
        counted: Which spans are counted at all.
        rule: One line for people: what is counted as right.
    """

    name: str
    items: str
    dimension: str
    match: Callable[[Sequence[Item], Sequence[Item]], list[Pair]]
    rule: str
    right: Callable[[Item, Item], bool] = lambda gold, predicted: True
    counted: Callable[[Item], bool] = lambda item: True

    @property
    def layer(self) -> str:
        """The layer of the document record that is measured."""
        return self.name.partition(".")[0]


def _with_speaker(item: Item) -> bool:
    return bool(item.speaker)


MEASURES: tuple[Measure, ...] = (
    Measure("entities.strict", "entities", "label", match_exact, "same start, end and label"),
    Measure("entities.partial", "entities", "label", match_label, "overlap, same label"),
    Measure(
        "entities.flat_strict", "flat", "label", match_exact, "outermost: same start, end, label"
    ),
    Measure(
        "entities.flat_partial", "flat", "label", match_label, "outermost: overlap, same label"
    ),
    Measure("times.strict", "times", "type", match_exact, "same start, end and type"),
    Measure("times.relaxed", "times", "type", match_label, "overlap, same type"),
    Measure(
        "times.strict_value", "times", "type", match_exact, "strict, and same value", same_value
    ),
    Measure("times.value", "times", "type", match_label, "relaxed, and same value", same_value),
    Measure("quotes.strict", "quotes", "kind", match_exact, "same content span and kind"),
    Measure("quotes.overlap", "quotes", "kind", match_half, "token IoU of contents >= 0.5"),
    Measure(
        "quotes.source", "quotes", "form", match_half, "overlap, and sources overlap", same_source
    ),
    Measure(
        "quotes.speaker",
        "quotes",
        "kind",
        match_half,
        "overlap, and same speaker's name",
        same_speaker,
        _with_speaker,
    ),
    Measure("zones.lines", "lines", "zone", match_exact, "same zone for a line"),
)
LAYERS: tuple[str, ...] = ("entities", "times", "quotes", "zones")


def measure_named(name: str) -> Measure:
    """Return the measure with a name; raises KeyError where there is none."""
    for measure in MEASURES:
        if measure.name == name:
            return measure
    raise KeyError(name)


def _match(
    gold: Sequence[Item], predicted: Sequence[Item], weight: Callable[[Item, Item], float]
) -> list[Pair]:
    left = [(item.start, item.end) for item in gold]
    right = [(item.start, item.end) for item in predicted]
    weights = {}
    for i, j in overlapping(left, right):
        value = weight(gold[i], predicted[j])
        if value > 0:
            weights[i, j] = value + _TIE * _agreement(gold[i], predicted[j])
    return assign(weights)


def _characters(a: Item, b: Item) -> float:
    return intersection_over_union((a.start, a.end), (b.start, b.end))


def _agreement(a: Item, b: Item) -> int:
    return 2 * (a.label == b.label) + same_value(a, b) + same_source(a, b) + 2 * same_speaker(a, b)
