"""The two regular expressions that read a text: where time may be told of, and its words.

Both are made of the lexicon, as tries, and read on without going back: their time grows with the
length of the text, whatever it holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from nlp_kit.times.lexicon import GLUED_BEFORE_UNITS, UNIT_CLASSES, lexicon

_MARKS = "\u0640\u064b-\u0656\u200c"
_LETTERS = "\u0621-\u063a\u0640-\u0656\u066e-\u06d3\u06d5-\u06dc\u06fa-\u06ff\u200c"
# The same without vowel signs and half-spaces, which may stand where a word of time ends.
_BARE = "\u0621-\u063a\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06fa-\u06ff"
_BREAKS = "\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029"
_SPACE = "[^\\S" + _BREAKS + "]"


@cache
def token() -> re.Pattern[str]:
    """Return the expression of a token.

    A run of words that cannot begin an entry of the lexicon is one token. Every alternative
    reads on without going back, so the scan is linear.
    """
    number = (
        rf"\d++(?![A-Za-z_])(?:"
        rf"(?:(?<=\d\d\d\d)|(?<!\d\d\d)){_SPACE}?(?P<mark>[/\\.\-–]){_SPACE}?\d{{1,2}}+"
        rf"{_SPACE}?(?P=mark){_SPACE}?\d{{1,4}}+(?!\d|{_SPACE}?(?P=mark){_SPACE}?\d)"
        rf"|(?<!\d\d\d){_SPACE}?:{_SPACE}?\d\d(?!\d)(?:{_SPACE}?:{_SPACE}?\d\d(?!\d))?+"
        rf"|(?:[.,٫٬/]\d++)++)?+"
    )
    era = rf"(?:ه[\u200cـ]*+{_SPACE}?\.?{_SPACE}?[شق]|ق\.{_SPACE}?م)(?![{_LETTERS}\d])\.?"
    return re.compile(
        rf"(?:(?!{_beginnings()}|{era})[{_LETTERS}]++{_SPACE}*+)++"
        rf"|(?P<era>{era})|(?P<word>[{_LETTERS}]++)|(?P<number>{number})|(?P<line>[{_BREAKS}])"
        r"|[^\W_\d]\w*+|\d\w*+|\S"
    )


@cache
def hint() -> re.Pattern[str]:
    """Return an expression for what every time expression has: a unit, a name, a date in digits.

    Numerals, prepositions and modifiers are not among them: they are too frequent to look at.
    """
    table = lexicon()
    words = {form for form, entry in table.words.items() if entry.label in _HINTS}
    for first, phrases in table.phrases.items():
        for rest, entry in phrases:
            if entry.label in _HINTS - {"CALENDAR"} and not words & {first, *rest}:
                words.add(first)
    numerals = [form for form, entry in table.words.items() if entry.label in GLUED_BEFORE_UNITS]
    units = [
        form
        for form, entry in table.words.items()
        if entry.label in {*UNIT_CLASSES, "ADJECTIVE", "AGE"}
    ]
    that, time = (
        "|".join(form for form, entry in table.words.items() if entry.label == label)
        for label in ("THAT", "THATTIME")
    )
    word = f"(?:{_trie(words)}|{_trie(numerals)}[{_MARKS}]*+{_trie(units)})"
    return re.compile(
        rf"(?<![{_BARE}])(?:{word}|(?:{that}){_SPACE}*+[{_MARKS}]*+(?:{time}))(?![{_BARE}])"
        r"|(?<!\d)\d{4}(?!\d)|(?<!\d)[5-9]\d(?![\d٪%])|\d ?: ?\d\d"
        r"|\d ?[/\\.\-–] ?\d\d? ?[/\\.\-–] ?\d"
    )


_HINTS = {
    *UNIT_CLASSES,
    *("WEEKDAY", "WEEKDAYS", "MONTHNAME", "FULLMONTH", "PLURAL", "PLURALOF", "SOME", "INDEFINITE"),
    *(
        "SEASON",
        "SEASONS",
        "ADJECTIVE",
        "AGE",
        "PART",
        "PARTS",
        "DEIXIS",
        "NIGHTDEIXIS",
        "YEARDEIXIS",
    ),
    *("ADVERB", "CALENDAR", "QUARTERUNIT"),
}


def _trie(forms: Iterable[str]) -> str:
    """Return an expression for any of some words, marks and half-spaces between their letters."""
    trie: dict[str, Any] = {}
    for form in forms:
        node = trie
        for letter in form:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _whole(trie)


def _whole(node: dict[str, Any], between: str = "") -> str:
    branches = [
        between + letter + _whole(child, f"[{_MARKS}]*+")
        for letter, child in sorted(node.items())
        if letter
    ]
    if "" in node:
        branches.append("")
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def _beginnings() -> str:
    """Return an expression of the first letters of the lexicon's words, as a trie."""
    table = lexicon()
    trie: dict[str, Any] = {}
    phrases = table.phrases.values()
    later = {word for ends in phrases for rest, _ in ends for word in rest}
    for form in {*table.words, *table.phrases, *later}:
        node = trie
        for letter in form[:3]:
            node = node.setdefault(letter, {})
        node[""] = {}
    glued = [form for form, entry in table.words.items() if entry.label in GLUED_BEFORE_UNITS]
    for form in glued:
        node = trie
        for letter in form[:3]:
            node = node[letter]
        node["anything"] = {}
    return _expression(trie, 0)


def _expression(node: dict[str, Any], depth: int) -> str:
    if depth == 3 or "anything" in node:
        return ""
    between = r"[ـ\u064b-\u0655]*+" if depth else ""
    branches = [
        between + letter + _expression(child, depth + 1)
        for letter, child in sorted(node.items())
        if letter
    ]
    if "" in node:
        # A short word ends here, or goes on after a half-space («دی‌ماه»).
        branches.append(rf"(?![{_LETTERS}])|(?=[\u200cـ\u064b-\u0655])")
    return f"(?:{'|'.join(branches)})"
