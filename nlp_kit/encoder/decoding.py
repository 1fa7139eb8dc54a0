"""The best tag sequence, and the spans it says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


def best_path(scores: Floats, opens: Floats, follows: Floats) -> list[int]:
    """Return the tag of each word with the greatest sum (Viterbi 1967).

    Args:
        scores: By word and tag.
        opens: By tag, for the first word.
        follows: By a tag and the next.
    """
    if not len(scores):
        return []
    # Transposed, so that the numbers of one maximum stand side by side.
    entering = np.ascontiguousarray(follows.T)
    totals = np.empty_like(scores)
    totals[0] = scores[0] + opens
    for word in range(1, len(scores)):
        np.maximum.reduce(totals[word - 1] + entering, axis=1, out=totals[word])
        totals[word] += scores[word]
    path = [int(totals[-1].argmax())]
    for word in range(len(scores) - 2, -1, -1):
        path.append(int((totals[word] + entering[path[-1]]).argmax()))
    return path[::-1]


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
