"""Documents as folded words, so that spelling variants of one string are one string."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from nlp_kit.documents import Document, HasOffsets, Span
from nlp_kit.scoring.items import Frame
from nlp_kit.text import fold_key

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """A document's tokens: offsets, folded forms, and where lines end."""

    document: Document
    frame: Frame
    keys: tuple[str, ...]

    @classmethod
    def of(cls, document: Document) -> Words:
        """Return the words of a document."""
        frame = Frame.of(document)
        keys = tuple(fold_key(document.text[start:end]) for start, end in frame.tokens)
        return cls(document, frame, keys)

    def key(self, span: HasOffsets) -> Key:
        """Return the folded words of a span."""
        first, last = self.frame.token_range(span)
        return self.keys[first:last]

    def before(self, span: HasOffsets) -> int | None:
        """Return the index of the word that only spaces part from a span's beginning."""
        first, _ = self.frame.token_range(span)
        return first - 1 if first > 0 and self._adjacent(first - 1) else None

    def after(self, span: HasOffsets) -> int | None:
        """Return the index of the word that only spaces part from a span's end."""
        _, last = self.frame.token_range(span)
        return last if 0 < last < len(self.keys) and self._adjacent(last - 1) else None

    def span(self, first: int, last: int) -> Span:
        """Return the code points of the words from ``first`` up to ``last``."""
        return Span(start=self.frame.tokens[first][0], end=self.frame.tokens[last - 1][1])

    def occurrences(self, wanted: Index) -> Iterator[tuple[Key, Span]]:
        """Yield every place where the words of a known string stand, within one line."""
        for first, word in enumerate(self.keys):
            for key in wanted.get(word, ()):
                last = first + len(key)
                if self.keys[first:last] == key:
                    span = self.span(first, last)
                    if "\n" not in self.document.surface(span):
                        yield key, span

    def _adjacent(self, index: int) -> bool:
        between = self.document.text[self.frame.tokens[index][1] : self.frame.tokens[index + 1][0]]
        return between.strip(" \u00a0\u200c") == "" and between != ""


Index = dict[str, list[Key]]


def index_of(keys: Iterable[Key]) -> Index:
    """Return word sequences by their first word."""
    index: Index = {}
    for key in sorted(set(keys)):
        if key:
            index.setdefault(key[0], []).append(key)
    return index


def usual(counts: Counter[str]) -> tuple[str, float]:
    """Return the commonest of some labels and its share; ties go to the first by name."""
    label, count = min(counts.items(), key=lambda item: (-item[1], item[0]))
    return label, count / counts.total()


def overlapping(spans: Sequence[HasOffsets], place: HasOffsets) -> list[HasOffsets]:
    """Return the spans that share characters with a place."""
    return [span for span in spans if span.start < place.end and place.start < span.end]


def joined(key: Key) -> str:
    """Return folded words as one string, to be shown."""
    return " ".join(key)
