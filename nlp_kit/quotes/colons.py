"""Colons that open speech though no cue of the lexicon stands before them."""

from __future__ import annotations

from nlp_kit.quotes.conjugation import Form
from nlp_kit.quotes.cues import Cue
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
    if first and words.line_of[first - 1] == words.line_of[first] and not heading:
        return None
    while first < end and not keys[first][:1].isalpha() and first not in words.entity_at:
        first += 1  # bullets, numbers and pictures
    begin = first
    for index in range(first, min(end - 1, first + 16)):
        key = keys[index]
        if key == ":":
            return (
                (begin, index)
                if _labels(words, begin, index, end, heading=heading, cues=cues)
                else None
            )
        if (key in ("؛", "|", "/") and heading) or key in (".", "؟", "!", "-", "–", "—", "ـ"):
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
    if keys[begin] in lexicon.rubrics or words.has_verb(begin, colon):
        return False
    person = "PER" in words.entity_of[begin:colon] or keys[begin] in words.surnames
    role = not lexicon.roles.isdisjoint(keys[begin:colon])
    head = keys[begin] in lexicon.bodies or keys[begin] in lexicon.documents
    named = heading and colon - begin <= 2 and keys[begin] not in lexicon.prepositions
    if not (person or role or head or named):
        return False
    return words.has_verb(colon + 1, min(end, colon + 60))
