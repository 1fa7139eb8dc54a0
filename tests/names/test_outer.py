"""Names that a tagger missed or cut wrongly, mended from the lists and the rest of the text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp_kit.names import mended_names


def mended(text: str, *found: tuple[str, str]) -> list[tuple[str, str]]:
    spans = [(text.index(name), text.index(name) + len(name), label) for name, label in found]
    return [(text[start:end], label) for start, end, label in mended_names(text, spans)]


def test_a_listed_name_that_nothing_covers_is_added() -> None:
    assert mended("به نوشته ایسنا، بغداد آرام است.") == [("ایسنا", "ORG"), ("بغداد", "LOC")]


def test_the_longest_listed_name_is_taken() -> None:
    assert mended("سفر به کره شمالی") == [("کره شمالی", "LOC")]


@pytest.mark.parametrize("text", ["روز دوشنبه باران بارید", "چک برگشتی", "تراکتور و کمباین"])
def test_a_word_that_is_more_often_something_else_is_no_name(text: str) -> None:
    assert mended(text) == []


def test_what_the_tagger_found_stands() -> None:
    text = "هتل بغداد در تهران"
    assert mended(text, ("هتل بغداد", "FAC")) == [("هتل بغداد", "FAC"), ("تهران", "LOC")]


def test_a_family_name_alone_is_the_person_of_the_full_name() -> None:
    text = "نادر یزدان‌پناه آمد. یزدان‌پناه گفت."
    assert mended(text, ("نادر یزدان‌پناه", "PER"))[1:] == [("یزدان‌پناه", "PER")]


def test_a_family_name_that_is_a_place_says_too_little() -> None:
    text = "رضا تهران به خانه رفت؛ تهران شلوغ بود."
    assert ("تهران", "PER") not in mended(text, ("رضا تهران", "PER"))


def test_a_given_name_of_two_tells_a_person() -> None:
    text = "محمودکاظم سروستانه آمد. سروستانه گفت."
    assert mended(text, ("محمودکاظم سروستانه", "PER"))[1:] == [("سروستانه", "PER")]


def test_a_person_here_is_one_elsewhere() -> None:
    text = "سعید یزدان‌پناه آمد. یزدان‌پناه برد. سعید یزدان‌پناه رفت."
    last = text.rindex("سعید"), text.rindex("سعید") + len("سعید یزدان‌پناه")
    alone = text.index(". ") + 2
    found = [(0, 15, "PER"), (alone, alone + 10, "ORG"), (*last, "ORG")]
    assert [label for _, _, label in mended_names(text, found)] == ["PER"] * 3


def test_a_work_may_be_called_after_a_person() -> None:
    text = "نادر یزدان‌پناه فیلمی ساخت به نام یزدان‌پناه."
    start = text.rindex("یزدان‌پناه")
    found = [(0, 15, "PER"), (start, start + 10, "PROD")]
    assert mended_names(text, found) == found


def test_the_longer_of_two_names_that_meet_stays() -> None:
    text = "قطار میزبان چهل و سومین جشنواره انار بود"
    found = mended(text, ("میزبان چهل", "PROD"), ("سومین جشنواره انار", "EVENT"))
    assert found == [("چهل و سومین جشنواره انار", "EVENT")]


def test_a_bag_is_no_city() -> None:
    assert mended("با کیف به مدرسه رفت؛ راه مسکو بسته است") == [("مسکو", "LOC")]


def test_a_wrong_span_does_not_spread() -> None:
    text = "زندانیان سیاسی آزاد شدند؛ بحران سیاسی ماند."
    assert mended(text, ("زندانیان سیاسی", "PER")) == [("زندانیان سیاسی", "PER")]


@pytest.mark.parametrize(
    ("found", "name"),
    [
        ("«دریاچه نور", "دریاچه نور"),
        ("دریاچه نور»", "دریاچه نور"),
        ("«دریاچه نور»", "«دریاچه نور»"),
        ("دریاچه نور،", "دریاچه نور"),
    ],
)
def test_marks_without_their_partner_are_cut_off(found: str, name: str) -> None:
    assert mended(f"کنار {found} ایستاد", (found, "LOC")) == [(name, "LOC")]


@pytest.mark.parametrize(
    ("found", "name"),
    [
        ("توییتر دستخوش تغییر", "توییتر"),
        ("قوه قضائیه زندان‌ها", "قوه قضائیه"),
        ("یونسکو ایران", "یونسکو ایران"),
        ("مجلس سنا", "مجلس سنا"),
        ("دیوان محاسبات کشور", "دیوان محاسبات کشور"),
        ("مجمع تشخیص مصلحت نظام", "مجمع تشخیص مصلحت نظام"),
    ],
)
def test_words_after_a_listed_body_that_name_nothing_are_cut_off(found: str, name: str) -> None:
    assert mended(f"دیروز {found} شد", (found, "ORG"))[0] == (name, "ORG")


def test_nothing_is_added_where_it_is_closed() -> None:
    assert mended_names("بغداد\nآرام", [], closed=[(0, 5)]) == []


@given(st.text(alphabet="بغداد تهران«»()،\n\u200cنادر", max_size=40), st.data())
def test_names_lie_in_the_text_and_do_not_overlap(text: str, data: st.DataObject) -> None:
    found = []
    if len(text) > 1:
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, len(text)))
        found = [(start, end, "PER")]
    names = mended_names(text, found)
    for (_, end, _), (start, _, _) in pairwise(names):
        assert end <= start
    for start, end, _ in names:
        assert text[start:end] == text[start:end].strip() != ""


def test_half_a_verb_is_no_part_of_a_name() -> None:
    assert mended("شهرداری بیدستان معدوم کرد", ("شهرداری بیدستان معدوم", "ORG")) == [
        ("شهرداری بیدستان", "ORG")
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("کارگران ایران خودرو بیدستان آمدند", "ایران خودرو بیدستان"),
        ("مدیر جهاد کشاورزی بیدستان، گفت", "جهاد کشاورزی بیدستان"),
        ("به پلیس فتا استان گفت", "پلیس فتا استان"),
    ],
)
def test_branches_of_companies_and_what_a_comma_ends_stay_whole(text: str, name: str) -> None:
    assert (name, "ORG") in mended(text, (name, "ORG"))


def test_two_words_that_meet_by_chance_are_no_listed_body() -> None:
    assert mended_names("سامانه‌های هسته ای را بستند.", []) == []


def test_a_day_that_the_calendar_names_is_an_event() -> None:
    assert mended("برای نوروز و روز جهانی کارگر پیام داد") == [
        ("نوروز", "EVENT"),
        ("روز جهانی کارگر", "EVENT"),
    ]


def test_a_name_over_two_lines_is_two() -> None:
    text = "انتخابات انجمن بیدستان\nحزب نیلوفر آبی آمد"
    assert mended(text, ("انتخابات انجمن بیدستان\nحزب نیلوفر آبی", "EVENT")) == [
        ("انتخابات انجمن بیدستان", "EVENT"),
        ("حزب نیلوفر آبی", "ORG"),
    ]
