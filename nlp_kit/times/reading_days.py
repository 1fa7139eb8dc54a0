"""What rules about days and years mean."""

# Cases are told apart one by one, as a reader does: a return each.
# ruff: noqa: PLR0911

from __future__ import annotations

from dataclasses import replace
from typing import cast

from nlp_kit.documents import Calendar
from nlp_kit.times.lexicon import MonthName
from nlp_kit.times.meanings import Point, Stretch
from nlp_kit.times.numbers import NumericDate, long_year, year_calendar
from nlp_kit.times.slots import OFFSETS, Slots


def read_date(slots: Slots) -> Point | None:
    """Read a day: «روز دوشنبه ۲۶ مهر», «شنبه هفته آینده», «فردا»."""
    point = day_of(slots)
    return point if is_sensible(point) else None


def day_of(slots: Slots) -> Point:
    """Read the slots of $DAYDATE, which other rules use too."""
    weekday = slots.get("weekday")
    if slots.has("date"):
        written: NumericDate = slots.get("date")
        calendar = era_of(slots, written.year) or written.calendar
        return Point(
            calendar=calendar,
            year=written.year,
            month=written.month,
            day=written.day,
            weekday=weekday,
        )
    point = Point(day=slots.get("day"), weekday=weekday, day_offset=slots.offset("deixis"))
    if slots.has("month"):
        point = in_year(slots, in_month(point, slots.get("month")))
    elif slots.has("mrel"):
        point = replace(point, month_offset=slots.offset("mrel"), calendar=era_of(slots, 0))
    elif slots.has("drel"):
        point = relative(point, "day", slots.get("drel"))
    elif slots.has("wrel"):
        # «شنبه هفته آینده» names the week, «شنبه آینده» only the direction.
        index = slots.match.slots["wrel"]
        weekly = slots.tokens.is_class(index - 1, "WEEK") or slots.tokens.is_class(
            index + 1, "WEEK"
        )
        if weekly:
            point = relative(point, "week", slots.get("wrel"))
        else:
            point = replace(point, weekday_offset=slots.offset("wrel"))
    return point


def in_month(point: Point, month: MonthName) -> Point:
    """Return a point in a named month."""
    return replace(point, calendar=cast(Calendar, month.calendar), month=month.number)


def relative(point: Point, unit: str, word: str | None) -> Point:
    """Return the point with an offset of a unit, or a reference to a date before («that»)."""
    if word == "that":
        return replace(point, that=unit)
    if word == "later" and unit in {"day", "year"}:
        # «روز بعد» follows a day that was told of.
        return _shifted(replace(point, that=unit), unit, 1)
    return _shifted(point, unit, OFFSETS[word or "this"])


def _shifted(point: Point, unit: str, offset: int) -> Point:
    if unit == "day":
        return replace(point, day_offset=offset)
    if unit == "week":
        return replace(point, week_offset=offset)
    return replace(point, year_offset=offset)


def era_of(slots: Slots, year: int) -> Calendar | None:
    """Return the calendar that is named beside a year; None where none is."""
    era = slots.get("era")
    if era in {"gregorian", "bc"}:
        return "gregorian"
    if era == "hijri":
        return "jalali" if 1300 <= year < 1430 else "islamic"
    return cast("Calendar | None", era)


def in_year(slots: Slots, point: Point) -> Point:
    """Add what the slots of $YEARTAIL say."""
    if slots.has("year"):
        return with_year(slots, point, slots.match.slots["year"])
    if slots.has("yrel"):
        value = slots.get("yrel")
        if isinstance(value, int):
            return replace(point, year_offset=value)
        named = point.month is not None or point.season is not None
        if named and not slots.has("yearhead") and value in {"gone", "coming"}:
            # «مهر گذشته» is the last Mehr, not Mehr of the last year; so are seasons.
            return replace(point, weekday_offset=OFFSETS[value])
        return replace(relative(point, "year", value), calendar=point.calendar or era_of(slots, 0))
    return point


def with_year(slots: Slots, point: Point, index: int) -> Point:
    """Return a point in the year that a token gives, with two or four digits."""
    number = int(slots.tokens.values[index])
    label_short = slots.tokens.is_class(index, "Z", "E", "V", "D", "C")
    era = era_of(slots, number)
    if label_short and era is None and number < 100:
        if point.calendar == "gregorian":
            return replace(point, year=number + (2000 if number < 40 else 1900))
        if point.calendar == "islamic":
            return replace(point, year=1400 + number if number < 60 else 1300 + number)
        return replace(point, year=long_year(number), calendar="jalali")
    if era is None and number < 1000 and point.calendar is None:
        return replace(point, that="unknown")
    if era == "jalali" and number < 100:
        # «سال ۵۷ خورشیدی»
        number = long_year(number)
    if slots.get("era") == "bc":
        return replace(point, year=1 - number, bc=True, calendar="gregorian")
    calendar = era or year_calendar(number)
    if point.month is None or point.calendar in {calendar, "islamic"}:
        return replace(point, year=number, calendar=point.calendar or calendar)
    # «مهر ۲۰۲۱» and «ژانویه ۱۴۰۰»: the month of one calendar in a year of the other.
    if point.calendar == "jalali" and calendar == "gregorian":
        return replace(point, year=number - (621 if point.month <= 10 else 622))
    if point.calendar == "gregorian" and calendar == "jalali":
        return replace(point, year=number + (621 if point.month > 3 else 622))
    return replace(point, year=number, calendar=calendar)


def is_sensible(point: Point) -> bool:
    """Tell whether there are months and days of such numbers."""
    return (point.month is None or 1 <= point.month <= 12) and (
        point.day is None or 1 <= point.day <= 31
    )


def read_days(slots: Slots) -> Stretch | None:
    """Read days of one month: «۱ تا ۵ مهر», «۲۵ و ۲۶ آبان»."""
    first, last, middle = slots.get("day"), slots.get("to_day"), slots.get("mid_day")
    listed = slots.tokens.is_class(slots.match.slots["join"], "AND") and not slots.is_between()
    if first >= last or (listed and last - first > 1 and middle is None):
        return None
    if middle is not None and not first < middle < last:
        return None
    if listed and middle is not None and last - first > 2:
        return None
    point = day_of(slots)
    return Stretch(replace(point, day=first), replace(point, day=last, weekday=None))


def read_anaphor(slots: Slots) -> Point:
    """Read a reference to a date told of before: «آن زمان», «همان سال»."""
    if slots.has("morrow"):
        return Point(that="day", day_offset=1)
    unit = slots.get("unit")
    return Point(that=unit if isinstance(unit, str) and unit in _OFFSET_UNITS else "time")


_OFFSET_UNITS = {"day", "night", "week", "month", "year", "decade"}
