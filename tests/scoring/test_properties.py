"""What must hold of any scores, whatever the documents."""

from __future__ import annotations

import numpy as np
from drawn_documents import documents, pairs, shuffled, spans
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp_kit.documents import Entity
from nlp_kit.scoring import MEASURES, score
from nlp_kit.scoring.tally import Row, tally

NAMES = [measure.name for measure in MEASURES]


def totals(gold, predicted):
    counted = tally(gold, predicted).counts
    return {name: counted[Row(name)].sum(axis=0).tolist() for name in NAMES}


@given(documents())
def test_gold_against_itself_is_all_right(document):
    scores = score([document], [document], resamples=0)
    for name in NAMES:
        figure = scores.figure(name)
        assert (figure.fp, figure.fn) == (0, 0)
        assert figure.f1.value in (None, 1.0)
    assert {match.outcome for match in scores.matches} <= {"exact"}


@given(pairs(), st.randoms(use_true_random=False))
def test_order_and_ids_change_nothing(pair, order):
    gold, predicted = pair
    first = score(gold, predicted, resamples=0)
    turned = [shuffled(document, order) for document in predicted]
    again = score([shuffled(document, order) for document in gold], turned[::-1], resamples=0)
    assert first.figures == again.figures


@given(pairs())
def test_swapping_gold_and_prediction_swaps_precision_and_recall(pair):
    gold, predicted = pair
    there, back = totals(gold, predicted), totals(predicted, gold)
    for name in NAMES:
        tp, fp, fn = there[name]
        assert back[name] == [tp, fn, fp]


@given(pairs())
def test_counts_add_up_over_documents(pair):
    gold, predicted = pair
    whole = tally(gold, predicted)
    parts = [tally([a], [b]) for a, b in zip(gold, predicted, strict=True)]
    joined = parts[0]
    for part in parts[1:]:
        joined = joined + part
    assert joined.documents == whole.documents
    assert joined.matches == whole.matches
    assert joined.counts.keys() == whole.counts.keys()
    for row in whole.counts:
        assert np.array_equal(joined.counts[row], whole.counts[row])


@given(pairs(), spans())
def test_a_spurious_span_never_raises_precision(pair, place):
    gold, predicted = pair
    # PROD is never drawn, so that no gold entity has this label.
    extra = Entity(id="extra", start=place[0], end=place[1], label="PROD")
    document = predicted[0]
    more = document.model_copy(update={"entities": (*document.entities, extra)})
    for name in ("entities.strict", "entities.partial"):
        before, after = (totals(gold, [d, *predicted[1:]])[name] for d in (document, more))
        assert after == [before[0], before[1] + 1, before[2]]


@given(pairs())
def test_the_lenient_rule_never_finds_less(pair):
    found = totals(*pair)
    for strict, lenient in (
        ("entities.strict", "entities.partial"),
        ("entities.flat_strict", "entities.flat_partial"),
        ("times.strict", "times.relaxed"),
        ("times.strict_value", "times.strict"),
        ("times.value", "times.relaxed"),
        ("quotes.source", "quotes.overlap"),
        ("quotes.speaker", "quotes.overlap"),
    ):
        assert found[strict][0] <= found[lenient][0]


@given(pairs())
def test_groups_add_up_to_the_total(pair):
    counted = tally(*pair).counts
    for measure in MEASURES:
        groups = [
            counts
            for row, counts in counted.items()
            if row.measure == measure.name and row.dimension == measure.dimension
        ]
        assert np.array_equal(
            sum(groups, np.zeros_like(counted[Row(measure.name)])), counted[Row(measure.name)]
        )


@given(pairs())
def test_every_span_has_one_error_class(pair):
    gold, predicted = pair
    scores = score(gold, predicted, resamples=0)
    found = totals(gold, predicted)
    for layer, strict in (
        ("entities", "entities.strict"),
        ("times", "times.strict"),
        ("quotes", "quotes.strict"),
    ):
        classes = scores.outcomes(layer)
        tp, fp, fn = found[strict]
        paired = classes["boundary"] + classes["type"] + classes["both"]
        assert classes["exact"] == tp
        assert classes["missed"] + paired == fn
        assert classes["spurious"] + paired == fp


@settings(deadline=None)
@given(pairs())
def test_intervals_hold_possible_values(pair):
    scores = score(*pair, resamples=200)
    for figure in scores.figures.values():
        for estimate in (figure.precision, figure.recall, figure.f1):
            if estimate.interval is not None:
                low, high = estimate.interval
                assert 0 <= low <= high <= 1
                assert len(pair[0]) > 1
            else:
                assert estimate.no_interval
            assert (estimate.value is None) == (estimate.undefined is not None)
