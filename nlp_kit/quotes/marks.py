"""Quotation marks paired as readers pair them, also where writers slipped."""

from __future__ import annotations

from typing import NamedTuple

from nlp_kit.quotes.words import Words

_OPENING = {"«": "»", "‹": "›", "“": "”", "„": "”", "‟": "”", "〈": "〉", "《": "》"}
_CLOSING = {"»": "«", "›": "‹", "”": "“", "〉": "〈", "》": "《"}
_STRAIGHT = frozenset('"＂〃')
MARKS = frozenset(_OPENING) | frozenset(_CLOSING) | _STRAIGHT
# A quotation may go on over this many lines without marks before the one that closes it.
_LINES_IN_ONE = 6


class Marked(NamedTuple):
    """A string in marks: its first and last word inside, and the words that are its marks.

    ``opening`` or ``closing`` is None where the mark is missing: an unclosed string ends with its
    line, and one that goes on over lines has a piece for each.
    """

    first: int
    last: int
    opening: int | None
    closing: int | None

    @property
    def left(self) -> int:
        """The first word with the mark."""
        return self.first if self.opening is None else self.opening

    @property
    def right(self) -> int:
        """The last word with the mark."""
        return self.last if self.closing is None else self.closing


def find_marked(words: Words) -> list[Marked]:
    """Return the outermost marked strings of a text, in order; empty ones are left out."""
    found: list[Marked] = []
    pending: tuple[int, int] | None = None  # the line of an unclosed string, its opening mark
    for first, end in _lines(words):
        line = words.line_of[first]
        line_marks = _Pairing(words, first, end)
        pairs, unopened = line_marks.pairs, line_marks.unopened
        if pending is not None and unopened is not None:
            found.extend(_continued(words, pending, first, unopened))
            pairs = [pair for pair in pairs if pair.left > unopened]
            pending = None
        elif pending is not None and line - pending[0] > _LINES_IN_ONE:
            pending = None
        found.extend(pairs)
        if line_marks.unclosed is not None:
            pending = (line, line_marks.unclosed)
    found.sort(key=lambda marked: marked.left)
    outer: list[Marked] = []
    for marked in found:
        if not outer or marked.left > outer[-1].right:
            outer.append(marked)
    return outer


def _lines(words: Words) -> list[tuple[int, int]]:
    """Return half-open runs of the words of each line that holds a mark."""
    positions = [index for index, key in enumerate(words.keys) if key in MARKS]
    runs: list[tuple[int, int]] = []
    line_of = words.line_of
    for position in positions:
        if runs and position < runs[-1][1]:
            continue
        first = end = position
        while first and line_of[first - 1] == line_of[position]:
            first -= 1
        while end < len(line_of) and line_of[end] == line_of[position]:
            end += 1
        runs.append((first, end))
    return runs


class _Open(NamedTuple):
    """An opening mark that waits: what closes it, and its first and last word where doubled."""

    closes: str
    first: int
    last: int


class _Pairing:
    """The marks of one line, from a first word to an end.

    Attributes:
        pairs: The marked strings found.
        unopened: The first closing mark before which nothing was opened.
        unclosed: The opening mark that nothing closes; its string ends with the line.
    """

    def __init__(self, words: Words, first: int, end: int) -> None:
        self.words = words
        self.first = first
        self.pairs: list[Marked] = []
        self.unopened: int | None = None
        self.unclosed: int | None = None
        self._stack: list[_Open] = []
        self._depth: dict[str, int] = {}
        for index in range(first, end):
            if words.keys[index] in MARKS:
                self._mark(index)
        if self._stack:
            waiting = self._stack[0]
            self.unclosed = waiting.first
            if end - 1 > waiting.last:
                self.pairs = [pair for pair in self.pairs if pair.right < waiting.first]
                self.pairs.append(Marked(waiting.last + 1, end - 1, waiting.first, None))

    def _mark(self, index: int) -> None:
        stack = self._stack
        closes, opens = self._reading(index)
        if opens:
            if stack and stack[-1].closes == closes and stack[-1].last == index - 1:
                stack[-1] = stack[-1]._replace(last=index)  # a doubled mark is one
            else:
                stack.append(_Open(closes, index, index))
                self._depth[closes] = self._depth.get(closes, 0) + 1
        elif self._depth.get(closes):
            opened = self._pop()
            while opened.closes != closes:
                opened = self._pop()
            if not stack:
                self._add(opened, index)
        elif len(stack) == 1 and _leans_left(self.words, index):
            self._add(self._pop(), index)  # «… " closed by a mark of another kind
        elif self.pairs and self.pairs[-1].closing == index - 1:
            self.pairs[-1] = self.pairs[-1]._replace(closing=index)  # doubled likewise
        elif self.unopened is None and not self.pairs and not stack:
            self.unopened = index

    def _reading(self, index: int) -> tuple[str, bool]:
        """Return what a mark closes or is closed by, and whether it opens."""
        key = self.words.keys[index]
        if key in _STRAIGHT:
            other = len(self._stack) == 1 and self._stack[0].closes != '"'
            slip = other and _leans_left(self.words, index)
            return '"', not self._depth.get('"') and not slip
        if key in _OPENING:
            closes = _OPENING[key]
            return closes, not (self._depth.get(closes) and _leans_left(self.words, index))
        return key, not self._depth.get(key) and _leans_right(self.words, index, self.first)

    def _pop(self) -> _Open:
        opened = self._stack.pop()
        self._depth[opened.closes] -= 1
        return opened

    def _add(self, opened: _Open, closing: int) -> None:
        keys = self.words.keys
        first, last = opened.last + 1, closing - 1
        while first <= last and keys[first] in MARKS:
            first += 1
        while last >= first and keys[last] in MARKS and keys[last] not in _CLOSING:
            last -= 1
        if first <= last:
            self.pairs.append(Marked(first, last, opened.first, closing))


def _leans_left(words: Words, index: int) -> bool:
    """Tell whether a mark stands right after a word and apart from the next."""
    after = index + 1
    glued = index > 0 and words.ends[index - 1] == words.starts[index]
    apart = after == len(words) or words.starts[after] > words.ends[index]
    return glued and (apart or not words.keys[after][:1].isalnum())


def _leans_right(words: Words, index: int, first: int) -> bool:
    """Tell whether a closing mark stands where an opening one belongs."""
    after = index + 1
    apart = (
        index == first
        or words.ends[index - 1] < words.starts[index]
        or words.keys[index - 1] == ":"
    )
    return (
        apart
        and after < len(words)
        and words.starts[after] == words.ends[index]
        and (words.keys[after][:1].isalnum())
    )


def _continued(words: Words, pending: tuple[int, int], first: int, closing: int) -> list[Marked]:
    """Return the pieces, from the line after the opening on, of a string that spans lines."""
    pieces = []
    start = pending[1]
    while start < first and words.line_of[start] == pending[0]:
        start += 1
    while start < first:
        end = start
        while end < first and words.line_of[end] == words.line_of[start]:
            end += 1
        pieces.append(Marked(start, end - 1, None, None))
        start = end
    if closing > first:
        pieces.append(Marked(first, closing - 1, None, closing))
    return pieces
