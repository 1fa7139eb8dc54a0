"""Section 6 of the scheme, rule by rule."""

from __future__ import annotations

import pytest

from nlp_kit.documents import Actor, Document, Entity, Meta, Quote, Span, Time, Zone
from nlp_kit.errors import InputError
from nlp_kit.scoring import Row, score, surfaces
from nlp_kit.scoring.forms import introducer, source_form

TEXT = "مینا راد، سخنگوی وزارت کشور گفت: باران امروز بند می‌آید و راه‌ها باز است"
PLACES = {
    word: (TEXT.index(word), TEXT.index(word) + len(word))
    for word in (
        "مینا راد",
        "مینا",
        "سخنگوی وزارت کشور",
        "وزارت کشور",
        "گفت",
        "باران امروز بند می‌آید و راه‌ها باز است",
        "باران امروز بند می‌آید",
        "امروز",
        "باران",
        "راه‌ها باز است",
        "باران امروز بند می‌آید و راه‌ها باز",
        "و راه‌ها باز",
    )
}
ALL = "باران امروز بند می‌آید و راه‌ها باز است"


def at(word):
    start, end = PLACES[word]
    return {"start": start, "end": end}


def entity(word, label, identifier=None):
    return Entity(id=identifier or f"E-{word}-{label}", label=label, **at(word))


def time(word, value, kind="DATE"):
    return Time(id=f"T-{word}", type=kind, value=value, **at(word))


def quote(word, *, kind="unmarked", source="مینا راد", speaker="A1", identifier="Q1", cue="گفت"):
    return Quote(
        id=identifier,
        kind=kind,
        cue=Span(**at(cue)) if cue else None,
        source=Span(**at(source)) if source else None,
        speaker=speaker,
        **at(word),
    )


def document(**layers):
    names = layers.pop("names", ("مینا راد",))
    actors = tuple(Actor(id=f"A{i}", label="PER", name=n) for i, n in enumerate(names, 1))
    return Document(id="d", text=TEXT, actors=actors, **layers)


def counts(gold, predicted, measure, dimension="all", group="all", **options):
    figure = score([gold], [predicted], resamples=0, **options).figure(measure, dimension, group)
    return figure.tp, figure.fp, figure.fn


def test_entities_match_strictly_by_span_and_label_and_partially_by_overlap():
    gold = document(entities=(entity("مینا راد", "PER"), entity("وزارت کشور", "ORG")))
    guess = document(entities=(entity("مینا", "PER"), entity("وزارت کشور", "LOC")))
    assert counts(gold, guess, "entities.strict") == (0, 2, 2)
    assert counts(gold, guess, "entities.partial") == (1, 1, 1)
    assert score([gold], [guess], resamples=0).outcomes("entities") == {
        "exact": 0, "boundary": 1, "type": 1, "both": 0, "missed": 0, "spurious": 0
    }  # fmt: skip


def test_nested_entities_count_in_one_view_and_not_in_the_flat_one():
    nested = document(entities=(entity("سخنگوی وزارت کشور", "ORG"), entity("وزارت کشور", "ORG")))
    flat = document(entities=(entity("سخنگوی وزارت کشور", "ORG"),))
    assert counts(nested, flat, "entities.strict") == (1, 0, 1)
    assert counts(nested, flat, "entities.flat_strict") == (1, 0, 0)


def test_a_repeated_span_counts_once():
    gold = document(entities=(entity("مینا راد", "PER"),))
    guess = document(entities=(entity("مینا راد", "PER", "a"), entity("مینا راد", "PER", "b")))
    assert counts(gold, guess, "entities.strict") == (1, 0, 0)


