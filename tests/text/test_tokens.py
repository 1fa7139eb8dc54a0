"""Tokens: the untouched text in pieces, cut where a span of the scheme may end."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shared_data import shared_data

from nlp_kit.corpus import load
from nlp_kit.documents import Document, read_documents
from nlp_kit.text import tokenize

# Any Unicode, with what the expression has branches for drawn often.
PIECES = st.sampled_from(
    ["می‌رود", "ش.ر", "۱۴۰۰/۰۷/۲۶", "12:30", "http://a.ir/b", "a@b.com", "@x", "...", "COVID-19"]
) | st.sampled_from(
    "\u200c\u200d\u200f\u200b\ufeff\u0651\u0301«».،:/()\"' \n\t\u00a0\u2028\u00ad-_#😀🇮🇷\ufe0f۵5٫م"
)
TEXTS = st.lists(PIECES | st.text(max_size=3), max_size=20).map("".join)


def words(text: str) -> list[str]:
    return [text[start:end] for start, end in tokenize(text)]


@given(TEXTS)
def test_tokens_and_white_space_give_back_any_text(text: str) -> None:
    position = 0
    for start, end in tokenize(text):
        assert position <= start < end
        assert not text[position:start].strip()
        assert not any(character.isspace() for character in text[start:end])
        position = end
    assert not text[position:].strip()


@pytest.mark.parametrize("mark", list('«»“”"‹›،؛؟?!.:()[]{}…–'))
def test_marks_part_from_words_without_white_space(mark: str) -> None:
    assert words(f"کتاب‌ها{mark}دیگر") == ["کتاب‌ها", mark, "دیگر"]


def test_a_slash_parts_words() -> None:
    assert words("زن/مرد") == ["زن", "/", "مرد"]


@pytest.mark.parametrize(
    "whole",
    [
        *("۱۲٫۵", "3.14", "۱۲/۵", "۱٬۲۰۰٬۰۰۰", "1,200,000", "۱۲،۵۰۰", "۱٬۲۰۰٫۵"),
        *("۱۴۰۰/۰۷/۲۶", "1402-05-12", "26/7/1400", "۲۰۲۱/۱۰/۱۸", "۱۸-۱۰-۲۰۲۱"),
        *("۱۶:۰۳", "16:03:22", "٠٩:٣٠"),
        *(
            "https://example.ir/fa/news/12?a=b&c=د",
            "http://a.ir",
            "t.me/channel",
            "news.example.com",
        ),
        *("name.family@example.co.ir", "@news_fa"),
        *("ش.ر", "ه.ش", "بی.بی.سی", "ان.پی.تی", "U.S."),
        *("آمریکاست", "کتاب‌هایشان", "گفته‌اند", "خانه‌ای", "می‌روم", "دوستانم", "به‌گفته"),
        *("COVID-19", "O'Neill", "G20", "F-35", "5G", "مُحَمَّد", "قــرآن", "👨‍👩‍👧", "🇮🇷", "..."),
    ],
)
def test_one_token(whole: str) -> None:
    assert words(f"این {whole} بود") == ["این", whole, "بود"]
    assert words(f"({whole})") == ["(", whole, ")"]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("م. احمدی", "م. | احمدی"),
        ("م.احمدی", "م. | احمدی"),
        ("دکتر ع. م. نوری گفت.", "دکتر | ع. | م. | نوری | گفت | ."),
        ("سال ۱۴۰۰ ه.ش. آغاز شد", "سال | ۱۴۰۰ | ه.ش. | آغاز | شد"),
        # At the end of a line the stop is the sentence's.
        ("سال ۱۴۰۰ ه.ش.", "سال | ۱۴۰۰ | ه.ش | ."),
        ("J. Smith در گروه B.", "J. | Smith | در | گروه | B | ."),
        ("رفت.وی گفت", "رفت | . | وی | گفت"),
        ("۲۶مهر", "۲۶ | مهر"),
        ("۱۵درصد", "۱۵ | درصد"),
        ("ساعت ۱۶:۰۳،", "ساعت | ۱۶:۰۳ | ،"),
        ("در ۱۴۰۰.", "در | ۱۴۰۰ | ."),
        ("تهران-قم", "تهران | - | قم"),
        ("او گفت:«برو!»", "او | گفت | : | « | برو | ! | »"),
        ("«او»؛", "« | او | » | ؛"),
        ("http://a.ir/b.", "http://a.ir/b | ."),
        ("(http://a.ir/b)،", "( | http://a.ir/b | ) | ،"),
        ("ای‌میل a@b.com.", "ای‌میل | a@b.com | ."),
        ("#نام_خانوادگی", "# | نام | _ | خانوادگی"),
        ("چه؟!", "چه | ؟ | !"),
        ("نه!!!", "نه | !!!"),
    ],
)
def test_cuts(text: str, tokens: str) -> None:
    assert words(text) == tokens.split(" | ")


def misaligned(document: Document) -> list[str]:
    borders = tokenize(document.text)
    starts, ends = {start for start, _ in borders}, {end for _, end in borders}
    return [
        f"{document.id} {path}: {document.surface(span)!r}"
        for path, span in document.spans()
        if span.start not in starts or span.end not in ends
    ]


def test_every_span_of_the_corpus_begins_and_ends_at_token_borders() -> None:
    documents = load().documents
    assert documents
    assert [line for document in documents for line in misaligned(document)] == []


def test_every_span_of_real_news_begins_and_ends_at_token_borders() -> None:
    documents = list(read_documents(shared_data("news", "dev.jsonl")))
    assert [line for document in documents for line in misaligned(document)] == []


@pytest.mark.parametrize(
    "unit",
    ["ا", "ا.", "a", "a.", "a-", "۱", "۱,", "۱۲۳,", "@", "http://", ".", "«", "\u200c", "😀\u200d"],
)
def test_time_grows_with_the_length(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    begin = time.perf_counter()
    tokenize(text)
    assert time.perf_counter() - begin < 2
