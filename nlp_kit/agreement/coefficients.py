"""Coefficients of agreement as pure functions of counts that add up over documents.

Every function takes sums with any leading axes (resamples, for instance) and gives nan where the
coefficient is undefined.
"""

from __future__ import annotations

import numpy as np

from nlp_kit.scoring.statistics import Floats, prf


def span_f1(counts: Floats) -> Floats:
    """Return F1 of counts of spans that both marked, only the second, only the first.

    It is symmetric, and it is what kappa tends to where, as with spans, nobody can say how many
    spans both left unmarked (Hripcsak and Rothschild 2005).
    """
    return prf(counts)[..., 2]


def share(counts: Floats) -> Floats:
    """Return the agreeing part of counts of agreeing and disagreeing pairs."""
    with np.errstate(invalid="ignore", divide="ignore"):
        result: Floats = counts[..., 0] / counts.sum(axis=-1)
    return result


def cohen_kappa(table: Floats) -> Floats:
    """Return Cohen's kappa (1960) of contingency tables on the last two axes.

    Undefined for an empty table, and where both used one and the same category throughout.
    """
    total = table.sum(axis=(-2, -1))
    chance = (table.sum(axis=-1) * table.sum(axis=-2)).sum(axis=-1)
    observed = np.trace(table, axis1=-2, axis2=-1)
    # Multiplied out by total², so that the sums are whole and the comparison is exact.
    with np.errstate(invalid="ignore", divide="ignore"):
        result: Floats = np.where(
            chance < total**2, (observed * total - chance) / (total**2 - chance), np.nan
        )
    return result


def krippendorff_alpha(coincidences: Floats) -> Floats:
    """Return Krippendorff's alpha (2004) for nominal data, of coincidence matrices.

    Undefined where there are no pairable values, or all of them are of one category.
    """
    totals = coincidences.sum(axis=-1)
    number = totals.sum(axis=-1)
    differing = number - np.trace(coincidences, axis1=-2, axis2=-1)
    expected = number**2 - (totals**2).sum(axis=-1)
    with np.errstate(invalid="ignore", divide="ignore"):
        result: Floats = np.where(expected > 0, 1 - (number - 1) * differing / expected, np.nan)
    return result


def one_against_rest(matrix: Floats, category: int) -> Floats:
    """Return a contingency or coincidence matrix with all categories but one put together."""
    keep = matrix[..., category, category]
    row = matrix[..., category, :].sum(axis=-1) - keep
    column = matrix[..., :, category].sum(axis=-1) - keep
    rest = matrix.sum(axis=(-2, -1)) - keep - row - column
    return np.stack((np.stack((keep, row), axis=-1), np.stack((column, rest), axis=-1)), axis=-2)
