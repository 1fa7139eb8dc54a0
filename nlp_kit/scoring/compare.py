"""Two systems on the same gold: differences, their intervals and p-values, where they differ."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from nlp_kit.documents import Document
from nlp_kit.scoring.figures import Estimate, Figure, estimate_of
from nlp_kit.scoring.measures import LAYERS
from nlp_kit.scoring.scores import Scores, figure_as_dict, score
from nlp_kit.scoring.statistics import (
    RESAMPLES,
    SEED,
    Counts,
    interval,
    prf,
    randomization_test,
    resample,
)
from nlp_kit.scoring.tables import ABSENT, Table, bounds, percent
from nlp_kit.scoring.tally import Row

ONE_SIDED = "it is undefined for one of the two"
ONE_DOCUMENT = "one document supports no test"
NAMES = ("precision", "recall", "f1")


@dataclass(frozen=True, slots=True)
class Difference:
    """The second system minus the first in one figure; ``p`` is None where nothing is tested."""

    estimate: Estimate
    p: float | None


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two systems in one row."""

    row: Row
    first: Figure
    second: Figure
    precision: Difference
    recall: Difference
    f1: Difference


@dataclass(frozen=True)
class Comparison:
    """Two systems on the same gold documents."""

    first: Scores
    second: Scores

    @cached_property
    def contrasts(self) -> dict[Row, Contrast]:
        """Every row that either system has counts for."""
        rows = sorted({*self.first.tally.counts, *self.second.tally.counts})
        a, b = (_stack(side, rows) for side in (self.first, self.second))
        observed, p = randomization_test(a, b, trials=self.trials, seed=self.first.signature.seed)
        weights = self.first.weights
        spread = (
            None
            if weights is None
            else interval(prf(resample(weights, b)) - prf(resample(weights, a)))
        )
        testable = self.trials > 0 and len(self.first.tally.documents) > 1
        result = {}
        for index, row in enumerate(rows):
            if row not in self.first.figures or row not in self.second.figures:
                continue
            differences = [
                Difference(
                    estimate_of(
                        float(observed[index, column]),
                        None if spread is None else spread[index, column],
                        ONE_SIDED,
                    ),
                    float(p[index, column])
                    if testable and not np.isnan(p[index, column])
                    else None,
                )
                for column in range(len(NAMES))
            ]
            result[row] = Contrast(
                row, self.first.figures[row], self.second.figures[row], *differences
            )
        return result

    @property
    def trials(self) -> int:
        """How many random swaps the test makes: as many as the bootstrap makes resamples."""
        return self.first.signature.resamples

    @property
    def signature(self) -> str:
        """The scores' signature with the test's."""
        return f"{self.first.signature}|test:ar{self.trials},seed{self.first.signature.seed}"

    def documents(self, measure: str) -> list[tuple[str, int, int]]:
        """Return each document with either system's errors (false positives and negatives).

        The documents in which they differ most stand first.
        """
        row = Row(measure)
        errors = [side.tally.counts[row][:, 1:].sum(axis=1) for side in (self.first, self.second)]
        found = [
            (identifier, int(a), int(b))
            for identifier, a, b in zip(self.first.tally.documents, *errors, strict=True)
        ]
        return sorted(found, key=lambda item: (-abs(item[2] - item[1]), item[0]))

    def as_dict(self, *, documents: int) -> dict[str, Any]:
        """Return everything as JSON can hold it, with so many documents a measure."""
        return {
            "signature": self.signature,
            "contrasts": [contrast_as_dict(item) for item in self.contrasts.values()],
            "documents": {
                measure: [
                    {"id": identifier, "errors_first": a, "errors_second": b}
                    for identifier, a, b in self.documents(measure)[:documents]
                ]
                for measure in self.first.dimensions
            },
        }


def compare(
    gold: Sequence[Document],
    first: Sequence[Document],
    second: Sequence[Document],
    *,
    layers: Sequence[str] = LAYERS,
    labels: Collection[str] | None = None,
    split: str | None = None,
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> Comparison:
    """Score two systems on the same gold documents and contrast them; see :func:`score`.

    P-values are those of paired approximate randomisation over documents, not corrected for the
    number of figures one looks at.

    Raises:
        InputError: If either side does not hold the gold's documents.
    """
    sides = [
        score(
            gold,
            side,
            layers=layers,
            labels=labels,
            split=split,
            resamples=resamples,
            seed=seed,
        )
        for side in (first, second)
    ]
    return Comparison(*sides)


def contrasts_table(comparison: Comparison, names: tuple[str, str]) -> Table:
    """Return F1 of both systems in every measure, difference, interval and p-value."""
    shown = [comparison.contrasts[Row(measure)] for measure in comparison.first.dimensions]
    rows = tuple(
        (
            item.row.measure,
            percent(item.first.f1),
            percent(item.second.f1),
            _signed(item.f1.estimate),
            bounds(item.f1.estimate),
            _p_value(item.f1.p),
            str(item.first.support),
        )
        for item in shown
    )
    notes = [f"Difference: {names[1]} minus {names[0]}, F1. P-values are not corrected."]
    if len(comparison.first.tally.documents) == 1:
        notes.append(f"{ABSENT} {ONE_DOCUMENT}.")
    columns = ("measure", names[0], names[1], "diff.", "95 %", "p", "support")
    return Table("Two systems", columns, rows, tuple(notes))


def documents_table(
    comparison: Comparison, names: tuple[str, str], *, measures: Sequence[str], most: int
) -> Table:
    """Return the documents in which two systems' numbers of errors differ most."""
    rows = tuple(
        (measure, identifier, str(a), str(b), f"{b - a:+d}")
        for measure in measures
        for identifier, a, b in comparison.documents(measure)[:most]
        if a != b
    )
    columns = ("measure", "document", names[0], names[1], "diff.")
    return Table("Errors where they differ most", columns, rows, texts=2)


def contrast_as_dict(contrast: Contrast) -> dict[str, Any]:
    """Return a contrast as flat JSON can hold it."""
    value: dict[str, Any] = {
        "measure": contrast.row.measure,
        "by": contrast.row.dimension,
        "group": contrast.row.group,
        "support": contrast.first.support,
    }
    for name in NAMES:
        difference: Difference = getattr(contrast, name)
        low, high = difference.estimate.interval or (None, None)
        for side, figure in (("first", contrast.first), ("second", contrast.second)):
            value[f"{name}_{side}"] = figure_as_dict(figure)[name]
        value |= {
            f"{name}_difference": difference.estimate.value,
            f"{name}_low": low,
            f"{name}_high": high,
            f"{name}_p": difference.p,
        }
    return value


def _stack(scores: Scores, rows: Sequence[Row]) -> Counts:
    none = np.zeros((len(scores.tally.documents), 3), dtype=np.int64)
    return np.stack([scores.tally.counts.get(row, none) for row in rows], axis=1)


def _signed(estimate: Estimate) -> str:
    return ABSENT if estimate.value is None else f"{100 * estimate.value:+.1f}"


def _p_value(p: float | None) -> str:
    if p is None:
        return ABSENT
    return f"{p:.4f}" if p >= 0.0001 else "<0.0001"
