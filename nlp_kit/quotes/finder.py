"""Finding quotations: every cue, its source and the words it reports."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field, replace

from nlp_kit.documents import QuoteKind
from nlp_kit.quotes.clauses import Opening, marks_between, only_marks, open_clause, trim
from nlp_kit.quotes.cues import Cue, find_cues
from nlp_kit.quotes.judgement import Judge
from nlp_kit.quotes.lexicon import clause_words
from nlp_kit.quotes.marks import Marked, find_marked
from nlp_kit.quotes.sources import find_source, is_strong, phrase_from, source_after
from nlp_kit.quotes.words import Words

_SILENT_ZONES = frozenset({"CHROME", "CREDIT"})
_AND = frozenset({"و", "اما", "ولی", "؛"})


@dataclass(frozen=True, slots=True)
class Proposal:
    """A quotation found, in words: content, kind, cue, source, and what spoke for it."""

    first: int
    last: int
    kind: QuoteKind
    cue: Cue | None
    source: tuple[int, int] | None
    introducer: str
    confidence: float = 1.0
    reasons: dict[str, float] = field(default_factory=dict)


class Finder:
    """Walks through the sentences of a text once and collects what is reported in them."""

    def __init__(self, words: Words, judge: Judge) -> None:
        self.words = words
        self.judge = judge
        self.marked = find_marked(words)
        self.lefts = [item.left for item in self.marked]
        self.finite = words.finite
        self.cues = self._outer_cues()
        self.cue_starts = [cue.first for cue in self.cues]
        self.claimed: set[int] = set()
        self.found: list[Proposal] = []

    def run(self) -> list[Proposal]:
        """Return the quotations of the text in the order of their contents."""
        consumed = 0
        for number, (first, end) in enumerate(self.words.sentences):
            if end <= consumed or self.words.zone_of[first] in _SILENT_ZONES:
                continue
            consumed = self._sentence(number, max(first, consumed), end)
        return sorted(self.found, key=lambda item: (item.first, -item.last))

    def unclaimed(self) -> list[Marked]:
        """Return the marked strings that are no direct quotation."""
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
        keys = self.words.keys
        extra = []
        for index, key in enumerate(keys):
            if key == ":" and index > 1 and not inside[index] and index - 1 not in known:
                cue = self.judge.verb_before_colon(self.words, index, self.finite)
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
        labelled = self._labelled(number, first, end, cues)
        if labelled is not None:
            return labelled
        low, consumed = first, end
        shared: tuple[int, int] | None = None
        waiting: list[int] = []  # participial quotations whose source comes with the main verb
        for index, cue in enumerate(cues):
            if cue.first < low:
                continue
            before = len(self.found)
            low, source, reach = self._cue(cue, cues[index + 1 :], number, low, end, shared)
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

    # -- one cue ------------------------------------------------------------------------------

    def _cue(
        self, cue: Cue, later: list[Cue], number: int, low: int, end: int, shared: tuple[int, int] | None
    ) -> tuple[int, tuple[int, int] | None, int]:
        """Handle one cue; return where the narrator goes on, the source, and what is consumed."""
        if cue.type in ("phrase", "credit"):
            return self._phrase(cue, later, low, end)
        source = self._source(cue, low) or shared
        opening = open_clause(self.words, cue, end)
        if opening is None or not self._opens(cue, opening, later, end):
            self._fragments(cue, low, source)
            return low, source if cue.form is None or cue.first != cue.last else shared, end
        mark = self._mark_at(opening.first)
        if opening.introducer == "colon":
            if mark is not None and self.judge.whole_mark(self.words, mark, end, self.finite):
                resume = self._direct(mark, cue, source, "colon")
                return resume, source, end
            return self._unmarked(cue, source, opening, number, end)
        stop, resume = self._clause_end(cue, opening, later, low, end)
        run = trim(self.words, opening.first, stop - 1)
        if run is None:
            return cue.last + 1, source, end
        if mark is not None and only_marks(self.words, mark, *run):
            resume_mark = self._direct(mark, cue, source, opening.introducer)
            return max(resume, resume_mark), source, end
        kind: QuoteKind = "indirect"
        if any(self.judge.speech_inside(self.words, item) for item in self._marks_in(run[0], run[1] + 1)):
            kind = "mixed"
        self._add(Proposal(*run, kind, cue, source, opening.introducer))
        return resume, source, end

    def _opens(self, cue: Cue, opening: Opening, later: list[Cue], end: int) -> bool:
        """Tell whether what follows a cue is a reported clause."""
        takes = cue.takes
        if opening.introducer == "colon":
            return bool(takes & {"say", "that", "ask"}) or self._mark_at(opening.first) is not None
        if not takes & {"say", "that", "ask"}:
            return False
        if opening.introducer == "that":
            return True
        verb = any(self.finite[opening.first : end])
        if opening.introducer == "zero" and cue.first == cue.last and cue.form is not None and (
            cue.form.tense == "participle" and cue.name != "گفت" and self.words.keys[cue.last].endswith("ه")
        ):
            return False  # «نوشته خالد حسینی»: a noun
        if opening.introducer == "marks":
            mark = self._mark_at(opening.first)
            return mark is not None and (verb or only_marks(self.words, mark, opening.first, end - 1))
        if "ask" in takes and opening.introducer == "zero":
            return verb and self.judge.wish(self.words, opening.first, end)
        if cue.passive and cue.name != "گفت":
            return False
        return "say" in takes and verb

    def _source(self, cue: Cue, low: int) -> tuple[int, int] | None:
        if cue.type == "document":
            return self._document(cue, low)
        if cue.passive:
            return None
        return find_source(self.words, low, cue.first)

    def _document(self, cue: Cue, low: int) -> tuple[int, int] | None:
        """Return the phrase of the text in «در ادامه این بیانیه آمده است»."""
        words, lexicon = self.words, clause_words()
        for index in range(max(low, cue.first - 14), cue.first):
            key = words.keys[index]
            if key in lexicon.documents or key.removesuffix("ای") in lexicon.documents:
                start = index
                while start > low and words.keys[start - 1] in ("این", "آن", "همین", "متن", "بخشی", "بند"):
                    start -= 1
                return phrase_from(words, start, cue.first) or (start, index)
        return None

    def _clause_end(
        self, cue: Cue, opening: Opening, later: list[Cue], low: int, end: int
    ) -> tuple[int, int]:
        """Return where a reported clause ends (exclusive) and where the narrator goes on."""
        words = self.words
        if cue.type == "participial":
            return self._participial_end(opening, later, end)
        for other in later:
            if other.first <= opening.first:
                continue
            back = self._narrator_back(cue, other, opening.first, end)
            if back is not None:
                return back, back
        relative = any(
            words.keys[index] == "که" for index in range(max(low, cue.first - 12), cue.first)
        ) and opening.introducer != "colon"
        if relative:
            for index in range(opening.first + 2, end):
                if words.keys[index] in ("،", ",") and self.finite[index - 1]:
                    return index, index
        return end, end

    def _participial_end(self, opening: Opening, later: list[Cue], end: int) -> tuple[int, int]:
        words = self.words
        main = next(
            (cue for cue in later if cue.type in ("verb", "colon", "copular") and cue.first > opening.first
             and (open_clause(words, cue, end) is not None or words.keys[min(cue.last + 1, len(words) - 1)] == ".")),
            None,
        )
        mark = self._mark_at(opening.first)
        if mark is not None and mark.right < end and main is not None:
            return mark.right + 1, mark.right + 1
        if main is not None:
            comma = main.first - 1
            while comma > opening.first and words.keys[comma] not in ("،", ","):
                comma -= 1
            if comma > opening.first:
                return comma, comma + 1
            subjectless = main.first
            return subjectless, subjectless
        for index in range(opening.first + 1, end):
            if words.keys[index] in ("،", ",") and self.finite[index - 1]:
                return index, index + 1
        return end, end

    def _narrator_back(self, cue: Cue, other: Cue, first: int, end: int) -> int | None:
        """Return where the narrator's words before a second cue begin, if they are the narrator's."""
        words, keys = self.words, self.words.keys
        if other.type in ("phrase", "credit"):
            return None
        opening = open_clause(words, other, end)
        introducer = None if opening is None else opening.introducer
        if opening is None and not other.takes & {"describe", "object", "say"}:
            return None
        index = other.first - 1
        lowest = max(first, other.first - 16)
        while index > lowest and keys[index] not in _AND and keys[index] not in ("،", ","):
            index -= 1
        if index <= first or index <= lowest:
            return None
        strong = keys[index] in ("اما", "ولی", "؛")
        subject = find_source(words, index + 1, other.first)
        begin = index
        if keys[begin - 1] in ("،", ","):
            begin -= 1
        if subject is None:
            quoted = introducer in ("colon", "marks")
            if keys[index] in ("،", ",") and other.type != "participial":
                return begin if quoted else None
            same = cue.form is None or other.form is None or cue.form.tense == other.form.tense
            return begin if same or quoted or strong else None
        own = introducer == "colon" or strong
        if not own and begin < index and is_strong(words, subject[0]):
            own = "describe" in other.takes or introducer is not None
        return begin if own else None

    # -- the kinds ----------------------------------------------------------------------------

    def _direct(
        self, mark: Marked, cue: Cue | None, source: tuple[int, int] | None, introducer: str
    ) -> int:
        """Add a marked string, with its pieces on the lines after it, as direct quotations."""
        self.claimed.add(mark.left)
        self._add(Proposal(mark.first, mark.last, "direct", cue, source, introducer))
        index = bisect_left(self.lefts, mark.left) + 1
        last = mark
        while last.closing is None and index < len(self.marked) and self.marked[index].opening is None:
            last = self.marked[index]
            self.claimed.add(last.left)
            self._add(Proposal(last.first, last.last, "direct", cue, source, "continued"))
            index += 1
        return mark.right + 1

    def _unmarked(
        self, cue: Cue | None, source: tuple[int, int] | None, opening: Opening, number: int, end: int
    ) -> tuple[int, tuple[int, int] | None, int]:
        """Add direct speech without marks; it ends with its paragraph or before the narrator."""
        words = self.words
        stop = end
        line = words.line_of[opening.first]
        sentences = words.sentences
        following = number
        while following < len(sentences) and sentences[following][1] <= opening.first:
            following += 1
        if following < len(sentences):
            stop = sentences[following][1]
        for other in self._cues_in(opening.first + 2, stop):
            back = None
            if cue is not None and open_clause(words, other, stop) is not None:
                back = self._coordinated(cue, other, opening.first, stop)
            if back is not None:
                run = trim(words, opening.first, back - 1)
                if run is not None:
                    self._add(Proposal(*run, "unmarked", cue, source, opening.introducer))
                return back, source, stop
        heading = words.zone_of[opening.first] == "HEADLINE"
        for follower, past in sentences[following + 1 :]:
            if words.line_of[follower] != line:
                break
            if not heading and not self.judge.goes_on(
                words, (follower, past), self._cues_in(follower, past), self.finite, self._mark_at(follower)
            ):
                break
            stop = past
        run = trim(words, opening.first, stop - 1)
        if run is not None:
            self._add(Proposal(*run, "unmarked", cue, source, opening.introducer))
        return max(stop, end), source, stop

    def _coordinated(self, cue: Cue, other: Cue, first: int, end: int) -> int | None:
        opening = open_clause(self.words, other, end)
        if opening is None or opening.introducer not in ("colon", "marks", "that"):
            return None
        if opening.introducer == "that" and (cue.form and other.form and cue.form.tense != other.form.tense):
            return None
        return self._narrator_back(cue, other, first, end)

    def _phrase(
        self, cue: Cue, later: list[Cue], low: int, end: int
    ) -> tuple[int, tuple[int, int] | None, int]:
        """Handle «به گفته …»: its source stands after it, its clause after or around that."""
        words, keys = self.words, self.words.keys
        source = source_after(words, cue.last + 1, end)
        if source is None:
            return cue.last + 1, None, end
        start = source[1] + 1
        if start < end and keys[start] in ("،", ",", ":"):
            start += 1
        if start < end and keys[start] == "که":
            start += 1
        if "report" in cue.takes:
            return start, None, end
        main = next((other for other in later if other.first >= start), None)
        if main is not None and main.type in ("credit", "phrase") and main.first <= start + 1:
            return start, None, end
        if main is not None and not any(self.finite[start : main.first]) and (
            main.type in ("verb", "colon", "participial", "copular") and not main.passive
            and open_clause(words, main, end) is not None
        ):
            return start, None, end
        before = self._before(low, cue.first)
        stop, resume = end, end
        if start < end:
            stop, resume = self._clause_end(cue, Opening("zero", start), later, low, end)
        first = start
        if before is not None:
            if not any(self.finite[start:stop]) and any(self.finite[before : cue.first]):
                first, stop = before, cue.first
            else:
                first = before
        elif not any(self.finite[start:stop]):
            return start, None, end
        run = trim(words, first, stop - 1)
        if run is None:
            return start, None, end
        mark = self._mark_at(run[0])
        if mark is not None and only_marks(words, mark, *run):
            self._direct(mark, cue, source, "zero")
            return resume, source, end
        marks = self._marks_in(run[0], run[1] + 1)
        speech = any(self.judge.speech_inside(words, item) for item in marks)
        self._add(Proposal(*run, "mixed" if speech else "indirect", cue, source, "zero"))
        return resume, source, end

    def _before(self, low: int, high: int) -> int | None:
        """Return where a clause begins that «به گفته …» interrupts or ends; None where none does."""
        lexicon, keys = clause_words(), self.words.keys
        first = low
        while first < high and (
            keys[first] in lexicon.connectors or keys[first] in lexicon.adverbs or not keys[first][:1].isalnum()
            and self._mark_at(first) is None
        ):
            first += 1
        if any(self.finite[first:high]):
            return first
        return first if high - first >= 4 and keys[first] not in lexicon.prepositions else None

    def _fragments(self, cue: Cue, low: int, source: tuple[int, int] | None) -> None:
        """Add marked words in the clause of a cue that reports no clause («آن را «…» خواند»)."""
        words = self.words
        marks = [item for item in self._marks_in(low, cue.first) if item.left not in self.claimed]
        if cue.type == "participial":
            mark = self._mark_at(cue.last + 1)
            marks = [mark] if mark is not None else []
        for item in reversed(marks):
            if self.judge.fragment(words, item, cue, source, low, self.finite):
                own = source
                if source is not None and source[0] <= item.left and source[1] >= item.right:
                    continue
                if source is not None and item.left <= source[0] <= item.right:
                    own = None
                if own is None or (own is not None and item.right - item.left > 6):
                    own = find_source(words, item.right + 1, cue.first) or own
                self.claimed.add(item.left)
                self._add(Proposal(item.first, item.last, "direct", cue, own, "fragment"))

    def _labelled(self, number: int, first: int, end: int, cues: list[Cue]) -> int | None:
        """Handle «نام: …» in a headline or at a paragraph's start."""
        words = self.words
        colon = self.judge.label_colon(words, first, end, cues, self.finite)
        if colon is None:
            return None
        begin, mark = colon
        source = phrase_from(words, begin, mark) or (begin, mark - 1)
        item = self._mark_at(mark + 1)
        if item is not None and self.judge.whole_mark(words, item, end, self.finite):
            self._direct(item, None, source, "label")
            return max(end, item.right + 1)
        return self._unmarked(None, source, Opening("colon", mark + 1), number, end)[2]

    def _alone(self, first: int, end: int) -> None:
        """Add marked strings that are speech though no cue stands with them."""
        for item in self._marks_in(first, end):
            if item.left not in self.claimed and self.judge.speech_alone(
                self.words, item, (first, end), self.finite, bool(self.found)
            ):
                self._direct(item, None, self._going_on(item), "alone")

    def _going_on(self, mark: Marked) -> tuple[int, int] | None:
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

    def _add(self, proposal: Proposal) -> None:
        self.found.append(proposal)