def test_times_need_the_type_and_for_the_value_the_value():
    gold = document(times=(time("امروز", "2021-10-18"),))
    other_type = document(times=(time("امروز", "2021-10-18", "TIME"),))
    assert counts(gold, other_type, "times.relaxed") == (0, 1, 1)
    wrong = document(times=(time("امروز", "2021-10-19"),))
    assert counts(gold, wrong, "times.strict") == (1, 0, 0)
    assert counts(gold, wrong, "times.strict_value") == (0, 1, 1)
    wide = document(times=(time("باران امروز بند می‌آید", "2021-10-18"),))
    assert counts(gold, wide, "times.strict") == (0, 1, 1)
    assert counts(gold, wide, "times.value") == (1, 0, 0)


def test_a_null_value_is_right_where_gold_has_null():
    gold = document(times=(time("امروز", None),))
    assert counts(gold, gold, "times.value") == (1, 0, 0)
    assert counts(gold, document(times=(time("امروز", "2021"),)), "times.value") == (0, 1, 1)


def test_quotes_match_from_half_of_the_tokens_on():
    gold = document(quotes=(quote(ALL),))
    # Four of eight tokens, then three of seven.
    half = document(quotes=(quote("باران امروز بند می‌آید", kind="indirect"),))
    assert counts(gold, half, "quotes.strict") == (0, 1, 1)
    assert counts(gold, half, "quotes.overlap") == (1, 0, 0)
    gold = document(quotes=(quote("باران امروز بند می‌آید و راه‌ها باز"),))
    less = document(quotes=(quote("و راه‌ها باز"),))
    assert counts(gold, less, "quotes.overlap") == (0, 1, 1)


def test_a_quote_within_a_quote_is_left_out_on_both_sides():
    gold = document(quotes=(quote(ALL), quote("راه‌ها باز است", identifier="Q2")))
    assert counts(gold, document(quotes=(quote(ALL),)), "quotes.strict") == (1, 0, 0)
    assert counts(document(quotes=(quote(ALL),)), gold, "quotes.strict") == (1, 0, 0)


def test_sources_are_right_where_they_overlap_or_both_are_null():
    gold = document(quotes=(quote(ALL),))
    assert counts(gold, document(quotes=(quote(ALL, source="مینا"),)), "quotes.source") == (1, 0, 0)
    elsewhere = document(quotes=(quote(ALL, source="سخنگوی وزارت کشور"),))
    assert counts(gold, elsewhere, "quotes.source") == (0, 1, 1)
    none = document(quotes=(quote(ALL, source=None),))
    assert counts(gold, none, "quotes.source") == (0, 1, 1)
    assert counts(none, none, "quotes.source") == (1, 0, 0)


def test_a_missed_quote_counts_against_its_source_and_speaker():
    gold = document(quotes=(quote(ALL),))
    assert counts(gold, document(), "quotes.source") == (0, 0, 1)
    assert counts(gold, document(), "quotes.speaker") == (0, 0, 1)


def test_speakers_match_by_folded_name():
    gold = document(quotes=(quote(ALL),), names=("علی\u200cرضا کیان",))
    same = document(quotes=(quote(ALL),), names=("عليرضا  كيان",))
    other = document(quotes=(quote(ALL),), names=("کیان",))
    assert counts(gold, same, "quotes.speaker") == (1, 0, 0)
    assert counts(gold, other, "quotes.speaker") == (0, 1, 1)


def test_only_quotes_with_a_speaker_make_a_pair():
    gold = document(quotes=(quote(ALL, speaker=None),))
    assert counts(gold, gold, "quotes.speaker") == (0, 0, 0)
    assert counts(gold, document(quotes=(quote(ALL),)), "quotes.speaker") == (0, 1, 0)
    assert counts(document(quotes=(quote(ALL),)), gold, "quotes.speaker") == (0, 0, 1)


