"""The assignment against trying out every one, and its geometry against plain definitions."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp_kit.scoring.assignment import assign, intersection_over_union, overlapping

intervals = st.tuples(st.integers(0, 20), st.integers(1, 8)).map(lambda p: (p[0], p[0] + p[1]))


def best(weights, lefts, rights):
    if lefts > rights:
        weights, lefts, rights = {(j, i): w for (i, j), w in weights.items()}, rights, lefts
    return max(
        sum(weights.get((i, j), 0) for i, j in enumerate(order))
        for order in permutations(range(rights), lefts)
    )


@given(
    st.dictionaries(st.tuples(st.integers(0, 4), st.integers(0, 4)), st.floats(0.1, 1), max_size=12)
)
def test_no_other_assignment_weighs_more(weights):
    pairs = assign(weights)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert set(pairs) <= set(weights)
    assert sum(weights[pair] for pair in pairs) == pytest.approx(best(weights, 5, 5))


@given(st.lists(intervals, max_size=8), st.lists(intervals, max_size=8))
def test_overlapping_pairs_share_a_position(left, right):
    expected = {
        (i, j)
        for i, a in enumerate(left)
        for j, b in enumerate(right)
        if set(range(*a)) & set(range(*b))
    }
    found = list(overlapping(left, right))
    assert set(found) == expected
    assert len(found) == len(expected)


@given(intervals, intervals)
def test_intersection_over_union_is_that_of_the_sets(a, b):
    one, other = set(range(*a)), set(range(*b))
    assert intersection_over_union(a, b) == pytest.approx(len(one & other) / len(one | other))


def test_the_greedy_choice_is_not_taken():
    # Greedy takes 0.9 and leaves nothing for the others.
    assert assign({(0, 0): 0.9, (0, 1): 0.8, (1, 0): 0.8}) == [(0, 1), (1, 0)]
