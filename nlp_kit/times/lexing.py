"""A text as a string of symbols, one a word, so that the grammar can be matched on it.

Words, numbers and marks become tokens; the symbol of a token is a character that stands for its
class. Runs of words that no time expression uses have the symbol :data:`OTHER`, and parts of the
text with nothing that hints at time have no tokens at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from nlp_kit.text import fold
from nlp_kit.times.lexicon import Entry, MonthName, lexicon, spelling
from nlp_kit.times.numbers import number_entry, numeric_entry, read_numeral
from nlp_kit.times.scanning import hint, token
from nlp_kit.times.words import analyse

OTHER, LINE = "x", "\n"

_MARKS = {"،": "COMMA", ",": "COMMA", "(": "OPEN", "[": "OPEN", ")": "CLOSE", "]": "CLOSE"}
_MARKS |= dict.fromkeys("-–—ـ", "DASH")
_ERAS = {
    "ش": Entry("CALENDAR", "jalali"),
    "ق": Entry("CALENDAR", "islamic"),
    "م": Entry("CALENDAR", "bc"),
}
_MARK_ENTRIES = {mark: Entry(label) for mark, label in _MARKS.items()}
_LINE_ENTRY = Entry("LINE")
# No word of the lexicon is longer, and long words need not be looked at twice.
_LONGEST_WORD = 40
# Code points on both sides of a hint that an expression around it may reach: twelve long words.
_REACH = 120
_DIGITS = frozenset("DZEHYN")

_SYMBOLS: dict[str, str] = {"OTHER": OTHER, "LINE": LINE}


def symbol(label: str) -> str:
    """Return the character that stands for a class."""
    known = _SYMBOLS.get(label)
    if known is None:
        known = _SYMBOLS[label] = chr(0x0100 + len(_SYMBOLS))
    return known


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text: parallel sequences, and the symbols as one string.

    Attributes:
        text: The folded text; its offsets are those of the source.
        starts: Where each token begins.
        ends: Where each ends.
        symbols: A character a token.
        values: What each token says; None for most.
        inner: Indices of the tokens that continue the word of the token before.
        counts_in_dari: Whether some day or «ماه» stands before a month of the Dari calendar.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    symbols: str
    values: Sequence[Any]
    inner: frozenset[int]
    counts_in_dari: bool = False

    def word(self, index: int) -> str:
        """Return the spelling of a token, or an empty string outside the text."""
        if not 0 <= index < len(self.starts):
            return ""
        return spelling(self.text[self.starts[index] : self.ends[index]])

    def is_class(self, index: int, *labels: str) -> bool:
        """Tell whether a token is of one of some classes."""
        return 0 <= index < len(self.symbols) and self.symbols[index] in map(symbol, labels)


def lex(text: str) -> Tokens:
    """Return the tokens of a text, in time that grows with its length."""
    folded = fold(text)
    starts: list[int] = []
    ends: list[int] = []
    entries: list[Entry | None] = []
    inner: set[int] = set()
    special: list[int] = []
    for match in _tokens(folded):
        if match is None:
            starts.append(ends[-1])
            ends.append(ends[-1])
            entries.append(_LINE_ENTRY)
            continue
        kind = match.lastgroup
        start, end = match.span()
        entry: Entry | None = None
        if kind == "word":
            found = analyse(match.group()) if end - start <= _LONGEST_WORD else None
            if found is not None:
                parts, is_special = found
                if is_special:
                    special.append(len(starts))
                for length, part in parts[:-1]:
                    starts.append(start)
                    start += length
                    ends.append(start)
                    entries.append(part)
                    inner.add(len(starts))
                entry = parts[-1][1]
        elif kind == "number":
            entry = numeric_entry(match.group())
            special.append(len(starts))
        elif kind == "line":
            entry = _LINE_ENTRY
        elif kind == "era":
            entry = _ERAS[match.group().rstrip(".")[-1]]
        elif end - start == 1:
            entry = _MARK_ENTRIES.get(match.group())
        starts.append(start)
        ends.append(end)
        entries.append(entry)
    return _merge(folded, starts, ends, entries, inner, special=special)


def _tokens(text: str) -> Iterator[re.Match[str] | None]:
    """Yield the tokens near whatever hints at time, and None after each stretch of them."""
    find = token().finditer
    for start, end in _stretches(text):
        yield from find(text, start, end)
        yield None


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Yield the parts of a text that can hold a time, from white space to white space."""
    begin = end = -1
    for match in hint().finditer(text):
        if match.start() - _REACH > end:
            if end >= 0:
                yield begin, end
            begin = max(
                text.rfind(" ", end if end > 0 else 0, max(0, match.start() - _REACH)), end, 0
            )
        if match.end() + _REACH > end:
            end = text.find(" ", match.end() + _REACH)
            end = len(text) if end < 0 else end
    if end >= 0:
        yield begin, end


