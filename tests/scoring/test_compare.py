"""Two systems on the same gold."""

from __future__ import annotations

import pytest
from drawn_documents import documents, pairs
from hypothesis import given, settings

from nlp_kit.documents import Document, Entity
from nlp_kit.scoring import Row, score
from nlp_kit.scoring.compare import compare, contrasts_table, documents_table

GOLD = [
    Document(id=f"d{i}", text="الف ب", entities=(Entity(id="E", start=0, end=3, label="PER"),))
    for i in range(12)
]


def with_errors_in(wrong):
    return [d.model_copy(update={"entities": ()}) if i in wrong else d for i, d in enumerate(GOLD)]


def f1(first, second, gold=GOLD):
    return compare(gold, first, second).contrasts[Row("entities.strict")].f1


def test_a_system_does_not_differ_from_itself():
    difference = f1(with_errors_in({1}), with_errors_in({1}))
    assert difference.estimate.value == 0
    assert difference.estimate.interval == (0, 0)
    assert difference.p == 1


def test_a_clear_difference_is_significant_and_a_small_one_is_not():
    clear = f1(with_errors_in(range(10)), with_errors_in(()))
    assert clear.estimate.value == pytest.approx(1 - 4 / 14)
    assert 0.3 < clear.estimate.interval[0] < clear.estimate.value
    assert clear.p < 0.01
    small = f1(with_errors_in({0}), with_errors_in(()))
    assert small.p == 1
    assert small.estimate.interval[0] == 0


@settings(deadline=None, max_examples=30)
@given(pairs(), documents(identifier="d0"))
def test_swapping_the_systems_turns_the_sign_and_keeps_the_p_value(pair, other):
    gold, first = pair
    second = [other, *gold[1:]]
    there = compare(gold, first, second, resamples=200).contrasts
    back = compare(gold, second, first, resamples=200).contrasts
    assert there.keys() == back.keys()
    for row, contrast in there.items():
        value, turned = contrast.f1, back[row].f1
        if value.estimate.value is None:
            assert turned.estimate.value is None
        else:
            assert turned.estimate.value == pytest.approx(-value.estimate.value)
            # The same swaps lead as far apart, seen from the other side.
            assert turned.p == value.p


def test_each_side_has_the_figures_of_its_own_scores():
    first, second = with_errors_in({1, 2}), with_errors_in({3})
    contrast = compare(GOLD, first, second).contrasts[Row("entities.strict")]
    assert contrast.first == score(GOLD, first).figure("entities.strict")
    assert contrast.second == score(GOLD, second).figure("entities.strict")


def test_the_documents_that_differ_most_stand_first():
    comparison = compare(GOLD, with_errors_in({4}), with_errors_in({7}))
    assert comparison.documents("entities.strict")[:3] == [("d4", 1, 0), ("d7", 0, 1), ("d0", 0, 0)]
    table = documents_table(comparison, ("a", "b"), measures=["entities.strict"], most=5)
    assert [row[1:] for row in table.rows] == [("d4", "1", "0", "-1"), ("d7", "0", "1", "+1")]


def test_one_document_supports_no_test():
    first, second = with_errors_in(()), with_errors_in({0})
    comparison = compare(GOLD[:1], first[:1], second[:1])
    assert comparison.contrasts[Row("entities.strict")].f1.p is None
    table = contrasts_table(comparison, ("a", "b"))
    assert table.rows[0][:6] == ("entities.strict", "100.0", "0.0", "-100.0", "–", "–")
    assert "one document supports no test" in table.notes[-1]


def test_what_is_undefined_for_one_is_not_compared():
    empty = [d.model_copy(update={"entities": ()}) for d in GOLD]
    contrast = compare(GOLD, empty, GOLD).contrasts[Row("entities.strict")]
    assert contrast.precision.estimate.undefined == "it is undefined for one of the two"
    assert contrast.precision.p is None


def test_the_signature_names_the_test():
    assert compare(GOLD, GOLD, GOLD).signature.endswith("|test:ar10000,seed0")
