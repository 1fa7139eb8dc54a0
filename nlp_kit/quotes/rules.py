"""What the rules answer to the questions of :mod:`nlp_kit.quotes.judgement`."""

from __future__ import annotations

from collections.abc import Iterable

from nlp_kit.quotes.clauses import Opening, only_marks, open_clause
from nlp_kit.quotes.cues import Cue
from nlp_kit.quotes.features import tells_of_self
from nlp_kit.quotes.lexicon import Phrase, clause_words, cue_words
from nlp_kit.quotes.marks import Marked
from nlp_kit.quotes.noun_phrases import is_strong
from nlp_kit.quotes.sources import find_source
from nlp_kit.quotes.words import Words

# How far into a sentence a cue still tells that the narrator is back.
_EARLY = 25


def governs(
    words: Words,
    cue: Cue,
    opening: Opening,
    mark: Marked | None,
    *,
    source: tuple[int, int] | None,
    low: int,
    end: int,
) -> bool:
    """Tell whether a cue governs the clause or the marked words that follow it."""
    if opening.introducer in ("colon", "that"):
        return opening.introducer == "colon" or not _is_of_another_clause(words, cue, low)
    verb = words.has_verb(opening.first, end)
    if opening.introducer == "marks":
        return mark is not None and (verb or only_marks(words, mark, opening.first, end - 1))
    if opening.introducer == "zero":
        if _is_noun(words, cue):
            return False
        if "ask" in cue.takes:
            wishes = cue_words().subjunctive
            return any(key in wishes for key in words.keys[opening.first : end])
    if (cue.passive and cue.name != "گفت") or _is_habit(words, cue, source):
        return False
    return "say" in cue.takes and verb


def _is_of_another_clause(words: Words, cue: Cue, low: int) -> bool:
    """Tell whether the «که» after a cue opens no reported clause.

    «این را در حالی گفت که …» tells when; «آن را حزبی معرفی کرد که …» tells what the object is;
    «به راهی گفته می‌شود که …» tells what a thing is called.
    """
    before = words.keys[low : cue.first]
    if cue.passive and cue.name == "گفت" and "به" in before:
        return True
    return "حالی" in before or ("describe" in cue.takes and "را" in before)


def _is_noun(words: Words, cue: Cue) -> bool:
    """Tell whether a bare participle is a noun («نوشته خالد حسینی»)."""
    participle = cue.form is not None and cue.form.tense == "participle"
    bare = cue.first == cue.last and words.keys[cue.last].endswith("ه")
    return participle and bare and cue.name != "گفت"


def _is_habit(words: Words, cue: Cue, source: tuple[int, int] | None) -> bool:
    """Tell whether people in general say so («به آن شب یلدا می‌گویند»)."""
    if cue.form is None or cue.form.person != 6 or cue.form.tense != "present":
        return False
    return source is None or not is_strong(words, source[0])


def no_name(words: Words, mark: Marked) -> bool:
    """Tell whether marked words in a reported clause are the speaker's, not a name."""
    lexicon = clause_words()
    if words.keys[mark.first] in lexicon.prepositions:
        return True  # «سد «تا لب» پر است»: no name begins so
    before = words.keys[mark.left - 1] if mark.left else ""
    if before in lexicon.name_heads or before in lexicon.title_heads:
        return False
    return not (words.entity_of[mark.first] and words.entity_of[mark.last])


def fragment(words: Words, mark: Marked, cue: Cue) -> bool:
    """Tell whether marked words before a cue that reports no clause are the speaker's."""
    gap = cue.first - mark.right - 1
    called = (
        mark.left > 1
        and words.keys[mark.left - 1] == "عنوان"
        and words.keys[mark.left - 2] in ("با", "به")
    )
    if not called and not no_name(words, mark):
        return False
    if "describe" in cue.takes:
        form = cue.form
        # What people call a thing is its name.
        habit = form is not None and form.person == 6 and form.tense in ("present", "imperfect")
        return not habit and (gap <= 3 or words.keys[mark.right + 1] == "و")
    if "object" in cue.takes:
        return True
    return mark.last - mark.first >= 3 and words.has_verb(mark.first, mark.last + 1)


def closes(words: Words, first: int) -> bool:
    """Tell whether a sentence is an agency's closing formula («/انتهای پیام»)."""
    return _begins(words, first + (words.keys[first] == "/"), clause_words().closings)


def _begins(words: Words, first: int, phrases: Iterable[Phrase]) -> bool:
    return any(tuple(words.keys[first : first + len(phrase)]) == phrase for phrase in phrases)


def goes_on(words: Words, sentence: tuple[int, int], cues: list[Cue], begin: int) -> bool:
    """Tell whether unmarked speech, begun at a word, goes on with a sentence."""
    first, end = sentence
    if _begins(words, first, clause_words().openers):
        return False
    for cue in cues:
        if cue.type in ("document", "participial") or cue.passive:
            continue
        if cue.type in ("phrase", "credit"):
            if cue.first <= first + 2:
                return False
            continue
        if cue.first - first > _EARLY:
            break
        if _is_narrators(words, cue, first, end, begin):
            return False
    return True


def _is_narrators(words: Words, cue: Cue, first: int, end: int, begin: int) -> bool:
    """Tell whether a cue in a sentence after unmarked speech is the narrator's."""
    opening = open_clause(words, cue, end)
    source = find_source(words, first, cue.first)
    if opening is None:
        # «رئیس شورا مردم را به آرامش دعوت کرد.»
        past = cue.form is not None and cue.form.tense == "past"
        return past and source is not None and is_strong(words, source[0])
    if opening.introducer == "colon":
        return True
    if words.has_verb(first, cue.first):
        return False
    if source is not None:
        return not tells_of_self(words, begin, first)  # a speaker who tells what others said
    return opening.introducer in ("that", "marks")
