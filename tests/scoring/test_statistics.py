"""Figures, intervals and tests as functions of counts, against their definitions."""

from __future__ import annotations

import itertools
import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp_kit.scoring.statistics import (
    bootstrap_weights,
    interval,
    macro,
    mean_sd,
    prf,
    randomization_test,
    resample,
)

counts = st.lists(
    st.tuples(st.integers(0, 5), st.integers(0, 5), st.integers(0, 5)), min_size=2, max_size=6
).map(lambda rows: np.array(rows, dtype=np.int64))


def test_zero_divided_by_zero_is_undefined():
    assert np.isnan(prf(np.array([0, 0, 0]))).all()
    precision, recall, f1 = prf(np.array([0, 0, 3]))
    assert np.isnan(precision)
    assert (recall, f1) == (0, 0)


def test_the_macro_average_leaves_undefined_groups_out():
    assert macro(np.array([[1, 0, 0], [0, 0, 0], [1, 1, 1]])).tolist() == [0.75, 0.75, 0.75]


def test_every_resample_draws_as_many_documents_as_there_are():
    weights = bootstrap_weights(7, resamples=2500, seed=3)
    assert (weights.sum(axis=1) == 7).all()
    assert weights.mean() == pytest.approx(1, abs=0.02)
    assert np.array_equal(weights, bootstrap_weights(7, resamples=2500, seed=3))
    assert not np.array_equal(weights, bootstrap_weights(7, resamples=2500, seed=4))


@given(counts)
def test_resampled_sums_are_those_of_the_drawn_documents(table):
    weights = bootstrap_weights(len(table), resamples=50)
    expected = [
        sum(table[i] * int(times) for i, times in enumerate(row)).tolist() for row in weights
    ]
    assert resample(weights, table).tolist() == expected


def test_the_interval_is_numpys_quantile_where_all_is_defined():
    values = np.random.default_rng(1).random((1000, 3))
    assert np.allclose(interval(values), np.quantile(values, (0.025, 0.975), axis=0).T)


def test_the_interval_is_undefined_where_many_resamples_are():
    values = np.linspace(0, 1, 100).reshape(-1, 1)
    values[:3] = np.nan
    assert np.allclose(interval(values), np.nanquantile(values, (0.025, 0.975)))
    values[:6] = np.nan
    assert np.isnan(interval(values)).all()


def test_the_interval_covers_the_truth_about_as_often_as_it_says():
    generator = np.random.default_rng(5)
    hits = 0
    for trial in range(200):
        found = generator.random((60, 10)) < 0.7
        table = np.stack([found.sum(1), 0 * found.sum(1), (~found).sum(1)], axis=1)
        low, high = interval(
            prf(resample(bootstrap_weights(60, resamples=500, seed=trial), table))
        )[1]
        hits += low <= 0.7 <= high
    assert 0.89 <= hits / 200 <= 0.99


@given(counts, st.data())
def test_the_p_value_is_that_of_all_swaps(a, data):
    b = np.array([[data.draw(st.integers(0, 5)) for _ in range(3)] for _ in range(len(a))])
    observed, p = randomization_test(a, b, trials=4000, seed=1)
    apart = []
    for swaps in itertools.product([0, 1], repeat=len(a)):
        mask = np.array(swaps)[:, None]
        left, right = np.where(mask, b, a).sum(0), np.where(mask, a, b).sum(0)
        apart.append(prf(right) - prf(left))
    exact = (~(np.abs(np.array(apart)) < np.abs(observed) - 1e-12)).mean(axis=0)
    for column in range(3):
        if np.isnan(observed[column]):
            assert np.isnan(p[column])
        else:
            assert p[column] == pytest.approx(exact[column], abs=0.04)


def test_equal_systems_do_not_differ():
    table = np.array([[3, 1, 0], [0, 2, 2], [5, 0, 1]])
    observed, p = randomization_test(table, table, trials=99)
    assert observed.tolist() == [0, 0, 0]
    assert p.tolist() == [1, 1, 1]


def test_a_p_value_is_never_zero():
    a = np.tile([0, 5, 5], (40, 1))
    b = np.tile([5, 0, 0], (40, 1))
    observed, p = randomization_test(a, b, trials=999)
    assert observed.tolist() == [1, 1, 1]
    assert p.tolist() == [0.001, 0.001, 0.001]


def test_one_value_has_no_standard_deviation():
    assert mean_sd([0.5]) == (0.5, None)
    mean, sd = mean_sd([1, 2, 3])
    assert (mean, sd) == (2, 1)
    with pytest.raises(ValueError, match="no value"):
        mean_sd([])


def test_ten_thousand_resamples_of_500_documents_take_under_two_seconds():
    table = np.random.default_rng(0).integers(0, 9, size=(500, 12, 3))
    start = time.process_time()
    interval(prf(resample(bootstrap_weights(500, resamples=10_000), table)))
    assert time.process_time() - start < 2
