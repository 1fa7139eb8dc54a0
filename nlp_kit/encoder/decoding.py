"""The best tag sequence, and the spans it says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


def best_paths(scores: Sequence[Floats], opens: Floats, follows: Floats) -> list[list[int]]:
    """Return, for each of several sequences, the tags with the greatest sum (Viterbi 1967).

    All take their steps together; none has to do with another.

    Args:
        scores: By sequence; each by word and tag.
        opens: By tag, for the first word.
        follows: By a tag and the next.
    """
    lengths = np.array([len(item) for item in scores], dtype=np.int64)
    longest = max(lengths, default=0)
    totals = np.zeros((longest, len(scores), len(opens)), dtype=np.float32)
    for number, item in enumerate(scores):
        totals[: len(item), number] = item
    # Transposed, so that the numbers of one maximum stand side by side.
    entering = np.ascontiguousarray(follows.T)
    totals[:1] += opens
    for word in range(1, longest):
        totals[word] += np.maximum.reduce(totals[word - 1][:, None] + entering, axis=2)
    tags = np.zeros((longest, len(scores)), dtype=np.int64)
    for word in range(longest - 1, -1, -1):
        reached = totals[word]
        if word + 1 < longest:
            goes_on = (word + 1 < lengths)[:, None]
            reached = reached + np.where(goes_on, entering[tags[word + 1]], np.float32(0))
        tags[word] = reached.argmax(axis=1)
    return [tags[:length, number].tolist() for number, length in enumerate(lengths)]


def spans_of(
    tags: Sequence[str], words: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, str]]:
    """Yield the (start, end, label) that IOB2 tags of words say."""
    start, end, label = 0, 0, ""
    for tag, (first, last) in zip(tags, words, strict=True):
        if tag.startswith("I"):
            end = last
            continue
        if label:
            yield start, end, label
        start, end, label = first, last, tag[2:]
    if label:
        yield start, end, label
