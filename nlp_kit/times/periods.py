"""Weeks and coarser periods placed in time."""

# Cases are told apart one by one, as a reader does: a return each.
# ruff: noqa: PLR0911

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from nlp_kit.documents import Calendar
from nlp_kit.times.calendars import (
    calendar_day,
    gregorian_day,
    plus_months,
    year_days,
)
from nlp_kit.times.meanings import Point
from nlp_kit.times.placed import (
    Placed,
    Surroundings,
    day_at,
    decade_at,
    interval,
    month_at,
    season_at,
    week_at,
    year_at,
)

_COMING = timedelta(days=21)
_LONG_AGO = 300


def place_period(point: Point, around: Surroundings) -> Placed | None:
    """Place a week or anything coarser."""
    calendar: Calendar = point.calendar or around.reckoning
    if point.century is not None or point.century_offset is not None:
        return _century_point(point, around)
    if point.decade is not None:
        return decade_at(calendar, point.decade, "the decade is stated")
    if point.decade_offset is not None:
        if around.anchor is None:
            return None
        year = calendar_day("gregorian", around.anchor)[0]
        return decade_at(
            "gregorian", year - year % 10 + 10 * point.decade_offset, "counted in decades"
        )
    if point.week_offset is not None:
        day = around.day
        return (
            None
            if day is None
            else week_at(day + timedelta(weeks=point.week_offset), "counted in weeks")
        )
    if point.month_offset is not None:
        return _month_offset(point, calendar, around)
    if point.season is not None:
        return _season(point, calendar, around)
    if point.month is not None:
        return _named_month(point, calendar, around)
    year_or_none = year_of(point, calendar, around)
    rule = "the year is stated" if point.year is not None else "counted from the year of the text"
    return (
        None if year_or_none is None else year_at(calendar, year_or_none, rule, point.year_begins)
    )


def year_of(point: Point, calendar: Calendar, around: Surroundings) -> int | None:
    """Return the year that a point states or counts to."""
    if point.year is not None:
        return point.year
    if around.anchor is None or point.year_offset is None:
        return None
    if calendar == "islamic" and point.month is not None:
        return _lunar_year(point.month, point.year_offset, around.anchor)
    year, month, _ = calendar_day(calendar, around.anchor)
    if point.year_begins is not None and month < point.year_begins:
        year -= 1
    return year + point.year_offset


def _lunar_year(month: int, offset: int, anchor: date) -> int | None:
    """Return the lunar year whose month begins in the Jalali year meant: «رمضان امسال»."""
    days = year_days("jalali", calendar_day("jalali", anchor)[0] + offset)
    if days is None:
        return None
    lunar = calendar_day("islamic", days[0])[0]
    for year in (lunar, lunar + 1):
        first = gregorian_day("islamic", year, month, 1)
        if first is not None and days[0] <= first <= days[1]:
            return year
    return None


def _month_offset(point: Point, calendar: Calendar, around: Surroundings) -> Placed | None:
    if around.day is None or point.month_offset is None:
        return None
    year, month, _ = calendar_day(calendar, around.day)
    year, month = plus_months(calendar, year, month, point.month_offset)
    if point.day is not None:
        day = gregorian_day(calendar, year, month, point.day)
        return None if day is None else day_at(day, calendar, "a day of that month")
    return month_at(calendar, year, month, "counted in months from the day of the text")


def _named_month(point: Point, calendar: Calendar, around: Surroundings) -> Placed | None:
    if point.month is None:
        return None
    year = year_of(point, calendar, around)
    if year is not None:
        return month_at(calendar, year, point.month, "the year is stated")
    month = point.month
    return _recurring(point, around, calendar, lambda year: month_at(calendar, year, month, ""))


def _season(point: Point, calendar: Calendar, around: Surroundings) -> Placed | None:
    if point.season is None:
        return None
    year = year_of(point, calendar, around)
    if year is not None:
        return season_at(calendar, year, point.season, "the year is stated")
    season = point.season
    return _recurring(point, around, calendar, lambda year: season_at(calendar, year, season, ""))


