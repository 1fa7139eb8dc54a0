"""A text cut into what the encoder reads at once: whole sentences, with their words' pieces.

Pieces are looked up in the folded text (Persian letters, Latin digits), which has the offsets of
the text itself. The same code serves training and inference.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from nlp_kit.names import word_class
from nlp_kit.text import fold, split_sentences, tokenize

if TYPE_CHECKING:
    from tokenizers import Tokenizer

LONGEST = 192
# The first pieces of every vocabulary, in this order.
SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")
_CACHED = 100_000


@dataclass(frozen=True, slots=True)
class Segment:
    """Pieces that are read together, and for each word its span and the piece it starts with."""

    pieces: tuple[int, ...]
    words: tuple[tuple[int, int], ...]
    starts: tuple[int, ...]


def classes_of(text: str, segment: Segment) -> tuple[str | None, ...]:
    """Return for each word of a segment the name list that it stands in, or None."""
    return tuple(_word_class(text[start:end]) for start, end in segment.words)


_word_class = lru_cache(_CACHED)(word_class)


class Pieces:
    """The pieces of runs of text without white space; runs met before are remembered."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._known: dict[str, tuple[tuple[int, ...], tuple[int, ...]]] = {}
        self.begin, self.padding, self.end, self.unknown = range(len(SPECIAL))

    @classmethod
    def read(cls, path: Path) -> Pieces:
        """Return the pieces of a ``tokenizer.json``."""
        from tokenizers import Tokenizer

        return cls(Tokenizer.from_file(str(path)))

    def of_run(self, run: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Return the pieces of a run and where in it each starts."""
        found = self._known.get(run)
        if found is None:
            encoding = self._tokenizer.encode(run, add_special_tokens=False)
            ids, offsets = tuple(encoding.ids), tuple(start for start, _ in encoding.offsets)
            # Marks that nobody sees have no piece.
            found = (ids, offsets) if ids else ((self.unknown,), (0,))
            if len(self._known) < _CACHED:
                self._known[run] = found
        return found


def split_segments(text: str, pieces: Pieces, *, longest: int = LONGEST) -> Iterator[Segment]:
    """Yield the segments of a text, as many sentences in each as fit.

    A sentence that alone is too long is cut between words. Between lines stands the piece that
    ends a text.

    Args:
        text: The untouched text; the words' spans are offsets into it.
        pieces: The vocabulary.
        longest: The greatest number of pieces of a segment.
    """
    tokens = tokenize(text)
    folded = fold(text)
    sentence_ends = [end for _, end in split_sentences(text, tokens)]
    pending: list[_Run] = []
    size = 0
    for sentence in _sentences(folded, tokens, sentence_ends, pieces):
        length = sum(len(run.pieces) for run in sentence)
        if pending and size + length + 3 > longest:
            yield _segment(pending, pieces)
            pending, size = [], 0
        for run in sentence:
            if pending and size + len(run.pieces) + 3 > longest:
                yield _segment(pending, pieces)
                pending, size = [], 0
            pending.append(run)
            size += len(run.pieces) + run.opens_line
    if pending:
        yield _segment(pending, pieces)


@dataclass(frozen=True, slots=True)
class _Run:
    """Words without white space between them, and their pieces."""

    pieces: tuple[int, ...]
    words: tuple[tuple[int, int], ...]
    starts: tuple[int, ...]
    opens_line: bool


def _sentences(
    text: str, tokens: Sequence[tuple[int, int]], ends: list[int], pieces: Pieces
) -> Iterator[list[_Run]]:
    runs: list[_Run] = []
    first, sentence, line_end = 0, 0, -1
    for index, (start, end) in enumerate(tokens):
        glued = index + 1 < len(tokens) and tokens[index + 1][0] == end
        ended = sentence < len(ends) and end >= ends[sentence]
        if glued and not ended:
            continue
        words = tuple(tokens[first : index + 1])
        begin = words[0][0]
        opens = begin > line_end
        if opens:
            line_end = text.find("\n", begin)
            line_end = len(text) if line_end < 0 else line_end
        ids, offsets = pieces.of_run(text[begin:end])
        starts = tuple(max(0, bisect_right(offsets, start - begin) - 1) for start, _ in words)
        runs.append(_Run(ids, words, starts, opens))
        first = index + 1
        if ended:
            sentence += 1
            yield runs
            runs = []
    if runs:
        yield runs


def _segment(runs: list[_Run], pieces: Pieces) -> Segment:
    ids = [pieces.begin]
    words: list[tuple[int, int]] = []
    starts: list[int] = []
    for run in runs:
        if run.opens_line and words:
            ids.append(pieces.end)
        starts += [len(ids) + start for start in run.starts]
        words += run.words
        ids += run.pieces
    ids.append(pieces.end)
    return Segment(tuple(ids), tuple(words), tuple(starts))
