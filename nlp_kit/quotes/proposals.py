"""The quotations found in a text so far, and the marked strings that they claim."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from nlp_kit.documents import QuoteKind
from nlp_kit.quotes.clauses import only_marks, trim
from nlp_kit.quotes.cues import Cue
from nlp_kit.quotes.judgement import Decision, Judge
from nlp_kit.quotes.marks import Marked
from nlp_kit.quotes.reading import Reading

SILENT_ZONES = frozenset({"CHROME", "CREDIT"})
BY_RULE = Decision(True)

Source = tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Proposal:
    """A quotation found, in words: content, kind, cue, source, and what decided."""

    first: int
    last: int
    kind: QuoteKind
    cue: Cue | None
    source: Source
    introducer: str
    decision: Decision = BY_RULE


class Proposals:
    """Collects quotations.

    Attributes:
        found: The quotations in the order in which they were found.
        claimed: The first words of the marked strings that are quotations or parts of some.
    """

    def __init__(self, reading: Reading, judge: Judge) -> None:
        self.reading = reading
        self.words = reading.words
        self.judge = judge
        self.found: list[Proposal] = []
        self.claimed: set[int] = set()

    def clause(
        self, run: tuple[int, int], cue: Cue, source: Source, introducer: str, decision: Decision
    ) -> int:
        """Add a reported clause (half-open).

        Returns the first word from which the narrator may go on; 0 where the clause sets no bound.
        """
        trimmed = trim(self.words, run[0], run[1] - 1)
        if trimmed is None:
            return cue.last + 1
        mark = self.reading.mark_at(trimmed[0])
        if mark is not None and only_marks(self.words, mark, *trimmed):
            return self.direct(mark, cue, source, introducer, decision)
        kind: QuoteKind = "indirect"
        for item in self.reading.marks_in(trimmed[0], trimmed[1] + 1):
            if self.judge.speech_inside(item, cue).answer:
                kind = "mixed"
                self.claimed.add(item.left)
        self.found.append(Proposal(*trimmed, kind, cue, source, introducer, decision))
        return 0

    def direct(
        self,
        mark: Marked,
        cue: Cue | None,
        source: Source,
        introducer: str,
        decision: Decision = BY_RULE,
    ) -> int:
        """Add a marked string, with its pieces on the lines after it, as direct quotations.

        Returns the word after the mark.
        """
        for piece in (mark, *self.reading.pieces_after(mark)):
            how = introducer if piece is mark else "continued"
            self.claimed.add(piece.left)
            self.found.append(
                Proposal(piece.first, piece.last, "direct", cue, source, how, decision)
            )
        return mark.right + 1

    def unmarked(
        self,
        run: tuple[int, int],
        cue: Cue | None,
        source: Source,
        introducer: str,
        decision: Decision,
    ) -> None:
        """Add direct speech without marks (half-open)."""
        trimmed = trim(self.words, run[0], run[1] - 1)
        if trimmed is not None:
            self.found.append(Proposal(*trimmed, "unmarked", cue, source, introducer, decision))

    def give_source(self, positions: Iterable[int], source: Source) -> None:
        """Give a source to quotations that waited for it, by their place in ``found``."""
        for position in positions:
            self.found[position] = replace(self.found[position], source=source)

    def in_order(self) -> list[Proposal]:
        """Return the quotations in the order of their contents; of equal contents the first."""
        distinct: dict[tuple[int, int], Proposal] = {}
        for item in sorted(self.found, key=lambda item: (item.first, -item.last)):
            distinct.setdefault((item.first, item.last), item)
        return list(distinct.values())

    def unclaimed(self) -> list[Marked]:
        """Return the marked strings that are no quotation of their own nor a part of one."""
        zones = self.words.zone_of
        return [
            item
            for item in self.reading.marked
            if item.left not in self.claimed and zones[item.first] not in SILENT_ZONES
        ]
