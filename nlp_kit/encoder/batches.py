"""Labelled texts to batches of tensors, in an order that the seed decides."""

from __future__ import annotations

import random
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from nlp_kit.encoder.segments import Pieces, Segment, classes_of, split_segments
from nlp_kit.encoder.tags import TAGS, UNREAD, allowed_tags, annotated
from nlp_kit.encoder.texts import LabelledText

Texts = Callable[[random.Random], Iterable[LabelledText]]


@dataclass(frozen=True, slots=True)
class Sample:
    """A segment with the tag of each word, as its corpus has it."""

    corpus: str
    segment: Segment
    classes: tuple[str | None, ...]
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """Segments of one corpus, padded: pieces, words and what tags the words may have."""

    corpus: str
    pieces: Tensor
    classes: Tensor
    mask: Tensor
    starts: Tensor
    present: Tensor
    allowed: Tensor


def samples(texts: Iterable[LabelledText], corpus: str, pieces: Pieces) -> Iterator[Sample]:
    """Yield the segments of texts with their words' tags.

    A span that begins or ends within a word takes the whole word.
    """
    for item in texts:
        ends = [end for _, end, _ in item.spans]
        for segment in split_segments(item.text, pieces):
            tags = []
            before = -1
            for start, end in segment.words:
                index = bisect_left(ends, start + 1)
                if index == len(ends) or item.spans[index][0] >= end:
                    unread = any(begin <= start < stop for begin, stop in item.unread)
                    tags.append(UNREAD if unread else "O")
                    before = -1
                    continue
                tags.append(f"{'I' if index == before else 'B'}-{item.spans[index][2]}")
                before = index
            yield Sample(corpus, segment, classes_of(item.text, segment), tuple(tags))


def shuffled_batches(
    sources: Mapping[str, Sequence[Texts]],
    pieces: Pieces,
    *,
    classes: Mapping[str, int],
    size: int,
    generator: random.Random,
) -> list[Batch]:
    """Return the batches of one epoch: segments of like length, all corpora mixed.

    Args:
        sources: By corpus, what yields its texts; one that stands twice is read twice.
        pieces: The vocabulary.
        classes: The numbers of the name lists' classes, from 1.
        size: The greatest number of pieces of a batch, padding included.
        generator: Decides the order.
    """
    groups: list[list[Sample]] = []
    for corpus, readings in sources.items():
        found = [item for texts in readings for item in samples(texts(generator), corpus, pieces)]
        generator.shuffle(found)
        # A stable sort of the shuffled segments: equal lengths meet anew in every epoch.
        found.sort(key=lambda item: len(item.segment.pieces))
        groups += _grouped(found, size)
    generator.shuffle(groups)
    known = frozenset(label for corpus in sources for label in annotated(corpus))
    return [padded(group, pieces.padding, classes=classes, known=known) for group in groups]


def _grouped(found: Sequence[Sample], size: int) -> Iterator[list[Sample]]:
    group: list[Sample] = []
    for item in found:
        if group and len(item.segment.pieces) * (len(group) + 1) > size:
            yield group
            group = []
        group.append(item)
    if group:
        yield group


def padded(
    group: Sequence[Sample],
    padding: int,
    *,
    classes: Mapping[str, int],
    known: frozenset[str],
) -> Batch:
    """Return the samples, all of one corpus, as one batch; see :func:`allowed_tags`."""
    corpus = group[0].corpus
    longest = max(len(item.segment.pieces) for item in group)
    most = max(len(item.tags) for item in group)
    pieces = torch.full((len(group), longest), padding)
    listed = torch.zeros_like(pieces)
    starts = torch.zeros((len(group), most), dtype=torch.long)
    present = torch.zeros((len(group), most), dtype=torch.bool)
    allowed = torch.zeros((len(group), most, len(TAGS)), dtype=torch.bool)
    for row, item in enumerate(group):
        pieces[row, : len(item.segment.pieces)] = torch.tensor(item.segment.pieces)
        count = len(item.tags)
        starts[row, :count] = torch.tensor(item.segment.starts)
        for place, name in zip(item.segment.starts, item.classes, strict=True):
            listed[row, place] = classes.get(name or "", 0)
        present[row, :count] = True
        for column, tag in enumerate(item.tags):
            allowed[row, column, list(allowed_tags(corpus, tag, known))] = True
    return Batch(corpus, pieces, listed, pieces != padding, starts, present, allowed)
