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
        pairs, unopened, unclosed = _pair(words, first, end)
        if pending is not None and unopened is not None:
            found.extend(_continued(words, pending, first, unopened))
            pairs = [pair for pair in pairs if pair.left > unopened]
            pending = None
        elif pending is not None and line - pending[0] > _LINES_IN_ONE:
            pending = None
        found.extend(pairs)
        if unclosed is not None:
            pending = (line, unclosed)
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


def _pair(words: Words, first: int, end: int) -> tuple[list[Marked], int | None, int | None]:
    """Return the pairs of one line, a closing mark that nothing opened, an unclosed opening."""
    pairs: list[Marked] = []
    stack: list[tuple[str, int]] = []
    depth: dict[str, int] = {}
    unopened: int | None = None
    for index in range(first, end):
        key = words.keys[index]
        if key not in MARKS:
            continue
        if key in _STRAIGHT:
            slip = len(stack) == 1 and stack[0][0] != '"' and _leans_left(words, index)
            opens, name = not depth.get('"') and not slip, '"'
        elif key in _OPENING:
            name = _OPENING[key]
            opens = not (depth.get(name) and _leans_left(words, index))
        else:
            name, opens = key, not depth.get(key) and _leans_right(words, index, first)
        if opens:
            if stack and stack[-1] == (name, index - 1):
                stack[-1] = (name, index)  # a doubled mark is one
                continue
            stack.append((name, index))
            depth[name] = depth.get(name, 0) + 1
        elif depth.get(name):
            while True:
                top, opening = stack.pop()
                depth[top] -= 1
                if top == name:
                    break
            if not stack:
                _add(pairs, words, opening, index)
        elif len(stack) == 1 and _leans_left(words, index):
            # «… "with a mark of another kind to close it.
            top, opening = stack.pop()
            depth[top] -= 1
            _add(pairs, words, opening, index)
        elif unopened is None and not pairs and not stack:
            unopened = index
    unclosed = None
    if stack:
        unclosed = stack[0][1]
        last = end - 1
        if last > unclosed:
            pairs = [pair for pair in pairs if pair.right < unclosed]
            pairs.append(Marked(unclosed + 1, last, unclosed, None))
    return pairs, unopened, unclosed


def _add(pairs: list[Marked], words: Words, opening: int, closing: int) -> None:
    first, last = opening + 1, closing - 1
    while first <= last and words.keys[first] in MARKS:
        first += 1
    while last >= first and words.keys[last] in MARKS and words.keys[last] not in _CLOSING:
        last -= 1
    if first <= last:
        pairs.append(Marked(first, last, opening, closing))


def _leans_left(words: Words, index: int) -> bool:
    """Tell whether a mark stands right after a word and apart from the next."""
    after = index + 1
    glued = index > 0 and words.ends[index - 1] == words.starts[index]
    apart = after == len(words) or words.starts[after] > words.ends[index]
    return glued and (apart or not words.keys[after][:1].isalnum())


def _leans_right(words: Words, index: int, first: int) -> bool:
    """Tell whether a closing mark stands where an opening one belongs."""
    after = index + 1
    apart = index == first or words.ends[index - 1] < words.starts[index] or words.keys[index - 1] == ":"
    return apart and after < len(words) and words.starts[after] == words.ends[index] and (
        words.keys[after][:1].isalnum()
    )


def _continued(
    words: Words, pending: tuple[int, int], first: int, closing: int
) -> list[Marked]:
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
