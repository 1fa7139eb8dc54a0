"""Precision, recall, F1, intervals and tests as pure functions of counts per document.

Counts are arrays of whole numbers whose last axis is true positives, false positives, false
negatives and whose first axis, where the document matters, is the document. What is undefined is
``nan`` here; :mod:`nlp_kit.scoring.figures` says why.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.int64]
Floats = NDArray[np.float64]

RESAMPLES = 10_000
SEED = 0
# With more undefined resamples than this, percentiles of the others would mislead.
_MOST_UNDEFINED = 0.05
_CHUNK = 1_000


def prf(counts: NDArray[np.number]) -> Floats:
    """Return precision, recall and F1 along the last axis; 0/0 is nan."""
    tp, fp, fn = (np.asarray(counts[..., column], dtype=np.float64) for column in range(3))
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.stack((tp / (tp + fp), tp / (tp + fn), 2 * tp / (2 * tp + fp + fn)), axis=-1)


def macro(counts: NDArray[np.number]) -> Floats:
    """Return the mean over groups of precision, recall and F1, groups on the last axis but one.

    A group is left out of the mean of a figure that is undefined for it.
    """
    return _mean(prf(counts), axis=-2)


def _mean(values: Floats, *, axis: int) -> Floats:
    defined = ~np.isnan(values)
    with np.errstate(invalid="ignore", divide="ignore"):
        total: Floats = np.where(defined, values, 0.0).sum(axis=axis) / defined.sum(axis=axis)
    return total


def bootstrap_weights(
    documents: int, *, resamples: int = RESAMPLES, seed: int = SEED
) -> NDArray[np.float32]:
    """Return how often each document (column) is drawn in each bootstrap resample (row).

    ``weights @ counts`` are then the resampled sums of anything counted per document, and all
    figures of one run rest on the same draws.
    """
    generator = np.random.default_rng(seed)
    weights = np.empty((resamples, documents), dtype=np.float32)
    for first in range(0, resamples, _CHUNK):
        size = min(_CHUNK, resamples - first)
        drawn = generator.integers(0, documents, size=(size, documents))
        drawn += np.arange(size)[:, None] * documents
        times = np.bincount(drawn.ravel(), minlength=size * documents)
        weights[first : first + size] = times.reshape(size, documents)
    return weights


def resample(weights: NDArray[np.float32], counts: NDArray[np.number]) -> Floats:
    """Return the summed counts of each resample (first axis), other axes as in ``counts``."""
    flat = counts.reshape(counts.shape[0], -1).astype(np.float32)
    sums: Floats = (weights @ flat).astype(np.float64)
    return sums.reshape(weights.shape[0], *counts.shape[1:])


def interval(values: Floats, *, level: float = 0.95) -> Floats:
    """Return the percentile interval of resampled values (first axis), nan where undefined.

    The last axis of the result holds the lower and the upper bound. Undefined resamples are left
    out as long as they are few.
    """
    ordered = np.sort(values, axis=0)  # nan goes to the end
    defined = (~np.isnan(values)).sum(axis=0)
    bounds = np.stack(
        [_quantile(ordered, defined, at) for at in ((1 - level) / 2, (1 + level) / 2)], axis=-1
    )
    bounds[defined < (1 - _MOST_UNDEFINED) * values.shape[0]] = np.nan
    return bounds


def _quantile(ordered: Floats, defined: NDArray[np.int64], at: float) -> Floats:
    place = at * np.maximum(defined - 1, 0)
    below = np.floor(place).astype(np.int64)
    above = np.minimum(below + 1, np.maximum(defined - 1, 0))
    low = np.take_along_axis(ordered, below[None], axis=0)[0]
    high = np.take_along_axis(ordered, above[None], axis=0)[0]
    result: Floats = low + (high - low) * (place - below)
    return result


def randomization_test(
    a: Counts, b: Counts, *, trials: int = RESAMPLES, seed: int = SEED
) -> tuple[Floats, Floats]:
    """Return the differences of P, R, F1 (b minus a) and their two-sided p-values.

    Paired approximate randomisation (Yeh 2000; Noreen 1989): in each trial every document's
    counts change sides with probability one half. The p-value is (hits + 1) / (trials + 1), so
    that it is never zero; a trial as far apart as the observation is a hit. Where the difference
    is undefined, so is the p-value (nan).

    Args:
        a: Counts of one system, documents first; any axes between.
        b: Counts of the other on the same documents in the same order.
        trials: How many.
        seed: Of the random swaps.
    """
    total_a, total_b = a.sum(axis=0), b.sum(axis=0)
    observed = prf(total_b) - prf(total_a)
    documents = a.shape[0]
    change = (b - a).reshape(documents, -1).astype(np.float64)
    generator = np.random.default_rng(seed)
    hits = np.zeros(observed.shape)
    for first in range(0, trials, _CHUNK):
        size = min(_CHUNK, trials - first)
        swaps = generator.integers(0, 2, size=(size, documents)).astype(np.float64)
        moved = (swaps @ change).reshape(size, *total_a.shape)
        difference = prf(total_b - moved) - prf(total_a + moved)
        # The same difference reached by another sum may differ in its last bits; an undefined
        # one counts as a hit, so that it never makes a difference look surer.
        hits += (~(np.abs(difference) < np.abs(observed) - 1e-12)).sum(axis=0)
    p = (hits + 1) / (trials + 1)
    return observed, np.where(np.isnan(observed), np.nan, p)


def mean_sd(values: Sequence[float]) -> tuple[float, float | None]:
    """Return the mean and the sample standard deviation, which one value does not have (None).

    Raises:
        ValueError: If there is no value.
    """
    if not values:
        raise ValueError("there is no value to average")
    array = np.asarray(values, dtype=np.float64)
    return float(array.mean()), float(array.std(ddof=1)) if len(values) > 1 else None
