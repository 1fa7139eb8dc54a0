"""Finding quotations: every cue, its source and the words it reports."""

from __future__ import annotations

from bisect import bisect_left

from nlp_kit.quotes.attributions import Attributions
from nlp_kit.quotes.boundaries import Boundaries
from nlp_kit.quotes.clauses import Opening, item_mark, open_clause
from nlp_kit.quotes.colons import label_colon
from nlp_kit.quotes.cues import DOCUMENT_REACH, Cue
from nlp_kit.quotes.judgement import Decision, Judge
from nlp_kit.quotes.lexicon import clause_words
from nlp_kit.quotes.marks import Marked
from nlp_kit.quotes.noun_phrases import phrase_from
from nlp_kit.quotes.proposals import BY_RULE, SILENT_ZONES, Proposal, Proposals, Source
from nlp_kit.quotes.reading import Reading
from nlp_kit.quotes.rules import closes
from nlp_kit.quotes.sources import find_source, subjects
from nlp_kit.quotes.words import Words

# What is looked at of a sentence from one cue on, so that the time stays linear in its length:
# so many cues after it, so many words before it.
_NEXT = 12
_NEAR = 100


class Finder:
    """Walks through the sentences of a text once and collects what is reported in them."""

    def __init__(self, words: Words, judge: Judge) -> None:
        self.words = words
        self.judge = judge
        self.reading = Reading(words)
        self.boundaries = Boundaries(words)
        self.proposals = Proposals(self.reading, judge)
        self.attributions = Attributions(self.proposals, self.boundaries)

    def run(self) -> list[Proposal]:
        """Return the quotations of the text in the order of their contents."""
        consumed = 0
        for number, (first, end) in enumerate(self.words.sentences):
            if end <= consumed or self.words.zone_of[first] in SILENT_ZONES:
                continue
            consumed = self._sentence(number, max(first, consumed), end)
        return self.proposals.in_order()

    def unclaimed(self) -> list[Marked]:
        """Return the marked strings that are no quotation of their own nor a part of one."""
        return self.proposals.unclaimed()

    def _sentence(self, number: int, first: int, end: int) -> int:
        """Collect the quotations that begin in a sentence; return where the next may begin."""
        cues = self.reading.cues_in(first, end)
        label = label_colon(self.words, first, end, cues)
        if label is not None:
            return self._labelled(label, number, end)
        low, consumed = first, end
        shared: Source = None
        waiting: list[int] = []  # participial quotations whose source comes with the main verb
        for index, cue in enumerate(cues):
            if cue.first < low:
                continue
            before = len(self.proposals.found)
            low, source, reach = self._cue(
                cue, cues[index + 1 : index + _NEXT], number=number, low=low, end=end, shared=shared
            )
            if source is not None:
                self.proposals.give_source(waiting, source)
                waiting = []
                shared = source
            elif cue.type == "participial":
                waiting.extend(range(before, len(self.proposals.found)))
            consumed = max(consumed, reach)
        if consumed <= end:
            self._alone(first, end)
        return consumed

    def _cue(
        self, cue: Cue, later: list[Cue], *, number: int, low: int, end: int, shared: Source
    ) -> tuple[int, Source, int]:
        """Handle one cue; return where the narrator goes on, the source, and what is consumed."""
        if cue.type in ("phrase", "credit"):
            return self.attributions.handle(cue, later, low, end)
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
        mark = None if opening is None else self.reading.mark_at(opening.first)
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
                return self.proposals.direct(mark, cue, source, "colon", decision), source, end
            resume, stop = self._unmarked(
                cue, source, opening, number=number, end=end, decision=decision
            )
            return resume, source, stop
        source_of_main = self._outer_source(cue, own, low) or source
        stop, resume = self.boundaries.clause_end(cue, opening, later, low=low, end=end, mark=mark)
        after = self.proposals.clause(
            (opening.first, stop), cue, source, opening.introducer, decision
        )
        return max(resume, after), source_of_main, end

    def _outer_source(self, cue: Cue, own: Source, low: int) -> Source:
        """Return the subject around «… X که گفته بود …», a relative clause; None elsewhere."""
        relative = own is not None and own[1] == cue.first - 2
        if own is None or not relative or self.words.keys[cue.first - 1] != "که":
            return None
        return next(subjects(self.words, low, own[0]), None)

    def _source(self, cue: Cue, low: int) -> Source:
        if cue.type == "document":
            return self._document(cue, low)
        if cue.passive:
            return None
        mark = self.reading.mark_at(low)
        if (
            mark is not None
            and mark.last - mark.first >= 4
            and mark.right < cue.first
            and (self.words.has_verb(mark.first, mark.last + 1))
        ):
            low = mark.right + 1  # «…»، این را وزیر راه گفت
        found = find_source(self.words, low, cue.first)
        return (
            self._asked(low)
            if found is None and not self.reading.cues_in(low, cue.first)
            else found
        )

    def _asked(self, first: int) -> Source:
        """Return who is asked in «وی در پاسخ به این پرسش که …؟ گفت», before the question mark."""
        words, questions = self.words, clause_words().questions
        number = bisect_left(words.sentences, (first, 0)) - 1
        end = first
        while number >= 0:
            begin, stop = words.sentences[number]
            asks = words.keys[stop - 1] == "؟" and words.line_of[begin] == words.line_of[first]
            if stop != end or not asks:
                return None
            for index in range(begin, stop):
                if words.keys[index] in questions and "که" in words.keys[index : index + 5]:
                    return find_source(words, begin, index)
            number, end = number - 1, begin
        return None

    def _document(self, cue: Cue, low: int) -> Source:
        """Return the phrase of the text in «در ادامه این بیانیه آمده است»."""
        keys, lexicon = self.words.keys, clause_words()
        for index in range(max(low, cue.first - DOCUMENT_REACH), cue.first):
            if (
                keys[index] in lexicon.documents
                or keys[index].removesuffix("ای") in lexicon.documents
            ):
                start = index
                while start > low and keys[start - 1] in lexicon.document_parts:
                    start -= 1
                return phrase_from(self.words, start, cue.first) or (start, index)
        return None

    def _unmarked(
        self,
        cue: Cue | None,
        source: Source,
        opening: Opening,
        *,
        number: int,
        end: int,
        decision: Decision = BY_RULE,
    ) -> tuple[int, int]:
        """Add direct speech without marks, to the end of its paragraph or to the narrator's return.

        Returns where the narrator goes on, and up to where the text is consumed.
        """
        words = self.words
        sentences = words.sentences
        while number < len(sentences) and sentences[number][1] <= opening.first:
            number += 1
        stop = resume = sentences[number][1] if number < len(sentences) else end
        for other in self.reading.cues_in(opening.first + 2, stop)[:_NEXT]:
            back = None if cue is None else self.boundaries.joined(cue, other, opening.first, stop)
            if back is not None:
                resume = back
                break
        else:
            stop = resume = self._last_sentence(number, opening.first, stop)
        run = opening.first, resume
        self.proposals.unmarked(run, cue, source, opening.introducer, decision)
        if item_mark(words, opening.first) and stop == resume:
            stop = resume = self._items(cue, source, opening.introducer, stop, decision)
        return resume, stop

    def _items(
        self, cue: Cue | None, source: Source, introducer: str, stop: int, decision: Decision
    ) -> int:
        """Add the further items of a list that a cue opens; return where it ends."""
        words = self.words
        for number in range(bisect_left(words.sentences, (stop, 0)), len(words.sentences)):
            first, end = words.sentences[number]
            if not item_mark(words, first) or words.line_of[first] > words.line_of[stop - 1] + 2:
                break
            stop = self._last_sentence(number, first, end)
            self.proposals.unmarked((first, stop), cue, source, introducer, decision)
        return stop

    def _last_sentence(self, number: int, first: int, stop: int) -> int:
        """Return the end of the last sentence that unmarked speech goes on with."""
        words = self.words
        line, heading = words.line_of[first], words.zone_of[first] == "HEADLINE"
        for index in range(number + 1, len(words.sentences)):
            start, end = words.sentences[index]
            if words.line_of[start] != line or closes(words, start):
                break
            if (
                not heading
                and not self.judge.goes_on(
                    (start, end),
                    self.reading.cues_in(start, end),
                    self.reading.mark_at(start),
                    first,
                ).answer
            ):
                break
            stop = end
        return stop

    def _fragments(self, cue: Cue, low: int, source: Source) -> None:
        """Add marked words in the clause of a cue that reports no clause («آن را «…» خواند»)."""
        marks = self.reading.marks_in(max(low, cue.first - _NEAR), cue.first)
        if cue.type == "participial":
            mark = self.reading.mark_at(cue.last + 1)
            marks = [] if mark is None else [mark]
        for item in reversed(marks):
            if item.left in self.proposals.claimed:
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
                self.proposals.direct(item, cue, own, "fragment", decision)

    def _labelled(self, label: tuple[int, int], number: int, end: int) -> int:
        """Handle «نام: …» in a headline or at a paragraph's start."""
        begin, colon = label
        source = phrase_from(self.words, begin, colon) or (begin, colon - 1)
        keys, lexicon = self.words.keys, clause_words()
        commas = [index for index in range(source[1] + 1, colon) if keys[index] in ("،", ",")]
        if commas and (
            keys[commas[-1] + 1] == "از" or keys[commas[-1] + 1] not in lexicon.prepositions
        ):
            source = begin, colon - 1  # «الف، کاشف ستاره، از شهر ب: …»
        mark = self.reading.mark_at(colon + 1)
        if mark is not None and self.judge.whole_mark(mark):
            return max(end, self.proposals.direct(mark, None, source, "label"))
        return self._unmarked(None, source, Opening("colon", colon + 1), number=number, end=end)[1]

    def _alone(self, first: int, end: int) -> None:
        """Add marked strings that are speech though no cue stands with them."""
        for item in self.reading.marks_in(first, end):
            if item.left not in self.proposals.claimed:
                decision = self.judge.speech_alone(item, first, end)
                if decision.answer:
                    self.proposals.direct(item, None, self._going_on(item), "alone", decision)

    def _going_on(self, mark: Marked) -> Source:
        """Return the source of the direct quotation that a marked paragraph goes on with."""
        before = self.proposals.found[-1] if self.proposals.found else None
        lines = self.words.line_of
        if before is None or before.kind != "direct":
            return None
        end = before.last + 1
        while end < mark.left and not self.words.keys[end][:1].isalnum():
            end += 1
        near = end == mark.left and 0 < lines[mark.left] - lines[before.last] <= 3
        return before.source if near else None
