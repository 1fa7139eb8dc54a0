"""Finding quotations: every cue, its source and the words it reports."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace

from nlp_kit.documents import QuoteKind
from nlp_kit.quotes.boundaries import Boundaries
from nlp_kit.quotes.clauses import Opening, marks_between, only_marks, open_clause, trim
from nlp_kit.quotes.cues import Cue, find_cues
from nlp_kit.quotes.judgement import Decision, Judge
from nlp_kit.quotes.lexicon import clause_words
from nlp_kit.quotes.marks import Marked, find_marked
from nlp_kit.quotes.sources import find_source, phrase_from, source_after
from nlp_kit.quotes.words import Words

_SILENT_ZONES = frozenset({"CHROME", "CREDIT"})
_RULE = Decision(True)
# What is looked at of a sentence from one cue on, so that the time stays linear in its length:
# so many cues after it, so many words before it.
_NEXT = 12
_NEAR = 100

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
    decision: Decision = _RULE


class Finder:
    """Walks through the sentences of a text once and collects what is reported in them."""

    def __init__(self, words: Words, judge: Judge) -> None:
        self.words = words
        self.judge = judge
        self.marked = find_marked(words)
        self.lefts = [item.left for item in self.marked]
        self.cues = self._outer_cues()
        self.cue_starts = [cue.first for cue in self.cues]
        self.boundaries = Boundaries(words)
        self.claimed: set[int] = set()
        self.credited = False  # whether an agency has been credited («به گزارش …»)
        self.found: list[Proposal] = []

    def run(self) -> list[Proposal]:
        """Return the quotations of the text in the order of their contents."""
        consumed = 0
        for number, (first, end) in enumerate(self.words.sentences):
            if end <= consumed or self.words.zone_of[first] in _SILENT_ZONES:
                continue
            consumed = self._sentence(number, max(first, consumed), end)
        distinct: dict[tuple[int, int], Proposal] = {}
        for item in sorted(self.found, key=lambda item: (item.first, -item.last)):
            distinct.setdefault((item.first, item.last), item)
        return list(distinct.values())

    def unclaimed(self) -> list[Marked]:
        """Return the marked strings that are no quotation of their own nor a part of one."""
        zones = self.words.zone_of
        return [
            item
            for item in self.marked
            if item.left not in self.claimed and zones[item.first] not in _SILENT_ZONES
        ]

    def _outer_cues(self) -> list[Cue]:
        """Return the cues outside quotation marks, with verbs known only by their colon."""
        inside = bytearray(len(self.words) + 1)
        for item in self.marked:
            if item.closing is not None or item.opening is None:
                inside[item.left : item.right + 1] = b"\1" * (item.right + 1 - item.left)
        cues = [cue for cue in find_cues(self.words) if not inside[cue.first]]
        known = {cue.last for cue in cues}
        extra = []
        for index, key in enumerate(self.words.keys):
            if key == ":" and index > 1 and not inside[index] and index - 1 not in known:
                cue = self.judge.verb_before_colon(index)
                if cue is not None:
                    extra.append(cue)
        return sorted(cues + extra, key=lambda cue: cue.first) if extra else cues

    def _cues_in(self, first: int, end: int) -> list[Cue]:
        return self.cues[bisect_left(self.cue_starts, first) : bisect_left(self.cue_starts, end)]

    def _marks_in(self, first: int, end: int) -> list[Marked]:
        low, high = bisect_left(self.lefts, first), bisect_left(self.lefts, end)
        return marks_between(self.marked[low:high], first, end)

    def _mark_at(self, position: int) -> Marked | None:
        index = bisect_left(self.lefts, position)
        if index < len(self.lefts) and self.lefts[index] == position:
            return self.marked[index]
        return None

    def _sentence(self, number: int, first: int, end: int) -> int:
        """Collect the quotations that begin in a sentence; return where the next may begin."""
        cues = self._cues_in(first, end)
        label = self.judge.label_colon(first, end, cues)
        if label is not None:
            return self._labelled(label, number, end)
        low, consumed = first, end
        shared: Source = None
        waiting: list[int] = []  # participial quotations whose source comes with the main verb
        for index, cue in enumerate(cues):
            if cue.first < low:
                continue
            before = len(self.found)
            low, source, reach = self._cue(
                cue, cues[index + 1 : index + _NEXT], number=number, low=low, end=end, shared=shared
            )
            if source is not None:
                for position in waiting:
                    self.found[position] = replace(self.found[position], source=source)
                waiting = []
                shared = source
            elif cue.type == "participial":
                waiting.extend(range(before, len(self.found)))
            consumed = max(consumed, reach)
        if consumed <= end:
            self._alone(first, end)
        return consumed

    def _cue(
        self, cue: Cue, later: list[Cue], *, number: int, low: int, end: int, shared: Source
    ) -> tuple[int, Source, int]:
        """Handle one cue; return where the narrator goes on, the source, and what is consumed."""
        if cue.type in ("phrase", "credit"):
            return self._phrase(cue, later, low, end)
        own = self._source(cue, low)
        source = own or shared
        opening = open_clause(self.words, cue, end)
        if (
            opening is not None
            and opening.introducer in ("zero", "comma")
            and later
            and (later[0].first <= opening.first + 1)
        ):
            opening = None  # «وی که با خبرنگاران سخن می‌گفت افزود»
        mark = None if opening is None else self._mark_at(opening.first)
        decision = Decision(False)
        if opening is not None:
            decision = self.judge.governs(
                cue, opening, mark, source, shared=own is None, low=low, end=end
            )
        if opening is None or not decision.answer:
            self._fragments(cue, low, source)
            return low, source if cue.form is None or cue.first != cue.last else shared, end
        if opening.introducer == "colon":
            if mark is not None and self.judge.whole_mark(mark):
                return self._direct(mark, cue, source, "colon", decision), source, end
            resume, stop = self._unmarked(
                cue, source, opening, number=number, end=end, decision=decision
            )
            return resume, source, stop
        stop, resume = self.boundaries.clause_end(cue, opening, later, low=low, end=end, mark=mark)
        after = self._clause((opening.first, stop), cue, source, opening.introducer, decision)
        return max(resume, after), source, end

    def _clause(
        self, run: tuple[int, int], cue: Cue, source: Source, introducer: str, decision: Decision
    ) -> int:
        """Add a reported clause (half-open) and return where the narrator may go on."""
        trimmed = trim(self.words, run[0], run[1] - 1)
        if trimmed is None:
            return cue.last + 1
        mark = self._mark_at(trimmed[0])
        if mark is not None and only_marks(self.words, mark, *trimmed):
            return self._direct(mark, cue, source, introducer, decision)
        kind: QuoteKind = "indirect"
        for item in self._marks_in(trimmed[0], trimmed[1] + 1):
            if self.judge.speech_inside(item, cue).answer:
                kind = "mixed"
                self.claimed.add(item.left)
        self.found.append(Proposal(*trimmed, kind, cue, source, introducer, decision))
        return 0

    def _source(self, cue: Cue, low: int) -> Source:
        if cue.type == "document":
            return self._document(cue, low)
        if cue.passive:
            return None
        mark = self._mark_at(low)
        if (
            mark is not None
            and mark.last - mark.first >= 4
            and mark.right < cue.first
            and (self.words.has_verb(mark.first, mark.last + 1))
        ):
            low = mark.right + 1  # «…»، این را وزیر راه گفت
        return find_source(self.words, low, cue.first)

    def _document(self, cue: Cue, low: int) -> Source:
        """Return the phrase of the text in «در ادامه این بیانیه آمده است»."""
        keys, lexicon = self.words.keys, clause_words()
        for index in range(max(low, cue.first - 14), cue.first):
            if (
                keys[index] in lexicon.documents
                or keys[index].removesuffix("ای") in lexicon.documents
            ):
                start = index
                while start > low and keys[start - 1] in (
                    "این",
                    "آن",
                    "همین",
                    "متن",
                    "بخشی",
                    "بند",
                ):
                    start -= 1
                return phrase_from(self.words, start, cue.first) or (start, index)
        return None

    def _direct(
        self,
        mark: Marked,
        cue: Cue | None,
        source: Source,
        introducer: str,
        decision: Decision = _RULE,
    ) -> int:
        """Add a marked string, with its pieces on the lines after it, as direct quotations."""
        self.claimed.add(mark.left)
        self.found.append(
            Proposal(mark.first, mark.last, "direct", cue, source, introducer, decision)
        )
        index = bisect_left(self.lefts, mark.left) + 1
        last = mark
        while last.closing is None and index < len(self.marked):
            last = self.marked[index]
            if last.opening is not None:
                break
            self.claimed.add(last.left)
            self.found.append(
                Proposal(last.first, last.last, "direct", cue, source, "continued", decision)
            )
            index += 1
        return mark.right + 1

    def _unmarked(
        self,
        cue: Cue | None,
        source: Source,
        opening: Opening,
        *,
        number: int,
        end: int,
        decision: Decision = _RULE,
    ) -> tuple[int, int]:
        """Add direct speech without marks, to the end of its paragraph or to the narrator's return.

        Returns where the narrator goes on, and up to where the text is consumed.
        """
        words = self.words
        sentences = words.sentences
        while number < len(sentences) and sentences[number][1] <= opening.first:
            number += 1
        stop = resume = sentences[number][1] if number < len(sentences) else end
        for other in self._cues_in(opening.first + 2, stop)[:_NEXT]:
            back = None if cue is None else self.boundaries.joined(cue, other, opening.first, stop)
            if back is not None:
                resume = back
                break
        else:
            stop = resume = self._last_sentence(number, opening.first, stop)
        run = trim(words, opening.first, resume - 1)
        if run is not None:
            self.found.append(Proposal(*run, "unmarked", cue, source, opening.introducer, decision))
        return resume, stop

    def _last_sentence(self, number: int, first: int, stop: int) -> int:
        """Return the end of the last sentence that unmarked speech goes on with."""
        words = self.words
        line, heading = words.line_of[first], words.zone_of[first] == "HEADLINE"
        for index in range(number + 1, len(words.sentences)):
            start, end = words.sentences[index]
            if words.line_of[start] != line:
                break
            if (
                not heading
                and not self.judge.goes_on(
                    (start, end), self._cues_in(start, end), self._mark_at(start), first
                ).answer
            ):
                break
            stop = end
        return stop

    def _phrase(self, cue: Cue, later: list[Cue], low: int, end: int) -> tuple[int, Source, int]:
        """Handle «به گفته …»: its source stands after it, its clause after or around that."""
        words, keys = self.words, self.words.keys
        source = source_after(words, cue.last + 1, end, credit=cue.type == "credit")
        if source is None:
            return cue.last + 1, None, end
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
        if main is not None and self._speaks_itself(main, start, end):
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
        after = self._clause((first, stop), cue, source, "zero", _RULE)
        return max(resume, after), source, end

    def _speaks_itself(self, main: Cue, start: int, end: int) -> bool:
        """Tell whether the clause after «به نوشته …», a credit then, has a speaker of its own."""
        if main.type in ("credit", "phrase"):
            return main.first <= start + 1
        if main.passive or main.type == "document" or self.words.has_verb(start, main.first):
            return False
        return open_clause(self.words, main, end) is not None

    def _before(self, low: int, high: int) -> int | None:
        """Return where a clause begins that «به گفته …» interrupts or ends, None without one."""
        lexicon, keys = clause_words(), self.words.keys
        first = low
        while first < high and (
            keys[first] in lexicon.connectors
            or keys[first] in lexicon.adverbs
            or (not keys[first][:1].isalnum() and self._mark_at(first) is None)
        ):
            first += 1
        if self.words.has_verb(first, high):
            return first
        return first if high - first >= 4 and keys[first] not in lexicon.prepositions else None

    def _fragments(self, cue: Cue, low: int, source: Source) -> None:
        """Add marked words in the clause of a cue that reports no clause («آن را «…» خواند»)."""
        marks = self._marks_in(max(low, cue.first - _NEAR), cue.first)
        if cue.type == "participial":
            mark = self._mark_at(cue.last + 1)
            marks = [] if mark is None else [mark]
        for item in reversed(marks):
            if item.left in self.claimed:
                continue
            if source is not None and source[0] <= item.left and item.right <= source[1]:
                continue
            decision = self.judge.fragment(item, cue)
            if decision.answer:
                own = source
                if own is None or item.left <= own[0] <= item.right or item.right - item.left > 6:
                    # «…»، این را وزیر راه گفت.
                    own = find_source(self.words, item.right + 1, cue.first) or own
                if own is not None and item.left <= own[0] <= item.right:
                    own = None
                self._direct(item, cue, own, "fragment", decision)

    def _labelled(self, label: tuple[int, int], number: int, end: int) -> int:
        """Handle «نام: …» in a headline or at a paragraph's start."""
        begin, colon = label
        source = phrase_from(self.words, begin, colon) or (begin, colon - 1)
        mark = self._mark_at(colon + 1)
        if mark is not None and self.judge.whole_mark(mark):
            return max(end, self._direct(mark, None, source, "label"))
        return self._unmarked(None, source, Opening("colon", colon + 1), number=number, end=end)[1]

    def _alone(self, first: int, end: int) -> None:
        """Add marked strings that are speech though no cue stands with them."""
        for item in self._marks_in(first, end):
            if item.left not in self.claimed:
                decision = self.judge.speech_alone(item, first, end)
                if decision.answer:
                    self._direct(item, None, self._going_on(item), "alone", decision)

    def _going_on(self, mark: Marked) -> Source:
        """Return the source of the direct quotation that a marked paragraph goes on with."""
        before = self.found[-1] if self.found else None
        lines = self.words.line_of
        if before is None or before.kind != "direct":
            return None
        end = before.last + 1
        while end < mark.left and not self.words.keys[end][:1].isalnum():
            end += 1
        near = end == mark.left and 0 < lines[mark.left] - lines[before.last] <= 3
        return before.source if near else None
