"""Views: a changed text, and spans that go there and come back."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp_kit.text.views import Edit, View, make_view


@st.composite
def views(draw: Any) -> View:
    """Draw a view whose edits insert, delete and replace, and may touch."""
    raw = draw(st.text("ابپ می\u200c", max_size=30))
    borders = sorted(draw(st.lists(st.integers(0, len(raw)), max_size=8)))
    edits = [
        Edit(start, end, draw(st.sampled_from(["", " ", "\u200c", "نو", "بلندتر"])))
        for start, end in zip(borders[::2], borders[1::2], strict=False)
    ]
    return make_view(raw, edits)


def test_an_insertion_belongs_to_neither_side() -> None:
    view = make_view("میرود", [Edit(2, 2, "\u200c")])
    assert view.text == "می\u200cرود"
    assert view.to_view(0, 2) == (0, 2)
    assert view.to_view(2, 5) == (3, 6)
    assert view.to_view(0, 5) == (0, 6)
    assert view.to_raw(0, 6) == (0, 5)
    assert view.to_raw(3, 6) == (2, 5)


def test_a_span_that_ends_within_an_edit_is_widened_to_it() -> None:
    view = make_view("الف ب ج", [Edit(4, 5, "دراز")])
    assert view.text == "الف دراز ج"
    assert view.to_raw(5, 6) == (4, 5)
    assert view.to_view(4, 5) == (4, 8)


def test_what_has_no_counterpart_is_refused() -> None:
    view = make_view("می رود", [Edit(2, 3, "")])
    with pytest.raises(ValueError, match="no characters on the other side"):
        view.to_view(2, 3)
    inserted = make_view("میرود", [Edit(2, 2, "\u200c")])
    with pytest.raises(ValueError, match="no characters on the other side"):
        inserted.to_raw(2, 3)


@pytest.mark.parametrize("span", [(0, 0), (3, 2), (-1, 2), (0, 7)])
def test_spans_outside_the_text_are_refused(span: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="empty or outside"):
        make_view("می رود", []).to_view(*span)


@pytest.mark.parametrize("edits", [[(2, 4), (3, 5)], [(4, 5), (0, 1)], [(3, 2)], [(5, 7)]])
def test_edits_that_overlap_or_lie_outside_are_refused(edits: list[tuple[int, int]]) -> None:
    with pytest.raises(ValueError, match="overlaps another or lies outside"):
        make_view("می رود", [Edit(start, end, "") for start, end in edits])


@given(views())
def test_the_text_is_what_the_edits_make(view: View) -> None:
    text = view.raw
    for edit in reversed(view.edits):
        text = text[: edit.start] + edit.text + text[edit.end :]
    assert view.text == text


@given(views(), st.data())
def test_a_span_that_cuts_no_edit_comes_back_as_it_was(view: View, data: Any) -> None:
    safe = [
        place
        for place in range(len(view.raw) + 1)
        if not any(edit.start < place < edit.end for edit in view.edits)
    ]
    start, end = data.draw(st.sampled_from(safe)), data.draw(st.sampled_from(safe))
    kept = sum(not any(e.start <= p < e.end for e in view.edits) for p in range(start, end))
    if start < end and kept:
        there = view.to_view(start, end)
        back = view.to_raw(*there)
        # Deletions at either end of the span stand for nothing in the view.
        assert start <= back[0] < back[1] <= end
        lost = view.raw[start : back[0]] + view.raw[back[1] : end]
        assert len(lost) == 0 or any(not e.text for e in view.edits)


@given(views(), st.data())
def test_spans_keep_their_order_and_their_characters(view: View, data: Any) -> None:
    if not view.raw:
        return
    start = data.draw(st.integers(0, len(view.raw) - 1))
    end = data.draw(st.integers(start + 1, len(view.raw)))
    try:
        a, b = view.to_view(start, end)
    except ValueError:
        assert all(
            any(e.start <= place < e.end and not e.text for e in view.edits)
            for place in range(start, end)
        )
        return
    assert 0 <= a < b <= len(view.text)
    if not any(e.start < end and start < e.end for e in view.edits):
        assert view.text[a:b] == view.raw[start:end]
    wider = view.to_view(max(0, start - 1), min(len(view.raw), end + 1))
    assert wider[0] <= a
    assert b <= wider[1]


@given(st.text(max_size=20))
def test_a_view_without_edits_is_the_text_itself(text: str) -> None:
    view = make_view(text, [])
    assert view.text == text
    if text:
        assert view.to_view(0, len(text)) == view.to_raw(0, len(text)) == (0, len(text))
