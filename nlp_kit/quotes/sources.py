"""The source of a quotation: the noun phrase in the clause of its cue that names who speaks."""

from __future__ import annotations

from collections.abc import Iterator

from nlp_kit.quotes.lexicon import ClauseWords, clause_words
from nlp_kit.quotes.marks import MARKS
from nlp_kit.quotes.words import Words

_JOINTS = frozenset({"و", "،", "؛", "اما", "ولی", ","})
_COMMAS = frozenset("،,؛–—-")
_SHORT_PRONOUNS = frozenset(
    {"او", "وی", "ایشان", "نامبرده", "مشارالیه", "موصوف", "آنها", "آنان", "اینها", "اینان"}
)
_RELATIVE = "که"
_OBJECT = "را"
_LONGEST = 24
_LOOK_BACK = 70
# Role nouns after which «در», «به» or «بر» and a name belong to the title («سفیر ایران در فرانسه»).
_POSTED = frozenset(
    [
        "سفیر",
        "نماینده",
        "نمایندگان",
        "فرستاده",
        "وابسته",
        "کارشناس",
        "مدیر",
        "رئیس",
        "رییس",
        "معاون",
        "سخنگوی",
        "عضو",
        "کنسول",
        "مشاور",
        "استاد",
        "دبیر",
        "سرپرست",
        "پژوهشگر",
        "دفتر",
        "سفارت",
        "نمایندگی",
    ]
)


def find_source(words: Words, low: int, high: int) -> tuple[int, int] | None:
    """Return the subject between two positions, first and last word; None where it is dropped.

    The words from ``low`` up to ``high`` are the clause before its cue: adverbs, phrases of place
    and time, an agency's credit, and somewhere the subject with its title and apposition.
    """
    low = max(low, high - _LOOK_BACK)
    keys = words.keys
    for index in range(high - 2, low, -1):
        # The clause before is over: its subject is of this one too, unless this has its own.
        over = words.finite[index - 1] and keys[index] in _JOINTS
        if keys[index] == "؛" or over:
            begin = index + 1
            found = next(subjects(words, begin, high), None)
            if found is not None and (keys[index] == "؛" or is_strong(words, found[0])):
                return found
            if found is not None and keys[index] == "،" and keys[index + 1] == "و":
                return found
            break
    return next(subjects(words, low, high), None)


def is_strong(words: Words, first: int) -> bool:
    """Tell whether a noun phrase begins as those of speakers do."""
    lexicon = clause_words()
    key = words.keys[first]
    return (
        words.entity_of[first] in ("PER", "ORG")
        or key in lexicon.roles
        or key in lexicon.bodies
        or key in lexicon.titles
        or key in _SHORT_PRONOUNS
        or key in lexicon.documents
        or (
            key in lexicon.demonstratives
            and first + 1 < len(words)
            and (words.keys[first + 1] in lexicon.roles or words.keys[first + 1] in lexicon.bodies)
        )
    )


