"""Kappa and alpha against scikit-learn and the krippendorff package."""

from __future__ import annotations

import krippendorff
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from nlp_kit.agreement.coefficients import (
    cohen_kappa,
    krippendorff_alpha,
    one_against_rest,
    share,
    span_f1,
)
from nlp_kit.agreement.tokens import coincidences, contingency

CATEGORIES = ["LOC", "O", "ORG", "PER"]
pairs = st.lists(
    st.tuples(st.sampled_from(CATEGORIES), st.sampled_from(CATEGORIES)), min_size=1, max_size=30
)


def sides(found):
    return [[pair[side] for pair in found] for side in (0, 1)]


@given(pairs)
def test_kappa_is_scikit_learns(found):
    first, second = sides(found)
    value = cohen_kappa(contingency(first, second, CATEGORIES))
    if len({*first, *second}) == 1:
        assert np.isnan(value)
    else:
        assert value == pytest.approx(cohen_kappa_score(first, second))
        assert value == pytest.approx(cohen_kappa(contingency(second, first, CATEGORIES)))


@given(pairs, st.sampled_from(CATEGORIES))
def test_kappa_of_one_label_is_that_of_yes_and_no(found, label):
    first, second = sides(found)
    index = CATEGORIES.index(label)
    value = cohen_kappa(one_against_rest(contingency(first, second, CATEGORIES), index))
    yes = [[item == label for item in side] for side in (first, second)]
    if len({*yes[0], *yes[1]}) == 1:
        assert np.isnan(value)
    else:
        assert value == pytest.approx(cohen_kappa_score(*yes))


@given(
    st.lists(
        st.lists(st.sampled_from(CATEGORIES), min_size=4, max_size=4), min_size=2, max_size=20
    ),
    st.integers(2, 4),
)
def test_alpha_is_that_of_the_krippendorff_package(units, annotators):
    data = [[unit[index] for unit in units] for index in range(annotators)]
    value = krippendorff_alpha(coincidences(data, CATEGORIES))
    used = {label for side in data for label in side}
    if len(used) == 1:
        assert np.isnan(value)
    else:
        place = {label: index for index, label in enumerate(sorted(used))}
        numbers = [[place[label] for label in side] for side in data]
        assert value == pytest.approx(krippendorff.alpha(numbers, level_of_measurement="nominal"))


def test_alpha_takes_documents_that_not_all_annotated():
    both = [["PER", "O", "O"], ["PER", "LOC", "O"], ["ORG", "O", "O"]]
    two = [["O", "PER"], ["O", "O"]]
    summed = coincidences(both, CATEGORIES) + coincidences(two, CATEGORIES)
    missing = [np.nan, np.nan]
    place = {label: index for index, label in enumerate(CATEGORIES)}
    data = [
        [place[x] for x in (*both[0], *two[0])],
        [place[x] for x in (*both[1], *two[1])],
        [*(place[x] for x in both[2]), *missing],
    ]
    expected = krippendorff.alpha(np.array(data), level_of_measurement="nominal")
    assert krippendorff_alpha(summed) == pytest.approx(expected)


def test_what_nothing_supports_is_undefined():
    assert np.isnan(cohen_kappa(np.zeros((2, 2))))
    assert np.isnan(cohen_kappa(np.zeros((0, 0))))
    assert np.isnan(krippendorff_alpha(np.zeros((2, 2))))
    assert np.isnan(span_f1(np.zeros(3)))
    assert np.isnan(share(np.zeros(2)))


def test_coefficients_take_resamples_on_leading_axes():
    tables = np.random.default_rng(0).integers(0, 9, size=(5, 3, 3)).astype(float)
    assert cohen_kappa(tables).tolist() == [float(cohen_kappa(table)) for table in tables]
    matrices = tables + tables.transpose(0, 2, 1)
    alphas = [float(krippendorff_alpha(matrix)) for matrix in matrices]
    assert krippendorff_alpha(matrices).tolist() == alphas
