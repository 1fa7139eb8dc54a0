"""The source of a quotation: the noun phrase in the clause of its cue that names who speaks."""

from __future__ import annotations

from collections.abc import Iterator

from nlp_kit.quotes.leads import after_lead
from nlp_kit.quotes.lexicon import clause_words
from nlp_kit.quotes.marks import MARKS
from nlp_kit.quotes.noun_phrases import is_strong, phrase_from
from nlp_kit.quotes.words import Words, is_complement

_JOINTS = frozenset({"و", "،", "؛", "اما", "ولی", "لیکن", "بلکه", "که", ","})
_CONTRAST = frozenset({"؛", "اما", "لیکن", "بلکه"})  # «ولی» is a guardian too
_COMMAS = frozenset({"،", ","})
_LOOK_BACK = 70
_RELATIVE = 8  # so many words a phrase before a relative clause may have


def find_source(words: Words, low: int, high: int) -> tuple[int, int] | None:
    """Return the subject between two positions, first and last word; None where it is dropped.

    The words from ``low`` up to ``high`` are the clause before its cue: adverbs, phrases of place
    and time, an agency's credit, and somewhere the subject with its title and apposition.
    """
    low = max(low, high - _LOOK_BACK)
    keys = words.keys
    if high - low > 1 and keys[high - 1] == "که":
        before = _before_relative(words, low, high - 1)
        if before is not None:
            return before
    for index in range(high - 2, low, -1):
        # The clause before is over: its subject is of this one too, unless this has its own.
        over = words.finite[index - 1] and keys[index] in _JOINTS
        if keys[index] in _CONTRAST or over:
            begin = index + 1
            found = next(subjects(words, begin, high), None)
            if found is not None and _is_of_verb(words, found, high):
                found = None
            if found is not None and (keys[index] == "؛" or is_strong(words, found[0])):
                return found
            if found is not None and keys[index] == "،" and keys[index + 1] == "و":
                return found
            break
    found = next(subjects(words, low, high), None)
    return None if found is None or _is_of_verb(words, found, high) else found


def _before_relative(words: Words, low: int, end: int) -> tuple[int, int] | None:
    """Return the longest phrase right before a relative clause that its cue opens («X که گفته»)."""
    for first in range(max(low, end - _RELATIVE), end):
        if is_strong(words, first):
            found = phrase_from(words, first, end, apposed=False)
            if found is not None and found[1] == end - 1:
                return found
    return None


def _is_of_verb(words: Words, found: tuple[int, int], high: int) -> bool:
    """Tell whether a word is of another verb before the cue («خبر داد و گفت»), no subject."""
    first, last = found
    if first != last or last + 1 >= high or not words.finite[last + 1]:
        return False
    return is_complement(words, last) or not is_strong(words, first)


def subjects(words: Words, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Yield the noun phrases that may be the subject of a clause, the likeliest first."""
    lexicon = clause_words()
    low = max(low, high - _LOOK_BACK)
    position = after_lead(words, low, high)
    while position < high:
        key = words.keys[position]
        aside = key == "آن" and words.keys[position + 1] in ("سوی", "سو", "طرف")
        if aside or (key in lexicon.prepositions and position not in words.entity_at):
            following = _after_phrase(words, position, high)
            if following is None:
                yield from _inside(words, position + 1, high)
                return
            strong = next(_inside(words, position + 1, following - 1, bare=False), None)
            rest = after_lead(words, following, high)
            if rest >= high and strong is not None:
                yield strong
                return
            if rest == following and words.entity_of[following - 2] == "PER":
                # «درباره الف، دارنده مدال نقره، افزود»: an apposition within the phrase.
                found = phrase_from(words, rest, high, apposed=False)
                if (
                    found is not None
                    and words.keys[rest] in lexicon.roles
                    and (found[1] + 1 < high and words.keys[found[1] + 1] in ("،", ","))
                ):
                    rest = after_lead(words, found[1] + 1, high)
            position = rest
            continue
        found = phrase_from(words, position, high)
        if found is not None:
            yield found
        return


def _after_phrase(words: Words, position: int, high: int) -> int | None:
    """Return the word after the comma that ends a prepositional phrase; None without one."""
    inside = False
    for index in range(position, high):
        key = words.keys[index]
        if key in MARKS:
            inside = not inside
        elif not inside and key in ("،", ","):
            return index + 1
    return None


def _inside(words: Words, low: int, high: int, *, bare: bool = True) -> Iterator[tuple[int, int]]:
    """Yield the noun phrases that can only be a subject, though a preposition came first."""
    lexicon, keys = clause_words(), words.keys
    index = low + 1
    while index < high:
        key, before = keys[index], keys[index - 1]
        blocked = (
            before in lexicon.prepositions
            or before in ("و", "که", "اینکه")
            or before in lexicon.titles
        )
        starts = not blocked and (
            key in lexicon.subject_pronouns
            or (
                words.entity_of[index] == "PER"
                and index in words.entity_at
                and before not in lexicon.roles
                and bare
            )
            or (key in lexicon.titles and bare)
            or (
                key in lexicon.demonstratives
                and index + 1 < high
                and (keys[index + 1] in lexicon.roles or keys[index + 1] in lexicon.bodies)
                and before not in ("در", "از", "به", "با")
            )
        )
        if starts:
            found = phrase_from(words, index, high)
            if found is not None:
                yield found
                return
        at = words.entity_at.get(index)
        index = index + 1 if at is None else at[0] + 1


def source_after(
    words: Words, first: int, high: int, *, credit: bool = False
) -> tuple[int, int] | None:
    """Return the noun phrase right after «به گفته» and its kin; a comma or its own end ends it.

    Args:
        words: The text.
        first: The word after the phrase.
        high: The end of the sentence.
        credit: Whether the phrase names where a report comes from («به گزارش»).
    """
    if first >= high:
        return None
    lexicon, keys = clause_words(), words.keys
    # «به گزارش رویترز، وزیر راه …»: after a body the comma ends the phrase.
    body = keys[first] in lexicon.bodies or words.entity_of[first] in ("ORG", "LOC")
    apposed = not body and keys[first] not in lexicon.demonstratives
    apposed = apposed and (not credit or words.entity_of[first] == "PER")
    found = phrase_from(words, first, high, apposed=apposed, bodies=False)
    if found is None:
        return None
    last = found[1]
    comma = next((index for index in range(first, last + 1) if keys[index] in _COMMAS), None)
    if last + 1 < len(keys) and keys[last + 1] in ("،", ",", ":", "."):
        return first, last
    if comma is not None:
        return first, comma - 1  # what follows the comma is the clause, no apposition
    return first, _end_without_comma(words, first, last)


def _end_without_comma(words: Words, first: int, last: int) -> int:
    """Return where the source ends in «به گفته وزیر راه این طرح …»: a name ends with itself."""
    if first in words.entity_at:
        return words.entity_at[first][0]
    for index in range(first + 1, min(last, first + 8) + 1):
        if words.entity_of[index] == "PER" and index in words.entity_at:
            return words.entity_at[index][0]
    # Another phrase ends soon.
    return min(last, first + (1 if words.keys[first] in clause_words().demonstratives else 3))
