"""The pages as text: whole, escaped, the same figures as scoring, nothing from outside."""

from __future__ import annotations

import html
import re
import time

import pytest
from drawn_documents import pairs
from hypothesis import given, settings
from judged_dispatch import TEXT, gold, guess

from nlp_kit.corpus import load
from nlp_kit.documents import Document
from nlp_kit.errors import InputError
from nlp_kit.report import View, report_html, view_html
from nlp_kit.scoring import score, tables


def report(rights, guesses, **options):
    return report_html(rights, guesses, score(rights, guesses, **options))


def texts(page: str) -> list[str]:
    found = re.findall(r'<div class="text"[^>]*>(.*?)</div>', page, re.DOTALL)
    return [html.unescape(re.sub(r"<[^>]*>", "", text)) for text in found]


def test_a_text_stands_on_the_page_as_it_is():
    assert texts(view_html([gold()])) == [TEXT]
    assert texts(report([gold()], [guess()])) == [TEXT]


@settings(max_examples=25, deadline=None)
@given(pairs(most=2))
def test_any_two_sides_make_a_report_with_every_text(case):
    rights, guesses = case
    page = report(rights, guesses, resamples=0)
    assert texts(page) == [document.text for document in rights]


def test_markup_in_texts_titles_and_names_is_escaped():
    for page in (view_html([gold()]), report([gold()], [guess()])):
        assert page.count("<script>") == 1  # the page's own
        assert "<img" not in page
        assert "<i>رامشیر" not in page
        assert "<b>رامشیر" not in page


def test_nothing_on_a_page_comes_from_elsewhere():
    for page in (view_html([gold()]), report([gold()], [guess()])):
        outside = re.sub(r'<div class="text".*?</div>', "", page, flags=re.DOTALL)
        assert not re.search(r"\ssrc=|@import|url\(|fetch\(|XMLHttpRequest", outside)
        assert re.findall(r"<link [^>]*>", outside) == ['<link rel="icon" href="data:,">']
        assert "default-src &#39;none&#39;" in page


def test_the_figures_are_those_of_scoring():
    rights = [gold("a"), gold("b"), gold("c")]
    guesses = [guess("b"), gold("a"), gold("c")]
    scores = score(rights, guesses, split="test")
    page = report_html(rights, guesses, scores)
    cells = re.findall(r"<td>([^<]*)</td>", page)
    for row in tables.overall(scores).rows:
        assert f'<th scope="row">{row[0]} ' in page
        assert " ".join(map(html.escape, row[1:])) in " ".join(cells)
    assert html.escape(str(scores.signature)) in page
    assert "95 % interval" in page
    confusion = re.search(r"Entities: gold in rows.*?</table>", page, re.DOTALL)[0]
    rows = re.findall(r"<tr>(.*?)</tr>", confusion, re.DOTALL)[1:]
    table = {
        re.search(r">(\w+)</th>", row)[1]: re.findall(r"<td[^>]*>(\d*)</td>", row) for row in rows
    }
    assert table == {  # columns: FAC, LOC, ORG, PER, PROD, missed
        "FAC": ["2", "0", "0", "0", "0", "1"],
        "LOC": ["0", "2", "1", "0", "0", "0"],
        "ORG": ["0", "0", "5", "1", "0", "0"],
        "PER": ["0", "0", "0", "3", "0", "0"],
        "PROD": ["0", "0", "0", "0", "0", "0"],
        "spurious": ["0", "0", "0", "0", "1", ""],
    }


def test_one_document_has_fractions_and_no_interval():
    page = report([gold()], [guess()])
    assert "20.0 (1/5)" in page
    assert "one document supports no interval" in page
    assert "95 % interval" not in page


def test_documents_without_any_annotation_are_shown_too():
    bare = Document(id="x", text="باران")
    assert texts(view_html([bare])) == ["باران"]
    assert texts(report([bare], [bare])) == ["باران"]


def test_other_documents_than_those_scored_are_refused():
    scores = score([gold()], [gold()], resamples=0)
    with pytest.raises(InputError, match="without a prediction"):
        report_html([gold(), gold("other")], [gold()], scores)
    with pytest.raises(ValueError, match="the scores are of other documents"):
        report_html([gold("other")], [gold("other")], scores)


def test_a_notebook_shows_the_page_in_a_frame_of_its_own():
    shown = View(gold())._repr_html_()
    frame = re.fullmatch(r'<iframe [^>]*srcdoc="([^"]*)"[^>]*></iframe>', shown)
    assert html.unescape(frame[1]) == view_html([gold()])
    assert 'sandbox="allow-scripts"' in shown


def test_the_whole_corpus_takes_seconds_and_megabytes_at_most():
    documents = load().documents
    scores = score(documents, documents, resamples=0)
    begun = time.perf_counter()
    page = report_html(documents, documents, scores)
    assert time.perf_counter() - begun < 10
    assert len(page.encode()) / len(documents) < 60_000
