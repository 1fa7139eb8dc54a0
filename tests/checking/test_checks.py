"""Each check on the smallest gold that has, and has not, what it looks for."""

from __future__ import annotations

import pytest
from drawn_documents import pairs
from hypothesis import given

from nlp_kit.checking import CHECKS, suspicions
from nlp_kit.documents import Actor, Document, Entity, NonQuote, Quote, Span, Time, Zone

A, B = (
    Actor(id=key, label="PER", name=name) for key, name in (("A", "مینا راد"), ("B", "کاوه کیان"))
)


def place(text, words, nth=0):
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return {"start": start, "end": start + len(words)}


def entities(text, *found):
    """Return entities for (words, label) or (words, label, actor), each at its next occurrence."""
    seen: dict[str, int] = {}
    made = []
    for number, (words, label, *actor) in enumerate(found):
        spot = place(text, words, seen.get(words, 0))
        seen[words] = seen.get(words, 0) + 1
        made.append(Entity(id=f"E{number}", label=label, actor=actor[0] if actor else None, **spot))
    return tuple(made)


def document(identifier, text, *found, **layers):
    return Document(
        id=identifier, text=text, entities=entities(text, *found), actors=(A, B), **layers
    )


def run(check, *documents):
    found = suspicions(documents, checks=[check])
    assert {item.check for item in found} <= {check}
    return [(item.document, item.surface) for item in found]


def test_a_string_with_two_labels():
    usual = [document(f"d{i}", "شهر الوند", ("الوند", "LOC")) for i in range(3)]
    other = document("x", "تیم الوند", ("الوند", "PROD"))
    assert run("label-conflict", *usual, other) == [("x", "الوند")]
    assert run("label-conflict", *usual) == []


def test_spelling_variants_are_one_string():
    usual = [document(f"d{i}", "شهر کيش", ("کيش", "LOC")) for i in range(3)]
    assert run("label-conflict", *usual, document("x", "تیم کیش", ("کیش", "PROD"))) == [
        ("x", "کیش")
    ]


def test_labels_of_marked_strings_and_types_of_times_conflict_too():
    text = "کتاب «باد» امروز"
    documents = [
        Document(
            id=f"d{i}",
            text=text,
            times=(Time(id="T", type=kind, value=None, **place(text, "امروز")),),
            non_quotes=(NonQuote(label=label, **place(text, "باد")),),
        )
        for i, (kind, label) in enumerate([("DATE", "TITLE")] * 3 + [("SET", "NAME")])
    ]
    assert run("label-conflict", *documents) == [("d3", "باد"), ("d3", "امروز")]


def test_a_mention_annotated_elsewhere_and_bare_here():
    text = "تبریز بزرگ است و تبریز زیباست"
    assert run("missed-entity", document("d", text, ("تبریز", "LOC"))) == []
    both = document("e", text, ("تبریز", "LOC"), ("تبریز", "LOC"))
    found = suspicions([document("d", text, ("تبریز", "LOC")), both], checks=["missed-entity"])
    assert [(item.document, item.start) for item in found] == [("d", text.rindex("تبریز"))]
    assert found[0].score == pytest.approx(3 / 4)


def test_a_word_that_is_mostly_no_name_ranks_low():
    text = "مهر " + "و مهر " * 30
    found = suspicions(
        [document("d", text, ("مهر", "ORG"), ("مهر", "ORG"))], checks=["missed-entity"]
    )
    assert max(item.score for item in found) < 0.1


def test_parts_of_a_persons_name_are_not_missed():
    usual = document("d", "تبریز و تبریز", ("تبریز", "LOC"), ("تبریز", "LOC"))
    assert run("missed-entity", usual, document("x", "آقای علی تبریز", ("علی تبریز", "PER"))) == []
    nested = document("y", "دانشگاه تبریز", ("دانشگاه تبریز", "ORG"))
    assert run("missed-entity", usual, nested) == [("y", "تبریز")]


