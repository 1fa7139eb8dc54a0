"""Parts of periods: «نیمه دوم دی», «سه‌ماهه سوم ۱۴۰۰», «دهه اول محرم»."""

from __future__ import annotations

from datetime import date, timedelta

from nlp_kit.times.calendars import ONE_DAY, calendar_day, gregorian_day, month_days, plus_months
from nlp_kit.times.meanings import Block
from nlp_kit.times.placed import Placed, day_at, interval


def part_of(whole: Placed | None, block: Block) -> Placed | None:
    """Return where a part of a placed period lies, or None where it has no such part."""
    if whole is None or whole.first is None or whole.last is None:
        return None
    rule = f"a part of the period; {whole.rule}"
    days = _block_days(whole, block)
    if days is None:
        return None
    first, last = days
    value = interval(first, last)
    if first == last:
        return day_at(first, whole.calendar, rule)
    if whole.calendar == "gregorian":
        value = _coarse(first, last)
    return Placed(value, first, last, "part", whole.calendar, rule)


def _coarse(first: date, last: date) -> str:
    """Return a Gregorian interval by years or months where it is made of whole ones."""
    after = last + ONE_DAY
    if (first.month, first.day, after.month, after.day) == (1, 1, 1, 1):
        return f"{first.year:04d}/{last.year:04d}"
    if first.day == 1 and after.day == 1:
        return f"{first.year:04d}-{first.month:02d}/{last.year:04d}-{last.month:02d}"
    return interval(first, last)


def _block_days(whole: Placed, block: Block) -> tuple[date, date] | None:
    first, last = whole.first, whole.last
    if first is None or last is None:
        return None
    calendar = whole.calendar
    if block.unit == "half":
        middle = _middle(whole)
        if middle is None:
            return None
        return (first, middle - ONE_DAY) if block.nth == 1 else (middle, last)
    if block.unit in {"decade", "week", "day"}:
        length = {"decade": 10, "week": 7, "day": 1}[block.unit] * block.count
        days = (last - first).days + 1
        if block.nth < 0 and block.unit == "day":
            return last - timedelta(days=length - 1), last
        count = 3 if block.unit == "decade" else -(-days // length)
        index = block.nth if block.nth > 0 else count
        start = first + timedelta(days=(index - 1) * length)
        end = last if index == count else start + timedelta(days=length - 1)
        return (start, end) if start <= last else None
    months = block.count
    index = block.nth if block.nth > 0 else 12 // months
    year, month, _ = calendar_day(calendar, first)
    begin = month_days(calendar, *plus_months(calendar, year, month, (index - 1) * months))
    finish = month_days(calendar, *plus_months(calendar, year, month, index * months - 1))
    return None if begin is None or finish is None else (begin[0], finish[1])


def _middle(whole: Placed) -> date | None:
    """Return the first day of the second half of a period."""
    if whole.first is None:
        return None
    year, month, day = calendar_day(whole.calendar, whole.first)
    if whole.level == "month":
        return whole.first + timedelta(days=15)
    years = {"decade": 5, "century": 50}.get(whole.level, 0)
    months = {"year": 6}.get(whole.level, 0)
    if not years and not months:
        return whole.first + ((whole.last or whole.first) - whole.first + ONE_DAY) // 2
    year, month = plus_months(whole.calendar, year + years, month, months)
    return gregorian_day(whole.calendar, year, month, day)
