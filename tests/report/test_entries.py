"""What a document's page shows, and which error classes it gives each span."""

from __future__ import annotations

import random

from drawn_documents import pairs
from hypothesis import given
from judged_dispatch import gold, guess

from nlp_kit.report.entries import compared, entries_of
from nlp_kit.scoring import score


def entries():
    right, predicted = gold(), guess()
    return compared(right, predicted, score([right], [predicted], resamples=0).matches)


def test_every_annotation_of_a_document_is_shown_once_in_text_order():
    shown = entries_of(gold())
    assert [entry.layer for entry in shown] == [
        *("entities", "entities", "entities", "quotes", "times"),
        *("entities", "entities", "quotes", "non_quotes"),
    ]
    assert [entry.number for entry in shown] == list(range(1, 10))
    assert [entry.order for entry in shown if entry.layer == "quotes"] == [1, 2]
    assert not any(entry.is_error for entry in shown)


def test_the_error_classes_are_those_of_scoring():
    found = {entry.sides[0].text: entry.classes for entry in entries() if entry.layer == "entities"}
    assert found == {
        "نیلوفر آذر": ("exact",),
        "سازمان آب رامشیر": ("boundary",),
        "رامشیر": ("type",),
        "خبرگزاری Associated Press": ("both",),
        "پل کهنه": ("missed",),
        "بسته": ("spurious",),
    }


def test_a_wrong_value_source_or_speaker_is_an_error_though_the_spans_are_exact():
    found = {
        entry.sides[0].label: entry.classes for entry in entries() if entry.layer != "entities"
    }
    assert found == {
        "DATE": ("value",),
        "direct": ("source", "speaker"),
        "indirect": ("both",),
    }


@given(pairs())
def test_each_match_of_scoring_is_one_entry(case):
    rights, guesses = case
    matches = score(rights, guesses, resamples=0).matches
    random.Random(0).shuffle(guesses)
    for right in rights:
        other = next(document for document in guesses if document.id == right.id)
        own = [match for match in matches if match.document == right.id]
        shown = compared(right, other, own)
        assert len(shown) == len(own)
        assert sum(entry.classes[0] == "missed" for entry in shown) == sum(
            match.outcome == "missed" for match in own
        )
        assert all((entry.gold is None) == (entry.classes == ("spurious",)) for entry in shown)
