"""Noun phrases: where one that begins at a word ends, with its title and apposition."""

from __future__ import annotations

from nlp_kit.quotes.appositions import end_of_apposition
from nlp_kit.quotes.lexicon import clause_words, length_at
from nlp_kit.quotes.marks import MARKS
from nlp_kit.quotes.words import Words

_COMMAS = frozenset("،,؛–—-")
_STOPS = frozenset({":", ".", "؟", "!", ")", "که"})
_OBJECT = "را"
_LONGEST = 24
# At the end of a phrase these are not of it.
_DANGLING = frozenset({"و", "یا", "هم", "نیز", "خود", "اما", "ولی"})
# «سفیر ایران در فرانسه»: what joins a post and its place, and what the place is.
_POSTED_BY = frozenset({"در", "به", "بر", "از"})
_PLACES = frozenset({"LOC", "ORG", "EVENT", "FAC"})
# «تنها بازمانده حادثه», an apposition all the same.
_FIRST = frozenset({"تنها", "نخستین", "اولین", "آخرین"})


def is_strong(words: Words, first: int) -> bool:
    """Tell whether a noun phrase begins as those of speakers do."""
    lexicon = clause_words()
    key = words.keys[first]
    return (
        words.entity_of[first] in ("PER", "ORG")
        or key in lexicon.roles
        or key in lexicon.bodies
        or key in lexicon.titles
        or key in lexicon.subject_pronouns
        or key in lexicon.documents
        or (
            (key in lexicon.demonstratives or key in lexicon.indefinite)
            and first + 1 < len(words)
            and (words.keys[first + 1] in lexicon.roles or words.keys[first + 1] in lexicon.bodies)
        )
    )


def phrase_from(
    words: Words, first: int, high: int, *, apposed: bool = True, bodies: bool = True
) -> tuple[int, int] | None:
    """Return the noun phrase that begins at a word; None where none does.

    Args:
        words: The text.
        first: Where the phrase begins.
        high: Where it must have ended.
        apposed: Whether an apposition after a comma belongs to it.
        bodies: Whether such an apposition may begin with a body's noun.
    """
    lexicon = clause_words()
    keys = words.keys
    if keys[first] in lexicon.subject_pronouns:
        return first, first
    if not (keys[first][:1].isalnum() or keys[first] in MARKS):
        return None
    if keys[first] in lexicon.finite and first not in words.entity_at:
        return None
    if keys[first][0].isdigit() and not (first + 1 < high and keys[first + 1] in lexicon.roles):
        return None
    last = _chunk_end(words, first, high)
    if last is None:
        return None
    after = last + 1
    # «X، سخنگوی Y،»: an apposition begins with a role, a body or a name.
    while apposed and after + 1 < high and keys[after] in ("،", ","):
        start = after + 1
        if words.entity_of[last] == "PER" or (words.entity_of[last] == "ORG" and bodies):
            told = end_of_apposition(words, start, high)
            if told is not None and not (
                words.entity_of[last] == "ORG"
                and (words.entity_of[start] or keys[start] in lexicon.bodies)
            ):
                last, after = told, told + 1
                continue
        if not (
            keys[start] in lexicon.roles
            or (bodies and keys[start] in lexicon.bodies)
            or keys[start] in ("یکی", "یک")
            or (keys[start] in _FIRST and keys[start + 1] in lexicon.roles)
            or keys[start] in lexicon.titles
            or words.entity_of[start] == "PER"
        ):
            break
        if start - first > _LONGEST:
            break
        end = _chunk_end(words, start, high)
        if end is None:
            break
        last, after = end, end + 1
    return first, last


def _chunk_end(words: Words, first: int, high: int) -> int | None:
    """Return the last word of the noun chunk that begins at a word."""
    lexicon, keys = clause_words(), words.keys
    index, limit = first, min(high, first + _LONGEST)
    posted = inside = False
    while index < limit:
        key = keys[index]
        if index in words.entity_at and key not in MARKS:
            posted = posted or (index == first and key in lexicon.posted)
            end = min(words.entity_at[index][0] + 1, limit)
            # A tagger may leave the mark that closes a name outside («گروه «نبض کوه|»»).
            inside ^= sum(key in MARKS for key in keys[index:end]) % 2 == 1
            index = end
            if index < limit and _is_beside_name(words, index):
                break
            continue
        if inside:
            inside = key not in MARKS and key != ")"
        elif key in MARKS or key == "(":
            inside = True
        elif key == _OBJECT:
            return _before_object(words, first, index)
        elif _ends_chunk(words, first, index, high, posted=posted):
            break
        posted = posted or (not inside and key in lexicon.posted)
        index += 1
    last = index - 1
    while last > first and (keys[last] in _DANGLING or keys[last] in lexicon.adverbs):
        last -= 1
    if last < first or (last == first and keys[first] in lexicon.demonstratives):
        return None
    return last


