"""Counts over a corpus, and whether two of its texts say the same in the same words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from nlp_kit.documents import Document
from nlp_kit.text import fold_key, tokenize

_PUNCTUATION = re.compile(r"[\W_]+")
SHINGLE = 5


@dataclass(frozen=True, slots=True)
class SharedRun:
    """A run of words that two documents have in common."""

    words: int
    first: str
    second: str
    text: str


@dataclass(frozen=True, slots=True)
class CorpusStatistics:
    """What a collection of documents holds; every number is a count."""

    documents: int
    words: int
    sources: dict[str, int]
    entities: dict[str, int]
    times: dict[str, int]
    quotes: dict[str, int]
    non_quotes: dict[str, int]
    distinct_persons: int
    distinct_organisations: int
    distinct_cues: int
    shared_runs: tuple[SharedRun, ...]
    near_duplicates: tuple[tuple[str, str, float], ...]


def corpus_statistics(documents: Iterable[Document], *, run: int = 8) -> CorpusStatistics:
    """Return the counts of a collection and the texts in it that repeat each other.

    Words are tokens that hold a letter or a digit. Names and cues are told apart under
    :func:`~nlp_kit.text.fold_key`.

    Args:
        documents: The collection.
        run: Runs of at least so many words, shared by two documents, are listed, longest first.
    """
    collection = list(documents)
    names: dict[str, set[str]] = {"PER": set(), "ORG": set()}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    cues: set[str] = set()
    words = {document.id: _words(document.text) for document in collection}
    for document in collection:
        for actor in document.actors:
            if actor.label in names:
                names[actor.label].add(fold_key(actor.name))
        counts["entities"].update(entity.label for entity in document.entities)
        counts["times"].update(time.type for time in document.times)
        counts["quotes"].update(quote.kind for quote in document.quotes)
        counts["non_quotes"].update(item.label for item in document.non_quotes)
        for quote in document.quotes:
            counts["sources"]["named" if quote.source else "none"] += 1
            if quote.cue:
                cues.add(fold_key(document.surface(quote.cue)))
    return CorpusStatistics(
        documents=len(collection),
        words=sum(map(len, words.values())),
        **{
            key: dict(sorted(counts[key].items()))
            for key in ("sources", "entities", "times", "quotes", "non_quotes")
        },
        distinct_persons=len(names["PER"]),
        distinct_organisations=len(names["ORG"]),
        distinct_cues=len(cues),
        shared_runs=tuple(shared_runs(words, at_least=run)),
        near_duplicates=tuple(near_duplicates(words)),
    )


def shared_runs(words: dict[str, list[str]], *, at_least: int) -> Iterator[SharedRun]:
    """Yield the longest run of words of each pair of documents that share one, longest first."""
    places: dict[tuple[str, ...], list[tuple[str, int]]] = defaultdict(list)
    for identifier, row in words.items():
        for start in range(len(row) - at_least + 1):
            places[tuple(row[start : start + at_least])].append((identifier, start))
    longest: dict[tuple[str, str], SharedRun] = {}
    for spots in places.values():
        for (first, begin), (second, other) in pairwise(spots):
            if first == second:
                continue
            length = at_least
            a, b = words[first], words[second]
            while a[begin : begin + length + 1] == b[other : other + length + 1] and length < min(
                len(a) - begin, len(b) - other
            ):
                length += 1
            known = longest.get((first, second))
            if known is None or length > known.words:
                text = " ".join(a[begin : begin + length])
                longest[first, second] = SharedRun(length, first, second, text)
    yield from sorted(longest.values(), key=lambda found: (-found.words, found.first, found.second))


def near_duplicates(
    words: dict[str, list[str]], *, threshold: float = 0.2
) -> Iterator[tuple[str, str, float]]:
    """Yield pairs of documents whose word five-grams overlap (Jaccard) beyond a threshold.

    Broder (1997), On the resemblance and containment of documents.
    """
    shingles = {
        identifier: {tuple(row[i : i + SHINGLE]) for i in range(len(row) - SHINGLE + 1)}
        for identifier, row in words.items()
    }
    holders: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for identifier, own in shingles.items():
        for shingle in own:
            holders[shingle].append(identifier)
    common: Counter[tuple[str, str]] = Counter()
    for holding in holders.values():
        common.update(
            (first, second) for i, first in enumerate(holding) for second in holding[i + 1 :]
        )
    found = [
        (first, second, shared / len(shingles[first] | shingles[second]))
        for (first, second), shared in common.items()
    ]
    yield from sorted(
        (pair for pair in found if pair[2] >= threshold), key=lambda pair: (-pair[2], pair[:2])
    )


def _words(text: str) -> list[str]:
    folded = (_PUNCTUATION.sub("", fold_key(text[start:end])) for start, end in tokenize(text))
    return [word for word in folded if word]
