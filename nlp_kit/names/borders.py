"""Where a name begins and ends: marks, ordinals and head nouns that a tagger left out."""

from __future__ import annotations

import re

from nlp_kit.names.lexicon import (
    head_group,
    head_label,
    is_apposed,
    is_place,
    name_key,
    place_key,
    word_class,
)
from nlp_kit.names.mending import in_list
from nlp_kit.names.words import OPENINGS, PAIRS, Name, Words

_QUOTES = {opening: closing for opening, closing in PAIRS.items() if opening != "("}
_NEVER_LAST = frozenset("«“‹(،؛:")
# How far the closing mark of a name may be from where the tagger stopped, in characters.
_REACH = 60
_LONGEST_MARKED = 4
_LONGEST_PERSON = 4
_JOINING = frozenset({"و", "یا"})
_TENS = frozenset({"بیست", "سی", "چهل", "پنجاه", "شصت", "هفتاد", "هشتاد", "نود", "صد", "یکصد"})
_AND = "و"
_ORDINAL_ENDING = "امین"
_ORDINAL = re.compile(
    "(?:یک|دو|سو|چهار|پنج|شش|هفت|هشت|نه|ده|یازده|دوازده|سیزده|چهارده|پانزده|شانزده|هفده|هجده|هیجده"
    "|نوزده|بیست|سی|چهل|پنجاه|شصت|هفتاد|هشتاد|نود|صد)ا?م?مین"
)
# «یک», «این», «بزرگ‌ترین» before a class noun: it names nothing.
_DETERMINERS = frozenset(
    {"یک", "این", "آن", "هر", "چند", "همان", "همین", "هیچ", "دیگر", "دو", "سه"}
)
_SUPERLATIVE = "ترین"
# «سالن ۶ هزار نفری رضازاده», «گلزار شهدای …»
_BETWEEN = re.compile(r"نفری|هزار|یکصدهزار|شهدا|شهدای|\d+")
_LONGEST_SIDE = 4
_LONGEST_BUREAU = 9
_LONGEST_REST = 3
_LONGEST_ROW = 4


def lines(text: str, name: Name) -> list[Name]:
    """Return what a name has in each line: a headline and the text after it are two.

    What a class noun opens in a later line is what that noun says.
    """
    start, end, label = name
    found: list[Name] = []
    for line in text[start:end].split("\n"):
        if line.strip():
            opened = head_label(line.split()[0]) if found else None
            found.append((start, start + len(line), opened or label))
        start += len(line) + 1
    return found


def trimmed(text: str, name: Name) -> Name | None:
    """Cut white space and unpaired marks off the borders of a name."""
    start, end, label = name
    while start < end and _begins_wrongly(text[start:end]):
        start += 1
    while start < end and _ends_wrongly(text[start:end]):
        end -= 1
    return (start, end, label) if start < end else None


def _begins_wrongly(surface: str) -> bool:
    closing = PAIRS.get(surface[0])
    return surface[0].isspace() or (closing is not None and closing not in surface[1:])


def _ends_wrongly(surface: str) -> bool:
    last = surface[-1]
    unopened = last in OPENINGS and OPENINGS[last] not in surface[:-1]
    return last.isspace() or last in _NEVER_LAST or unopened


def closed(text: str, name: Name) -> Name:
    """Take the closing mark of a mark that opens inside a name; end before one opened outside.

    What a person's name has in brackets, and brackets that the tagger left open, are cut off.
    """
    start, end, label = name
    bracket = text.find("(", start + 1, end)
    if bracket > start and (label == "PER" or ")" not in text[bracket:end]):
        end = start + len(text[start:bracket].rstrip())
    for opening, closing in _QUOTES.items():
        found = [
            index for index in range(start, end) if text[index] == opening or text[index] == closing
        ]
        if not found:
            continue
        first, last = found[0], found[-1]
        if start < first < end - 1 and _closes(text, first, opening, closing):
            return start, start + len(text[start:first].rstrip()), label
        if len(found) % 2 and not _closes(text, last, opening, closing):
            return start, _end_of_marked(text, start, end, last), label
    return start, end, label


def _end_of_marked(text: str, start: int, end: int, opened: int) -> int:
    """Return where a name ends whose last mark, at an index, opens and does not close in it.

    Few words after a class noun are the name; more are what somebody says of it («پل «…»»), unless
    it is the noun of a work. A mark at the very end belongs to the name only after a class noun.
    """
    opening = text[opened]
    closing = PAIRS[opening]
    mark = text.find(closing, opened + 1, _line_end(text, end))
    heads = text[start:opened].split()
    reaches = end <= mark < end + _REACH and _closes(text, mark, opening, closing)
    if not heads or not reaches or (opening != closing and opening in text[end:mark]):
        return end
    if opened == end - 1 and head_group(heads[0]) is None:
        return end
    marked = text[opened + 1 : mark]
    is_name = "،" not in marked and len(marked.split()) <= _LONGEST_MARKED
    if is_name or in_list(heads[0], "works", "media", "plans"):
        return mark + 1
    return start + len(text[start:opened].rstrip())


def _closes(text: str, index: int, opening: str, closing: str) -> bool:
    """Tell whether a mark is a closing one; a straight one by what stands before it."""
    if opening != closing:
        return text[index] == closing
    return index > 0 and not text[index - 1].isspace() and text[index - 1] not in "(«"


def _line_end(text: str, position: int) -> int:
    end = text.find("\n", position)
    return len(text) if end < 0 else end


