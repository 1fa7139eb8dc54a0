"""Days placed in time: dates with and without a year, weekdays, «دیروز»."""

# Cases are told apart one by one, as a reader does: a return each.
# ruff: noqa: PLR0911

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from nlp_kit.documents import Calendar
from nlp_kit.times.calendars import calendar_day, gregorian_day, week_days
from nlp_kit.times.meanings import Point
from nlp_kit.times.periods import by_tense, year_of
from nlp_kit.times.placed import Placed, Surroundings, day_at

# What a text dates so near its own day is of its time, even where the weekday is a slip.
_NEWS = timedelta(days=45)


def place_day(point: Point, around: Surroundings) -> Placed | None:
    """Place a day of a month, with or without its year."""
    calendar: Calendar = point.calendar or around.reckoning
    if point.month is None or point.day is None:
        return None
    if point.year is not None or point.year_offset is not None:
        year = year_of(point, calendar, around)
        day = None if year is None else gregorian_day(calendar, year, point.month, point.day)
        return None if day is None else day_at(day, calendar, "the year is stated")
    pivot = around.near or around.anchor
    if pivot is None:
        return None
    year = calendar_day(calendar, pivot)[0]
    days = [gregorian_day(calendar, year + offset, point.month, point.day) for offset in (-1, 0, 1)]
    candidates = [day for day in days if day is not None]
    if not candidates:
        return None
    if around.near is not None:
        chosen = min(candidates, key=lambda day: abs(day - pivot))
        return day_at(chosen, calendar, "nearest to the same day in the other calendar")
    chosen, rule = _choose(candidates, point, around, pivot)
    others = tuple(str(day) for day in candidates if day != chosen)
    return replace(day_at(chosen, calendar, rule), others=others)


def _choose(
    candidates: Sequence[date], point: Point, around: Surroundings, pivot: date
) -> tuple[date, str]:
    direction = point.weekday_offset
    if point.day_offset is not None:
        return min(candidates, key=lambda day: abs(day - pivot)), "nearest to the day of the text"
    if direction is not None:
        suiting = [day for day in candidates if (day - pivot).days * direction > 0]
        if suiting:
            return min(suiting, key=lambda day: abs(day - pivot)), "the last or next one, as stated"
    nearest, rule = by_tense([(day, day) for day in candidates], around, pivot)
    if point.weekday is None:
        return nearest, rule
    agreeing = [day for day in candidates if day.isoweekday() == point.weekday]
    slip = around.exact and abs(nearest - pivot) <= _NEWS
    if not agreeing or (slip and nearest not in agreeing):
        return nearest, f"{rule}; its weekday is a slip"
    return min(agreeing, key=lambda day: abs(day - pivot)), "the year agrees with the weekday"


def place_relative_day(point: Point, around: Surroundings) -> Placed | None:
    """Place a day that is counted from the day of the text, or a weekday."""
    anchor = around.day
    calendar = point.calendar or "gregorian"
    if point.weekday is not None and around.near is not None:
        return day_at(around.near, calendar, "the date beside it")
    if anchor is None:
        return None
    if point.week_offset is not None and point.weekday is not None:
        saturday, _ = week_days(anchor + timedelta(weeks=point.week_offset))
        day = saturday + timedelta(days=(point.weekday - 6) % 7)
        return day_at(day, calendar, "the weekday of that week")
    if point.day_offset is not None:
        day = anchor + timedelta(days=point.day_offset)
        if point.weekday is None or day.isoweekday() == point.weekday:
            return day_at(day, calendar, "counted from the day of the text")
        near = [day + timedelta(days=shift) for shift in (-1, 1, -2, 2, -3, 3)]
        day = next(other for other in near if other.isoweekday() == point.weekday)
        return day_at(day, calendar, "the weekday nearest to the day of the text")
    if point.weekday is None:
        return None
    back = (anchor.isoweekday() - point.weekday) % 7
    last, following = anchor - timedelta(days=back), anchor + timedelta(days=-back % 7)
    if point.weekday_offset == -1:
        return day_at(last if back else last - timedelta(days=7), calendar, "the last one")
    if point.weekday_offset == 1:
        following = following if back else following + timedelta(days=7)
        return day_at(following, calendar, "the next one")
    if around.tense in {"present", "future"}:
        return day_at(following, calendar, "the next one, as its verb looks ahead")
    return day_at(last, calendar, "the last one up to the day of the text")
