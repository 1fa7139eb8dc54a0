"""Counts per document: what every score is a function of."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from nlp_kit.documents import Document
from nlp_kit.scoring.assignment import Pair
from nlp_kit.scoring.errors import Match, classify
from nlp_kit.scoring.items import (
    Frame,
    Item,
    entity_items,
    line_items,
    quote_items,
    time_items,
)
from nlp_kit.scoring.measures import LAYERS, MEASURES, Measure
from nlp_kit.scoring.statistics import Counts

ALL = "all"


@dataclass(frozen=True, slots=True, order=True)
class Row:
    """What one line of counts is about: a measure, a breakdown, and one group of it."""

    measure: str
    dimension: str = ALL
    group: str = ALL


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of documents by row: true positives, false positives, false negatives.

    A hit belongs to the groups of the gold span, a false positive to those of the prediction.

    Attributes:
        documents: Their ids, in the order of the counts' first axis.
        counts: For each row an array of shape (documents, 3).
        matches: Every span of both sides with its error class.
    """

    documents: tuple[str, ...]
    counts: Mapping[Row, Counts]
    matches: tuple[Match, ...]

    def __add__(self, other: Tally) -> Tally:
        rows = sorted({*self.counts, *other.counts})
        joined = {
            row: np.concatenate(
                [
                    part.counts.get(row, np.zeros((len(part.documents), 3), dtype=np.int64))
                    for part in (self, other)
                ]
            )
            for row in rows
        }
        return Tally(self.documents + other.documents, joined, self.matches + other.matches)


def tally(
    gold: Sequence[Document],
    predicted: Sequence[Document],
    *,
    layers: Sequence[str] = LAYERS,
    labels: Collection[str] | None = None,
    seen: Collection[str] | None = None,
) -> Tally:
    """Return the counts of predicted documents against gold ones, paired by place.

    Args:
        gold: Documents with the right layers.
        predicted: The same documents, in the same order, with layers to be judged.
        layers: The layers to measure.
        labels: Entity labels to measure; None measures all.
        seen: Folded entity surfaces of the training documents, for seen/unseen.
    """
    measures = [measure for measure in MEASURES if measure.layer in layers]
    counts: dict[Row, Counts] = {}
    matches: list[Match] = []

    def add(row: Row, document: int, column: int) -> None:
        if row not in counts:
            counts[row] = np.zeros((len(gold), 3), dtype=np.int64)
        counts[row][document, column] += 1

    for measure in measures:
        counts[Row(measure.name)] = np.zeros((len(gold), 3), dtype=np.int64)
    for index, (right, guess) in enumerate(zip(gold, predicted, strict=True)):
        frame = Frame.of(right)
        left_items = collect(right, frame, layers, labels=labels, seen=seen)
        right_items = collect(guess, frame, layers, labels=labels, seen=seen)
        outlet = ("outlet", right.meta.outlet or "unknown")
        pairs: dict[tuple[str, int], list[Pair]] = {}
        for measure in measures:
            a, b = left_items[measure.items], right_items[measure.items]
            key = (measure.items, id(measure.match))
            if key not in pairs:
                pairs[key] = measure.match(a, b)
            for item, column in _judge(measure, a, b, pairs[key]):
                for dimension, group in ((ALL, ALL), *item.groups, outlet):
                    add(Row(measure.name, dimension, group), index, column)
        for layer in layers:
            if layer != "zones":
                matches += classify(right.id, layer, left_items[layer], right_items[layer])
    documents = tuple(document.id for document in gold)
    return Tally(documents, dict(sorted(counts.items())), tuple(matches))


def collect(
    document: Document,
    frame: Frame,
    layers: Sequence[str] = LAYERS,
    *,
    labels: Collection[str] | None = None,
    seen: Collection[str] | None = None,
) -> dict[str, tuple[Item, ...]]:
    """Return the spans in scope of the chosen layers, by kind; ``flat`` is the entities' view."""
    items: dict[str, tuple[Item, ...]] = {}
    if "entities" in layers:
        items["entities"] = entity_items(document, frame, labels=labels, seen=seen)
        items["flat"] = entity_items(document, frame, labels=labels, seen=seen, flat=True)
    if "times" in layers:
        items["times"] = time_items(document, frame)
    if "quotes" in layers:
        items["quotes"] = quote_items(document, frame)
    if "zones" in layers:
        items["lines"] = line_items(document, frame)
    return items


def _judge(
    measure: Measure, gold: Sequence[Item], predicted: Sequence[Item], pairs: Sequence[Pair]
) -> list[tuple[Item, int]]:
    right = [
        (i, j)
        for i, j in pairs
        if measure.counted(gold[i])
        and measure.counted(predicted[j])
        and measure.right(gold[i], predicted[j])
    ]
    hit_gold, hit_predicted = {i for i, _ in right}, {j for _, j in right}
    judged = [(gold[i], 0) for i, _ in right]
    judged += [
        (item, 1)
        for j, item in enumerate(predicted)
        if j not in hit_predicted and measure.counted(item)
    ]
    judged += [
        (item, 2) for i, item in enumerate(gold) if i not in hit_gold and measure.counted(item)
    ]
    return judged
