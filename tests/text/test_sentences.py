"""Sentences: never cut within quotation marks, decimals or initials; a line break always cuts."""

from __future__ import annotations

import re
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp_kit.text import split_sentences, tokenize

PIECES = st.sampled_from(
    ["او رفت", "گفت", "وی", "۱۲.۵", "م. احمدی", "ش.ر", ". ", "... ", "… ", "! ", "\r\n"]
) | st.sampled_from('.؟\n «»“”‹›"()[]،:؛')
TEXTS = st.lists(PIECES | st.text(max_size=2), max_size=25).map("".join)


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        # One « | » a border.
        "او آمد. | باران گرفت. | همه رفتند",
        "چرا آمد؟ | نمی‌دانیم! | رفت.",
        "بهای آن ۱۲.۵ دلار است. | گران نیست.",
        "دمای هوا به ۳.۵ درجه رسید.",
        "م. احمدی و ع. نوری آمدند. | دیدار کوتاه بود.",
        "سازمان ش.ر.ا. آن را پذیرفت. | کار تمام شد.",
        "Dr. Smith آمد. | رفت.",
        "او گفت: «آمدم. دیدم. رفتم.» | سپس خندید.",
        "«آیا می‌آیی؟» را پرسید و رفت. | کسی نیامد.",
        "“می‌روم! برمی‌گردم.” | چنین گفت.",
        "او (که دیر آمده بود. خسته بود) نشست. | شام خوردند.",
        "«الف. ب «ج. د» ه. و» گفت. | رفت.",
        "گفت: «بمان.». | نماند.",
        # Pairs that cross: nothing ends before the later one closes.
        'او "آمد «و ماند. رفت" و بازگشت. نشست» تا شام. | سپس خفت.',
        "خب... و بعد رفت.",
        "۱. نخست این کار. | آن گاه آن کار.",
        "نتیجه ۳-۲ شد. | تمام.",
    ],
)
def test_borders(text: str) -> None:
    wanted = text.split(" | ")
    assert sentences(" ".join(wanted)) == wanted


def test_a_stop_ends_a_sentence_also_where_the_space_after_it_is_lost() -> None:
    assert sentences("رفت.وی گفت که می‌آید.") == ["رفت.", "وی گفت که می‌آید."]


def test_a_line_break_ends_a_sentence_even_within_marks() -> None:
    assert sentences("تیتر بی نقطه\nاو گفت: «آمدم\nو رفتم».") == [
        "تیتر بی نقطه",
        "او گفت: «آمدم",
        "و رفتم».",
    ]


def test_a_mark_without_its_partner_holds_nothing_together() -> None:
    assert sentences("او گفت: «آمدم. رفتم. تمام.") == ["او گفت: «آمدم.", "رفتم.", "تمام."]
    assert sentences("آمدم». رفتم.") == ["آمدم».", "رفتم."]


def test_blank_texts_have_none() -> None:
    assert split_sentences("") == split_sentences(" \n\t ") == []


@given(TEXTS)
def test_every_token_lies_in_one_sentence(text: str) -> None:
    tokens = tokenize(text)
    spans = split_sentences(text)
    assert spans == split_sentences(text, tokens)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    covered = [(a, b) for start, end in spans for a, b in tokens if start <= a and b <= end]
    assert covered == tokens


@given(TEXTS)
def test_no_sentence_crosses_a_line_break(text: str) -> None:
    assert all(len(sentence.splitlines()) == 1 for sentence in sentences(text))


@given(
    st.lists(st.sampled_from(["آمد", "رفت.", "چرا؟", "۱۲.۵", "نه!", "م. نوری", "…"]), max_size=8)
)
def test_nothing_ends_inside_a_pair_of_marks(inside: list[str]) -> None:
    for opening, closing in ("«»", "“”", '""', "‹›"):
        quotation = opening + " ".join(inside) + closing
        text = f"آغاز شد. او گفت {quotation} و رفت. پایان یافت."
        assert any(quotation in sentence for sentence in sentences(text)), text


def test_lines_are_split_one_by_one() -> None:
    text = "آمد. رفت.\nگفت: «ماند. نماند.» خوابید.\n"
    alone = [part for line in re.split("\n", text) for part in sentences(line)]
    assert sentences(text) == alone


@pytest.mark.parametrize("unit", ["«الف.» ", "(«", "»(", '" ', "م. ", "آمد. ", "۱.۲", "«. »گفت. "])
def test_time_grows_with_the_length(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    begin = time.perf_counter()
    split_sentences(text)
    assert time.perf_counter() - begin < 3
