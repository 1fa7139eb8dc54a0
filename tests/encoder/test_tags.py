"""What an annotation leaves open: the loss must not learn what nobody said."""

from __future__ import annotations

import pytest

from nlp_kit.encoder.tags import LABELS, SCHEME, TAGS, UNREAD, allowed_tags, annotated, corpora


def names(corpus: str, tag: str) -> set[str]:
    return {TAGS[index] for index in allowed_tags(corpus, tag, frozenset(LABELS))}


def test_the_schemes_own_corpus_says_everything_about_its_six_labels() -> None:
    assert not {f"B-{label}" for label in SCHEME} & names("embedded", "O")
    assert names("embedded", "B-FAC") == {"B-FAC"}


def test_an_unmarked_word_may_be_what_the_corpus_does_not_annotate() -> None:
    assert {"O", "B-FAC", "I-EVENT", "B-PROD"} <= names("nsurl", "O")
    assert not {"B-PER", "B-DAT"} & names("nsurl", "O")
    assert "B-DAT" in names("arman", "O")
    assert "B-EVENT" not in names("parstwiner", "O")


@pytest.mark.parametrize("corpus", corpora())
def test_what_a_corpus_marks_is_what_it_says(corpus: str) -> None:
    assert names(corpus, "I-ORG") == {"I-ORG"}


def test_what_no_corpus_of_the_training_annotates_is_not_open() -> None:
    known = annotated("embedded") | annotated("parstwiner")
    assert {TAGS[index] for index in allowed_tags("embedded", "O", known)} == {"O"}
    assert "B-DAT" not in {TAGS[index] for index in allowed_tags("parstwiner", UNREAD, known)}
    assert "DAT" in annotated("nsurl")
    assert "FAC" not in annotated("nsurl")


@pytest.mark.parametrize("corpus", corpora())
def test_what_nobody_read_may_be_anything(corpus: str) -> None:
    assert names(corpus, UNREAD) == set(TAGS)
    assert "O" in names(corpus, "O")
