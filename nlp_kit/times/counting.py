"""Points reached by counting from a day: «دو روز پیش», «سه سال بعد»."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from nlp_kit.times.calendars import plus_months
from nlp_kit.times.meanings import Counted
from nlp_kit.times.placed import Placed, Surroundings, day_at, month_at, year_at


def place_counted(meaning: Counted, around: Surroundings) -> Placed | None:
    """Place a point that lies an amount from the day of the text, or from one told of before."""
    base = around.day
    rule = "counted from the day of the text"
    if meaning.from_that:
        if around.that is not None:
            base = around.that.first if around.that.level == "day" else None
            rule = "counted from the date told of before"
        elif around.tense not in {"present", "future"}:
            base = None
    if any(count is None for count, _ in meaning.amount.parts):
        return None
    if base is None and around.anchor is not None and not meaning.from_that:
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
    return _reached(base, days, months, meaning, rule)


def _reached(base: date, days: float, months: float, meaning: Counted, rule: str) -> Placed | None:
    unit = meaning.amount.parts[0][1]
    year, month = plus_months("gregorian", base.year, base.month, int(months))
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
        placed_month = month_at("gregorian", year, month, rule)
        return replace(placed_month, value=f"{placed_month.value}~") if placed_month else None
    if abs(year) > 9999:
        return None
    placed_year = year_at("gregorian", year, rule)
    return replace(placed_year, value=f"{placed_year.value}~") if placed_year else None
