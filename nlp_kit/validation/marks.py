"""Quotation marks of a text, paired within each paragraph (a line)."""

from __future__ import annotations

import re
from dataclasses import dataclass

LINE_BREAK = re.compile("[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_CLOSING = {"«": "»", "“": "”", "‹": "›"}
OPENING_MARKS = frozenset('«“‹"')
CLOSING_MARKS = frozenset('»”›"')


@dataclass(frozen=True, slots=True)
class Pair:
    """A pair of marks: ``open`` and ``close`` are the offsets of the two marks.

    An unclosed mark ends with its paragraph; then ``close`` is the end of the line.
    """

    open: int
    close: int
    closed: bool = True

    def content(self, text: str) -> tuple[int, int]:
        """Return the half-open span between the marks, trimmed of white space."""
        start, end = self.open + 1, self.close
        inside = text[start:end]
        left = len(inside) - len(inside.lstrip())
        return (start + left, start + left + len(inside.strip()))


def lines(text: str) -> list[tuple[int, int]]:
    """Return the half-open spans of the lines, without their line breaks, empty ones too."""
    borders = [match.start() for match in LINE_BREAK.finditer(text)]
    return list(zip([0, *(border + 1 for border in borders)], [*borders, len(text)], strict=True))


def pairs(text: str) -> list[Pair]:
    """Return the pairs of quotation marks, in text order, inner ones after outer ones.

    Straight marks of a line pair up in their order; an odd one (an inch sign, a slip) is left
    out with the rest of its line's straight marks.
    """
    found: list[Pair] = []
    for start, end in lines(text):
        found += _pairs_of_line(text, start, end)
    return sorted(found, key=lambda pair: (pair.open, -pair.close))


def _pairs_of_line(text: str, start: int, end: int) -> list[Pair]:
    found: list[Pair] = []
    waiting: list[int] = []
    straight: list[int] = []
    for offset in range(start, end):
        character = text[offset]
        if character == '"':
            straight.append(offset)
        elif character in _CLOSING:
            waiting.append(offset)
        elif character in CLOSING_MARKS:
            for depth in range(len(waiting) - 1, -1, -1):
                if _CLOSING[text[waiting[depth]]] == character:
                    found.append(Pair(waiting[depth], offset))
                    del waiting[depth:]
                    break
    found += [Pair(offset, end, closed=False) for offset in waiting]
    if len(straight) % 2 == 0:
        found += [Pair(*both) for both in zip(straight[::2], straight[1::2], strict=True)]
    return found
