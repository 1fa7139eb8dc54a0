"""Layers as one category a token, and how often annotators' categories meet."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from nlp_kit.scoring.items import Frame, Item
from nlp_kit.scoring.statistics import Floats

OUTSIDE = "O"


def token_labels(items: Sequence[Item], frame: Frame, layer: str) -> list[str]:
    """Return the label of each token in scope, ``O`` outside every span.

    Of spans that cross, the first keeps the tokens they share.
    """
    labels = [OUTSIDE] * len(frame.tokens)
    for item in items:
        first, last = frame.token_range(item)
        for index in range(first, last):
            if labels[index] == OUTSIDE:
                labels[index] = item.label
    return [labels[index] for index in frame.read_tokens(layer)]


def contingency(first: Sequence[str], second: Sequence[str], categories: Sequence[str]) -> Floats:
    """Return how often each category of one annotator met each of the other."""
    place = {category: index for index, category in enumerate(categories)}
    table = np.zeros((len(categories), len(categories)))
    for a, b in zip(first, second, strict=True):
        table[place[a], place[b]] += 1
    return table


def coincidences(annotators: Sequence[Sequence[str]], categories: Sequence[str]) -> Floats:
    """Return Krippendorff's coincidence matrix of annotators that all saw the same tokens."""
    table = np.zeros((len(categories), len(categories)))
    for index, first in enumerate(annotators):
        for second in annotators[index + 1 :]:
            pair = contingency(first, second, categories)
            table += pair + pair.T
    return table / max(1, len(annotators) - 1)
