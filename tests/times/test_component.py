from __future__ import annotations

import pytest
import spacy

from nlp_kit.documents import Entity, Meta
from nlp_kit.pipeline import times as component  # noqa: F401 - registers the factory
from nlp_kit.pipeline.layers import document_of, set_layer


def _nlp() -> spacy.language.Language:
    nlp = spacy.blank("xx")
    nlp.add_pipe("nlp_kit.times.v1")
    return nlp


def test_sets_times_explanations_and_the_day_of_writing() -> None:
    nlp = _nlp()
    doc = nlp.make_doc("وی روز دوشنبه ۲۶ مهر گفت: دیروز رفتم.")
    doc._.meta = Meta(retrieved="2022-01-01")
    for _, pipe in nlp.pipeline:
        doc = pipe(doc)
    assert [time.value for time in doc._.times] == ["2021-10-18", "2021-10-17"]
    assert [span.text for span in doc.spans["times"]] == ["روز دوشنبه ۲۶ مهر", "دیروز"]
    assert doc.spans["times"][0]._.explanation["rule"] == "the year agrees with the weekday"
    assert (doc._.meta.published, doc._.meta.published_basis) == ("2021-10-18", "inferred")
    assert document_of(doc).times == doc._.times


def test_given_day_of_writing_stays() -> None:
    nlp = _nlp()
    doc = nlp.make_doc("دیروز رفت")
    doc._.meta = Meta(published="2021-10-18", published_basis="stated")
    doc = nlp.get_pipe("nlp_kit.times.v1")(doc)
    assert doc._.meta == Meta(published="2021-10-18", published_basis="stated")
    assert [time.value for time in doc._.times] == ["2021-10-17"]


def test_times_inside_predicted_names_are_left_out() -> None:
    nlp = _nlp()
    text = "در جشنواره بین‌المللی ۲۲ بهمن"
    doc = nlp.make_doc(text)
    doc._.meta = Meta(published="2021-10-18")
    assert len(nlp.get_pipe("nlp_kit.times.v1")(doc)._.times) == 1
    set_layer(doc, "entities", [Entity(id="E1", start=3, end=len(text), label="ORG")])
    assert nlp.get_pipe("nlp_kit.times.v1")(doc)._.times == ()


@pytest.mark.parametrize(("title", "kept"), [("«یک شب در باکو»", 0), ("قانون بیمه ۱۳۸۵", 1)])
def test_a_title_holds_no_time_but_a_law_has_its_year(title: str, kept: int) -> None:
    nlp = _nlp()
    text = f"نسخه تازه {title} منتشر شد."
    doc = nlp.make_doc(text)
    start = text.index(title)
    set_layer(doc, "entities", [Entity(id="E1", start=start, end=start + len(title), label="PROD")])
    assert len(nlp.get_pipe("nlp_kit.times.v1")(doc)._.times) == kept
