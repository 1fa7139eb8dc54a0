"""Damaged spellings: the text changes, and every span still shows what it showed."""

from __future__ import annotations

import pytest
from hypothesis import given
from round_trip_documents import ROUND_TRIPS, documents

from nlp_kit.corpus import load
from nlp_kit.documents import Document, Entity, Quote, Span, Zone
from nlp_kit.pipeline.damage import DAMAGES, damaged
from nlp_kit.text import ZWNJ, fold

TEXT = "وزیر خارجه‌ی ایران می‌گوید: «گفت‌وگوها آغاز شده‌اند» ۱۴۰۰"
ONE = Document(
    id="one",
    text=TEXT,
    zones=(Zone(start=0, end=len(TEXT), label="BODY"),),
    entities=(Entity(id="E1", start=13, end=18, label="LOC"),),
    quotes=(
        Quote(
            id="Q1",
            start=29,
            end=51,
            kind="direct",
            cue=Span(start=19, end=26),
            source=Span(start=0, end=18),
        ),
    ),
)


@pytest.mark.parametrize(
    ("way", "text", "quote", "cue"),
    [
        (
            "no_half_space",
            "وزیر خارجهی ایران میگوید: «گفتوگوها آغاز شدهاند» ۱۴۰۰",
            "گفتوگوها آغاز شدهاند",
            "میگوید",
        ),
        (
            "spaced",
            "وزیر خارجه ی ایران می گوید: «گفت وگوها آغاز شده اند» ۱۴۰۰",
            "گفت وگوها آغاز شده اند",
            "می گوید",
        ),
        (
            "arabic",
            TEXT.replace("ی", "ي").replace("ک", "ك").replace("۱۴۰۰", "١٤٠٠"),
            "گفت‌وگوها آغاز شده‌اند",
            "مي‌گويد",
        ),
    ],
)
def test_each_way(way: str, text: str, quote: str, cue: str) -> None:
    document = damaged(ONE, way)
    assert document.text == text
    assert document.surface(document.quotes[0]) == quote
    assert document.quotes[0].cue is not None
    assert document.surface(document.quotes[0].cue) == cue
    assert fold(document.surface(document.entities[0])) == "ایران"
    assert document.surface(document.zones[0]) == text


def same(surface: str, other: str) -> bool:
    def bare(text: str) -> str:
        return fold(text).replace(ZWNJ, "").replace(" ", "")

    return bare(surface) == bare(other)


@pytest.mark.parametrize("way", DAMAGES)
@ROUND_TRIPS
@given(document=documents())
def test_spans_still_show_what_they_showed(way: str, document: Document) -> None:
    result = damaged(document, way)
    before, after = list(document.spans()), list(result.spans())
    assert [path for path, _ in after] == [path for path, _ in before]
    for (path, old), (_, new) in zip(before, after, strict=True):
        assert same(document.surface(old), result.surface(new)), path
    assert result.meta == document.meta
    assert result.actors == document.actors


@pytest.mark.parametrize("way", DAMAGES)
def test_the_documents_of_the_corpus(way: str) -> None:
    for document in load().documents:
        result = damaged(document, way)
        for (path, old), (_, new) in zip(document.spans(), result.spans(), strict=True):
            assert same(document.surface(old), result.surface(new)), (document.id, path)


def test_a_text_without_half_spaces_is_left_alone() -> None:
    plain = Document(id="d", text="باران آمد")
    assert damaged(plain, "spaced") == damaged(plain, "no_half_space") == plain


def test_a_half_space_beside_no_letter_stays() -> None:
    odd = Document(id="d", text="‌آب ‌ و ۲‌ها‌")
    assert damaged(odd, "no_half_space").text == odd.text


def test_an_unknown_way_is_refused() -> None:
    with pytest.raises(KeyError):
        damaged(ONE, "shouted")