def test_page_chrome_has_no_mentions_to_miss():
    text = "تبریز\nتبریز"
    zones = (Zone(start=0, end=5, label="CHROME"), Zone(start=6, end=11, label="BODY"))
    usual = document("d", "تبریز و تبریز", ("تبریز", "LOC"), ("تبریز", "LOC"))
    found = suspicions([usual, document("x", text, zones=zones)], checks=["missed-entity"])
    assert [(item.document, item.start) for item in found] == [("x", 6)]


def test_a_time_annotated_elsewhere_and_bare_here():
    def with_time(identifier, marked):
        text = "او دیروز آمد"
        time = Time(id="T", type="DATE", value=None, **place(text, "دیروز"))
        return Document(id=identifier, text=text, times=(time,) if marked else ())

    documents = [with_time(f"d{i}", marked) for i, marked in enumerate([True, True, False])]
    assert run("missed-time", *documents) == [("d2", "دیروز")]


def test_a_head_left_outside_against_the_custom():
    usual = [
        document(f"d{i}", f"در فرودگاه {name} بود", (f"فرودگاه {name}", "FAC"))
        for i, name in enumerate(["الف", "باران", "کوه"])
    ]
    assert run("border-word", *usual, document("x", "در فرودگاه دریا", ("دریا", "FAC"))) == [
        ("x", "دریا")
    ]


def test_two_spans_make_no_custom():
    usual = [
        document(f"d{i}", f"در فرودگاه {name} بود", (f"فرودگاه {name}", "FAC"))
        for i, name in enumerate(["الف", "باران"])
    ]
    assert run("border-word", *usual, document("x", "در فرودگاه دریا", ("دریا", "FAC"))) == []


def test_a_title_taken_inside_against_the_custom():
    usual = [
        document(f"d{i}", f"گفت دکتر {name} بود", (name, "PER"))
        for i, name in enumerate(["الف", "باران", "کوه"])
    ]
    inside = document("x", "گفت دکتر راد بود", ("دکتر راد", "PER"))
    assert run("border-word", *usual, inside) == [("x", "دکتر راد")]


def test_equal_mentions_of_two_actors():
    text = "راد آمد و راد رفت و راد ماند"
    found = (("راد", "PER", "A"), ("راد", "PER", "A"), ("راد", "PER", "B"))
    assert run("actor-conflict", document("d", text, *found)) == [("d", "راد")]
    assert run("actor-conflict", document("d", text, *found[:2])) == []


@pytest.mark.parametrize(
    ("phrase", "value", "wrong"),
    [
        ("دوشنبه ۲۶ مهر", "2021-10-18", False),
        ("سه‌شنبه ۲۶ مهر", "2021-10-18", True),
        ("سه شنبه ۲۷ مهر", "2021-10-19", False),
        ("سه شنبه ۲۶ مهر", "2021-10-18", True),
        ("شنبه ۲۷ مهر", "2021-10-19", True),
        ("ساعت ۹ دوشنبه", "2021-10-19T09:00", True),
        ("از شنبه تا دوشنبه", "2021-10-19", False),
        ("از امروز تا دوشنبه", "2021-10-19/2021-10-20", False),
        ("۲۶ مهر", "2021-10-18", False),
    ],
)
def test_a_weekday_that_disagrees(phrase, value, wrong):
    time = Time(id="T", start=0, end=len(phrase), type="DATE", value=value)
    gold = Document(id="d", text=phrase, times=(time,))
    assert run("weekday-conflict", gold) == ([("d", phrase)] if wrong else [])


def test_one_date_with_two_values():
    text = "۲۶ مهر ۱۴۰۰"
    documents = [
        Document(
            id=f"d{i}",
            text=text,
            times=(Time(id="T", start=0, end=len(text), type="DATE", value=value),),
        )
        for i, value in enumerate(["2021-10-18", "2021-10-18", "2021-10-19"])
    ]
    assert run("value-conflict", *documents) == [("d2", text)]


