"""Where the reported words end and the narrator speaks again, within a sentence."""

from __future__ import annotations

from nlp_kit.quotes.clauses import Opening, open_clause
from nlp_kit.quotes.cues import Cue
from nlp_kit.quotes.marks import Marked
from nlp_kit.quotes.noun_phrases import is_strong
from nlp_kit.quotes.sources import find_source
from nlp_kit.quotes.words import Words

_COMMAS = frozenset({"،", ","})
_CONTRAST = frozenset({"اما", "ولی", "؛"})
_JOINTS = _COMMAS | _CONTRAST | {"و"}
# How far before a cue the connector that joins it to the one before is looked for.
_LOOK_BACK = 16


class Boundaries:
    """Finds the ends of clauses in the sentences of one text."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def clause_end(
        self,
        cue: Cue,
        opening: Opening,
        later: list[Cue],
        *,
        low: int,
        end: int,
        mark: Marked | None,
    ) -> tuple[int, int]:
        """Return where a reported clause ends (exclusive) and where the narrator goes on.

        Args:
            cue: Its cue.
            opening: How it begins.
            later: The cues after it in the sentence.
            low: Where the clause of the cue begins.
            end: The end of the sentence, exclusive.
            mark: The marked string that it begins with, if it does.
        """
        if cue.type == "participial":
            return self._participial_end(opening, later, end, mark)
        for other in later:
            if mark is not None and other.first == mark.right + 1 and opening.first == mark.left:
                return other.first, other.first  # «وی در پاسخ به X که گفته بود «…» گفت: …»
            if other.first > opening.first:
                back = self._narrator_back(cue, other, opening.first, end)
                if back is not None:
                    return back, back
        keys = self.words.keys
        if "که" in keys[max(low, cue.first - 12) : cue.first] and opening.introducer != "colon":
            # The cue stands in a relative clause, which a comma ends.
            comma = self._comma_after_verb(opening.first + 2, end)
            if comma is not None:
                return comma, comma
        return end, end

    def joined(self, cue: Cue, other: Cue, first: int, end: int) -> int | None:
        """Return where the narrator's words before a second cue begin, after unmarked speech."""
        opening = open_clause(self.words, other, end)
        if opening is None or opening.introducer not in ("colon", "marks", "that"):
            return None
        if opening.introducer == "that" and not _same_tense(cue, other):
            return None
        return self._narrator_back(cue, other, first, end)

    def _participial_end(
        self, opening: Opening, later: list[Cue], end: int, mark: Marked | None
    ) -> tuple[int, int]:
        """Return the end of «با بیان اینکه …»: before the main verb's clause, after its comma."""
        words, keys = self.words, self.words.keys
        main = next(
            (
                cue
                for cue in later
                if cue.type in ("verb", "colon", "copular")
                and cue.first > opening.first
                and (
                    open_clause(words, cue, end) is not None
                    or keys[cue.last + 1 : cue.last + 2] == ["."]
                )
            ),
            None,
        )
        if mark is not None and mark.right < end and main is not None:
            return mark.right + 1, mark.right + 1
        if main is not None:
            if words.finite[main.first - 1] and main.first - 1 > opening.first:
                return main.first, main.first  # «با بیان اینکه راه باز است گفت»
            comma = main.first - 1
            while comma > opening.first and keys[comma] not in _COMMAS:
                comma -= 1
            return (comma, comma + 1) if comma > opening.first else (main.first, main.first)
        after = self._comma_after_verb(opening.first + 1, end)
        return (end, end) if after is None else (after, after + 1)

    def _comma_after_verb(self, first: int, end: int) -> int | None:
        for index in range(first, end):
            if self.words.keys[index] in _COMMAS and self.words.finite[index - 1]:
                return index
        return None

    def _narrator_back(self, cue: Cue, other: Cue, first: int, end: int) -> int | None:
        """Return where the narrator's words before a second cue begin, if they are the narrator's.

        «… گفت که … و افزود: …»: a cue without a subject of its own after a connector goes on with
        the first one's, if its tense is the same or it opens direct speech. With a subject of its
        own it is the narrator's after a contrast or before a colon, else part of what is reported.
        """
        words, keys = self.words, self.words.keys
        if other.type in ("phrase", "credit"):
            return None
        opening = open_clause(words, other, end)
        introducer = None if opening is None else opening.introducer
        if opening is None and not other.takes & {"describe", "object", "say"}:
            return None
        index = other.first - 1
        lowest = max(first, other.first - _LOOK_BACK)
        while index > lowest and keys[index] not in _JOINTS:
            index -= 1
        if index <= lowest:
            return None
        contrast = keys[index] in _CONTRAST
        begin = index - 1 if keys[index - 1] in _COMMAS else index
        subject = find_source(words, index + 1, other.first)
        if subject is None:
            quoted = introducer in ("colon", "marks")
            if keys[index] in _COMMAS and other.type != "participial":
                return begin if quoted else None
            describes = introducer is None and "describe" in other.takes
            return begin if _same_tense(cue, other) or quoted or contrast or describes else None
        own = introducer == "colon" or contrast
        if not own and begin < index and is_strong(words, subject[0]):
            own = "describe" in other.takes or introducer is not None
        return begin if own else None


def _same_tense(cue: Cue, other: Cue) -> bool:
    return cue.form is None or other.form is None or cue.form.tense == other.form.tense