def _ends_chunk(words: Words, first: int, index: int, high: int, *, posted: bool) -> bool:
    """Tell whether a word is no longer of the noun chunk that begins at ``first``."""
    lexicon, keys = clause_words(), words.keys
    key = keys[index]
    if key in _COMMAS:
        return not (words.joins(index) or _is_in_list(words, first, index, high))
    if key in _STOPS:
        return True
    if key in lexicon.prepositions:
        following = words.entity_of[min(index + 1, len(keys) - 1)]
        of_post = posted and key in _POSTED_BY and index > first and following in _PLACES
        return not (of_post or _is_part_of(words, index, high))
    if index == first or _is_part_of(words, index - 1, high):
        return False
    if key in lexicon.demonstratives:
        return not _goes_on_pointing(words, index, high)
    friday = key == "جمعه" and keys[index - 1] not in lexicon.before_friday
    return (
        key in lexicon.adverbs
        or length_at(keys, index, high, lexicon.adverb_phrases) > 0
        or (key in lexicon.times and (friday or key != "جمعه"))
        or key in lexicon.finite
        or key in lexicon.subject_pronouns
    )


def _is_beside_name(words: Words, index: int) -> bool:
    """Tell whether a noun after a person's full name is the verb's («علی امینی آمار … را»)."""
    lexicon, keys = clause_words(), words.keys
    key = keys[index]
    named = words.entity_of[index - 1] == "PER" and index > 0
    full = named and index > 1 and words.entity_of[index - 2] == "PER"
    return (
        (full or (named and _has_object(words, index)))
        and key[:1].isalpha()
        and key not in ("و", "یا")
        and not words.entity_of[index]
        and lexicon.roles.isdisjoint(keys[index : index + 2])
        and key not in lexicon.titles
        and key not in lexicon.prepositions
    )


def _has_object(words: Words, index: int) -> bool:
    """Tell whether an object begins at a word: «را» follows before a verb or a comma."""
    for later in range(index + 1, min(len(words), index + _LONGEST)):
        if words.keys[later] == _OBJECT:
            return True
        if words.finite[later] or words.keys[later] in _COMMAS | _STOPS:
            return False
    return False


def _goes_on_pointing(words: Words, index: int, high: int) -> bool:
    """Tell whether «این» or «آن» within a phrase is still of it."""
    keys = words.keys
    alone = keys[index] == "آن" and (index + 1 == high or not keys[index + 1][:1].isalnum())
    return keys[index - 1] == "و" or alone or _is_owner(words, index, high)


def _is_in_list(words: Words, first: int, comma: int, high: int) -> bool:
    """Tell whether a comma is one within a title («وزیر صنعت، معدن و تجارت»).

    Short nouns with commas between them and «و» before the last follow the head noun of a role.
    """
    lexicon, keys = clause_words(), words.keys
    head = first + (keys[first] in lexicon.demonstratives)
    if keys[comma] != "،" or head + 1 >= comma or keys[head] not in lexicon.roles:
        return False
    index, length = comma + 1, 0
    while index < min(high, comma + _LONGEST) and length <= 3:
        key = keys[index]
        if key == "و":
            after = keys[index + 1] if index + 1 < high else ""
            return length > 0 and after[:1].isalpha() and not _breaks_list(words, index + 1)
        if key == "،":
            if not length:
                return False
            length = -1
        elif not key[:1].isalpha() or _breaks_list(words, index):
            return False
        index, length = index + 1, length + 1
    return False


def _breaks_list(words: Words, index: int) -> bool:
    """Tell whether a word cannot stand in a title's list of nouns."""
    lexicon, key = clause_words(), words.keys[index]
    return (
        words.finite[index]
        or words.entity_of[index] == "PER"
        or key in (_OBJECT, "که")
        or key in lexicon.roles
        or key in lexicon.titles
        or key in lexicon.prepositions
        or key in lexicon.demonstratives
        or key in lexicon.subject_pronouns
        or key in lexicon.adverbs
        or key in lexicon.times
    )


def _is_part_of(words: Words, index: int, high: int) -> bool:
    """Tell whether a word is the «از» of «یکی از آنان»."""
    lexicon, keys = clause_words(), words.keys
    return (
        keys[index] == "از"
        and index > 0
        and index + 1 < high
        and keys[index - 1] in lexicon.partitives
        and keys[index + 1][:1].isalnum()
    )


def _is_owner(words: Words, index: int, high: int) -> bool:
    """Tell whether «این» and its noun say whose role a phrase names («نویسنده این مقاله»)."""
    lexicon, keys = clause_words(), words.keys
    after = keys[index + 2] if index + 2 < len(keys) else ""
    return (
        index + 1 < high
        and keys[index + 1] in lexicon.owned
        and after != _OBJECT
        and any(
            key in lexicon.roles or key in lexicon.documents
            for key in keys[max(0, index - 3) : index]
        )
    )


def _before_object(words: Words, first: int, mark: int) -> int | None:
    """Return where the subject ends when its chunk ran into an object with «را»."""
    lexicon, keys = clause_words(), words.keys
    if first in words.entity_at:
        end = words.entity_at[first][0]
        return end if end < mark - 1 else None
    for index in range(first + 1, mark):
        if keys[index] in lexicon.demonstratives and keys[index - 1] != "و":
            return index - 1
        if words.entity_of[index] == "PER" and keys[first] in lexicon.titles | lexicon.roles:
            at = words.entity_at.get(index)
            if at is not None and at[0] < mark - 1:
                return at[0]
    if keys[first] in lexicon.demonstratives:
        return first + 1 if mark - first > 2 else None
    if mark - first >= 3 and keys[first] not in lexicon.bodies:
        return first
    return None