def quoted(text, content, *, kind="indirect", cue=None, source=None, speaker=None):
    return Quote(
        id="Q",
        kind=kind,
        cue=Span(**place(text, cue)) if cue else None,
        source=Span(**place(text, source)) if source else None,
        speaker=speaker,
        **place(text, content),
    )


def test_a_quote_that_nothing_reports():
    text = "باران بند آمد"
    assert run("quote-without-cue", document("d", text, quotes=(quoted(text, text),))) == [
        ("d", text)
    ]


@pytest.mark.parametrize("text", ["راد: باران بند آمد", "آمد.\n«باران بند آمد"])
def test_a_colon_or_a_quotation_that_goes_on_needs_no_cue(text):
    kind = "direct" if "«" in text else "unmarked"
    gold = document("d", text, quotes=(quoted(text, "باران بند آمد", kind=kind),))
    assert run("quote-without-cue", gold) == []


def test_a_speaker_that_the_text_never_names():
    text = "او گفت باران بند آمد"
    quote = quoted(text, "باران بند آمد", cue="گفت", source="او", speaker="A")
    gold = document("d", text, quotes=(quote,))
    assert run("speaker-never-named", gold) == [("d", "او")]
    named = "مینا راد آمد. " + text
    quote = quoted(named, "باران بند آمد", cue="گفت", source="او", speaker="A")
    assert run("speaker-never-named", document("d", named, quotes=(quote,))) == []
    linked = "راد آمد. " + text
    quote = quoted(linked, "باران بند آمد", cue="گفت", source="او", speaker="A")
    gold = document("d", linked, ("راد", "PER", "A"), quotes=(quote,))
    assert run("speaker-never-named", gold) == []


@pytest.mark.parametrize(("speaker", "wrong"), [("A", False), ("B", True), (None, True)])
def test_a_source_that_names_somebody_else(speaker, wrong):
    text = "مینا راد گفت باران بند آمد"
    quote = quoted(text, "باران بند آمد", cue="گفت", source="مینا راد", speaker=speaker)
    gold = document("d", text, ("مینا راد", "PER", "A"), quotes=(quote,))
    assert run("source-not-speaker", gold) == ([("d", "مینا راد")] if wrong else [])


def test_a_cue_that_introduces_no_quote():
    text = "او گفت که باران بند آمد"
    quotes = (quoted(text, "باران بند آمد", cue="گفت"),)
    usual = [document(f"d{i}", text, quotes=quotes) for i in range(3)]
    assert run("missed-quote", *usual, document("x", "او گفت: باران آمد")) == [("x", "گفت")]
    assert run("missed-quote", *usual, document("x", "آنچه او گفت درست بود")) == []


def test_the_likeliest_stand_first_and_keys_tell_all_apart():
    usual = [document(f"d{i}", "شهر الوند", ("الوند", "LOC")) for i in range(3)]
    texts = [document("x", "تیم الوند و الوند", ("الوند", "PROD")), document("y", "الوند")]
    found = suspicions([*usual, *texts])
    scores = [item.score for item in found]
    assert scores == sorted(scores, reverse=True)
    assert len({item.key for item in found}) == len(found) >= 3
    again = suspicions([*texts, *usual][::-1])
    assert [item.key for item in again] == [item.key for item in found]


def test_what_is_accepted_does_not_come_back():
    usual = [document(f"d{i}", "شهر الوند", ("الوند", "LOC")) for i in range(3)]
    documents = [*usual, document("x", "تیم الوند", ("الوند", "PROD"))]
    found = suspicions(documents)
    left = suspicions(documents, accepted={found[0].key})
    assert [item.key for item in left] == [item.key for item in found[1:]]


def test_gold_without_anything_has_no_suspicions():
    assert suspicions([]) == []
    for check in CHECKS:
        assert run(check, Document(id="d", text="باران")) == []


@given(pairs())
def test_any_gold_can_be_checked_in_any_order(drawn):
    documents, _ = drawn
    found = [item.as_dict() for item in suspicions(documents)]
    assert [item.as_dict() for item in suspicions(documents[::-1])] == found