@pytest.mark.parametrize(
    ("label", "entities", "others"),
    [
        ("BODY", (1, 0, 0), (1, 0, 0)),
        ("HEADLINE", (1, 0, 0), (1, 0, 0)),
        ("CAPTION", (1, 0, 0), (0, 0, 0)),
        ("CREDIT", (0, 0, 0), (0, 0, 0)),
        ("CHROME", (0, 0, 0), (0, 0, 0)),
    ],
)
def test_the_zones_of_gold_decide_what_counts(label, entities, others):
    layers = {
        "entities": (entity("مینا راد", "PER"),),
        "times": (time("امروز", "2021"),),
        "quotes": (quote(ALL),),
    }
    gold = document(zones=(Zone(start=0, end=len(TEXT), label=label),), **layers)
    guess = document(zones=(Zone(start=0, end=len(TEXT), label="BODY"),), **layers)
    assert counts(gold, guess, "entities.strict") == entities
    for measure in ("times.strict", "quotes.strict", "quotes.speaker"):
        assert counts(gold, guess, measure) == others


def test_labels_can_be_left_out_on_both_sides():
    gold = document(entities=(entity("سخنگوی وزارت کشور", "FAC"), entity("وزارت کشور", "ORG")))
    guess = document(entities=(entity("وزارت کشور", "ORG"), entity("مینا", "PROD")))
    assert counts(gold, guess, "entities.flat_strict", labels=["ORG", "PER"]) == (1, 0, 0)


def test_seen_entities_are_those_of_the_training_documents():
    training = Document(
        id="t", text="وزارت كشور", entities=(Entity(id="E", start=0, end=10, label="ORG"),)
    )
    gold = document(entities=(entity("مینا راد", "PER"), entity("وزارت کشور", "ORG")))
    guess = document(entities=(entity("وزارت کشور", "ORG"), entity("مینا", "PER")))
    seen = surfaces([training])
    assert counts(gold, guess, "entities.strict", "seen", "seen", seen=seen) == (1, 0, 0)
    assert counts(gold, guess, "entities.strict", "seen", "unseen", seen=seen) == (0, 1, 1)


@pytest.mark.parametrize(
    ("source", "entities", "form"),
    [
        (None, (), "dropped"),
        ("مینا راد", ("PER",), "name"),
        ("وزارت کشور", ("ORG",), "organisation"),
        ("سخنگوی وزارت کشور", (), "title"),
    ],
)
def test_the_form_of_a_source(source, entities, form):
    found = tuple(entity(source, label) for label in entities)
    found += (entity("وزارت کشور", "ORG", "inner"),)
    gold = document(entities=found, quotes=(quote(ALL, source=source),))
    assert source_form(gold, gold.quotes[0]) == form


@pytest.mark.parametrize("pronoun", ["او", "وي", "ایشان", "آنها", "آن‌ها", "نامبرده"])
def test_pronouns_are_a_form_of_their_own(pronoun):
    text = f"{pronoun} گفت: برف آمد"
    gold = Quote(
        id="Q", start=len(text) - 6, end=len(text), kind="unmarked",
        source=Span(start=0, end=len(pronoun)),
    )  # fmt: skip
    assert source_form(Document(id="d", text=text, quotes=(gold,)), gold) == "pronoun"


@pytest.mark.parametrize(
    ("between", "group"),
    [(": ", "colon"), (" که ", "که"), (" ", "bare"), (": «که ", "colon"), (" بکه ", "bare")],
)
def test_what_introduces_a_quote(between, group):
    text = f"او گفت{between}برف آمد"
    gold = Quote(
        id="Q", start=len(text) - 6, end=len(text), kind="unmarked", cue=Span(start=3, end=6)
    )
    assert introducer(Document(id="d", text=text, quotes=(gold,)), gold) == group


def test_a_hit_counts_in_the_group_of_gold_and_a_false_positive_in_its_own():
    gold = document(quotes=(quote("باران امروز بند می‌آید", kind="direct"),))
    guess = document(
        quotes=(
            quote("باران امروز بند می‌آید", kind="mixed"),
            quote("راه‌ها باز است", kind="indirect", identifier="Q2"),
        )
    )
    scores = score([gold], [guess], resamples=0)
    assert scores.figure("quotes.overlap", "kind", "direct").f1.value == 1
    assert scores.figure("quotes.overlap", "kind", "indirect").fp == 1
    assert Row("quotes.overlap", "kind", "mixed") not in scores.figures


