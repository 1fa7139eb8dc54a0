"""A meaning placed in time: the days it covers and its value, given what is known around it."""

# Cases are told apart one by one, as a reader does: a return each.
# ruff: noqa: PLR0911

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from nlp_kit.times.amounts import duration
from nlp_kit.times.blocks import part_of
from nlp_kit.times.calendars import calendar_day
from nlp_kit.times.counting import place_counted
from nlp_kit.times.days import place_day, place_relative_day
from nlp_kit.times.meanings import Amount, Counted, Meaning, Point, Recurring, Stretch
from nlp_kit.times.periods import place_period
from nlp_kit.times.placed import (
    Placed,
    Surroundings,
    day_at,
    decade_at,
    month_at,
    week_at,
)


def value_of(meaning: Meaning, around: Surroundings) -> tuple[str | None, Placed | None]:
    """Return a meaning's value, None where it cannot be told, and where it is placed."""
    if isinstance(meaning, Amount):
        return duration(meaning), None
    if isinstance(meaning, Recurring):
        return meaning.value, None
    if isinstance(meaning, Counted):
        placed = place_counted(meaning, around)
    elif isinstance(meaning, Stretch):
        placed = _stretch(meaning, around)
    else:
        placed = place(meaning, around)
    return (placed.value if placed else None), placed


def place(point: Point, around: Surroundings) -> Placed | None:
    """Return where a point lies, or None where its surroundings do not tell."""
    if point.that == "unknown":
        return None
    if point.is_time:
        return _timed(point, around)
    if point.block is not None:
        return part_of(place(replace(point, block=None), around), point.block)
    if point.that is not None and point.that != "millennium":
        return _that(point, around)
    if point.day is not None and point.month_offset is None:
        return place_day(point, around)
    if point.day_offset is not None or point.weekday is not None:
        return place_relative_day(point, around)
    return place_period(point, around)


def _timed(point: Point, around: Surroundings) -> Placed | None:
    dated = replace(point, hour=None, part=None, minute=0, second=None)
    if dated == Point(hour_stated=point.hour_stated):
        day, rule, others = around.same_day or around.day, "the day of the text", ()
    else:
        placed = place(dated, around)
        if placed is None or placed.level != "day":
            return None
        day, rule, others = placed.first, placed.rule, placed.others  # type: ignore[assignment]
    if day is None:
        return None
    if point.hour is None:
        clock = point.part or ""
    else:
        clock = f"{point.hour:02d}:{point.minute:02d}"
        if point.second is not None:
            clock += f":{point.second:02d}"
    return Placed(f"{day}T{clock}", day, day, "day", point.calendar or "gregorian", rule, others)


def _that(point: Point, around: Surroundings) -> Placed | None:
    """Place «آن زمان», «همان سال» and «روز بعد» against the date told of before."""
    that = around.that
    bare = replace(point, that=None)
    if that is None or that.first is None:
        if point.day_offset or point.year_offset:
            return place(bare, around)
        return None
    if point.that == "time":
        return replace(that, rule="the date told of before")
    rule = "counted from the date told of before"
    calendar = point.calendar or that.calendar
    year, month, _ = calendar_day(calendar, that.first)
    if point.that in {"day", "night"}:
        if point.that == "night" and that.level == "day":
            return Placed(f"{that.first}TNI", that.first, that.first, "day", calendar, rule)
        if that.level != "day":
            return None if point.day_offset else replace(that, rule="the date told of before")
        return day_at(that.first + timedelta(days=point.day_offset or 0), that.calendar, rule)
    if point.that == "year":
        known = replace(
            bare, year=year + (point.year_offset or 0), year_offset=None, calendar=calendar
        )
        placed = place(known, around)
        return None if placed is None else replace(placed, rule=rule)
    if point.that == "month":
        return month_at(calendar, year, month, rule)
    if point.that == "week":
        return week_at(that.first, rule)
    if point.that == "decade":
        return decade_at(calendar, year - year % 10, rule)
    return None


def _stretch(meaning: Stretch, around: Surroundings) -> Placed | None:
    end = meaning.end
    if end is None:
        placed = place(meaning.start, around)
        return (
            None
            if placed is None
            else replace(placed, value=f"{placed.value.split('/')[0]}/..", last=None)
        )
    start = meaning.start
    last = place(end, around)
    if last is None:
        # The end may say nothing of itself that can be placed: «از ۲۵ مهر ۱۴۰۰ تا بهار».
        return None
    # The start is the last such day before the end: «۲۸ اسفند تا ۱۵ فروردین».
    if _open(end) and not _open(start) and (begin := place(start, around)) is not None:
        # The end is the first such day after the start: «امشب تا ظهر سه‌شنبه».
        last = place(end, replace(around, anchor=begin.first, tense="future")) or last
    first = place(
        start,
        replace(around, anchor=last.first, latest=None, tense="past")
        if _open(start) and last.first
        else around,
    )
    if first is None:
        return None
    left, right = first.value.split("/")[0], last.value.split("/")[-1]
    if (
        first.calendar == last.calendar == "gregorian"
        and first.level != "day"
        and last.level != "day"
    ):
        left, right = first.value, last.value
        unspecified = "X" in left or "X" in right
        if "/" in left or "/" in right or (unspecified and first.level != last.level):
            left, right = str(first.first), str(last.last)
    elif first.level != "day" or last.level != "day":
        left = str(first.first) if first.first else left
        right = str(last.last) if last.last else right
    if first.first and last.first and first.first > last.first:
        return None
    if start.is_time and left > right and first.first == last.last and last.last is not None:
        # «از ۱۰ شب تا ۲ بامداد» ends on the next day.
        after = last.last + timedelta(days=1)
        right = right.replace(str(last.last), str(after))
        last = replace(last, last=after)
    return Placed(
        f"{left}/{right}", first.first, last.last, "part", last.calendar, last.rule, last.others
    )


def _open(point: Point) -> bool:
    """Tell whether a point has no year of its own."""
    named = point.month is not None or (point.weekday is not None and point.week_offset is None)
    return named and point.year is None and point.year_offset is None and point.that is None
