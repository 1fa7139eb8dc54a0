"""Layers on a Doc: what a document says goes in, survives storage, and comes out again."""

from __future__ import annotations

import pytest

spacy = pytest.importorskip("spacy")

from hypothesis import given  # noqa: E402
from round_trip_documents import ROUND_TRIPS, documents  # noqa: E402
from spacy.tokens import Doc, DocBin  # noqa: E402

from nlp_kit.corpus import load  # noqa: E402
from nlp_kit.documents import Document, Entity, Quote, Span, Time, outermost  # noqa: E402
from nlp_kit.pipeline.layers import (  # noqa: E402
    LAYERS,
    document_of,
    gold_doc,
    make_doc,
    set_layer,
)

CONFIG = {"nlp": {"tokenizer": {"@tokenizers": "nlp_kit.PersianTokenizer.v1"}}}
NLP = spacy.blank("fa", config=CONFIG)
TEXT = "رضا نوری از وزارت کشور ایران دیروز گفت: «می‌روم»."
ONE = Document(
    id="one",
    text=TEXT,
    entities=(
        Entity(id="E1", start=0, end=8, label="PER"),
        Entity(id="E2", start=12, end=28, label="ORG"),
        Entity(id="E3", start=23, end=28, label="LOC"),
    ),
    times=(Time(id="T1", start=29, end=34, type="DATE", value="2021-10-17"),),
    quotes=(
        Quote(
            id="Q1",
            start=41,
            end=47,
            kind="direct",
            cue=Span(start=35, end=38),
            source=Span(start=0, end=28),
        ),
    ),
)


@ROUND_TRIPS
@given(document=documents())
def test_a_document_comes_back_as_it_was(document: Document) -> None:
    assert document_of(gold_doc(NLP, document)) == document


@pytest.mark.parametrize("document", load().documents, ids=lambda document: document.id)
def test_every_document_of_the_corpus_comes_back(document: Document) -> None:
    assert document_of(gold_doc(NLP, document)) == document


def test_a_doc_made_from_a_document_holds_no_layer_of_it() -> None:
    doc = make_doc(NLP, ONE)
    assert document_of(doc) == Document(id="one", text=TEXT)
    assert not doc.spans


def test_entities_nest_in_spans_and_are_flat_in_ents() -> None:
    doc = gold_doc(NLP, ONE)
    assert [(span.text, span.label_, span.id_) for span in doc.spans["entities"]] == [
        ("رضا نوری", "PER", "E1"),
        ("وزارت کشور ایران", "ORG", "E2"),
        ("ایران", "LOC", "E3"),
    ]
    assert [(e.text, e.label_) for e in doc.ents] == [
        (ONE.surface(entity), entity.label) for entity in outermost(ONE.entities)
    ]


def test_quotes_have_their_cues_and_sources_as_spans() -> None:
    doc = gold_doc(NLP, ONE)
    groups = {name: [(s.text, s.label_, s.id_) for s in doc.spans[name]] for name in doc.spans}
    assert groups["quotes"] == [("می‌روم", "direct", "Q1")]
    assert groups["cues"] == [("گفت", "cue", "Q1")]
    assert groups["sources"] == [("رضا نوری از وزارت کشور ایران", "source", "Q1")]
    assert groups["times"] == [("دیروز", "DATE", "T1")]
    assert groups["non_quotes"] == groups["zones"] == []


def test_a_docs_own_bytes_keep_the_layers() -> None:
    doc = gold_doc(NLP, ONE)
    assert document_of(Doc(NLP.vocab).from_bytes(doc.to_bytes())) == ONE


def test_a_docbin_keeps_the_layers_and_their_spans() -> None:
    stored = DocBin(store_user_data=True, docs=[gold_doc(NLP, ONE)]).to_bytes()
    (doc,) = DocBin().from_bytes(stored).get_docs(spacy.blank("fa", config=CONFIG).vocab)
    assert document_of(doc) == ONE
    assert [span.id_ for span in doc.spans["entities"]] == ["E1", "E2", "E3"]


def test_a_layer_that_is_set_again_takes_the_place_of_the_old_one() -> None:
    doc = gold_doc(NLP, ONE)
    for name in LAYERS:
        set_layer(doc, name, ())
    assert document_of(doc) == Document(id="one", text=TEXT)
    assert not doc.ents
    assert not any(len(doc.spans[group]) for group in doc.spans)


def test_of_two_entities_in_one_token_the_first_is_in_ents() -> None:
    pair = (
        Entity(id="E1", start=0, end=2, label="PER"),
        Entity(id="E2", start=2, end=4, label="LOC"),
    )
    doc = gold_doc(NLP, Document(id="d", text="نوری", entities=pair))
    assert [entity.id_ for entity in doc.ents] == ["E1"]
    assert document_of(doc).entities == pair


def test_a_span_without_a_token_is_an_error() -> None:
    doc = NLP.make_doc("الف")
    with pytest.raises(ValueError, match="span 7-9 holds no token"):
        set_layer(doc, "times", [Time(id="T", start=7, end=9, type="DATE")])