def _recurring(
    point: Point, around: Surroundings, calendar: Calendar, build: Callable[[int], Placed | None]
) -> Placed | None:
    """Place a month or season without a year: the one that suits tense and direction."""
    pivot = around.near or around.anchor
    if pivot is None:
        return None
    year = calendar_day(calendar, pivot)[0]
    known: dict[tuple[date, date], Placed] = {}
    for candidate in (year - 1, year, year + 1):
        placed = build(candidate)
        if placed is not None and placed.first is not None and placed.last is not None:
            known[placed.first, placed.last] = placed
    if point.weekday_offset == -1:
        suiting = [days for days in known if days[1] < pivot][-1:]
        rule = "the last one, as stated"
    elif point.weekday_offset == 1:
        suiting = [days for days in known if days[0] > pivot][:1]
        rule = "the next one, as stated"
    else:
        first, rule = by_tense(list(known), around, pivot) if known else (pivot, "")
        suiting = [days for days in known if days[0] == first]
    if not suiting:
        return None
    others = tuple(placed.value for days, placed in known.items() if days != suiting[0])
    return replace(known[suiting[0]], rule=rule, others=others)


def by_tense(
    candidates: Sequence[tuple[date, date]], around: Surroundings, pivot: date
) -> tuple[date, str]:
    """Return the first day of the nearest candidate that suits the tense, and the rule."""

    def distance(item: tuple[date, date]) -> int:
        return max((item[0] - pivot).days, (pivot - item[1]).days, 0)

    rule = "nearest to the day of the text"
    suiting = list(candidates)
    tense = around.tense
    if tense in {"past", "told"}:
        latest = around.latest or pivot
        suiting = [item for item in candidates if item[0] <= latest] or suiting
        rule = "the last before the text, as its verb is in the past"
        ahead = [item for item in candidates if latest < item[0] <= pivot + _COMING]
        if tense == "told" and ahead and min(map(distance, suiting)) > _LONG_AGO:
            # «در آستانه اول مهر، وزیر در دیدار با … گفت»: a day of last year would have its year.
            return ahead[0][0], "nearest to the day of the text"
    elif tense is not None:
        ahead = [item for item in candidates if item[1] >= pivot]
        near = any(0 < (pivot - item[1]).days <= 90 for item in candidates)
        # The present narrates too: what was a few weeks ago need not come next year.
        if ahead and not (tense == "present" and near and distance(ahead[0]) > 180):
            suiting = ahead
            rule = "the next after the text, as its verb looks ahead"
    return min(suiting, key=lambda item: (distance(item), -item[0].toordinal()))[0], rule


def _century_point(point: Point, around: Surroundings) -> Placed | None:
    calendar: Calendar = point.calendar or "gregorian"
    rule = "the century is stated"
    number = point.century
    if point.that == "millennium" and number is not None:
        value = f"{number // 10 - 1}XXX"
        if point.bc:
            # As for centuries, a year zero is counted: the third millennium BC is 3000-2001.
            value = f"{1 - 100 * number:05d}/{1000 - 100 * number:05d}"
        return Placed(value, None, None, "millennium", "gregorian", "the millennium is stated")
    if number is None:
        if around.anchor is None:
            return None
        number = calendar_day(calendar, around.anchor)[0] // 100 + 1 + (point.century_offset or 0)
        rule = "counted in centuries"
    if point.bc:
        # The fifth century BC, 500-401, is -0499 to -0400 when a year zero is counted.
        return Placed(f"-{number - 1:02d}XX", None, None, "century", "gregorian", rule)
    if calendar == "gregorian":
        first = date(max(1, (number - 1) * 100), 1, 1)
        return Placed(
            f"{number - 1:02d}XX", first, date(number * 100 - 1, 12, 31), "century", calendar, rule
        )
    start, end = year_days(calendar, number * 100 - 99), year_days(calendar, number * 100)
    if start is None or end is None:
        return None
    return Placed(interval(start[0], end[1]), start[0], end[1], "century", calendar, rule)
