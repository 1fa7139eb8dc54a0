"""Agreement over documents: shared ones only, symmetric, undefined where it is."""

from __future__ import annotations

import pytest
from drawn_documents import documents, pairs, shuffled
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp_kit.agreement import agree
from nlp_kit.documents import Actor, Document, Entity, Quote, Span, Time, Zone
from nlp_kit.errors import InputError

TEXT = "مینا راد امروز گفت: باران بند می‌آید و راه باز است"
PLACE = {word: TEXT.index(word) for word in ("مینا راد", "مینا", "امروز", "باران")}


def spot(word, end=None):
    return {"start": PLACE[word], "end": end or PLACE[word] + len(word)}


def entity(word, label="PER"):
    return Entity(id=f"E{word}{label}", label=label, **spot(word))


def document(identifier="d", *, name="مینا راد", **layers):
    actors = (Actor(id="A", label="PER", name=name),)
    return Document(id=identifier, text=TEXT, actors=actors, **layers)


def quote(**changes):
    values = {"kind": "unmarked", "source": Span(**spot("مینا راد")), "speaker": "A", **changes}
    return Quote(id="Q", **spot("باران", len(TEXT)), **values)


def lines(result, dimension="all"):
    return {
        (line.layer, line.measure, line.group): (line.estimate.value, line.support)
        for line in result.lines
        if line.dimension == dimension
    }


@given(pairs(), st.randoms(use_true_random=False))
@settings(deadline=None)
def test_agreement_is_symmetric_and_does_not_depend_on_order(pair, order):
    first, second = pair
    turned = [shuffled(item, order) for item in second][::-1]
    there = agree({"a": first, "b": second}, resamples=0)
    back = agree({"b": turned, "a": [shuffled(item, order) for item in first]}, resamples=0)
    for dimension in ("all", "label", "document"):
        found, expected = lines(back, dimension), lines(there, dimension)
        assert found.keys() == expected.keys()
        for key, (value, support) in expected.items():
            assert found[key] == (value and pytest.approx(value), support)


@given(documents())
def test_agreement_with_oneself_is_complete_or_undefined(drawn):
    for line in agree({"a": [drawn], "b": [drawn]}).lines:
        assert line.estimate.value in (None, pytest.approx(1))
        assert line.estimate.interval is None
        assert (line.estimate.value is None) == bool(line.estimate.undefined)


def test_spans_agree_in_three_ways():
    a = document(entities=(entity("مینا راد"), entity("باران", "LOC")))
    b = document(entities=(entity("مینا"), entity("باران", "ORG")))
    found = lines(agree({"a": [a], "b": [b]}))
    assert found["entities", "span exact", "all"] == (0, 4)
    assert found["entities", "span label-blind", "all"] == (0.5, 4)
    assert found["entities", "span overlap", "all"] == (0.5, 4)


def test_attributes_are_compared_on_the_spans_that_both_marked():
    times = [Time(id="T", type="DATE", value=value, **spot("امروز")) for value in ("2021", "2022")]
    a = document(times=(times[0],), quotes=(quote(),))
    b = document(name="مينا راد", times=(times[1],), quotes=(quote(kind="direct", source=None),))
    found = lines(agree({"a": [a], "b": [b]}))
    assert found["times", "value", "all"] == (0, 1)
    assert found["quotes", "kind", "all"] == (0, 1)
    assert found["quotes", "source", "all"] == (0, 1)
    assert found["quotes", "speaker", "all"] == (1, 1)


def test_tokens_outside_every_span_count():
    a = document(entities=(entity("مینا راد"),))
    b = document(entities=(entity("مینا"),))
    found = lines(agree({"a": [a], "b": [b]}))
    value, tokens = found["entities", "token kappa", "all"]
    assert tokens == 12
    # 11 of 12 tokens agree; by chance 2/12 · 1/12 + 10/12 · 11/12 would.
    assert value == pytest.approx((11 / 12 - 112 / 144) / (1 - 112 / 144))


def test_only_shared_documents_are_compared():
    same = document("one", entities=(entity("مینا راد"),))
    alone = document("two", entities=(entity("باران", "LOC"),))
    result = agree({"a": [same, alone], "b": [same]})
    assert result.shared == {("a", "b"): ("one",)}
    assert result.value("entities", "span exact").value == 1
    assert "docs:1|" in str(result.signature)
    assert "|data:sha256:" in str(result.signature)


def test_no_shared_document_is_an_error_and_not_a_number():
    with pytest.raises(InputError, match="no document in common"):
        agree({"a": [document("one")], "b": [document("two")]})
    with pytest.raises(InputError, match="at least two"):
        agree({"a": [document("one")]})


def test_texts_must_be_the_same():
    other = Document(id="d", text=TEXT + ".")
    with pytest.raises(InputError, match="the texts differ"):
        agree({"a": [document()], "b": [other]})


def test_what_is_undefined_says_why():
    result = agree({"a": [document()], "b": [document()]})
    for measure, reason in (
        ("span exact", "neither marked any"),
        ("token kappa", "every token is in one category, so chance explains all"),
        ("token alpha", "every token is in one category, so chance explains all"),
    ):
        estimate = result.value("entities", measure)
        assert (estimate.value, estimate.undefined) == (None, reason)
    assert result.value("times", "value").undefined == "there are no spans that both marked"


def test_lines_outside_the_scope_are_no_agreement():
    chrome = (Zone(start=0, end=len(TEXT), label="CHROME"),)
    result = agree({"a": [document(zones=chrome)], "b": [document(zones=chrome)]})
    assert result.value("quotes", "token kappa").undefined == "there are no tokens in scope"
    body = (Zone(start=0, end=len(TEXT), label="BODY"),)
    result = agree({"a": [document(zones=chrome)], "b": [document(zones=body)]})
    assert lines(result)["quotes", "token kappa", "all"][1] == 12


def test_three_annotators_have_three_pairs_and_one_alpha():
    a = [document(f"d{i}", entities=(entity("مینا راد"),)) for i in range(6)]
    b = [document(f"d{i}", entities=(entity("مینا راد"),)) for i in range(4)]
    c = [document(f"d{i}", entities=(entity("مینا"),)) for i in range(3, 6)]
    result = agree({"a": a, "b": b, "c": c}, layers=["entities"], resamples=200)
    assert result.value("entities", "span exact", annotators=("a", "b")).value == 1
    assert result.value("entities", "span exact", annotators=("a", "c")).value == 0
    assert result.value("entities", "span exact", annotators=("b", "c")).interval is None
    everyone = result.value("entities", "token alpha", annotators=("a", "b", "c"))
    assert 0.5 < everyone.value < 1
    low, high = everyone.interval
    assert low < everyone.value < high
    assert len(result.shared["a", "b", "c"]) == 6