def test_the_outlet_is_a_breakdown():
    gold = document(meta=Meta(outlet="الف"), entities=(entity("مینا", "PER"),))
    assert counts(gold, document(), "entities.strict", "outlet", "الف") == (0, 0, 1)


def test_what_is_undefined_says_why():
    empty = document()
    figure = score([empty], [empty], resamples=0).figure("quotes.strict")
    assert figure.f1.value is None
    assert figure.f1.undefined == "neither gold nor prediction has any"
    gold = document(entities=(entity("مینا", "PER"),))
    figure = score([gold], [empty], resamples=0).figure("entities.strict")
    assert (figure.precision.value, figure.precision.undefined) == (None, "nothing was predicted")
    assert (figure.recall.value, figure.f1.value) == (0, 0)
    figure = score([empty], [gold], resamples=0).figure("entities.strict")
    assert (figure.recall.value, figure.recall.undefined) == (None, "gold has none")


def test_one_document_supports_no_interval():
    gold = document(entities=(entity("مینا", "PER"),))
    estimate = score([gold], [gold]).figure("entities.strict").f1
    assert estimate.interval is None
    assert estimate.no_interval == "one document supports no interval"


def test_the_interval_differs_from_the_value_where_documents_differ():
    gold = [
        document(entities=(entity("مینا", "PER"),)).model_copy(update={"id": f"d{i}"})
        for i in range(20)
    ]
    guess = [d if i % 2 else d.model_copy(update={"entities": ()}) for i, d in enumerate(gold)]
    estimate = score(gold, guess).figure("entities.strict").recall
    low, high = estimate.interval
    assert 0.2 < low < 0.5 == estimate.value < high < 0.8


def test_the_interval_does_not_depend_on_the_order_of_documents():
    gold = [
        document(entities=(entity("مینا", "PER"),)).model_copy(update={"id": f"d{i}"})
        for i in range(7)
    ]
    guess = [d.model_copy(update={"entities": ()}) if i < 2 else d for i, d in enumerate(gold)]
    first, turned = (
        score(gold[::step], guess, resamples=300).figure("entities.strict") for step in (1, -1)
    )
    assert first == turned


def test_predictions_are_matched_by_id_and_not_by_place():
    gold = [
        document(entities=(entity(word, "PER"),)).model_copy(update={"id": f"d{len(word)}"})
        for word in ("مینا", "باران")
    ]
    assert score(gold, gold[::-1], resamples=0).f1("entities.strict") == 1


def test_the_signature_names_what_was_scored():
    gold = document(entities=(entity("مینا", "PER"),))
    first = str(score([gold], [gold], split="test", layers=["entities"]).signature)
    assert first.startswith("match:scheme1.6|layers:entities|labels:all|docs:1|split:test|gold:sha")
    assert "|tok:nlp_kit.PersianTokenizer.v1|ci:bootstrap10000,seed0|v:" in first
    # The gold's hash depends on the gold alone.
    assert str(score([gold], [document()], split="test", layers=["entities"]).signature) == first
    other = document(entities=(entity("مینا", "ORG"),))
    assert str(score([other], [gold], split="test", layers=["entities"]).signature) != first


@pytest.mark.parametrize(
    ("gold", "predicted", "message"),
    [
        ((), (), "no gold documents"),
        (("a", "b"), ("a",), r"gold documents without a prediction: 1 \('b'\)"),
        (("a",), ("a", "c"), r"that gold does not have: 1 \('c'\)"),
        (("a",), ("a", "a"), "the predicted documents use an id more than once"),
    ],
)
def test_documents_must_be_the_same(gold, predicted, message):
    sides = [[Document(id=key, text="متن") for key in side] for side in (gold, predicted)]
    with pytest.raises(InputError, match=message):
        score(*sides)


def test_texts_must_be_the_same():
    with pytest.raises(InputError, match=r"document 'd'.*differ from character 2 on"):
        score([Document(id="d", text="می\u200cرود")], [Document(id="d", text="می رود")])
