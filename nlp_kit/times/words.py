"""What a written word says: one entry of the lexicon, or several that are written together."""

from __future__ import annotations

from functools import lru_cache

from nlp_kit.text import ZWNJ
from nlp_kit.times.lexicon import Entry, lexicon, spelling
from nlp_kit.times.numbers import read_numeral

_PHRASE_HEAD = Entry("OTHER")


@lru_cache(maxsize=65536)
def analyse(word: str) -> tuple[tuple[tuple[int, Entry | None], ...], bool] | None:
    """Return the entries in a word with their lengths, and whether it may begin a longer unit.

    None stands for a word that has no part in time expressions.
    """
    parts = _entries(word)
    if parts is None:
        return None
    first = parts[0][1]
    numeral = first is not None and first.label in {"NUMERAL", "ORDINAL"}
    return parts, numeral or spelling(word[: parts[0][0]]) in lexicon().phrases


def _entries(word: str) -> tuple[tuple[int, Entry | None], ...] | None:
    table = lexicon()
    plain = spelling(word)
    entry = table.words.get(plain)
    if entry is None and plain in table.phrases:
        entry = _PHRASE_HEAD
    if entry is not None:
        return ((len(word), entry),)
    if table.glued_numbers.fullmatch(plain):
        return _glued_number(word)
    if ZWNJ in word:
        parts = _parts(word)
        first = parts[0][1]
        if any(entry for _, entry in parts) and (plain[:2] != "می" or first is None):
            return parts
    if plain != word:
        return None
    glued = table.glued.fullmatch(word)
    if glued:
        return tuple((len(part), table.words[part]) for part in glued.groups())
    return None


def _parts(word: str) -> tuple[tuple[int, Entry | None], ...]:
    """Return the parts of a word with half-spaces: «سه‌هفته‌ای» has two, as «هفته‌ای» is one."""
    words = lexicon().words
    pieces = word.split(ZWNJ)
    parts: list[tuple[int, Entry | None]] = []
    while pieces:
        lengths = range(len(pieces), 0, -1)
        joined = ((length, words.get(spelling("".join(pieces[:length])))) for length in lengths)
        count, entry = next(((length, entry) for length, entry in joined if entry), (1, None))
        half = words.get(pieces[0][1:]) if pieces[0][0:1] == "و" else None
        if entry is None and half is not None and half.label in {"HALFUNIT", "QUARTERUNIT"}:
            # «هفت‌ونیم»
            parts.append((1, Entry("AND")))
            pieces[0], entry = pieces[0][1:], half
        rest = pieces[count:]
        parts.append((len(ZWNJ.join(pieces[:count])) + bool(rest), entry))
        pieces = rest
    return tuple(parts)


def _glued_number(word: str) -> tuple[tuple[int, Entry], ...] | None:
    """Return the number of a word like «بیستویکم», if its parts make one number."""
    table = lexicon()
    parts: list[Entry | None] = []
    position, length = 0, len(word)
    word = spelling(word)
    while position < len(word):
        if word[position] == "و" and parts and (parts[-1] is None or parts[-1].label != "AND"):
            parts.append(Entry("AND"))
            position += 1
            continue
        for end in range(len(word), position, -1):
            entry = table.words.get(word[position:end])
            if entry is not None and entry.label in {"NUMERAL", "ORDINAL"}:
                parts.append(entry)
                position = end
                break
        else:
            return None
    number = read_numeral(parts, 0)
    if number is None or number[2] != len(parts):
        return None
    return ((length, Entry("ORDINAL" if number[1] else "NUMERAL", number[0])),)
