"""«به گفته …», «به نوشته …», «به گزارش …»: the source after the phrase, the clause around it."""

from __future__ import annotations

from nlp_kit.quotes.boundaries import Boundaries
from nlp_kit.quotes.clauses import Opening, open_clause
from nlp_kit.quotes.cues import Cue
from nlp_kit.quotes.lexicon import clause_words
from nlp_kit.quotes.noun_phrases import is_strong
from nlp_kit.quotes.proposals import BY_RULE, Proposals, Source
from nlp_kit.quotes.sources import find_source, source_after


class Attributions:
    """Handles the cues that are phrases, in the order of a text."""

    def __init__(self, proposals: Proposals, boundaries: Boundaries) -> None:
        self.proposals = proposals
        self.boundaries = boundaries
        self.reading = proposals.reading
        self.words = proposals.words
        self.credited = False  # whether an agency has been credited («به گزارش …»)

    def handle(self, cue: Cue, later: list[Cue], low: int, end: int) -> tuple[int, Source, int]:
        """Handle «به گفته …»: its source stands after it, its clause after or around that."""
        words, keys = self.words, self.words.keys
        after = next((other.first for other in later if other.first > cue.last + 1), end)
        source = source_after(words, cue.last + 1, after, credit=cue.type == "credit")
        if source is None or ("named" in cue.takes and not is_strong(words, source[0])):
            return low, None, end
        start = source[1] + 1
        for skipped in (("،", ",", ":"), ("که",)):
            if start < end and keys[start] in skipped:
                start += 1
        if "report" in cue.takes:
            self.credited = True
            return start, None, end
        if "basis" in cue.takes and self.credited:
            return start, None, end  # the agency's own report
        main = next((other for other in later if other.first >= start), None)
        if main is not None and self._speaks_itself(main, later, start, end):
            # «الف به نقل از ب گزارش داد»: the subject before the phrase is the main verb's.
            outer = find_source(words, low, cue.first)
            return start if outer is None else low, None, end
        before = self._before(low, cue.first)
        stop = resume = end
        if start < end:
            opening = Opening("zero", start)
            stop, resume = self.boundaries.clause_end(
                cue, opening, later, low=low, end=end, mark=None
            )
        first = start
        if before is not None:
            first = before
            if not self.words.has_verb(start, stop) and self.words.has_verb(before, cue.first):
                stop = cue.first
        elif not self.words.has_verb(start, stop):
            return start, None, end
        bound = self.proposals.clause((first, stop), cue, source, "zero", BY_RULE)
        return max(resume, bound), source, end

    def _speaks_itself(self, main: Cue, later: list[Cue], start: int, end: int) -> bool:
        """Tell whether the clause after «به نوشته …», a credit then, has a speaker of its own."""
        if main.type in ("credit", "phrase"):
            return main.first <= start + 1
        if main.passive or main.type == "document" or self.words.has_verb(start, main.first):
            return False
        if open_clause(self.words, main, end) is not None:
            return True
        # «به نقل از الف، ب از … خبر داد و گفت: …»
        joined = self.words.keys[main.last + 1 : main.last + 2] == ["و"]
        second = next((other for other in later if other.first > main.last), None)
        return (
            joined
            and second is not None
            and not self.words.has_verb(main.last + 1, second.first)
            and open_clause(self.words, second, end) is not None
        )

    def _before(self, low: int, high: int) -> int | None:
        """Return where a clause begins that «به گفته …» interrupts or ends, None without one."""
        lexicon, keys = clause_words(), self.words.keys
        first = low
        while first < high and (
            keys[first] in lexicon.connectors
            or keys[first] in lexicon.adverbs
            or (not keys[first][:1].isalnum() and self.reading.mark_at(first) is None)
        ):
            first += 1
        if self.words.has_verb(first, high):
            return first
        return first if high - first >= 4 and keys[first] not in lexicon.prepositions else None
