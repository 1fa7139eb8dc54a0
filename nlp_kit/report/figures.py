"""The scores as the page draws them: bars with intervals, and matrices of labels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from nlp_kit.scoring import Figure, Scores, confusion, measure_named


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """One measure of the overall table, with what it counts as right and its bar."""

    rule: str
    cells: tuple[str, ...]
    figure: Figure


@dataclass(frozen=True, slots=True)
class Confusion:
    """How often each gold label met each predicted one.

    Attributes:
        layer: Of the document record.
        labels: Of the rows and the columns.
        counts: By gold and predicted label; ``""`` stands for an absent side, so that
            ``counts[label, ""]`` were missed and ``counts["", label]`` are spurious.
    """

    layer: str
    labels: tuple[str, ...]
    counts: dict[tuple[str, str], int]

    def count(self, gold: str, predicted: str) -> int:
        """Return one cell."""
        return self.counts.get((gold, predicted), 0)

    def share(self, gold: str, predicted: str) -> float:
        """Return a cell as a part of its row, for the shading."""
        row = sum(count for (label, _), count in self.counts.items() if label == gold)
        return self.count(gold, predicted) / row if row else 0.0


def score_lines(scores: Scores, rows: tuple[tuple[str, ...], ...]) -> tuple[ScoreLine, ...]:
    """Return the rows of the overall table, each with its rule and its figure."""
    return tuple(
        ScoreLine(measure_named(cells[0]).rule, cells, scores.figure(cells[0])) for cells in rows
    )


def confusions(scores: Scores) -> Iterator[Confusion]:
    """Yield the matrix of each layer that has any spans."""
    for layer in scores.signature.layers:
        counts = confusion(scores.matches, layer)
        if counts:
            labels = sorted({label for pair in counts for label in pair if label})
            yield Confusion(layer, tuple(labels), counts)
