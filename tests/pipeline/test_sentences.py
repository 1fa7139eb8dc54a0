"""The sentence component: the borders of the text's sentences on spaCy's tokens."""

from __future__ import annotations

import pytest

spacy = pytest.importorskip("spacy")

from hypothesis import given  # noqa: E402
from hypothesis import strategies as st  # noqa: E402
from spacy.language import Language  # noqa: E402

from nlp_kit.corpus import load  # noqa: E402
from nlp_kit.text import split_sentences  # noqa: E402


def make() -> Language:
    config = {"nlp": {"tokenizer": {"@tokenizers": "nlp_kit.PersianTokenizer.v1"}}}
    nlp = spacy.blank("fa", config=config)
    nlp.add_pipe("nlp_kit.sentences.v1")
    return nlp


NLP = make()


def trimmed(text: str) -> list[tuple[int, int]]:
    """Return the sentences of the Doc without the white space that spaCy keeps as tokens."""
    found = []
    for sentence in NLP(text).sents:
        inner = [token for token in sentence if not token.is_space]
        if inner:
            found.append((inner[0].idx, inner[-1].idx + len(inner[-1])))
    return found


def test_sentences_of_a_paragraph() -> None:
    text = "تیتر خبر\nاو گفت: «آمدم. دیدم.» سپس ۲.۵ ساعت ماند.  م. نوری رفت."
    assert [text[start:end] for start, end in trimmed(text)] == [
        "تیتر خبر",
        "او گفت: «آمدم. دیدم.»",
        "سپس ۲.۵ ساعت ماند.",
        "م. نوری رفت.",
    ]


@given(
    st.lists(st.sampled_from(["او رفت", ". ", "«", "»", "\n", "  ", "؟", "م. ", "۱.۲"])).map(
        "".join
    )
)
def test_they_are_those_of_the_text(text: str) -> None:
    assert trimmed(text) == split_sentences(text)


def test_every_document_of_the_corpus() -> None:
    for document in load().documents:
        assert trimmed(document.text) == split_sentences(document.text)


def test_an_empty_text_has_none() -> None:
    assert trimmed("") == trimmed(" \n ") == []


def test_no_quotation_of_the_corpus_that_stands_in_marks_is_cut() -> None:
    cut = []
    for document in load().documents:
        sentences = split_sentences(document.text)
        for quote in document.quotes:
            inside = any(start <= quote.start and quote.end <= end for start, end in sentences)
            # A mark that no other closes in the paragraph holds nothing together.
            closed = document.text[quote.end : quote.end + 3].strip(" .،؟!…")[:1] in set('»”"›')
            if quote.kind == "direct" and closed and not inside:
                cut.append((document.id, document.surface(quote)))
    assert cut == []