def _merge(
    text: str,
    starts: list[int],
    ends: list[int],
    entries: list[Entry | None],
    inner: set[int],
    *,
    special: list[int],
) -> Tokens:
    """Join the words of phrases and of numbers into one token each."""
    phrases = lexicon().phrases
    dropped: set[int] = set()
    for index in special:
        if index in dropped:
            continue
        merged = _phrase(
            phrases.get(spelling(text[starts[index] : ends[index]])), text, starts, ends, index
        )
        if merged is not None:
            entry, end = merged
        elif entries[index] is not None:
            entry, end = _number(text, starts, ends, entries, index)
        else:
            continue
        entries[index] = entry
        ends[index] = ends[end - 1]
        dropped.update(range(index + 1, end))
    kept = [index for index in range(len(starts)) if index not in dropped] if dropped else None
    if kept is not None:
        starts = [starts[index] for index in kept]
        ends = [ends[index] for index in kept]
        entries = [entries[index] for index in kept]
        inner = {new for new, old in enumerate(kept) if old in inner}
    symbols = "".join([OTHER if entry is None else symbol(entry.label) for entry in entries])
    values = [None if entry is None else entry.value for entry in entries]
    return Tokens(text, starts, ends, symbols, values, frozenset(inner), _dari(symbols, values))


def _dari(symbols: str, values: Sequence[Any]) -> bool:
    before = {symbol(label) for label in ("D", "C", "O", "MONTH")}
    return any(
        isinstance(value, MonthName) and value.is_dari and symbols[index - 1] in before
        for index, value in enumerate(values)
        if index
    )


def _phrase(
    candidates: list[tuple[tuple[str, ...], Entry]] | None,
    text: str,
    starts: list[int],
    ends: list[int],
    index: int,
) -> tuple[Entry, int] | None:
    for rest, entry in candidates or ():
        end = index + 1 + len(rest)
        at = index + 1
        # Most candidates differ in the first letter already.
        if (
            end <= len(starts)
            and text.startswith(rest[0][0], starts[at])
            and all(
                spelling(text[starts[at] : ends[at]]) == word
                for at, word in zip(range(index + 1, end), rest, strict=True)
            )
        ):
            return entry, end
    return None


def _number(
    text: str, starts: list[int], ends: list[int], entries: list[Entry | None], index: int
) -> tuple[Entry, int]:
    """Return the number that begins at an index, with the suffix of an ordinal in digits."""
    entry = entries[index]
    assert entry is not None
    number = read_numeral(entries, index)
    if number is None:
        return entry, index + 1
    value, ordinal, end = number
    if entry.label in _DIGITS and end == index + 1:
        if end < len(starts):
            suffix = spelling(text[starts[end] : ends[end]])
            glued = starts[end] == ends[index]
            if suffix in {"ام", "امین"} or (glued and suffix in {"م", "مین"}):
                label = (
                    "ATTRIBUTIVE"
                    if suffix.endswith("ین")
                    else number_entry(value, ordinal=True).label
                )
                return Entry(label, value), end + 1
        return entry, end
    last = entries[end - 1]
    if last is not None and last.label == "ATTRIBUTIVE":
        return Entry("ATTRIBUTIVE", value), end
    return number_entry(value, ordinal=ordinal), end
