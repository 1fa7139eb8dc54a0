"""What each rule of the grammar means: from the words of a match to a meaning."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from nlp_kit.times.amounts import read_amount, read_set
from nlp_kit.times.grammar import Match
from nlp_kit.times.lexicon import MonthName
from nlp_kit.times.lexing import Tokens
from nlp_kit.times.meanings import Block, Meaning, Point, Stretch
from nlp_kit.times.numbers import year_calendar
from nlp_kit.times.reading_clock import read_hours, read_time
from nlp_kit.times.reading_days import (
    era_of,
    in_month,
    in_year,
    read_anaphor,
    read_date,
    read_days,
    relative,
    with_year,
)
from nlp_kit.times.slots import Slots


def read(tokens: Tokens, match: Match) -> Meaning | None:
    """Return the meaning of a match, or None where its numbers make no time."""
    return _READERS[match.rule](Slots(tokens, match))


def _months(slots: Slots) -> Stretch | None:
    left: MonthName = slots.get("left_month")
    right: MonthName = slots.get("right_month")
    listed = slots.tokens.is_class(slots.match.slots["join"], "AND")
    gap = (right.number - left.number) % 12
    if left.calendar != right.calendar or gap == 0 or (listed and gap != 1):
        return None
    end = in_year(slots, in_month(Point(), right))
    start = replace(end, month=left.number)
    if left.number > right.number:
        # «بهمن تا خرداد ۱۴۰۰» began the year before.
        start = replace(
            start,
            year=None if end.year is None else end.year - 1,
            year_offset=None if end.year_offset is None else end.year_offset - 1,
        )
    return Stretch(start, end)


def _month(slots: Slots) -> Point | None:
    if slots.has("month"):
        point = in_year(slots, in_month(Point(), slots.get("month")))
        middle = "edge" in slots.match.slots and slots.tokens.is_class(
            slots.match.slots["edge"], "HALF"
        )
        # «نیمه شعبان» is the fifteenth, a feast; of other months it is only about the middle.
        return replace(point, day=15) if middle and point.calendar == "islamic" else point
    if slots.has("mrel"):
        return Point(month_offset=slots.offset("mrel"), calendar=era_of(slots, 0))
    # «اول ماه» is about its beginning, «دوم ماه» is not.
    return Point(month_offset=0) if slots.get("first") in {None, 1} else None


def _week(slots: Slots) -> Point | None:
    if slots.has("first") and slots.get("first") != 1:
        return None
    if slots.has("first") and not slots.has("wrel"):
        return Point(week_offset=0)
    return relative(Point(), "week", slots.get("wrel"))


def _years(slots: Slots) -> Stretch | None:
    if slots.has("yearhead") and slots.get("yearhead") != "year":
        return None
    start = with_year(slots, Point(), slots.match.slots["year"])
    end = with_year(slots, Point(), slots.match.slots["to_year"])
    if start.year is None or end.year is None or start.calendar != end.calendar:
        return None
    years = end.year - start.year
    if years == -1 and slots.tokens.is_class(slots.match.slots["join"], "DASH"):
        # «۲۰۱۹-۲۰۱۸», from right to left.
        return Stretch(end, start)
    listed = slots.tokens.is_class(slots.match.slots["join"], "AND") and not slots.is_between()
    return None if years <= 0 or (listed and years > 1) else Stretch(start, end)


def _year(slots: Slots) -> Point | None:
    if slots.has("yearhead") and slots.get("yearhead") != "year":
        return None
    if slots.get("first") not in {None, 1}:
        return None
    point = Point(year_begins=slots.get("kind"))
    if slots.has("to_year"):
        # «سال آبی ۱۴۰۱-۱۴۰۲» and, from right to left, «۱۴۰۲-۱۴۰۱»: the one that began first.
        years = [with_year(slots, point, slots.match.slots[name]) for name in ("year", "to_year")]
        return min(years, key=lambda item: item.year or 0)
    if slots.has("year", "yrel"):
        return in_year(slots, point)
    return replace(point, year_offset=0, calendar=era_of(slots, 0))


def _season(slots: Slots) -> Point:
    if slots.has("that"):
        return Point(season=slots.get("season"), that="year")
    if slots.has("this"):
        return Point(season=slots.get("season"), year_offset=0)
    return in_year(slots, Point(season=slots.get("season")))


def _half(slots: Slots) -> Point | None:
    nth = slots.nth()
    if nth not in {1, 2, -1}:
        return None
    block = Block("half", nth)
    if slots.has("decade"):
        whole = _decade(slots)
    elif slots.has("century"):
        whole = _century(slots)
    elif slots.has("season"):
        whole = _season(slots)
    elif slots.has("month", "mrel"):
        whole = _month(slots)
    else:
        whole = _year(slots)
    return replace(whole, block=block) if isinstance(whole, Point) else None


def _block(slots: Slots) -> Point | None:
    nth = slots.nth() if slots.has("nth") else 1
    count = int(slots.get("count") or 1)
    unit = slots.get("unit")
    if slots.has("quarter"):
        return _of_year(slots, Block("month", nth, 3)) if -1 <= nth <= 4 else None
    if unit == "month":
        known = slots.has("yearhead", "yrel", "whole", "nth")
        fits = 0 < count * max(nth, 1) <= 12
        return _of_year(slots, Block("month", nth, count)) if known and fits else None
    if slots.has("month"):
        limit = {"decade": 3, "week": 5, "day": 1}[unit]
        whole = in_year(slots, in_month(Point(), slots.get("month")))
        return replace(whole, block=Block(unit, nth, count)) if -1 <= nth <= limit else None
    if unit == "day" and slots.has("nth"):
        return _of_year(slots, Block("day", nth)) if -1 <= nth <= 366 else None
    return None


def _of_year(slots: Slots, block: Block) -> Point:
    year = in_year(slots, Point()) if slots.has("year", "yrel") else Point(year_offset=0)
    return replace(year, block=block)


def _decade(slots: Slots) -> Point | Stretch | None:
    if slots.has("drel"):
        offset = slots.offset("drel")
        return Point(decade_offset=offset, calendar=era_of(slots, 0))
    start = _decade_point(slots, slots.get("decade"))
    if start is None or not slots.has("to_decade"):
        return start
    end = _decade_point(slots, slots.get("to_decade"))
    return None if end is None else Stretch(start, end)


def _decade_point(slots: Slots, number: float) -> Point | None:
    value = int(number)
    if value % 10 or value != number or value >= 3000 or not (10 <= value < 100 or value >= 1000):
        return None
    if value >= 1000:
        return Point(calendar=era_of(slots, value) or year_calendar(value), decade=value)
    calendar = era_of(slots, 1300 + value) or "jalali"
    return Point(calendar=calendar, decade=value + (1900 if calendar == "gregorian" else 1300))


def _century(slots: Slots) -> Point | Stretch | None:
    calendar = era_of(slots, 0)
    if slots.has("crel"):
        return Point(calendar=calendar, century_offset=slots.offset("crel"))
    bc = slots.get("era") == "bc"
    if slots.has("millennium"):
        number = 10 * slots.get("millennium")
        known = Point(calendar=calendar or "gregorian", century=number, bc=bc, that="millennium")
        return known if number < 100 else None
    if not slots.has("century"):
        return Point(century_offset=0)
    points = []
    for name in ("century", "to_century"):
        if slots.has(name):
            number = slots.get(name)
            if not isinstance(number, int) or not 1 <= number <= 40:
                return None
            points.append(Point(calendar=calendar or "gregorian", century=number, bc=bc))
    return points[0] if len(points) == 1 else Stretch(points[0], points[1])


_READERS: Mapping[str, Callable[[Slots], Meaning | None]] = {
    "date": read_date,
    "time": read_time,
    "days": read_days,
    "hours": read_hours,
    "months": _months,
    "month": _month,
    "week": _week,
    "years": _years,
    "year": _year,
    "season": _season,
    "half": _half,
    "block": _block,
    "decade": _decade,
    "century": _century,
    "amount": read_amount,
    "set": read_set,
    "anaphor": read_anaphor,
}
