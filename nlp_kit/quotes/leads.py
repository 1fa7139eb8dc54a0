"""What stands before the subject of a clause: datelines, adverbs, phrases of time, connectors."""

from __future__ import annotations

from nlp_kit.quotes.lexicon import clause_words, length_at
from nlp_kit.quotes.marks import MARKS
from nlp_kit.quotes.noun_phrases import is_strong
from nlp_kit.quotes.words import Words

_DASHES = frozenset({"-", "–", "—", "ـ", "_"})


def after_lead(words: Words, position: int, high: int) -> int:
    """Return the first word that is no connector, adverb, stop or phrase of time."""
    lexicon, keys = clause_words(), words.keys
    position = begin = _after_dateline(words, position, high)
    while position < high:
        key = keys[position]
        if position in words.entity_at and key not in lexicon.times:
            break
        introduction = (
            _scene(words, position, high)
            or _introduction(keys, position, high)
            or length_at(keys, position, high, lexicon.adverb_phrases)
        )
        if introduction:
            position += introduction
        elif position == begin and _numbers(keys, position, high):
            position += 1
            begin = position + 1
        elif _begins_time(keys, position, high):
            position = _after_time(keys, position + 1, high)
        elif (
            key in lexicon.connectors
            or key in lexicon.adverbs
            or (not key[:1].isalnum() and key not in MARKS)
        ):
            position += 1
        else:
            break
    return position


def _numbers(keys: list[str], position: int, high: int) -> bool:
    """Tell whether a word numbers an item of a list («۲.», «۲-», a keycap)."""
    return (
        keys[position][0].isdigit()
        and position + 1 < high
        and (keys[position + 1] in (".", ")", "-", "ـ", "–") or "\u20e3" in keys[position])
    )


def _begins_time(keys: list[str], position: int, high: int) -> bool:
    """Tell whether a phrase of time begins at a word: «روز شنبه», «۲۵ دی», not «سه وزیر»."""
    lexicon, key = clause_words(), keys[position]
    following = keys[position + 1] if position + 1 < high else ""
    if key.isdigit():
        return following in lexicon.times or following in lexicon.time_tails
    counts = key in ("سه", "ماه") and following != "" and following not in lexicon.times
    return key in lexicon.times and not counts


def _after_time(keys: list[str], position: int, high: int) -> int:
    """Return the word after a phrase of time that goes on at a position."""
    lexicon = clause_words()
    while position < high and (
        keys[position] in lexicon.times
        or keys[position].isdigit()
        or keys[position] in lexicon.time_tails
        or (keys[position] == "به" and keys[position + 1] == "وقت")
    ):
        position += 1
    return position


def _after_dateline(words: Words, position: int, high: int) -> int:
    """Return the word after «بیروت -» or «بیروت:» at the beginning of a line."""
    if position and words.line_of[position - 1] == words.line_of[position]:
        return position
    dash, comma = position, False
    for index in range(position + 1, min(position + 8, high - 1)):
        key = words.keys[index]
        if key == "|":
            return index + 1
        if key == ":":
            return index + 1 if _names(words, position, index) else dash
        if key in ("،", ","):
            comma = True
        elif key in _DASHES and not comma and dash == position:
            glued = words.starts[index] == words.ends[index - 1]
            if glued and not _is_agency(words, position, index):
                return position
            dash = index + 1
    return dash


def _names(words: Words, first: int, colon: int) -> bool:
    """Tell whether a place or an outlet stands before a colon, and after it who speaks."""
    if _is_agency(words, first, colon) or (
        colon - first <= 3 and presents_speaker(words, colon + 1)
    ):
        return True
    return (
        words.entity_of[colon - 1] in ("LOC", "ORG")
        and "PER" not in words.entity_of[first:colon]
        and (
            words.entity_of[colon + 1] in ("PER", "ORG")
            or words.keys[colon + 1] in clause_words().titles
        )
    )


def presents_speaker(words: Words, first: int) -> bool:
    """Tell whether a name and a role after its comma stand from a word on («الف، رئیس ب، گفت»)."""
    keys, roles = words.keys, clause_words().roles
    return words.entity_of[first] in ("", "PER") and any(
        keys[index] in ("،", ",") and keys[index + 1] in roles
        for index in range(first + 1, min(first + 5, len(words) - 1))
    )


def _is_agency(words: Words, first: int, end: int) -> bool:
    """Tell whether a run of words is an agency's name, a place with it or not."""
    person = "PER" in words.entity_of[first:end]
    return not person and not clause_words().agencies.isdisjoint(words.keys[first:end])


def _introduction(keys: list[str], position: int, high: int) -> int:
    """Return the length of the narrator's phrase that begins at a word; 0 where none does."""
    lexicon = clause_words()
    length = length_at(keys, position, high, lexicon.introductions)
    after = keys[position + length : position + length + 2]
    if length and after[0:1] and after[0] in lexicon.demonstratives and after[-1] in lexicon.scenes:
        return 0  # «در ادامه این دیدار», one phrase
    return length


def _scene(words: Words, position: int, high: int) -> int:
    """Return the length of «در این نشست» or «در ادامه این دیدار» before a speaker; 0 elsewhere."""
    lexicon, keys = clause_words(), words.keys
    if keys[position] != "در":
        return 0
    index = position + 1
    if index < high and keys[index] in lexicon.scene_parts:
        index += 1
    if index + 1 >= high or keys[index] not in lexicon.demonstratives:
        return 0
    if keys[index + 1] not in lexicon.scenes:
        return 0
    index += 2
    while index < high and (keys[index] in lexicon.adverbs or keys[index] in ("،", ",")):
        index += 1
    return index - position if index < high and is_strong(words, index) else 0
