"""Decoding: the path of greatest score among those that IOB2 allows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise, product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp_kit.encoder.decoding import best_paths, span_shares, spans_of
from nlp_kit.encoder.tags import TAG_INDEX, TAGS, may_follow, may_open


@given(
    lengths=st.lists(st.integers(0, 4), min_size=1, max_size=3),
    tags=st.integers(2, 4),
    seed=st.integers(0, 2**32 - 1),
)
@settings(max_examples=40)
def test_no_other_path_is_better(lengths: list[int], tags: int, seed: int) -> None:
    numbers = np.random.default_rng(seed)
    opens, follows, *scores = (
        numbers.normal(size=size).astype(np.float32)
        for size in (tags, (tags, tags), *((words, tags) for words in lengths))
    )

    def total(item: np.ndarray, path: Sequence[int]) -> float:
        pairs = sum(follows[a, b] for a, b in pairwise(path))
        return float(
            sum(opens[tag] for tag in path[:1]) + pairs + item[range(len(path)), path].sum()
        )

    for item, found in zip(scores, best_paths(scores, opens, follows), strict=True):
        paths = list(product(range(tags), repeat=len(item)))
        assert np.isclose(total(item, found), max(total(item, path) for path in paths), atol=1e-4)
        assert len(found) == len(item)


def test_no_sequences_have_no_paths() -> None:
    assert best_paths([], np.zeros(3, np.float32), np.zeros((3, 3), np.float32)) == []


@given(words=st.integers(1, 4), seed=st.integers(0, 2**32 - 1))
@settings(max_examples=20, deadline=None)
def test_the_share_of_a_span_is_that_of_the_paths_that_hold_it(words: int, seed: int) -> None:
    numbers = np.random.default_rng(seed)
    few = ("O", "B-PER", "I-PER", "B-LOC")
    index = [TAG_INDEX[tag] for tag in few]
    scores = np.full((words, len(TAGS)), -1e4, np.float32)
    scores[:, index] = numbers.normal(size=(words, len(few)))
    follows = np.where([[may_follow(a, b) for b in TAGS] for a in TAGS], 0, -1e4)
    follows += numbers.normal(size=follows.shape)
    opens = np.where([may_open(tag) for tag in TAGS], 0, -1e4)

    def weight(path: Sequence[int]) -> float:
        pairs = sum(follows[a, b] for a, b in pairwise(path))
        return float(np.exp(opens[path[0]] + pairs + scores[range(words), path].sum()))

    sums: Counter[tuple[int, int, str]] = Counter()
    for path in product(index, repeat=words):
        spans = spans_of([TAGS[tag] for tag in path], [(n, n + 1) for n in range(words)])
        sums.update(dict.fromkeys(spans, weight(path)))
    whole = sum(weight(path) for path in product(index, repeat=words))
    found = span_shares(scores, opens, follows, least=0.001)
    for span, share in found.items():
        assert np.isclose(share, sums[span] / whole, atol=1e-6)
    assert all(span in found for span, total in sums.items() if total / whole > 0.0011)


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
