"""Points reached by counting from the day of writing: «دو روز پیش», «سه سال دیگر»."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from nlp_kit.documents import Calendar
from nlp_kit.times.calendars import calendar_day, month_days, plus_months
from nlp_kit.times.meanings import Counted
from nlp_kit.times.placed import Placed, Surroundings, day_at, year_at


def place_counted(meaning: Counted, around: Surroundings) -> Placed | None:
    """Place a point that lies an amount from the day of the text."""
    base = around.day
    if any(count is None for count, _ in meaning.amount.parts):
        return None
    if base is None and around.anchor is not None:
        unit = meaning.amount.parts[0][1]
        base = around.anchor if unit in {"year", "decade", "century"} else None
    if base is None:
        return None
    days = months = 0.0
    for count, unit in meaning.amount.parts:
        number = (count or 0) * meaning.direction
        if unit in {"day", "night", "daynight"}:
            days += number
        elif unit == "week":
            days += 7 * number
        elif unit == "month":
            months += number
        elif unit in {"year", "decade", "century", "millennium"}:
            months += (
                12 * number * {"year": 1, "decade": 10, "century": 100, "millennium": 1000}[unit]
            )
        else:
            return None
    return _reached(base, days, months, meaning, around.reckoning)


def _month_reached(base: date, months: int, calendar: Calendar, rule: str) -> Placed | None:
    """Return the same day of another month, or the last one of a month without it."""
    year, month, day = calendar_day(calendar, base)
    days = month_days(calendar, *plus_months(calendar, year, month, months))
    if days is None:
        return None
    reached = min(days[0] + timedelta(days=day - 1), days[1])
    return replace(day_at(reached, calendar, rule), value=f"{reached}~")


def _reached(
    base: date, days: float, months: float, meaning: Counted, reckoning: Calendar
) -> Placed | None:
    rule = "counted from the day of the text"
    unit = meaning.amount.parts[0][1]
    year, _ = plus_months("gregorian", base.year, base.month, int(months))
    if unit in {"day", "night", "daynight", "week"}:
        try:
            day = base + timedelta(days=int(days))
        except OverflowError:
            return None
        placed = day_at(day, "gregorian", rule)
        return (
            replace(placed, value=f"{placed.value}~") if unit == "week" or meaning.about else placed
        )
    if unit == "month":
        return _month_reached(base, int(months), reckoning, rule)
    if abs(year) > 9999:
        return None
    placed_year = year_at("gregorian", year, rule)
    return replace(placed_year, value=f"{placed_year.value}~") if placed_year else None
