"""Colons that open speech though no cue of the lexicon stands before them."""

from __future__ import annotations

from nlp_kit.quotes.conjugation import Form
from nlp_kit.quotes.cues import Cue
from nlp_kit.quotes.leads import presents_speaker
from nlp_kit.quotes.lexicon import clause_words, cue_words
from nlp_kit.quotes.words import Words


def verb_before_colon(words: Words, colon: int) -> Cue | None:
    """Return the cue that a finite verb right before a colon is, though no list has it."""
    keys, lexicon = words.keys, clause_words()
    verb = colon - 1
    if not words.finite[verb] or keys[verb] in cue_words().not_before_colon:
        return None
    if words.zone_of[colon] == "HEADLINE":
        return None  # «میکروب‌هایی که نمی‌میرند: …», a theme
    if keys[verb].startswith("ب") or keys[verb] in lexicon.first_person_verbs:
        return None
    before = keys[verb - 1]
    light = before[:1].isalpha() and before not in lexicon.prepositions and before != "را"
    first = verb - 1 if light else verb
    name = " ".join(keys[first : verb + 1])
    return Cue(first, verb, "colon", name, frozenset({"say"}), Form("past", 3, False))


def label_colon(words: Words, first: int, end: int, cues: list[Cue]) -> tuple[int, int] | None:
    """Return where a name begins and the colon after it, in «نام: …»."""
    keys = words.keys
    heading = words.zone_of[first] == "HEADLINE"
    opens_line = first == 0 or words.line_of[first - 1] != words.line_of[first]
    while first < end and not keys[first][:1].isalpha() and first not in words.entity_at:
        first += 1  # bullets, numbers and pictures
    begin = first
    for index in range(first, min(end - 1, first + 16)):
        key = keys[index]
        if key == ":":
            if (opens_line or heading or _is_introduced(words, begin, index)) and _labels(
                words, begin, index, end, heading=heading, cues=cues
            ):
                return begin, index
            if not (begin == first and opens_line and _is_place(words, begin, index)):
                return None
            begin = index + 1  # «بانه: نادر صفایی، چوپان: …»
        if (
            key == "|"
            or (key in ("؛", "/") and heading)
            or key in (".", "؟", "!", "-", "–", "—", "ـ")
        ):
            begin = index + 1
    return None


def _labels(
    words: Words, begin: int, colon: int, end: int, *, heading: bool, cues: list[Cue]
) -> bool:
    """Tell whether the words before a colon name who speaks."""
    lexicon, keys = clause_words(), words.keys
    if colon == begin or words.line_of[colon + 1] != words.line_of[colon]:
        return False
    if any(begin <= cue.first < colon and cue.type != "phrase" for cue in cues):
        return False
    if (
        keys[begin] in lexicon.rubrics
        or keys[colon - 1] in lexicon.periods
        or words.has_verb(begin, colon)
        or _is_before_speaker(words, begin, colon, end, cues)
        or (not heading and _is_dateline(words, begin, colon))
    ):
        return False
    person = "PER" in words.entity_of[begin:colon] or keys[begin] in words.surnames
    role = not lexicon.roles.isdisjoint(keys[begin:colon])
    head = keys[begin] in lexicon.bodies or keys[begin] in lexicon.documents
    named = heading and colon - begin <= 2 and keys[begin] not in lexicon.prepositions
    if not (person or role or head or named):
        return False
    # After a name and role what is said may be short of a verb («بودجه کم، کار زیاد»).
    elliptic = end - colon > 3 and keys[colon + 1] not in lexicon.prepositions
    return (elliptic and _is_introduced(words, begin, colon)) or words.has_verb(
        colon + 1, min(end, colon + 60)
    )


def _is_introduced(words: Words, begin: int, colon: int) -> bool:
    """Tell whether the words before a colon are a person's name and role («الف، ب: …»)."""
    return "PER" in words.entity_of[begin:colon] and not {"،", ","}.isdisjoint(
        words.keys[begin:colon]
    )


def _is_before_speaker(words: Words, begin: int, colon: int, end: int, cues: list[Cue]) -> bool:
    """Tell whether a place or outlet stands before a colon: a sentence with its speaker follows."""
    speaks = any(cue.type == "verb" and colon < cue.first < end for cue in cues)
    return speaks and colon - begin <= 3 and presents_speaker(words, colon + 1)


def _is_place(words: Words, begin: int, colon: int) -> bool:
    """Tell whether the words before a colon are a place and no more."""
    return all(words.entity_of[index] == "LOC" for index in range(begin, colon))


def _is_dateline(words: Words, begin: int, colon: int) -> bool:
    """Tell whether a label is of an agency and its place («خبرگزاری الف - کرمان: …»)."""
    agencies = clause_words().agencies
    if "PER" in words.entity_of[begin:colon]:
        return False
    line = begin
    while line and words.line_of[line - 1] == words.line_of[begin]:
        line -= 1
    return not agencies.isdisjoint(words.keys[line:colon])
