"""Figures that say what they are: a value or the reason why there is none, and its interval."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nlp_kit.scoring.statistics import Counts, Floats, interval, macro, prf, resample
from nlp_kit.scoring.tally import Row

NEITHER = "neither gold nor prediction has any"
NO_PREDICTION = "nothing was predicted"
NO_GOLD = "gold has none"
ONE_DOCUMENT = "one document supports no interval"
TOO_RARE = "too many resamples have none"


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number, or None with the reason; so too its 95 % interval."""

    value: float | None
    interval: tuple[float, float] | None
    undefined: str | None = None
    no_interval: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """Precision, recall and F1 of one row, with what they are computed from.

    ``tp``, ``fp`` and ``fn`` are None for a macro average, whose group is ``macro``.
    """

    row: Row
    tp: int | None
    fp: int | None
    fn: int | None
    precision: Estimate
    recall: Estimate
    f1: Estimate

    @property
    def support(self) -> int | None:
        """How many gold spans there are."""
        return None if self.tp is None or self.fn is None else self.tp + self.fn


def figures(
    counts: Mapping[Row, Counts],
    weights: NDArray[np.float32] | None,
    dimensions: Mapping[str, str],
) -> dict[Row, Figure]:
    """Return the figures of all rows, and for each measure the macro average.

    Args:
        counts: Of a tally.
        weights: Bootstrap weights; None leaves the intervals out.
        dimensions: For each measure the breakdown that its macro average runs over.
    """
    result: dict[Row, Figure] = {}
    documents = next(iter(counts.values())).shape[0] if counts else 0
    sampled = weights if documents > 1 else None
    for measure, dimension in dimensions.items():
        rows = [row for row in counts if row.measure == measure]
        stack = np.stack([counts[row] for row in rows], axis=1)
        sums = None if sampled is None else resample(sampled, stack)
        values = prf(stack.sum(axis=0))
        bounds = None if sums is None else interval(prf(sums))
        for index, row in enumerate(rows):
            tp, fp, fn = (int(count) for count in stack[:, index].sum(axis=0))
            reasons = _reasons(tp, fp, fn)
            estimates = [
                estimate_of(
                    float(values[index, column]),
                    None if bounds is None else bounds[index, column],
                    reasons[column],
                )
                for column in range(3)
            ]
            result[row] = Figure(row, tp, fp, fn, *estimates)
        part = [index for index, row in enumerate(rows) if row.dimension == dimension]
        result[Row(measure, dimension, "macro")] = _macro(
            Row(measure, dimension, "macro"),
            stack[:, part].sum(axis=0),
            None if sums is None else sums[:, part],
        )
    return result


def _macro(row: Row, totals: Counts, sums: Floats | None) -> Figure:
    values = macro(totals)
    bounds = None if sums is None or not totals.size else interval(macro(sums))
    estimates = [
        estimate_of(float(values[column]), None if bounds is None else bounds[column], NEITHER)
        for column in range(3)
    ]
    return Figure(row, None, None, None, *estimates)


def _reasons(tp: int, fp: int, fn: int) -> tuple[str, str, str]:
    if tp + fp + fn == 0:
        return NEITHER, NEITHER, NEITHER
    return NO_PREDICTION, NO_GOLD, NEITHER


def estimate_of(value: float, bounds: Floats | None, reason: str) -> Estimate:
    """Return an estimate from numbers in which nan stands for what is undefined.

    Args:
        value: The value, or nan.
        bounds: Lower and upper bound, or nan for both; None where there is but one document.
        reason: Why the value is undefined, if it is.
    """
    if math.isnan(value):
        return Estimate(None, None, reason, reason)
    if bounds is None:
        return Estimate(value, None, None, ONE_DOCUMENT)
    low, high = (float(bound) for bound in bounds)
    if math.isnan(low) or math.isnan(high):
        return Estimate(value, None, None, TOO_RARE)
    return Estimate(value, (low, high))
