from __future__ import annotations

import pytest

from nlp_kit.times.grammar import matches, rules
from nlp_kit.times.lexing import lex, symbol
from nlp_kit.times.numbers import long_year, numeric_entry


def _best(text: str) -> tuple[str, int]:
    tokens = lex(text)
    best = matches(tokens.symbols, 0)[0]
    return best.rule, best.end


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("روز دوشنبه ۲۶ مهر ۱۴۰۰", "date"),
        ("ساعت هشت و نیم صبح روز شنبه", "time"),
        ("۱ تا ۵ مهر", "days"),
        ("فروردین تا مرداد ۱۴۰۰", "months"),
        ("اوایل اسفند ۹۸", "month"),
        ("هفته آینده", "week"),
        ("سال ۱۳۹۰ تا ۱۴۰۰", "years"),
        ("سال مالی ۱۴۰۰", "year"),
        ("پاییز ۱۴۰۰", "season"),
        ("نیمه دوم دی‌ماه", "half"),
        ("سه‌ماهه دوم سال ۱۴۰۰", "block"),
        ("دهه شصت", "decade"),
        ("قرن نوزدهم میلادی", "century"),
        ("دو ساعت و نیم", "amount"),
        ("هر سه ماه", "set"),
        ("آن زمان", "anaphor"),
        ("۲۰ ساله", "amount"),
    ],
)
def test_the_longest_rule_takes_the_whole_phrase(text: str, rule: str) -> None:
    tokens = lex(text)
    # The last token is the border of the stretch that was read.
    assert _best(text) == (rule, len(tokens.symbols) - 1)


def test_rules_are_listed_by_what_they_begin_with() -> None:
    for character, group in rules().items():
        assert all(character in rule.first for rule in group)
    assert symbol("WEEKDAY") in rules()


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("بیست و ششم مهر", ["بیست و ششم", "مهر"]),
        ("بیست‌ویکم مهر", ["بیست‌ویکم", "مهر"]),
        ("هزار و چهارصد سال", ["هزار و چهارصد", "سال"]),
        ("دوهزاروپنج سال", ["دوهزاروپنج", "سال"]),
        ("۲ هزار سال", ["۲ هزار", "سال"]),
        ("پنج و شش ماه", ["پنج", "و", "شش", "ماه"]),
        ("۲۶ام مهر", ["۲۶ام", "مهر"]),
        ("پس فردا", ["پس فردا"]),
        ("سه شنبه", ["سه شنبه"]),
        ("سه‌ماهه", ["سه‌", "ماهه"]),
        ("۲۶مهر", ["۲۶", "مهر"]),
        ("ه.ش. سال", ["ه.ش.", "سال"]),
    ],
)
def test_numbers_and_phrases_are_one_token(text: str, surfaces: list[str]) -> None:
    tokens = lex(text)
    pairs = list(zip(tokens.starts, tokens.ends, strict=True))[:-1]
    assert [text[start:end] for start, end in pairs] == surfaces


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("1400/07/26", ("jalali", 1400, 7, 26)),
        ("26/7/1400", ("jalali", 1400, 7, 26)),
        ("98/12/25", ("jalali", 1398, 12, 25)),
        ("00/07/26", ("jalali", 1400, 7, 26)),
        ("2021-10-18", ("gregorian", 2021, 10, 18)),
        ("23 . 8 . 1395", ("jalali", 1395, 8, 23)),
        ("10/18/2021", ("gregorian", 2021, 10, 18)),
    ],
)
def test_dates_in_digits(written: str, date: tuple[str, int, int, int]) -> None:
    entry = numeric_entry(written)
    assert entry is not None
    value = entry.value
    assert (value.calendar, value.year, value.month, value.day) == date


@pytest.mark.parametrize("written", ["1400/13/26", "12/5/10", "1400/07/32", "1.1.12"])
def test_digits_that_are_no_date(written: str) -> None:
    entry = numeric_entry(written)
    assert entry is None or entry.label != "NDATE"


def test_two_digits_of_a_year() -> None:
    assert [long_year(number) for number in (57, 98, 0, 2)] == [1357, 1398, 1400, 1402]
