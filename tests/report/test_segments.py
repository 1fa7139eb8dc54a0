"""Spans to elements: whatever the spans, the page says what the text says."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp_kit.report.segments import Mark, latin_runs, to_html

VOID = {"br", "img", "hr", "input", "meta", "link"}


class Reader(HTMLParser):
    """Reads text and pieces back, and refuses what is not well-formed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text, self.stack, self.pieces = "", [], []

    def handle_starttag(self, tag, attrs):
        assert tag not in VOID
        piece = [tag, dict(attrs), ""]
        self.stack.append(piece)
        self.pieces.append(piece)

    def handle_endtag(self, tag):
        assert self.stack.pop()[0] == tag

    def handle_data(self, data):
        self.text += data
        for piece in self.stack:
            piece[2] += data


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert not reader.stack
    return reader


TEXTS = st.text(
    st.one_of(
        st.sampled_from("سلام می\u200cرود<>&\"' \t\n\r;#x0aZ\u202b\u2028\ufeff😀"),
        st.characters(exclude_categories=["Cs"], exclude_characters="\0"),
    ),
    max_size=40,
)


@st.composite
def marked_texts(draw):
    text = draw(TEXTS)
    places = st.integers(0, len(text))
    pairs = st.tuples(places, places).map(sorted).filter(lambda pair: pair[0] < pair[1])
    spans = draw(st.lists(pairs, max_size=8)) if text else []
    marks = [
        Mark(start, end, classes=("m",), attributes=(("data-n", str(n)),), first=(("id", str(n)),))
        for n, (start, end) in enumerate(spans)
    ]
    return text, marks


@given(marked_texts())
def test_the_text_of_the_page_is_the_text(case):
    text, marks = case
    assert read(to_html(text, [*marks, *latin_runs(text)])).text == text


@given(marked_texts())
def test_the_pieces_of_a_mark_are_its_span_from_first_to_last(case):
    text, marks = case
    pieces = read(to_html(text, marks)).pieces
    for n, mark in enumerate(marks):
        own = [(a, inner) for _, a, inner in pieces if a["data-n"] == str(n)]
        assert "".join(inner for _, inner in own) == text[mark.start : mark.end]
        assert all(inner for _, inner in own)
        assert ["first" in a["class"] for a, _ in own] == [True] + [False] * (len(own) - 1)
        assert ["last" in a["class"] for a, _ in own] == [False] * (len(own) - 1) + [True]
        assert ["id" in a for a, _ in own] == [True] + [False] * (len(own) - 1)


@given(marked_texts())
def test_marks_that_only_nest_are_never_cut(case):
    text, marks = case
    crossing = any(a.start < b.start < a.end < b.end for a in marks for b in marks)
    pieces = read(to_html(text, marks)).pieces
    assert crossing or len(pieces) == len(marks)


def test_nested_and_crossing_marks_by_example():
    a, b, c = (Mark(s, e, tag=t) for s, e, t in ((0, 4, "a"), (0, 2, "b"), (3, 6, "i")))
    assert to_html("abcdef", [b, a, c]) == "<a><b>ab</b>c<i>d</i></a><i>ef</i>"


def test_markup_in_text_and_attributes_is_text():
    mark = Mark(0, 8, classes=("m",), attributes=(("data-tag", '"><script>'),))
    html = to_html("<script>&amp;\r\0", [mark])
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert html.endswith("&amp;amp;&#13;\ufffd")


@pytest.mark.parametrize(("start", "end"), [(2, 2), (3, 2), (-1, 2), (0, 4)])
def test_a_span_outside_the_text_is_refused(start, end):
    with pytest.raises(ValueError, match="no span of the text"):
        to_html("abc", [Mark(start, end)])


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("خبرگزاری Associated Press گفت", ["Associated Press"]),
        ("موشک S-400 و F-16", ["S-400", "F-16"]),
        ("بانک (World Bank) و IMF.", ["World Bank", "IMF"]),
        ("نشانی https://example.ir/a?b=1 است", ["https://example.ir/a?b=1"]),
        ("سال 2021 و ۱۴۰۰", []),
        ("BBC\nCNN", ["BBC", "CNN"]),
    ],
)
def test_latin_runs(text, runs):
    assert [text[run.start : run.end] for run in latin_runs(text)] == runs
