"""Decoding: the path of greatest score among those that IOB2 allows."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp_kit.encoder.decoding import best_path, spans_of
from nlp_kit.encoder.tags import TAGS, may_follow, may_open


@given(words=st.integers(1, 4), tags=st.integers(2, 4), seed=st.integers(0, 2**32 - 1))
@settings(max_examples=40)
def test_no_other_path_is_better(words: int, tags: int, seed: int) -> None:
    numbers = np.random.default_rng(seed)
    scores, opens, follows = (
        numbers.normal(size=size).astype(np.float32) for size in ((words, tags), tags, (tags, tags))
    )

    def total(path: tuple[int, ...]) -> float:
        pairs = sum(follows[a, b] for a, b in pairwise(path))
        return float(opens[path[0]] + pairs + sum(scores[i, tag] for i, tag in enumerate(path)))

    best = max(product(range(tags), repeat=words), key=total)
    assert np.isclose(total(tuple(best_path(scores, opens, follows))), total(best), atol=1e-4)


def test_no_words_have_no_path() -> None:
    nothing = np.zeros((0, 3), dtype=np.float32)
    assert best_path(nothing, np.zeros(3, np.float32), np.zeros((3, 3), np.float32)) == []


def test_what_iob2_allows() -> None:
    assert may_follow("O", "B-PER")
    assert may_follow("B-PER", "I-PER")
    assert not may_follow("B-ORG", "I-PER")
    assert not may_follow("O", "I-PER")
    assert [tag for tag in TAGS if may_open(tag)] == [tag for tag in TAGS if tag[0] != "I"]


def test_spans_end_where_the_next_begins_or_nothing_stands() -> None:
    words = [(0, 2), (3, 5), (5, 8), (9, 10)]
    tags = ["B-PER", "I-PER", "B-LOC", "O"]
    assert list(spans_of(tags, words)) == [(0, 5, "PER"), (5, 8, "LOC")]
    assert list(spans_of(["O", "O", "O", "B-ORG"], words)) == [(9, 10, "ORG")]
