"""The decisions that need judgement: by a trained model where there is one, else by rule.

Three questions are learnt, each from features one can read (features.py): whether a cue governs a
reported clause (``cue``), whether words in quotation marks are a speaker's rather than a name, a
title or a term (``marked``), and whether unmarked speech goes on with the next sentence
(``goes_on``). Everything else is structure, in the rules of :mod:`nlp_kit.quotes.finder`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple

from nlp_kit.quotes.clauses import Opening, only_marks, open_clause
from nlp_kit.quotes.conjugation import Form
from nlp_kit.quotes.cues import Cue
from nlp_kit.quotes.features import cue_features, goes_on_features, marked_features, tells_of_self
from nlp_kit.quotes.lexicon import clause_words, cue_words
from nlp_kit.quotes.linear import Models
from nlp_kit.quotes.marks import Marked
from nlp_kit.quotes.sources import find_source, is_strong
from nlp_kit.quotes.words import Words

Question = Literal["cue", "marked", "goes_on"]
QUESTIONS: tuple[Question, ...] = ("cue", "marked", "goes_on")
Context = Literal["inside", "fragment", "alone"]

# How probable a model must find its answer to overrule the rule, chosen on the validation split
# and by leaving each house style of the corpus out in turn (accuracy of the decisions there, rule
# against model): cue 98.2 against 98.0, marked 95.7 against 97.5, goes_on 91.8 against 93.9. So
# cues stay with the rule, and their model only says how sure one can be.
SURE: dict[Question, float] = {"cue": 1.0, "marked": 0.5, "goes_on": 0.6}

_CLAUSE = frozenset({"say", "that", "ask"})
# Verbs that stand before a colon where nobody speaks («این است:»).
_NO_CUE_BEFORE_COLON = frozenset(
    [
        "است",
        "بود",
        "بودند",
        "هستند",
        "نیست",
        "شد",
        "شدند",
        "شود",
        "میشود",
        "میشوند",
        "شده",
        "دارد",
        "دارند",
        "داشت",
        "باشد",
        "کند",
        "کنند",
        "میکند",
        "میکنند",
        "شوند",
    ]
)


class Decision(NamedTuple):
    """An answer, its probability (of yes), the features that moved that most, and what decided."""

    answer: bool
    probability: float | None = None
    reasons: dict[str, float] | None = None
    by: Literal["rule", "model"] = "rule"


def said(rule: bool) -> str:
    """Return the feature that tells a model what the rule says."""
    return "rule says yes" if rule else "rule says no"


class Judge:
    """Answers the questions, by its models where it has them and by rule where not."""

    def __init__(self, words: Words, models: Models | None = None) -> None:
        self.words = words
        self.models = models or {}

    def decide(
        self, question: Question, where: object, rule: bool, features: Callable[[], list[str]]
    ) -> Decision:
        """Answer a question about a place of the text; ``features`` is called only when needed."""
        model = self.models.get(question)
        if model is None:
            return Decision(rule)
        held = [*features(), said(rule)]
        probability = model.probability(held)
        sure = SURE[question]
        threshold = 1 - sure if rule else sure
        by: Literal["rule", "model"] = "model" if sure < 1 else "rule"
        return Decision(probability >= threshold, probability, model.strongest(held), by)

    # -- cues ---------------------------------------------------------------------------------

    def governs(
        self,
        cue: Cue,
        opening: Opening,
        mark: Marked | None,
        source: tuple[int, int] | None,
        *,
        shared: bool,
        low: int,
        end: int,
    ) -> Decision:
        """Tell whether a cue governs the clause or the marked words that follow it."""
        if not cue.takes & _CLAUSE and not (opening.introducer == "colon" and mark is not None):
            return Decision(False)
        return self.decide(
            "cue",
            cue,
            self._governs_by_rule(cue, opening, mark, source, end),
            lambda: cue_features(self.words, cue, opening, source, shared=shared, low=low, end=end),
        )

    def _governs_by_rule(  # noqa: PLR0911  # one guard for each way to open a clause
        self,
        cue: Cue,
        opening: Opening,
        mark: Marked | None,
        source: tuple[int, int] | None,
        end: int,
    ) -> bool:
        takes, introducer = cue.takes, opening.introducer
        if introducer in ("colon", "that"):
            return True
        verb = self.words.has_verb(opening.first, end)
        participle = cue.form is not None and cue.form.tense == "participle"
        if (
            introducer == "zero"
            and cue.first == cue.last
            and participle
            and (cue.name != "گفت" and self.words.keys[cue.last].endswith("ه"))
        ):
            return False  # «نوشته خالد حسینی»: a noun
        if introducer == "marks":
            return mark is not None and (
                verb or only_marks(self.words, mark, opening.first, end - 1)
            )
        if "ask" in takes and introducer == "zero":
            wishes = cue_words().subjunctive
            return any(key in wishes for key in self.words.keys[opening.first : end])
        if cue.passive and cue.name != "گفت":
            return False
        if (
            cue.form is not None
            and cue.form.person == 6
            and cue.form.tense == "present"
            and (source is None or not is_strong(self.words, source[0]))
        ):
            return False  # «به آن شب یلدا می‌گویند»: people call it so
        return "say" in takes and verb

    def verb_before_colon(self, colon: int) -> Cue | None:
        """Return the cue that a finite verb right before a colon is, though no list has it."""
        keys, lexicon = self.words.keys, clause_words()
        verb = colon - 1
        if not self.words.finite[verb] or keys[verb] in _NO_CUE_BEFORE_COLON:
            return None
        if self.words.zone_of[colon] == "HEADLINE":
            return None  # «میکروب‌هایی که نمی‌میرند: …», a theme
        if keys[verb].startswith("ب") or keys[verb] in lexicon.first_person_verbs:
            return None
        before = keys[verb - 1]
        light = before[:1].isalpha() and before not in lexicon.prepositions and before != "را"
        first = verb - 1 if light else verb
        name = " ".join(keys[first : verb + 1])
        return Cue(first, verb, "colon", name, frozenset({"say"}), Form("past", 3, False))

    # -- marked words -------------------------------------------------------------------------

    def whole_mark(self, mark: Marked) -> bool:
        """Tell whether a marked string after a colon is all that is said."""
        words = self.words
        after = mark.right + 1
        if mark.last - mark.first >= 4 or after >= len(words):
            return True
        if words.line_of[after] != words.line_of[mark.right] or not words.keys[after][:1].isalnum():
            return True
        return self.words.has_verb(mark.first, mark.last + 1)

    def speech_inside(self, mark: Marked, cue: Cue | None) -> Decision:
        """Tell whether marked words in a reported clause are the speaker's, not a name."""
        return self._marked(mark, "inside", cue, self._no_name(mark))

    def fragment(self, mark: Marked, cue: Cue) -> Decision:
        """Tell whether marked words before a cue that reports no clause are the speaker's."""
        words = self.words
        gap = cue.first - mark.right - 1
        form = cue.form
        called = (
            mark.left > 1
            and words.keys[mark.left - 1] == "عنوان"
            and (words.keys[mark.left - 2] in ("با", "به"))
        )
        if not called and not self._no_name(mark):
            rule = False
        elif "describe" in cue.takes:
            # What people call a thing is its name.
            habit = form is not None and form.person == 6 and form.tense in ("present", "imperfect")
            rule = not habit and (gap <= 3 or words.keys[mark.right + 1] == "و")
        elif "object" in cue.takes:
            rule = True
        else:
            rule = mark.last - mark.first >= 3 and self.words.has_verb(mark.first, mark.last + 1)
        return self._marked(mark, "fragment", cue, rule)

    def speech_alone(self, mark: Marked, first: int, end: int) -> Decision:
        """Tell whether a marked string without a cue is speech: a whole sentence of it is."""
        words = self.words
        whole = mark.left - first <= 1 and end - mark.right <= 2
        long = mark.last - mark.first >= 4 and self.words.has_verb(mark.first, mark.last + 1)
        if not (whole and long) or words.zone_of[first] == "HEADLINE":
            return Decision(False)
        return self._marked(mark, "alone", None, True)

    def _marked(self, mark: Marked, context: Context, cue: Cue | None, rule: bool) -> Decision:
        return self.decide(
            "marked",
            (mark, context),
            rule,
            lambda: marked_features(self.words, mark, context, cue),
        )

    def _no_name(self, mark: Marked) -> bool:
        lexicon, words = clause_words(), self.words
        if words.keys[mark.first] in lexicon.prepositions:
            return True  # «سد «تا لب» پر است»: no name begins so
        before = words.keys[mark.left - 1] if mark.left else ""
        if before in lexicon.name_heads or before in lexicon.title_heads:
            return False
        return not (words.entity_of[mark.first] and words.entity_of[mark.last])

    # -- unmarked speech ----------------------------------------------------------------------

    def goes_on(
        self, sentence: tuple[int, int], cues: list[Cue], mark: Marked | None, begin: int
    ) -> Decision:
        """Tell whether unmarked speech, begun at a word, goes on with a sentence."""
        return self.decide(
            "goes_on",
            sentence,
            self._goes_on_by_rule(sentence, cues, begin),
            lambda: goes_on_features(self.words, sentence, cues, mark, begin),
        )

    def _goes_on_by_rule(self, sentence: tuple[int, int], cues: list[Cue], begin: int) -> bool:
        first, end = sentence
        words, lexicon = self.words, clause_words()
        if any(
            tuple(words.keys[first : first + len(opener)]) == opener for opener in lexicon.openers
        ):
            return False
        for cue in cues:
            if cue.type in ("document", "participial") or cue.passive:
                continue
            if cue.type in ("phrase", "credit"):
                if cue.first <= first + 2:
                    return False
                continue
            if cue.first - first > 25:
                break
            opening = open_clause(words, cue, end)
            source = find_source(words, first, cue.first)
            strong = source is not None and is_strong(words, source[0])
            if opening is None:
                # «رئیس شورا مردم را به آرامش دعوت کرد.» is the narrator's.
                if strong and cue.form is not None and cue.form.tense == "past":
                    return False
                continue
            if words.has_verb(first, cue.first) and opening.introducer != "colon":
                continue
            tells = source is not None and tells_of_self(words, begin, first)
            if opening.introducer != "colon" and tells:
                continue  # a speaker who tells what others said
            if opening.introducer in ("colon", "that", "marks") or source is not None:
                return False
        return True

    # -- headlines ----------------------------------------------------------------------------

    def label_colon(self, first: int, end: int, cues: list[Cue]) -> tuple[int, int] | None:
        """Return where a name begins and the colon after it, in «نام: …»."""
        words, keys = self.words, self.words.keys
        heading = words.zone_of[first] == "HEADLINE"
        if first and words.line_of[first - 1] == words.line_of[first] and not heading:
            return None
        while first < end and not keys[first][:1].isalpha() and first not in words.entity_at:
            first += 1  # bullets, numbers and pictures
        begin = first
        for index in range(first, min(end - 1, first + 16)):
            key = keys[index]
            if key == ":":
                return (begin, index) if self._labels(begin, index, end, heading, cues) else None
            if (key in ("؛", "|", "/") and heading) or key in (".", "؟", "!", "-", "–", "—", "ـ"):
                begin = index + 1
        return None

    def _labels(self, begin: int, colon: int, end: int, heading: bool, cues: list[Cue]) -> bool:
        words, keys, lexicon = self.words, self.words.keys, clause_words()
        if colon == begin or words.line_of[colon + 1] != words.line_of[colon]:
            return False
        if any(begin <= cue.first < colon and cue.type != "phrase" for cue in cues):
            return False
        if keys[begin] in lexicon.rubrics or self.words.has_verb(begin, colon):
            return False
        person = "PER" in words.entity_of[begin:colon]
        role = not lexicon.roles.isdisjoint(keys[begin:colon])
        head = keys[begin] in lexicon.bodies or keys[begin] in lexicon.documents
        named = heading and colon - begin <= 2 and keys[begin] not in lexicon.prepositions
        if not (person or role or head or named):
            return False
        return self.words.has_verb(colon + 1, min(end, colon + 60))
