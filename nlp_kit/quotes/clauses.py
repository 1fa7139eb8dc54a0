"""Where a reported clause begins and ends."""

from __future__ import annotations

from typing import Literal, NamedTuple

from nlp_kit.quotes.cues import Cue
from nlp_kit.quotes.marks import MARKS, Marked
from nlp_kit.quotes.words import Words

Introducer = Literal["colon", "that", "marks", "comma", "zero"]

# What stands at the edges of a content and is not of it, beside full stops.
_STRAY = frozenset({"،", ",", "؛", ":", "۔", "-", "–"})
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
    keys, count = words.keys, len(words.keys)
    position = cue.last + 1
    if position < count and keys[position] in ("هم", "نیز"):
        position += 1
    if position >= count:
        return None
    key = keys[position]
    if key == ":":
        position += 1
        if position < count and keys[position] == "که":
            position += 1
        if position >= count or words.line_of[position] > words.line_of[cue.last] + 2:
            return None
        return Opening("colon", position)
    if position >= end:
        return None
    if key in ("،", ",") and position + 1 < end and keys[position + 1] in _THAT:
        return Opening("that", position + 2) if position + 2 < end else None
    if key in _THAT or (key == "اینکه" and cue.type != "participial"):
        if key == "تا" and "ask" not in cue.takes:
            return None
        return Opening("that", position + 1) if position + 1 < end else None
    if cue.type == "participial":
        return Opening("that", position)
    if key in MARKS:
        return Opening("marks", position)
    if key in ("،", ","):
        return Opening("comma", position + 1) if position + 1 < end else None
    if key[:1].isalnum() and key not in _CONNECTORS:
        return Opening("zero", position)
    return None


def trim(words: Words, first: int, last: int) -> tuple[int, int] | None:
    """Return a run of words without the full stop at its end and stray marks at its edges.

    Returns:
        None where nothing that is said is left.
    """
    keys = words.keys
    while first <= last and (keys[first] in _STRAY or keys[first].strip(".…") == ""):
        first += 1
    while first <= last and (keys[last] in _STRAY or keys[last].strip("./*") == ""):
        last -= 1
    if not any(key[:1].isalnum() for key in keys[first : last + 1]):
        return None
    return first, last


def marks_between(marked: list[Marked], low: int, high: int) -> list[Marked]:
    """Return the marked strings that lie whole within a half-open run of words."""
    return [item for item in marked if low <= item.left and item.right < high]


def only_marks(words: Words, item: Marked, first: int, last: int) -> bool:
    """Tell whether a marked string is all of a run of words, stops apart."""
    return item.left == first and all(
        words.keys[index].strip(".!؟?…/*،") == "" for index in range(item.right + 1, last + 1)
    )
