"""Days, months and years of three calendars as Gregorian dates.

Jalali years are jdatetime's: the 33-year rule, which keeps to the equinox over the years that
news speak of. Lunar ones are hijridate's (Umm al-Qura, 1343-1500 AH) and, outside its range,
the tabular calendar; an observed month may begin a day before or after either.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

import jdatetime
from hijridate import Gregorian, Hijri

from nlp_kit.documents import Calendar
from nlp_kit.times.values import month_length

ONE_DAY = timedelta(days=1)
# The civil epoch of the tabular calendar: 16 July 622 Julian, 19 July proleptic Gregorian.
_HIJRI_EPOCH = date(622, 7, 19)
_UMM_AL_QURA = range(1343, 1501)
# What both jdatetime and the standard library's dates can hold.
_JALALI_YEARS = range(1, 3000)
_ISLAMIC_YEARS = range(1, 3000)


@lru_cache(maxsize=4096)
def gregorian_day(calendar: Calendar, year: int, month: int, day: int) -> date | None:
    """Return the Gregorian date of a day of a calendar, or None where there is no such day."""
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    try:
        if calendar == "gregorian":
            return date(year, month, day)
        if calendar == "jalali":
            if year not in _JALALI_YEARS:
                return None
            result: date = jdatetime.date(year, month, day).togregorian()
            return result
        return _islamic_day(year, month, day)
    except (ValueError, OverflowError):
        return None


def _islamic_day(year: int, month: int, day: int) -> date | None:
    if year in _UMM_AL_QURA:
        gregorian = Hijri(year, month, day).to_gregorian()
        return date(gregorian.year, gregorian.month, gregorian.day)
    if year not in _ISLAMIC_YEARS:
        return None
    leap = (11 * year + 14) % 30 < 11
    length = 30 if month % 2 or (month == 12 and leap) else 29
    if day > length:
        return None
    days = (year - 1) * 354 + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2 + day - 1
    return _HIJRI_EPOCH + timedelta(days=days)


@lru_cache(maxsize=1024)
def calendar_day(calendar: Calendar, day: date) -> tuple[int, int, int]:
    """Return the year, month and day of a Gregorian date in a calendar."""
    if calendar == "gregorian":
        return day.year, day.month, day.day
    if calendar == "jalali":
        jalali = jdatetime.date.fromgregorian(date=day)
        return jalali.year, jalali.month, jalali.day
    try:
        hijri = Gregorian(day.year, day.month, day.day).to_hijri()
    except OverflowError:
        return _tabular_day(day)
    return hijri.year, hijri.month, hijri.day


def _tabular_day(day: date) -> tuple[int, int, int]:
    year = (30 * (day - _HIJRI_EPOCH).days + 10646) // 10631
    for month in range(12, 0, -1):
        first = _islamic_day(year, month, 1)
        if first is not None and first <= day:
            return year, month, (day - first).days + 1
    raise ValueError(f"{day} lies before the Hijra")


def month_days(calendar: Calendar, year: int, month: int) -> tuple[date, date] | None:
    """Return the first and last day of a month, or None where the calendar does not reach."""
    first = gregorian_day(calendar, year, month, 1)
    if first is None:
        return None
    if calendar == "gregorian":
        return first, first.replace(day=month_length(year, month))
    after = gregorian_day(calendar, year + month // 12, month % 12 + 1, 1)
    return None if after is None else (first, after - ONE_DAY)


def year_days(calendar: Calendar, year: int) -> tuple[date, date] | None:
    """Return the first and last day of a year, or None where the calendar does not reach."""
    first, last = month_days(calendar, year, 1), month_days(calendar, year, 12)
    return None if first is None or last is None else (first[0], last[1])


def plus_months(calendar: Calendar, year: int, month: int, months: int) -> tuple[int, int]:
    """Return the year and month that lie a number of months after (or, negative, before)."""
    index = year * 12 + month - 1 + months
    return index // 12, index % 12 + 1


def week_days(day: date) -> tuple[date, date]:
    """Return the Saturday and the Friday of the Iranian week of a day."""
    saturday = day - timedelta(days=(day.isoweekday() - 6) % 7)
    return saturday, saturday + timedelta(days=6)
