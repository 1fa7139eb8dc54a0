"""Plain cases against seqeval (strict), scikit-learn and spaCy's Scorer."""

from __future__ import annotations

from collections import Counter

import pytest
from drawn_documents import TEXT, WORDS, span
from hypothesis import given, settings
from hypothesis import strategies as st
from seqeval.metrics import f1_score, precision_score, recall_score
from seqeval.scheme import IOB2
from sklearn.metrics import precision_recall_fscore_support

from nlp_kit.documents import Document, Entity, Zone
from nlp_kit.scoring import score

LABELS = ["PER", "ORG", "LOC"]


@st.composite
def tags(draw):
    """Draw IOB2 tags of the text's words, valid ones."""
    result = []
    while len(result) < WORDS:
        label = draw(st.sampled_from([None, *LABELS]))
        length = draw(st.integers(1, 3)) if label else 1
        chunk = [f"B-{label}"] + [f"I-{label}"] * (length - 1) if label else ["O"]
        result += chunk[: WORDS - len(result)]
    return result


def document(identifier, sequence):
    entities, index = [], 0
    while index < len(sequence):
        last = index
        if sequence[index] != "O":
            while last + 1 < len(sequence) and sequence[last + 1].startswith("I-"):
                last += 1
            start, end = span(index, last)
            entities.append(Entity(id=f"E{index}", start=start, end=end, label=sequence[index][2:]))
        index = last + 1
    return Document(id=identifier, text=TEXT, entities=tuple(entities))


sequences = st.lists(st.tuples(tags(), tags()), min_size=1, max_size=4)


def scored(pairs):
    gold = [document(f"d{i}", pair[0]) for i, pair in enumerate(pairs)]
    predicted = [document(f"d{i}", pair[1]) for i, pair in enumerate(pairs)]
    return score(gold, predicted, resamples=0)


@settings(deadline=None)
@given(sequences)
def test_flat_entities_agree_with_seqeval_strict(pairs):
    scores = scored(pairs)
    gold, predicted = [list(side) for side in zip(*pairs, strict=True)]
    options = {"mode": "strict", "scheme": IOB2, "zero_division": 0}
    for name in ("entities.strict", "entities.flat_strict"):
        figure = scores.figure(name)
        assert (figure.precision.value or 0) == pytest.approx(
            precision_score(gold, predicted, **options)
        )
        assert (figure.recall.value or 0) == pytest.approx(recall_score(gold, predicted, **options))
        assert (figure.f1.value or 0) == pytest.approx(f1_score(gold, predicted, **options))


@settings(deadline=None)
@given(sequences)
def test_flat_entities_agree_with_spacy_by_label(pairs):
    spacy = pytest.importorskip("spacy")
    from spacy.scorer import Scorer
    from spacy.tokens import Doc
    from spacy.training import Example

    nlp = spacy.blank("fa")
    words = TEXT.split(" ")
    examples = [
        Example(Doc(nlp.vocab, words=words, ents=guess), Doc(nlp.vocab, words=words, ents=gold))
        for gold, guess in pairs
    ]
    theirs = Scorer.score_spans(examples, "ents")
    scores = scored(pairs)
    found = {
        row.group: figure
        for row, figure in scores.figures.items()
        if (row.measure, row.dimension) == ("entities.strict", "label") and row.group != "macro"
    }
    # spaCy says None where there are no spans at all, and 0 where a quotient is undefined.
    assert set(theirs["ents_per_type"] or {}) == set(found)
    for label, values in (theirs["ents_per_type"] or {}).items():
        figure = found[label]
        for key, estimate in (("p", figure.precision), ("r", figure.recall), ("f", figure.f1)):
            assert (estimate.value or 0) == pytest.approx(values[key])


@given(
    st.lists(
        st.tuples(st.sampled_from(LABELS), st.sampled_from(LABELS)), min_size=1, max_size=WORDS
    )
)
def test_one_entity_a_word_agrees_with_scikit_learn(labels):
    gold, predicted = ([pair[side] for pair in labels] for side in (0, 1))
    scores = scored([([f"B-{x}" for x in gold], [f"B-{x}" for x in predicted])])
    shown = sorted({*gold, *predicted})
    theirs = precision_recall_fscore_support(gold, predicted, labels=shown, zero_division=0)
    for index, label in enumerate(shown):
        figure = scores.figure("entities.strict", "label", label)
        values = (figure.precision.value, figure.recall.value, figure.f1.value, figure.support)
        assert [value or 0 for value in values] == pytest.approx([row[index] for row in theirs])
    matrix = Counter(zip(gold, predicted, strict=True))
    pairs = Counter((match.gold.label, match.predicted.label) for match in scores.matches)
    assert pairs == matrix


def test_lines_by_zone_are_a_classification():
    text = "خبر\nنخست\nدوم\n\nسوم"
    borders = [(0, 3), (4, 8), (9, 12), (14, 17)]

    def with_zones(labels):
        zones = tuple(
            Zone(start=a, end=b, label=label) for (a, b), label in zip(borders, labels, strict=True)
        )
        return Document(id="d", text=text, zones=zones)

    gold = ["HEADLINE", "BODY", "BODY", "CREDIT"]
    predicted = ["HEADLINE", "BODY", "CREDIT", "CREDIT"]
    scores = score([with_zones(gold)], [with_zones(predicted)], resamples=0)
    assert scores.f1("zones.lines") == 0.75
    theirs = precision_recall_fscore_support(gold, predicted, average="macro", zero_division=0)
    assert scores.figure("zones.lines", "zone", "macro").f1.value == pytest.approx(theirs[2])
