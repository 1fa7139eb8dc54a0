"""A changed text that remembers where each of its characters stood in the source."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edit:
    """A replacement: the source's half-open ``start``-``end`` becomes ``text``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class View:
    """A text made from a source by recorded edits, with spans mapped both ways.

    Make one with :func:`make_view`. Spans are half-open code points and never empty. A span that
    ends within an edit is widened to the whole edit; what an edit puts in between two characters
    of the source belongs to neither, so that a source span comes back as it was:
    ``view.to_raw(*view.to_view(start, end)) == (start, end)`` where it cuts no edit.

    Attributes:
        raw: The untouched source.
        text: The changed text.
        edits: What was changed, in order and apart from each other.
    """

    raw: str
    text: str
    edits: tuple[Edit, ...]
    _raw_borders: tuple[int, ...]
    _view_borders: tuple[int, ...]

    def to_view(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the view that shows a span of the source.

        Raises:
            ValueError: If the span is empty or lies outside the source, or all of it is deleted.
        """
        return self._map(start, end, self._raw_borders, self._view_borders, len(self.raw))

    def to_raw(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the source that a span of the view shows.

        Raises:
            ValueError: If the span is empty or lies outside the view, or the source has
                nothing for it (an inserted half-space alone).
        """
        return self._map(start, end, self._view_borders, self._raw_borders, len(self.text))

    def _map(
        self, start: int, end: int, own: tuple[int, ...], other: tuple[int, ...], length: int
    ) -> tuple[int, int]:
        if not 0 <= start < end <= length:
            raise ValueError(
                f"span {start}-{end} is empty or outside a text of {length} characters"
            )
        # Borders come in pairs, the start and the end of each edit. A position within an edit, or
        # at one that is empty here, maps outwards for a span's start seen from its left end…
        left = bisect_right(own, start)
        if left % 2:
            mapped_start = other[left - 1]
        else:
            mapped_start = start + (other[left - 1] - own[left - 1] if left else 0)
        right = bisect_left(own, end)
        if right % 2:
            mapped_end = other[right]
        else:
            mapped_end = end + (other[right - 1] - own[right - 1] if right else 0)
        if mapped_end <= mapped_start:
            raise ValueError(f"span {start}-{end} has no characters on the other side")
        return mapped_start, mapped_end


def make_view(raw: str, edits: Iterable[Edit]) -> View:
    """Return the view of a source that edits make; positions are the source's.

    Raises:
        ValueError: If the edits overlap, are out of order or lie outside the source.
    """
    pieces: list[str] = []
    raw_borders: list[int] = []
    view_borders: list[int] = []
    made = tuple(edits)
    position = length = 0
    for edit in made:
        if not position <= edit.start <= edit.end <= len(raw):
            raise ValueError(f"edit {edit.start}-{edit.end} overlaps another or lies outside")
        pieces += (raw[position : edit.start], edit.text)
        begin = length + edit.start - position
        length = begin + len(edit.text)
        raw_borders += (edit.start, edit.end)
        view_borders += (begin, length)
        position = edit.end
    pieces.append(raw[position:])
    return View(raw, "".join(pieces), made, tuple(raw_borders), tuple(view_borders))
