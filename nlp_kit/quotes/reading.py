"""A text with its cues and its marked strings, looked up by position."""

from __future__ import annotations

from bisect import bisect_left

from nlp_kit.quotes.clauses import marks_between
from nlp_kit.quotes.colons import verb_before_colon
from nlp_kit.quotes.cues import Cue, find_cues
from nlp_kit.quotes.marks import Marked, find_marked
from nlp_kit.quotes.words import Words


class Reading:
    """What there is to decide on in a text.

    Attributes:
        words: The text.
        marked: Its marked strings, in order.
        cues: Its cues outside quotation marks, in order.
    """

    def __init__(self, words: Words) -> None:
        self.words = words
        self.marked = find_marked(words)
        self.cues = _outer_cues(words, self.marked)
        self._lefts = [item.left for item in self.marked]
        self._cue_starts = [cue.first for cue in self.cues]

    def cues_in(self, first: int, end: int) -> list[Cue]:
        """Return the cues that begin in a half-open run of words."""
        starts = self._cue_starts
        return self.cues[bisect_left(starts, first) : bisect_left(starts, end)]

    def marks_in(self, first: int, end: int) -> list[Marked]:
        """Return the marked strings that lie whole within a half-open run of words."""
        low, high = bisect_left(self._lefts, first), bisect_left(self._lefts, end)
        return marks_between(self.marked[low:high], first, end)

    def mark_at(self, position: int) -> Marked | None:
        """Return the marked string that begins, its mark included, at a word."""
        index = bisect_left(self._lefts, position)
        if index < len(self._lefts) and self._lefts[index] == position:
            return self.marked[index]
        return None

    def pieces_after(self, mark: Marked) -> list[Marked]:
        """Return the pieces, on the lines after it, of a string that its own line leaves open."""
        pieces: list[Marked] = []
        index, last = bisect_left(self._lefts, mark.left) + 1, mark
        while last.closing is None and index < len(self.marked):
            last = self.marked[index]
            if last.opening is not None:
                break
            pieces.append(last)
            index += 1
        return pieces


def _outer_cues(words: Words, marked: list[Marked]) -> list[Cue]:
    """Return the cues outside quotation marks, with verbs known only by their colon."""
    inside = bytearray(len(words) + 1)
    for item in marked:
        if item.closing is not None or item.opening is None:
            inside[item.left : item.right + 1] = b"\1" * (item.right + 1 - item.left)
    cues = [cue for cue in find_cues(words) if not inside[cue.first]]
    known = {cue.last for cue in cues}
    extra = []
    for index, key in enumerate(words.keys):
        if key == ":" and index > 1 and not inside[index] and index - 1 not in known:
            cue = verb_before_colon(words, index)
            if cue is not None:
                extra.append(cue)
    return sorted(cues + extra, key=lambda cue: cue.first) if extra else cues