def subjects(words: Words, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Yield the noun phrases that may be the subject of a clause, the likeliest first."""
    lexicon = clause_words()
    low = max(low, high - _LOOK_BACK)
    position = _skip(words, low, high, lexicon)
    while position < high:
        key = words.keys[position]
        if key in lexicon.prepositions and position not in words.entity_at:
            following = _after_phrase(words, position, high)
            if following is None:
                yield from _inside(words, position + 1, high, lexicon)
                return
            strong = next(_inside(words, position + 1, following - 1, lexicon, bare=False), None)
            rest = _skip(words, following, high, lexicon)
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
                    rest = _skip(words, found[1] + 1, high, lexicon)
            position = rest
            continue
        found = phrase_from(words, position, high)
        if found is not None:
            yield found
        return


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
    if keys[first] in _SHORT_PRONOUNS:
        return first, first
    if not (keys[first][:1].isalnum() or keys[first] in MARKS):
        return None
    if keys[first] in lexicon.finite and first not in words.entity_at:
        return None
    if keys[first][0].isdigit() and not (first + 1 < high and keys[first + 1] in lexicon.roles):
        return None
    last = _chunk_end(words, first, high, lexicon)
    if last is None:
        return None
    after = last + 1
    # «X، سخنگوی Y،»: an apposition begins with a role, a body or a name.
    while apposed and after + 1 < high and keys[after] in ("،", ","):
        start = after + 1
        if not (
            keys[start] in lexicon.roles
            or (bodies and keys[start] in lexicon.bodies)
            or keys[start] in ("یکی", "یک")
            or keys[start] in lexicon.titles
            or words.entity_of[start] == "PER"
        ):
            break
        if start - first > _LONGEST:
            break
        end = _chunk_end(words, start, high, lexicon)
        if end is None:
            break
        last, after = end, end + 1
    return first, last


def _chunk_end(  # noqa: PLR0912  # one branch for each class of word
    words: Words, first: int, high: int, lexicon: ClauseWords
) -> int | None:
    """Return the last word of the noun chunk that begins at a word."""
    keys = words.keys
    index = first
    posted = keys[first] in _POSTED
    limit = min(high, first + _LONGEST)
    inside: str | None = None
    while index < limit:
        key = keys[index]
        if index in words.entity_at and key not in MARKS:
            index = min(words.entity_at[index][0] + 1, limit)
            continue
        if inside is not None:
            if key in MARKS or key == ")":
                inside = None
        elif key in MARKS or key == "(":
            inside = key
        elif (
            (key in _COMMAS and not words.joins(index))
            or key in (":", ".", "؟", "!", ")")
            or key == _RELATIVE
        ):
            break
        elif key == _OBJECT:
            return _before_object(words, first, index, lexicon)
        elif key in lexicon.prepositions:
            if not (
                posted
                and key in ("در", "به", "بر", "از")
                and index > first
                and words.entity_of[min(index + 1, len(keys) - 1)] in ("LOC", "ORG", "EVENT", "FAC")
            ):
                break
        elif index > first and (
            key in lexicon.adverbs
            or key in lexicon.times
            or key in lexicon.finite
            or key in _SHORT_PRONOUNS
            or (
                key in lexicon.demonstratives
                and keys[index - 1] != "و"
                and not (key == "آن" and (index + 1 == high or not keys[index + 1][:1].isalnum()))
            )
        ):
            break
        elif key in _POSTED:
            posted = True
        index += 1
    last = index - 1
    while last > first and (
        keys[last] in ("و", "یا", "هم", "نیز", "خود") or keys[last] in lexicon.adverbs
    ):
        last -= 1
    if last < first or (last == first and keys[first] in lexicon.demonstratives):
        return None
    return last


def _before_object(words: Words, first: int, mark: int, lexicon: ClauseWords) -> int | None:
    """Return where the subject ends when its chunk ran into an object with «را»."""
    keys = words.keys
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


def _skip(words: Words, position: int, high: int, lexicon: ClauseWords) -> int:
    """Return the first word that is no connector, adverb, stop or phrase of time."""
    keys = words.keys
    position = begin = _after_dateline(words, position, high)
    while position < high:
        key = keys[position]
        if position in words.entity_at and key not in lexicon.times:
            return position
        introduction = _introduction(keys, position, high, lexicon)
        if introduction:
            position += introduction
            continue
        if (
            key[0].isdigit()
            and position == begin
            and position + 1 < high
            and (keys[position + 1] in (".", ")", "-", "ـ", "–") or "\u20e3" in key)
        ):
            position += 1
            begin = position + 1
            continue
        if key in lexicon.times and not (
            key in ("سه", "ماه") and position + 1 < high and keys[position + 1] not in lexicon.times
        ):
            position += 1
            while position < high and (
                keys[position] in lexicon.times
                or keys[position].isdigit()
                or keys[position] in _TIME_TAIL
                or (keys[position] == "به" and keys[position + 1] == "وقت")
            ):
                position += 1
        elif (
            key in lexicon.connectors
            or key in lexicon.adverbs
            or (not key[:1].isalnum() and key not in MARKS)
        ):
            position += 1
        else:
            return position
    return position


def _after_dateline(words: Words, position: int, high: int) -> int:
    """Return the word after «بیروت -» at the beginning of a line."""
    if position and words.line_of[position - 1] == words.line_of[position]:
        return position
    for index in range(position + 1, min(position + 7, high - 1)):
        if words.keys[index] in ("-", "–", "—", "ـ", "،", ":"):
            dash = words.keys[index] not in ("،", ":")
            return index + 1 if dash and words.starts[index] > words.ends[index - 1] else position
    return position


def _introduction(keys: list[str], position: int, high: int, lexicon: ClauseWords) -> int:
    """Return the length of the narrator's phrase that begins at a word; 0 where none does."""
    for entry in lexicon.introductions.get(keys[position], ()):
        end = position + len(entry)
        if end <= high and tuple(keys[position:end]) == entry:
            return len(entry)
    return 0


_TIME_TAIL = frozenset(
    [
        "گذشته",
        "جاری",
        "آینده",
        "اول",
        "دوم",
        "سوم",
        "چهارم",
        "پنجم",
        "مهر",
        "تیر",
        "دی",
        "میلادی",
        "شمسی",
        "خورشیدی",
        "وقت",
        "محلی",
        "همان",
    ]
)


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


def _inside(
    words: Words, low: int, high: int, lexicon: ClauseWords, *, bare: bool = True
) -> Iterator[tuple[int, int]]:
    """Yield the noun phrases that can only be a subject, though a preposition came first."""
    keys = words.keys
    index = low + 1
    while index < high:
        key, before = keys[index], keys[index - 1]
        blocked = (
            before in lexicon.prepositions
            or before in ("و", "که", "اینکه")
            or before in lexicon.titles
        )
        starts = not blocked and (
            key in _SHORT_PRONOUNS
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


def source_after(  # noqa: PLR0911  # one guard for each form of the phrase
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
    lexicon = clause_words()
    keys = words.keys
    if keys[first] in _SHORT_PRONOUNS:
        return first, first
    # «به گزارش رویترز، وزیر راه …»: after a body the comma ends the phrase.
    body = keys[first] in lexicon.bodies or words.entity_of[first] in ("ORG", "LOC")
    apposed = not body and keys[first] not in lexicon.demonstratives and not credit
    found = phrase_from(words, first, high, apposed=apposed, bodies=False)
    if found is None:
        return None
    last = found[1]
    comma = next((index for index in range(first, last + 1) if keys[index] in ("،", ",")), None)
    closed = last + 1 < len(keys) and keys[last + 1] in ("،", ",", ":", ".")
    if comma is not None and not closed:
        return first, comma - 1  # what follows the comma is the clause, no apposition
    if closed or comma is not None:
        return first, last
    # No comma: «به گفته وزیر راه این طرح …»; a name ends with itself, another phrase soon.
    if first in words.entity_at:
        return first, words.entity_at[first][0]
    for index in range(first + 1, min(last, first + 8) + 1):
        if words.entity_of[index] == "PER" and index in words.entity_at:
            return first, words.entity_at[index][0]
    if keys[first] in lexicon.demonstratives:
        return first, min(last, first + 1)
    return first, min(last, first + 3)
