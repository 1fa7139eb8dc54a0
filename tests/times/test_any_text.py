"""Whatever the text: no failure, spans at word borders, time that grows with its length."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp_kit.times import check_value, find_times
from nlp_kit.times.grammar import rules
from nlp_kit.times.lexicon import lexicon
from nlp_kit.times.lexing import lex

_WORDS = sorted(lexicon().words)
_PIECES = st.one_of(
    st.sampled_from(_WORDS),
    st.sampled_from(["۱۲", "۳", "۵۷", "1400", "۲۰۲۱", "1400/7/26", "12:30", "۰۰", "99999999999"]),
    st.sampled_from(["،", "(", ")", "-", ".", "\n", "\u200c", "ـ", "\u2028", ":", "نفر", "از"]),
)
_DATES = st.sampled_from([None, "2021-10-18", "2024-02-29", "1600-01-01", "2399-12-31"])


def _check(text: str, published: str | None, retrieved: str | None = None) -> None:
    result = find_times(text, published=published, retrieved=retrieved)
    end = 0
    for number, time in enumerate(result.times, start=1):
        surface = text[time.start : time.end]
        assert time.id == f"T{number}"
        assert end <= time.start < time.end <= len(text)
        assert surface == surface.strip()
        assert "\n" not in surface
        assert check_value(time.type, time.value) is None
        end = time.end
    assert [item.id for item in result.explanations] == [time.id for time in result.times]


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=80), _DATES)
def test_any_string(text: str, published: str | None) -> None:
    _check(text, published)


@settings(max_examples=600, deadline=None)
@given(
    st.lists(st.tuples(_PIECES, st.sampled_from([" ", " ", " ", "", "\u200c"])), max_size=14),
    _DATES,
    st.sampled_from([None, "2022-01-01T10:00"]),
)
def test_any_mixture_of_words_of_time(
    pieces: list[tuple[str, str]], published: str | None, retrieved: str | None
) -> None:
    _check("".join(piece + gap for piece, gap in pieces), published, retrieved)


@pytest.mark.parametrize(
    "unit", ["ا", "1", "ه", "هـ", "1/", "1:", "(", " ", "می\u200c", "یک ", "و"]
)
def test_a_million_characters_without_a_break(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    assert find_times(text, published="2021-10-18").times == ()


def test_the_grammar_reads_a_bounded_number_of_words() -> None:
    # Without repetition in any pattern, each word is looked at by a bounded number of attempts.
    patterns = {rule.pattern.pattern for group in rules().values() for rule in group}
    assert patterns
    assert not any(mark in pattern for pattern in patterns for mark in "*+{")


def test_work_grows_with_the_text() -> None:
    sentence = "روز دوشنبه ۲۶ مهر و سال ۱۴۰۰ تا دو روز پیش "
    short, long = lex(sentence * 50), lex(sentence * 500)
    assert len(long.symbols) == 10 * len(short.symbols) - 9
    assert len(find_times(sentence * 500, published="2021-10-18").times) == 10 * len(
        find_times(sentence * 50, published="2021-10-18").times
    )
