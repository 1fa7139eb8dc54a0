"""Folding: one spelling for letters, digits and half-spaces, and every offset stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp_kit.text import ZWNJ, fold, fold_key

TEXTS = st.text(st.characters() | st.sampled_from("يكةۀىأ٣۳\u200b\u200c\u200d\u00ac\ufeffـ َ"))


@pytest.mark.parametrize(
    ("found", "folded"),
    [
        ("علي", "علی"),
        ("موسى", "موسی"),
        ("كتاب", "کتاب"),
        ("مكة", "مکه"),
        ("خانۀ ما", "خانه ما"),
        ("أحمد إبراهیم ٱلله", "احمد ابراهیم الله"),
        ("٣ و ۳ و 3", "3 و 3 و 3"),
        ("می\u200bرود می\u200dرود می\ufeffرود می¬رود می\u00adرود", " ".join([f"می{ZWNJ}رود"] * 5)),
        ("آب مؤثر مسئله جزء", "آب مؤثر مسئله جزء"),
        ("Ahmad 5", "Ahmad 5"),
    ],
)
def test_variants_get_one_spelling(found: str, folded: str) -> None:
    assert fold(found) == folded


@given(TEXTS)
def test_offsets_stay_and_folding_twice_changes_nothing(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded


@given(TEXTS, TEXTS)
def test_each_character_is_folded_by_itself(one: str, other: str) -> None:
    assert fold(one + other) == fold(one) + fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("می‌رود", "میرود"),
        ("علـــی", "علي"),
        ("مُحَمَّد", "محمد"),
        ("\u202bایران\u202c", "ایران"),
        ("وزارت  \u00a0کشور ", "وزارت کشور"),
        ("۱۴۰۰", "١٤٠٠"),
    ],
)
def test_keys_of_one_name_are_equal(one: str, other: str) -> None:
    assert fold_key(one) == fold_key(other)


def test_keys_keep_words_apart() -> None:
    assert fold_key("کتاب خانه") != fold_key("کتابخانه")
    assert fold_key("علی") != fold_key("عالی")
