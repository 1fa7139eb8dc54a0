"""The best tag sequence, the spans it says, and how likely each span is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from nlp_kit.encoder.tags import LABELS, TAG_INDEX

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


def span_shares(
    scores: Floats, opens: Floats, follows: Floats, *, least: float
) -> dict[tuple[int, int, str], float]:
    """Return the probability of each span, as (first word, last word + 1, label), of at least some.

    It is the share of all paths that begin and end the span there (forward-backward, Rabiner 1989).

    Args:
        scores: By word and tag.
        opens: By tag, for the first word.
        follows: By a tag and the next.
        least: What is less likely is left out.
    """
    if not len(scores):
        return {}
    forward, backward = _totals(scores.astype(np.float64), opens, follows)
    whole = np.logaddexp.reduce(forward[-1])
    found: dict[tuple[int, int, str], float] = {}
    for label in LABELS:
        begin, inside = TAG_INDEX[f"B-{label}"], TAG_INDEX[f"I-{label}"]
        begun = np.exp(forward[:, begin] + backward[:, begin] - whole)
        for first in np.flatnonzero(begun >= least):
            reached, tag, last = forward[first, begin] - whole, begin, int(first)
            while True:
                here, longer = float(np.exp(reached + backward[last, tag])), 0.0
                if last + 1 < len(scores):
                    reached += follows[tag, inside] + scores[last + 1, inside]
                    longer = float(np.exp(reached + backward[last + 1, inside]))
                if here - longer >= least:
                    found[int(first), last + 1, label] = here - longer
                if longer < least:
                    break
                tag, last = inside, last + 1
    return found


def _totals(
    scores: NDArray[np.float64], opens: Floats, follows: Floats
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return by word and tag the logarithms of the sums over all paths to it and from it on."""
    forward, backward = scores.copy(), np.zeros_like(scores)
    forward[0] += opens
    for word in range(1, len(scores)):
        forward[word] += np.logaddexp.reduce(forward[word - 1][:, None] + follows, axis=0)
    for word in range(len(scores) - 2, -1, -1):
        after = scores[word + 1] + backward[word + 1]
        backward[word] = np.logaddexp.reduce(follows + after, axis=1)
    return forward, backward


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
