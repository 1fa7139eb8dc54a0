"""The values of times: EDTF level 1 (ISO 8601-2:2019) for dates, TIMEX3 for amounts and sets.

This module imports nothing heavy, so that validation can use it.
"""

# Cases are told apart one by one, as a reader does: a return each.
# ruff: noqa: PLR0911

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from nlp_kit.documents import TimeType
from nlp_kit.errors import InputError

Day = tuple[int, int, int]
Kind = Literal["point", "interval", "duration", "set"]

PARTS_OF_DAY = ("MO", "AF", "EV", "NI")
# EDTF numbers the seasons from 21; winter is taken to run from December into the next year.
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
_MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

_DATE = re.compile(
    r"(?P<year>-?(?:\d{4}|\d{3}X|\d{2}XX|\dXXX))"
    r"(?:(?<!X)-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?(?P<about>~)?"
)
_TIME = re.compile(
    r"(?P<date>-?\d{4}-\d{2}-\d{2})"
    r"T(?:(?P<hour>\d{2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?(?:Z|[+-]\d{2}:\d{2})?|"
    rf"(?P<part>{'|'.join(PARTS_OF_DAY)}))"
)
_NUMBER = r"\d+(?:\.\d+)?"
_DURATION = re.compile(
    rf"P(?=[\dTX])(?:X[YMWD]|TX[HMS]|(?:{_NUMBER}Y)?(?:{_NUMBER}M)?(?:{_NUMBER}W)?(?:{_NUMBER}D)?"
    rf"(?:T(?=\d)(?:{_NUMBER}H)?(?:{_NUMBER}M)?(?:{_NUMBER}S)?)?)"
)
_SET = re.compile(
    rf"XXXX-(?:WXX-[1-7]|XX-XX|\d{{2}}(?:-\d{{2}})?)(?:T(?:\d{{2}}:\d{{2}}|{'|'.join(PARTS_OF_DAY)}))?"
)


@dataclass(frozen=True, slots=True)
class Value:
    """A parsed value and the days it covers.

    Attributes:
        text: The value as written.
        kind: What it is: a point, an interval, a duration or a set.
        first: The first day as (year, month, day), years counted astronomically; None for an
            open interval and for durations and sets.
        last: The last day, likewise; equal to ``first`` for a day or anything finer.
        approximate: Whether it is only about right («~»).
    """

    text: str
    kind: Kind
    first: Day | None = None
    last: Day | None = None
    approximate: bool = False


def parse_value(text: str) -> Value:
    """Return what a value says.

    Raises:
        InputError: If it does not keep to the scheme's grammar or names no real day.
    """
    value, problem = _parse(text)
    if value is None:
        raise InputError(
            f"{text!r} is no value of a time: {problem}.",
            hint="Write 2021-10-18, 2021-03-21/2022-03-20, 199X, 2021-10-18T16:30, P3D or P1D.",
        )
    return value


def check_value(kind: TimeType, value: str | None) -> str | None:
    """Return what is wrong with the value of a time of a type, or None if nothing is."""
    if value is None:
        return None
    parsed, problem = _parse(value)
    if parsed is None:
        return problem
    timed = "T" in value.split("/")[0] and parsed.kind in ("point", "interval")
    fits = {
        "DATE": parsed.kind in ("point", "interval") and not timed,
        "TIME": parsed.kind in ("point", "interval") and timed,
        "DURATION": parsed.kind == "duration",
        "SET": parsed.kind in ("set", "duration"),
    }
    if not fits[kind]:
        name = (
            "moment"
            if timed
            else {"point": "date", "interval": "date interval"}.get(parsed.kind, parsed.kind)
        )
        return f"a {kind} cannot have the value of a {name}"
    return None


def covers(value: Value, other: Value) -> bool:
    """Tell whether two dated values have a day in common; an open end reaches any day."""
    if value.kind not in ("point", "interval") or other.kind not in ("point", "interval"):
        return False
    starts_in_time = value.first is None or other.last is None or value.first <= other.last
    ends_in_time = value.last is None or other.first is None or other.first <= value.last
    return starts_in_time and ends_in_time


def _parse(text: str) -> tuple[Value | None, str]:
    if "/" in text:
        return _parse_interval(text)
    if text.startswith("P"):
        return _matched(_DURATION, text, "duration", "not a duration like P3D, PT6H or PXD")
    if text.startswith("XXXX"):
        return _matched(_SET, text, "set", "not a set like XXXX-WXX-1")
    time = _TIME.fullmatch(text)
    if time:
        if (
            int(time["hour"] or 0) > 24
            or int(time["minute"] or 0) > 59
            or (time["hour"] == "24" and int(time["minute"]) > 0)
        ):
            return None, "no such hour or minute"
        value, problem = _parse(time["date"])
        return (
            (None, problem)
            if value is None
            else (
                Value(text, "point", value.first, value.last),
                "",
            )
        )
    return _parse_date(text)


def _matched(
    pattern: re.Pattern[str], text: str, kind: Kind, problem: str
) -> tuple[Value | None, str]:
    if pattern.fullmatch(text) and text != "P":
        return Value(text, kind), ""
    return None, problem


def _parse_date(text: str) -> tuple[Value | None, str]:
    date = _DATE.fullmatch(text)
    if not date:
        return None, "neither an EDTF date nor a TIMEX3 duration or set"
    about = date["about"] is not None
    digits = date["year"].lstrip("-")
    sign = -1 if date["year"].startswith("-") else 1
    ends = sorted(sign * int(digits.replace("X", fill)) for fill in "09")
    if date["month"] is None:
        return Value(text, "point", (ends[0], 1, 1), (ends[1], 12, 31), about), ""
    year, month = ends[0], int(date["month"])
    if month in _SEASONS and date["day"] is None:
        begin, end = _SEASONS[month]
        last_year = year + (end < begin)
        last = (last_year, end, month_length(last_year, end))
        return Value(text, "point", (year, begin, 1), last, about), ""
    if not 1 <= month <= 12:
        return None, f"there is no month {month:02d}"
    length = month_length(year, month)
    if date["day"] is None:
        return Value(text, "point", (year, month, 1), (year, month, length), about), ""
    day = int(date["day"])
    if not 1 <= day <= length:
        return None, f"{year:04d}-{month:02d} has no day {day:02d}"
    return Value(text, "point", (year, month, day), (year, month, day), about), ""


def _parse_interval(text: str) -> tuple[Value | None, str]:
    sides = text.split("/")
    if len(sides) != 2 or sides == ["..", ".."]:
        return None, "an interval has two ends, one of which may be «..»"
    values: list[Value | None] = []
    for side in sides:
        value, problem = (None, "") if side == ".." else _parse(side)
        if side != ".." and (value is None or value.kind != "point"):
            return None, problem or "an end of an interval must be a date or a moment"
        values.append(value)
    left, right = values
    if left and right:
        if ("T" in left.text) != ("T" in right.text):
            return None, "one end of the interval is a moment, the other a date"
        if (left.first, left.text) > (right.first, right.text) and left.first >= right.first:  # type: ignore[operator]
            return None, "the interval ends before it begins"
    return (
        Value(
            text,
            "interval",
            left.first if left else None,
            right.last if right else None,
            bool((left and left.approximate) or (right and right.approximate)),
        ),
        "",
    )


def month_length(year: int, month: int) -> int:
    """Return the number of days of a month of the proleptic Gregorian calendar."""
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if month == 2 and leap else _MONTH_LENGTHS[month - 1]
