"""Works and media in quotation marks."""

from __future__ import annotations

import pytest

from nlp_kit.names.marked import marked_names
from nlp_kit.names.words import Words
from nlp_kit.text import tokenize


def marked(text: str, *found: tuple[str, str]) -> list[tuple[str, str]]:
    spans = [(text.index(name), text.index(name) + len(name), label) for name, label in found]
    names = marked_names(Words(text, tokenize(text)), spans)
    return [(text[start:end], label) for start, end, label in names]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("رمان «باغ بی‌در» آمد", [("رمان «باغ بی‌در»", "PROD")]),
        ('فيلم "باغ بی‌در" آمد', [('فيلم "باغ بی‌در"', "PROD")]),
        ("به نوشته هفته‌نامه «آبراه» باران آمد", [("هفته‌نامه «آبراه»", "ORG")]),
        ("سدساز «باغ بی‌در» را دید", []),
        ("فیلم کوتاه «باغ بی‌در» آمد", []),
        ("فلم مستند «باغ بی‌در» آمد", []),
    ],
)
def test_a_work_takes_its_noun_and_the_marks(text: str, names: list[tuple[str, str]]) -> None:
    assert marked(text) == names


def test_after_a_plural_each_of_a_row_is_a_name_of_its_own() -> None:
    text = "کتاب‌های «آب»، «باد» و «خاک» و گفت: «بس است»"
    assert marked(text) == [("آب", "PROD"), ("باد", "PROD"), ("خاک", "PROD")]
    assert marked("دو فیلم «آب» و «باد»") == [("آب", "PROD"), ("باد", "PROD")]


def test_what_the_tagger_made_of_the_words_gives_way_unless_it_took_more() -> None:
    text = "نقد رمان «باغ بی‌در» نوشته شد"
    assert marked(text, ("باغ بی‌در", "LOC")) == [("رمان «باغ بی‌در»", "PROD")]
    assert marked(text, ("نقد رمان «باغ بی‌در»", "PROD")) == [("نقد رمان «باغ بی‌در»", "PROD")]


def test_a_work_announced_once_is_one_wherever_it_stands_in_marks() -> None:
    text = "رمان «باغ بی‌در» آمد. «باغ بی‌در» و «بام» را خواندند."
    assert marked(text) == [("رمان «باغ بی‌در»", "PROD"), ("باغ بی‌در", "PROD")]
    text = "کتاب‌های «آب» و «باد». «باد» را خواندند."
    assert marked(text) == [("آب", "PROD"), ("باد", "PROD"), ("باد", "PROD")]
