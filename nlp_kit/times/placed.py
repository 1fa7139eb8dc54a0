"""Where a point lies, and the values of days, weeks, months, years and coarser periods."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nlp_kit.documents import Calendar
from nlp_kit.times.calendars import (
    ONE_DAY,
    gregorian_day,
    month_days,
    plus_months,
    week_days,
    year_days,
)
from nlp_kit.times.tense import Tense


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a point lies.

    Attributes:
        value: Its value in the scheme's grammar.
        first: Its first day; None for years before the common era.
        last: Its last day.
        level: How fine it is: day, week, month, season, year, decade, century or part.
        calendar: The calendar it was reckoned in.
        rule: Why it is placed there, in words.
        others: The values that were possible too.
    """

    value: str
    first: date | None
    last: date | None
    level: str
    calendar: Calendar
    rule: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a point is placed against.

    Attributes:
        anchor: The day of writing, stated or inferred.
        exact: Whether the anchor is good to the day; else only its year is known.
        tense: That of the clause.
        that: The date told of before.
        same_day: A date in the same sentence, for a clock time without one.
        near: The other half of a dual date; the nearest candidate to it is taken.
        reckoning: The calendar of months and years that name none.
        latest: The latest day that the past of the text reaches; the anchor unless said.
    """

    anchor: date | None = None
    exact: bool = True
    tense: Tense | None = None
    that: Placed | None = None
    same_day: date | None = None
    near: date | None = None
    reckoning: Calendar = "jalali"
    latest: date | None = None

    @property
    def day(self) -> date | None:
        """The anchor where it is good to the day."""
        return self.anchor if self.exact else None


def day_at(day: date, calendar: Calendar, rule: str) -> Placed:
    """Return a day as a place in time."""
    return Placed(day.isoformat(), day, day, "day", calendar, rule)


def interval(first: date, last: date) -> str:
    """Return the value of the days from one to another."""
    return f"{first}/{last}"


def week_at(day: date, rule: str) -> Placed:
    """Return the week, Saturday to Friday, of a day."""
    first, last = week_days(day)
    return Placed(interval(first, last), first, last, "week", "jalali", rule)


def month_at(calendar: Calendar, year: int, month: int, rule: str) -> Placed | None:
    """Return a month, or None where the calendar does not reach."""
    days = month_days(calendar, year, month)
    if days is None:
        return None
    value = f"{year:04d}-{month:02d}" if calendar == "gregorian" else interval(*days)
    return Placed(value, *days, "month", calendar, rule)


def year_at(calendar: Calendar, year: int, rule: str, begins: int | None = None) -> Placed | None:
    """Return a year, one that ``begins`` in a later month among them (a school year)."""
    if calendar == "gregorian" and year <= 0:
        return Placed(_signed(year), None, None, "year", calendar, rule)
    days = year_days(calendar, year)
    if begins is not None and begins > 1:
        first = gregorian_day(calendar, year, begins, 1)
        after = gregorian_day(calendar, year + 1, begins, 1)
        days = None if first is None or after is None else (first, after - ONE_DAY)
    if days is None:
        return None
    value = _signed(year) if calendar == "gregorian" else interval(*days)
    return Placed(value, *days, "year", calendar, rule)


def _signed(year: int) -> str:
    return f"-{-year:04d}" if year < 0 else f"{year:04d}"


def decade_at(calendar: Calendar, decade: int, rule: str) -> Placed | None:
    """Return a decade by its first year, or None where the calendar does not reach."""
    first, last = year_days(calendar, decade), year_days(calendar, decade + 9)
    if first is None or last is None:
        return None
    value = f"{decade // 10:03d}X" if calendar == "gregorian" else interval(first[0], last[1])
    return Placed(value, first[0], last[1], "decade", calendar, rule)


def season_at(calendar: Calendar, year: int, season: int, rule: str) -> Placed | None:
    """Return a season, spring being 1, or None where the calendar does not reach."""
    days = season_days(calendar, year, season)
    if days is None:
        return None
    value = f"{year:04d}-{20 + season}" if calendar == "gregorian" else interval(*days)
    return Placed(value, *days, "season", calendar, rule)


def season_days(calendar: Calendar, year: int, season: int) -> tuple[date, date] | None:
    """Return the first and last day of a season of a year."""
    if calendar == "gregorian":
        # Meteorological seasons; winter runs into the next year, as in values.py.
        first = month_days(calendar, year, 3 * season)
        last = month_days(calendar, *plus_months(calendar, year, 3 * season, 2))
    else:
        first = month_days(calendar, year, 3 * season - 2)
        last = month_days(calendar, year, 3 * season)
    return None if first is None or last is None else (first[0], last[1])
