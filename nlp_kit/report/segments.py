"""Spans of several layers, nested or crossing, as well-formed HTML around the untouched text."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

# Two adjacent isolates would change places in a right-to-left line, so that a run takes all words
# up to the next letter of another script. Brackets stay outside: an isolate must not part a pair.
_LATIN = r"A-Za-z\u00c0-\u024f"
_LATIN_RUN = re.compile(rf"[{_LATIN}](?:[{_LATIN}0-9 ./:@&+'’_%=?#~\u2010-\u2013-]*[{_LATIN}0-9])?")


@dataclass(frozen=True, slots=True)
class Mark:
    """An element around a half-open span of code points.

    Attributes:
        start: First code point.
        end: One past the last code point.
        tag: The element's name.
        classes: Of every piece; the first piece is ``first`` besides, the last one ``last``.
        attributes: Of every piece, by name.
        first: Attributes of the first piece alone, such as its place in the focus order.
    """

    start: int
    end: int
    tag: str = "mark"
    classes: tuple[str, ...] = ()
    attributes: tuple[tuple[str, str], ...] = ()
    first: tuple[tuple[str, str], ...] = ()


def to_html(text: str, marks: Sequence[Mark]) -> str:
    """Return the text with an element around each mark; the elements' text is the text itself.

    Marks nest by length, those of equal span in the order given. A mark that crosses the end of
    one around it is cut there and goes on as another piece. A browser gives back every character
    but U+0000, which HTML cannot hold: U+FFFD stands for it.

    Raises:
        ValueError: If a mark is empty or lies outside the text.
    """
    starting: dict[int, list[int]] = {}
    for index, mark in enumerate(marks):
        if not 0 <= mark.start < mark.end <= len(text):
            raise ValueError(f"no span of the text: {mark.start}-{mark.end} of {len(text)}")
        starting.setdefault(mark.start, []).append(index)
    cuts = sorted({0, len(text), *starting, *(mark.end for mark in marks)})
    stack: list[int] = []
    parts: list[str] = []
    for place, following in pairwise([*cuts, len(text)]):
        waiting = starting.get(place, [])
        depth = next((d for d, index in enumerate(stack) if marks[index].end == place), len(stack))
        closed = stack[depth:]
        del stack[depth:]
        parts += [f"</{marks[index].tag}>" for index in reversed(closed)]
        waiting = waiting + [index for index in closed if marks[index].end > place]
        for index in sorted(waiting, key=lambda index: (-marks[index].end, index)):
            reach = min((marks[outer].end for outer in stack), default=len(text))
            parts.append(_opening(marks[index], place, reach))
            stack.append(index)
        parts.append(escape(text[place:following]))
    return "".join(parts)


def latin_runs(text: str) -> Iterator[Mark]:
    """Yield a ``bdi`` around each run of Latin words, which keeps its direction to itself."""
    for run in _LATIN_RUN.finditer(text):
        yield Mark(run.start(), run.end(), "bdi")


def escape(text: str) -> str:
    """Return text that a browser reads back as it is, markup and carriage returns included."""
    return html.escape(text, quote=False).replace("\r", "&#13;").replace("\0", "\ufffd")


def _opening(mark: Mark, place: int, reach: int) -> str:
    """Return the start tag of the piece that begins at ``place``, where marks end by ``reach``."""
    classes = list(mark.classes)
    attributes = mark.attributes
    if place == mark.start:
        attributes += mark.first
    if classes:
        classes += ["first"] if place == mark.start else []
        classes += ["last"] if reach >= mark.end else []
        attributes = (("class", " ".join(classes)), *attributes)
    shown = "".join(f' {name}="{html.escape(value)}"' for name, value in attributes)
    return f"<{mark.tag}{shown}>"
