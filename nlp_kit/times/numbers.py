"""Numbers in digits and words, and dates and clock times in digits.

The labels tell apart what a number can be in a date:

=========  ==================================================================
``D``      digits from 1 to 31                     ``C``  the same in words
``Z``      two digits that begin with zero
``E``      two digits from 32 to 99                ``V``  the same in words
``H``      three digits
``Y``      four digits, 1000-2999                  ``W``  the same in words
``N``      any other whole number in digits        ``K``  any other in words
``F``      a decimal fraction
``O``      an ordinal from 1 to 31                 ``P``  any other ordinal
=========  ==================================================================
"""

# Cases are told apart one by one, as a reader does: a return each.
# ruff: noqa: PLR0911

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from nlp_kit.documents import Calendar
from nlp_kit.times.lexicon import Entry

SCALES = (1000, 1_000_000, 1_000_000_000)
_SPACES = re.compile(r"\s+")
_PARTS = re.compile(r"[/\\.\-–]")
_GROUPED = re.compile(r"\d{1,3}(?:[,٬.]\d{3})+")
_DECIMAL = re.compile(r"\d{1,6}[.٫/]\d{1,3}")
# Longer runs of digits are telephone numbers and the like; nobody writes a year so.
_LONGEST = 9


@dataclass(frozen=True, slots=True)
class NumericDate:
    """A date in digits; the calendar is what its year suggests."""

    calendar: Calendar
    year: int
    month: int
    day: int


def year_calendar(year: int) -> Calendar:
    """Return the calendar that a year with no era is counted in.

    Persian text has Jalali years up to the present one and Gregorian ones from the sixteenth
    century; lunar years are called so, or stand with a lunar month.
    """
    return "jalali" if 1100 <= year < 1500 else "gregorian"


def long_year(short: int) -> int:
    """Return the Jalali year that two digits abbreviate: 00-19 are of the present century."""
    return 1400 + short if short < 20 else 1300 + short


@lru_cache(maxsize=8192)
def numeric_entry(written: str) -> Entry | None:
    """Return what digits and the marks between them say; None for no date and no number."""
    if len(written) > 2 * _LONGEST:
        return None
    digits = _SPACES.sub("", written)
    if digits.isdigit():
        return number_entry(int(digits), digits=digits) if len(digits) <= _LONGEST else None
    if ":" in digits:
        return _clock(digits)
    parts = _PARTS.split(digits)
    if len(parts) == 3:
        entry = _numeric_date(parts)
        if entry is not None:
            return entry
    if _GROUPED.fullmatch(digits):
        return Entry("N", int(re.sub(r"\D", "", digits)))
    if _DECIMAL.fullmatch(digits):
        return Entry("F", float(re.sub(r"[٫/]", ".", digits)))
    return None


def number_entry(value: int, *, digits: str | None = None, ordinal: bool = False) -> Entry:
    """Return the entry of a number: its label by size and writing."""
    if ordinal:
        return Entry("O" if 1 <= value <= 31 else "P", value)
    if digits is None:
        for label, first, last in (("C", 1, 31), ("V", 32, 99), ("W", 1000, 2999)):
            if first <= value <= last:
                return Entry(label, value)
        return Entry("K", value)
    if len(digits) == 2 and digits[0] == "0":
        return Entry("Z", value)
    label = {1: "D", 2: "D" if value <= 31 else "E", 3: "H", 4: "Y"}.get(len(digits), "N")
    if value == 0 or digits[0] == "0" or (label == "Y" and value >= 3000):
        label = "N"
    return Entry(label, value)


def _clock(digits: str) -> Entry | None:
    hour, minute, *seconds = (int(part) for part in digits.split(":"))
    if hour > 24 or minute > 59 or any(second > 59 for second in seconds):
        return None
    return Entry("CLOCK", (hour, minute, *seconds[:1]))


def _numeric_date(parts: list[str]) -> Entry | None:
    lengths = [len(part) for part in parts]
    first, month, last = (int(part) for part in parts)
    if lengths[0] == 4:
        year, day = first, last
    elif lengths[2] == 4:
        year, day = last, first
    elif lengths[2] <= 2 and (
        first > 31 or (parts[0].startswith("0") and lengths[0] == 2 and last > 0)
    ):
        year, day = long_year(first), last
    elif lengths[0] <= 2 and last > 31:
        year, day = long_year(last), first
    else:
        return None
    calendar = year_calendar(year)
    if calendar == "gregorian" and month > 12 and day <= 12 and lengths[2] == 4:
        month, day = day, month
    if not (1000 <= year < 3000 and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Entry("NDATE", NumericDate(calendar, year, month, day))


_WORDS = frozenset({"NUMERAL", "ORDINAL", "ATTRIBUTIVE"})


def read_numeral(entries: Sequence[Entry | None], index: int) -> tuple[int, bool, int] | None:
    """Return the number in words that begins at an index, whether it is an ordinal, and its end.

    «بیست و شش» is one number and «پنج و شش» two: what follows «و» must be smaller than the last
    place of what stands before it.
    """
    total = current = 0
    room: float = float("inf")
    scale: float = float("inf")
    end = index
    while end < len(entries):
        entry = entries[end]
        if entry is None:
            break
        if entry.label in _WORDS and entry.value > 0:
            value: int = entry.value
        elif entry.label in {"D", "E", "H", "Y", "N"} and (end == index or room in SCALES):
            # «۲ هزار» and «هزار و ۳۵۰».
            value = entry.value
        else:
            break
        if value in SCALES:
            if value >= scale:
                break
            total += max(current, 1) * value
            current, room, scale = 0, value, value
        elif value < room:
            current += value
            room = 100 if value % 100 == 0 else 10 if value >= 20 and value % 10 == 0 else 1
        else:
            break
        end += 1
        if entry.label in {"ORDINAL", "ATTRIBUTIVE"}:
            return total + current, True, end
        end = _continues(entries, end, room, scale)
        if end < 0:
            end = -end
            break
    return (total + current, False, end) if end > index else None


def _continues(entries: Sequence[Entry | None], end: int, room: float, scale: float) -> int:
    """Return where the number goes on, or minus where it ends."""
    following = entries[end] if end < len(entries) else None
    if following is None:
        return -end
    if following.label in _WORDS:
        joined = following.value in SCALES and following.value < scale
        return end if joined or (room in SCALES and 0 < following.value < room) else -end
    if following.label == "AND" and end + 1 < len(entries):
        part = entries[end + 1]
        digits = part is not None and part.label in {"D", "E", "H"} and room in SCALES
        words = part is not None and part.label in _WORDS
        if part is not None and (digits or words) and 0 < part.value < room:
            return end + 1
    return -end
