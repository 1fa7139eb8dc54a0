"""The decisions that need judgement: by a trained model where there is one, else by rule."""

from __future__ import annotations

from nlp_kit.quotes.cues import Cue
from nlp_kit.quotes.lexicon import clause_words, cue_words
from nlp_kit.quotes.marks import Marked
from nlp_kit.quotes.sources import find_source
from nlp_kit.quotes.clauses import open_clause
from nlp_kit.quotes.words import Words
from nlp_kit.quotes.conjugation import Form

_NO_CUE_BEFORE_COLON = frozenset(
    "است بود بودند هستند نیست شد شدند شود میشود میشوند شده دارد دارند داشت باشد کند کنند میکند میکنند شوند".split()
)


class Judge:
    """Decides by rule."""

    def verb_before_colon(self, words: Words, colon: int, finite: list[bool]) -> Cue | None:
        """Return the cue that a finite verb right before a colon is, though no list has it."""
        keys = words.keys
        verb = colon - 1
        if not finite[verb] or keys[verb] in _NO_CUE_BEFORE_COLON or keys[verb].startswith("ب"):
            return None
        if keys[verb] in ("است", "بود") or keys[verb] in clause_words().first_person_verbs:
            return None
        first = verb - 1 if keys[verb - 1][:1].isalpha() and keys[verb - 1] not in clause_words().prepositions else verb
        return Cue(first, verb, "colon", " ".join(keys[first : verb + 1]), frozenset({"say"}), Form("past", 3, False))

    def whole_mark(self, words: Words, mark: Marked, end: int, finite: list[bool]) -> bool:
        """Tell whether a marked string after a colon is all that is said."""
        if mark.last - mark.first >= 4 or mark.right + 1 >= len(words):
            return True
        if words.line_of[mark.right + 1] != words.line_of[mark.right]:
            return True
        after = words.keys[mark.right + 1]
        return not after[:1].isalnum() or any(finite[mark.first : mark.last + 1])

    def speech_inside(self, words: Words, mark: Marked) -> bool:
        """Tell whether marked words in a reported clause are the speaker's, not a name."""
        lexicon, keys = clause_words(), words.keys
        before = keys[mark.left - 1] if mark.left else ""
        if before in lexicon.name_heads or before in lexicon.title_heads:
            return False
        if words.entity_of[mark.first] and words.entity_of[mark.last]:
            return False
        return True

    def wish(self, words: Words, first: int, end: int) -> bool:
        """Tell whether a clause without «که» after a request is in the subjunctive."""
        forms = cue_words().subjunctive
        return any(words.keys[index] in forms for index in range(first, end))

    def fragment(
        self, words: Words, mark: Marked, cue: Cue, source: tuple[int, int] | None, low: int, finite: list[bool]
    ) -> bool:
        """Tell whether marked words in the clause of a cue without a clause are the speaker's."""
        keys = words.keys
        if not self.speech_inside(words, mark):
            return False
        length = mark.last - mark.first + 1
        gap = cue.first - mark.right - 1
        if "describe" in cue.takes:
            if cue.form is not None and cue.form.person == 6 and cue.form.tense in ("present", "imperfect"):
                return False  # what people call a thing is its name
            return gap <= 3 or keys[mark.right + 1] == "و"
        if "object" in cue.takes or cue.type == "participial":
            return length >= 1
        return length >= 4 and any(finite[mark.first : mark.last + 1])

    def speech_alone(
        self, words: Words, mark: Marked, sentence: tuple[int, int], finite: list[bool], quoted: bool
    ) -> bool:
        """Tell whether a marked string without a cue is speech."""
        length = mark.last - mark.first + 1
        first, end = sentence
        whole = mark.left - first <= 1 and end - mark.right <= 2
        return length >= 5 and whole and any(finite[mark.first : mark.last + 1]) and words.zone_of[first] != "HEADLINE"

    def goes_on(
        self, words: Words, sentence: tuple[int, int], cues: list[Cue], finite: list[bool], mark: Marked | None
    ) -> bool:
        """Tell whether unmarked speech goes on with a sentence."""
        first, end = sentence
        keys = words.keys
        lexicon = clause_words()
        for opener in lexicon.openers:
            if tuple(keys[first : first + len(opener)]) == opener:
                return False
        for cue in cues:
            if cue.type in ("document", "participial") or cue.passive:
                continue
            if cue.type in ("phrase", "credit"):
                if cue.first <= first + 2:
                    return False
                continue
            opening = open_clause(words, cue, end)
            if opening is None:
                continue
            if cue.first - first > 25:
                break
            if any(finite[first : cue.first]) and opening.introducer != "colon":
                continue
            if opening.introducer in ("colon", "that", "marks") or find_source(words, first, cue.first) is not None:
                return False
        return True

    def label_colon(
        self, words: Words, first: int, end: int, cues: list[Cue], finite: list[bool]
    ) -> tuple[int, int] | None:
        """Return where a name begins and the colon after it, in «نام: …»."""
        keys = words.keys
        lexicon = clause_words()
        heading = words.zone_of[first] == "HEADLINE"
        line_start = first == 0 or words.line_of[first - 1] != words.line_of[first]
        if not line_start and not heading:
            return None
        while first < end and (not keys[first][:1].isalpha() and first not in words.entity_at):
            first += 1  # bullets, numbers and pictures
        limit = min(end - 1, first + 16)
        begin = first
        for index in range(first, limit):
            key = keys[index]
            if key == ":":
                if index == begin or any(cue.first < index for cue in cues if cue.first >= begin and cue.type != "phrase"):
                    return None
                if keys[begin] in lexicon.rubrics or any(finite[begin:index]):
                    return None
                person = "PER" in words.entity_of[begin:index]
                role = not lexicon.roles.isdisjoint(keys[begin:index])
                head = keys[begin] in lexicon.bodies or keys[begin] in lexicon.documents
                named = heading and index - begin <= 2 and keys[begin] not in lexicon.prepositions
                if not (person or role or head or named):
                    return None
                if not any(words.finite[index + 1 : min(end, index + 60)]):
                    return None
                if words.line_of[index + 1] != words.line_of[index]:
                    return None
                return begin, index
            if key in ("؛", "|", "/") and heading:
                begin = index + 1
            elif key in (".", "؟", "!"):
                begin = index + 1
        return None