def extended(words: Words, name: Name) -> Name:
    """Return a name with the words beside it that belong to it.

    A person takes the words that stand in the same quotation marks, an event its ordinal
    («سی‌وهفتمین جشنواره …»), a body, a built place and a provincial office their class noun.
    """
    start, end, label = name
    if label == "PER":
        start, end = _person_in_marks(words, start, end)
    if label == "EVENT":
        start = _ordinal(words, start)
    for rule in (_headed_body, _built_place, _bureau, _longer_place):
        found = rule(words, (start, end, label))
        if found is not None:
            return found
    return start, end, label


def _person_in_marks(words: Words, start: int, end: int) -> tuple[int, int]:
    closing = words.text[end : end + 1]
    opening = OPENINGS.get(closing)
    if opening is None or opening == "(":
        return start, end
    own = len(words.inside((start, end, "PER")))
    for count, (begin, word) in enumerate(words.before(start, count=_LONGEST_PERSON + 1)):
        if word == opening:
            last = words.tokens[words.first(begin) + 1][0]
            return (last, end) if count + own <= _LONGEST_PERSON else (start, end)
        if (
            not word[0].isalpha()
            or word in _JOINING
            or (word_class(word) or "").startswith("titles.")
        ):
            break
    return start, end


def _ordinal(words: Words, start: int) -> int:
    first = words.first(start)
    word = words.surface(first) if first < len(words.tokens) else ""
    before = words.before(start, count=3)
    if not _is_ordinal(word):
        if before and before[0][1] == _ORDINAL_ENDING:
            # «سی امین»
            return before[1][0] if len(before) > 1 and before[1][1] in _TENS else start
        if not before or not _is_ordinal(before[0][1]):
            return start
        start = before.pop(0)[0]
    if len(before) > 1 and before[0][1] == _AND and before[1][1] in _TENS:
        return before[1][0]
    return start


def _is_ordinal(word: str) -> bool:
    return word.endswith("مین") and _ORDINAL.search(name_key([word])) is not None


def _headed_body(words: Words, name: Name) -> Name | None:
    """Return a body with the noun of its kind before it («تیم فوتبال …», «حزب …»)."""
    start, end, label = name
    before = words.before(start, count=_LONGEST_SIDE + 1)
    sides = 0
    while sides < len(before) and in_list(before[sides][1], "sides"):
        sides += 1
    if sides == len(before):
        return None
    begin, head = before[sides]
    key = name_key([head])
    is_team = key == "تیم"
    if label != "ORG" and not (label == "LOC" and is_team and sides):
        return None
    if (sides and not is_team) or not is_apposed(key) or in_list(head, "loose"):
        return None
    if not _is_definite(words, begin):
        return None
    first = words.inside(name)[0]
    if head_group(first) == "ORG" and not is_team:
        return None
    return begin, end, "ORG"


def _built_place(words: Words, name: Name) -> Name | None:
    """Return a built place with its class noun, where the tagger took the name alone."""
    start, end, label = name
    if label not in {"PER", "ORG", "LOC"}:
        return None
    if _is_in_row_of_streets(words, name):
        return start, end, "FAC"
    for begin, word in words.before(start, count=_LONGEST_SIDE):
        if _BETWEEN.fullmatch(word):
            continue
        town = in_list(word, "built_of_town")
        if not (town or (label != "LOC" and in_list(word, "built"))):
            return None
        return (begin, end, "FAC") if _is_definite(words, begin) else None
    return None


def _is_in_row_of_streets(words: Words, name: Name) -> bool:
    """Tell whether a name is one of two after a plural («خیابان‌های بیدستان و پونه»)."""
    start, end, _ = name
    if is_place(words.text[start:end]):
        return False
    before = words.before(start, count=_LONGEST_ROW)
    if before and in_list(before[0][1], "streets"):
        return words.after(end) == _AND
    if len(before) < 2 or before[0][1] != _AND:
        return False
    return any(in_list(word, "streets") for _, word in before[2:])


def _bureau(words: Words, name: Name) -> Name | None:
    """Return a provincial office that goes by its field, with the place that it is for."""
    start, end, label = name
    if label != "LOC":
        return None
    before = words.before(start, count=_LONGEST_BUREAU)
    if before and in_list(before[0][1], "divisions"):
        before = before[1:]
    begin = _phrase(before, "bureaus")
    if begin is None:
        return None
    ahead = words.before(begin, count=3)
    if ahead and in_list(ahead[0][1], "ministers"):
        return None
    noun = _phrase(ahead, "bureau_nouns")
    return (begin if noun is None else noun), end, "ORG"


def _longer_place(words: Words, name: Name) -> Name | None:
    """Return a place with the words after it that make a longer listed name of it."""
    start, end, label = name
    if label != "LOC":
        return None
    run = words.inside(name)
    own, index = len(run), words.first(end)
    found: Name | None = None
    for last in range(index, min(index + _LONGEST_REST, len(words.tokens))):
        if words.text[end : words.tokens[last][0]].strip(" ") and last == index:
            break
        run.append(words.surface(last))
        if place_key(name_key(run), words=len(run)):
            found = (start, words.tokens[last][1], "LOC")
    return found if own else None


def _phrase(before: list[tuple[int, str]], group: str) -> int | None:
    """Return where the longest entry of a list begins that ends with the nearest word."""
    for length in range(len(before), 0, -1):
        phrase = [word for _, word in reversed(before[:length]) if word != "،"]
        if in_list("".join(phrase), group):
            return before[length - 1][0]
    return None


def _is_definite(words: Words, start: int) -> bool:
    return not any(
        word in _DETERMINERS or word.endswith(_SUPERLATIVE) for _, word in words.before(start)
    )
