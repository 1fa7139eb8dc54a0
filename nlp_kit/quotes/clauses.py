"""Where a reported clause begins and ends."""

from __future__ import annotations

from typing import Literal, NamedTuple

from nlp_kit.quotes.cues import Cue
from nlp_kit.quotes.marks import MARKS, Marked
from nlp_kit.quotes.words import Words

Introducer = Literal["colon", "that", "marks", "comma", "zero"]

# What stands at the edges of a content and is not of it, beside full stops.
_STRAY = frozenset({"،", ",", "؛", ":", "۔", "-", "–"})
_COMMAS = frozenset({"،", ","})
_NUMBERING = frozenset({".", ")", "-", "–", "ـ"})
_BULLETS = frozenset({"-", "–", "—", "•", "*", "▪", "●", "◾"})
_THAT = frozenset({"که", "تا"})
_CONNECTORS = frozenset({"و", "اما", "ولی"})


class Opening(NamedTuple):
    """How the reported words follow a cue, and the word they begin with (a mark included)."""

    introducer: Introducer
    first: int


def open_clause(words: Words, cue: Cue, end: int) -> Opening | None:
    """Return how the words after a cue open its content; None where nothing reported follows.

    Args:
        words: The text.
        cue: The cue.
        end: The end of its sentence, exclusive.
    """
    keys = words.keys
    position = cue.last + 1
    if keys[position : position + 1] in (["هم"], ["نیز"]):
        position += 1
    if position < len(keys) and keys[position] == ":":
        return _after_colon(words, cue, position + 1)
    if position >= end:
        return None
    # «تاکید کرد؛ همه گروه‌ها …»: a semicolon for a colon, but not after «این را گفت».
    slip = keys[position] == "؛" and "say" in cue.takes and keys[cue.first - 1] != "را"
    if keys[position] in _COMMAS or (slip and cue.first > 0):
        position += 1
        introducer: Introducer = "comma"
    else:
        introducer = "marks" if keys[position] in MARKS else "zero"
    if position < end and (keys[position] in _THAT or keys[position] == "اینکه"):
        if keys[position] == "تا" and "ask" not in cue.takes:
            return None
        introducer = "that"
        position += 1
    elif cue.type == "participial":
        introducer = "that"
    elif introducer == "zero" and not _begins_clause(keys[position]):
        return None
    return Opening(introducer, position) if position < end else None


def _after_colon(words: Words, cue: Cue, position: int) -> Opening | None:
    """Return the opening after a colon, on the same line or one of the next two."""
    if words.keys[position : position + 1] == ["که"]:
        position += 1
    near = position < len(words) and words.line_of[position] <= words.line_of[cue.last] + 2
    return Opening("colon", position) if near else None


def _begins_clause(key: str) -> bool:
    return key[:1].isalnum() and key not in _CONNECTORS


def trim(words: Words, first: int, last: int) -> tuple[int, int] | None:
    """Return a run of words without the full stop at its end and stray marks at its edges.

    Returns:
        None where nothing that is said is left.
    """
    keys = words.keys
    first += item_mark(words, first)
    while first <= last and (keys[first] in _STRAY or keys[first].strip(".…") == ""):
        first += 1
    while first <= last and (keys[last] in _STRAY or keys[last].strip("./*") == ""):
        last -= 1
    if not any(key[:1].isalnum() for key in keys[first : last + 1]):
        return None
    return first, last


def item_mark(words: Words, first: int) -> int:
    """Return how many words at the beginning of a line mark an item of a list («۱.», «•»)."""
    keys = words.keys
    if first and words.line_of[first - 1] == words.line_of[first]:
        return 0
    if keys[first : first + 1] and keys[first] in _BULLETS:
        return 1
    numbered = len(keys) > first + 1 and keys[first].isdigit() and keys[first + 1] in _NUMBERING
    return 2 if numbered else 0


def marks_between(marked: list[Marked], low: int, high: int) -> list[Marked]:
    """Return the marked strings that lie whole within a half-open run of words."""
    return [item for item in marked if low <= item.left and item.right < high]


def only_marks(words: Words, item: Marked, first: int, last: int) -> bool:
    """Tell whether a marked string is all of a run of words, stops apart."""
    return item.left == first and all(
        words.keys[index].strip(".!؟?…/*،") == "" for index in range(item.right + 1, last + 1)
    )
