"""The decisions that need judgement: by a trained model where there is one, else by rule.

Three questions are learnt, each from features one can read (features.py): whether a cue governs a
reported clause (``cue``), whether words in quotation marks are a speaker's rather than a name, a
title or a term (``marked``), and whether unmarked speech goes on with the next sentence
(``goes_on``). The rules' answers are in :mod:`nlp_kit.quotes.rules`. Everything else is structure,
in :mod:`nlp_kit.quotes.finder`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple

from nlp_kit.quotes import rules
from nlp_kit.quotes.clauses import Opening
from nlp_kit.quotes.cues import Cue
from nlp_kit.quotes.features import cue_features, goes_on_features, marked_features
from nlp_kit.quotes.linear import Models
from nlp_kit.quotes.marks import Marked
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
            rules.governs(self.words, cue, opening, mark, source=source, low=low, end=end),
            lambda: cue_features(self.words, cue, opening, source, shared=shared, low=low, end=end),
        )

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
        return self._marked(mark, "inside", cue, rules.no_name(self.words, mark))

    def fragment(self, mark: Marked, cue: Cue) -> Decision:
        """Tell whether marked words before a cue that reports no clause are the speaker's."""
        return self._marked(mark, "fragment", cue, rules.fragment(self.words, mark, cue))

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

    def goes_on(
        self, sentence: tuple[int, int], cues: list[Cue], mark: Marked | None, begin: int
    ) -> Decision:
        """Tell whether unmarked speech, begun at a word, goes on with a sentence."""
        return self.decide(
            "goes_on",
            sentence,
            rules.goes_on(self.words, sentence, cues, begin),
            lambda: goes_on_features(self.words, sentence, cues, mark, begin),
        )
