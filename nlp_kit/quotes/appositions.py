"""Appositions between two commas after a name: «الف، زمین‌شناسی از شهر ب، گفت»."""

from __future__ import annotations

from nlp_kit.quotes.lexicon import clause_words
from nlp_kit.quotes.marks import MARKS
from nlp_kit.quotes.words import Words

_COMMAS = frozenset({"،", ","})
_ALSO = frozenset({"نیز", "هم"})
_STOPS = frozenset({":", ".", "؟", "!", "؛", "را"})
_LONGEST = 16
_LONGEST_RELATIVE = 24
# What a noun's complement after «در» may be.
_PLACES = frozenset({"LOC", "ORG", "EVENT", "FAC"})


def end_of_apposition(words: Words, start: int, high: int) -> int | None:
    """Return the last word of an apposition that a comma or «نیز» closes; None where none begins.

    It has no verb but in a relative clause at its end («قابله‌ای که چهار کودک را برده بود»).

    Args:
        words: The text.
        start: The word after the comma that opens it.
        high: Where its closing comma must have stood.
    """
    if not _may_begin(words, start):
        return None
    keys = words.keys
    index, relative, inside = start, False, False
    while index < min(high, start + (_LONGEST_RELATIVE if relative else _LONGEST)):
        key = keys[index]
        if inside or key in MARKS:
            inside = key not in MARKS if inside else True
        elif index in words.entity_at and index > start:
            end = words.entity_at[index][0]
            inside = sum(key in MARKS for key in keys[index : end + 1]) % 2 == 1
            index = end
        elif (
            key in _COMMAS
            and (not relative or words.finite[index - 1] or _ends_clause(words, index))
        ) or (key in _ALSO and index > start and not relative):
            return index - 1
        elif key == "که" and index > start:
            relative = True
        elif not relative and index > start and _breaks(words, index):
            return None
        index += 1
    return None


def _may_begin(words: Words, start: int) -> bool:
    lexicon, key = clause_words(), words.keys[start]
    if key == "از":
        return words.keys[start + 1 : start + 2] != ["این"]
    return key[:1].isalpha() and not (
        words.finite[start]
        or words.entity_of[start] == "LOC"
        or key == "که"
        or key.endswith(("ها", "های"))
        or key in lexicon.prepositions
        or key in lexicon.connectors
        or key in lexicon.adverbs
        or key in lexicon.times
        or key in lexicon.subject_pronouns
        or key in lexicon.demonstratives
    )


def _ends_clause(words: Words, comma: int) -> bool:
    """Tell whether a participle without its auxiliary stands before a comma («کار کرده،»)."""
    return words.keys[comma - 1].endswith("ه")


def _breaks(words: Words, index: int) -> bool:
    """Tell whether a word cannot stand in an apposition."""
    lexicon, keys = clause_words(), words.keys
    key = keys[index]
    following = keys[index + 1] if index + 1 < len(keys) else ""
    if words.finite[index] or key in _STOPS:
        return True
    if key in lexicon.prepositions:
        place = words.entity_of[min(index + 1, len(keys) - 1)] in _PLACES
        return not (key == "از" or (key == "در" and place) or following[:1].isdigit())
    if key in lexicon.times:
        counted = keys[index - 1].isdigit() or (key == "سه" and following not in lexicon.times)
        return not counted
    if key in lexicon.subject_pronouns:
        return following not in _COMMAS and following != "و"
    return key in lexicon.adverbs
