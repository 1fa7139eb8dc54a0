"""A meaning placed in time: the days it covers and its value, given what is known around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from nlp_kit.documents import Calendar
from nlp_kit.times.amounts import duration
from nlp_kit.times.calendars import (
    ONE_DAY,
    calendar_day,
    gregorian_day,
    month_days,
    plus_months,
    week_days,
    year_days,
)
from nlp_kit.times.meanings import Amount, Block, Counted, Meaning, Point, Recurring, Stretch
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
    """

    anchor: date | None = None
    exact: bool = True
    tense: Tense | None = None
    that: Placed | None = None
    same_day: date | None = None
    near: date | None = None
    reckoning: Calendar = "jalali"

    @property
    def day(self) -> date | None:
        """The anchor where it is good to the day."""
        return self.anchor if self.exact else None


def value_of(meaning: Meaning, around: Surroundings) -> tuple[str | None, Placed | None]:
    """Return a meaning's value, None where it cannot be told, and where it is placed."""
    if isinstance(meaning, Amount):
        return duration(meaning), None
    if isinstance(meaning, Recurring):
        return meaning.value, None
    if isinstance(meaning, Counted):
        placed = _counted(meaning, around)
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
        return _block(point, point.block, around)
    if point.that is not None and point.that != "millennium":
        return _that(point, around)
    if point.day is not None and point.month_offset is None:
        return _day(point, around)
    if point.day_offset is not None or point.weekday is not None:
        return _relative_day(point, around)
    return _period(point, around)


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
        if that.level != "day":
            return None if point.day_offset else replace(that, rule="the date told of before")
        return _placed_day(that.first + timedelta(days=point.day_offset or 0), that.calendar, rule)
    if point.that == "year":
        known = replace(
            bare, year=year + (point.year_offset or 0), year_offset=None, calendar=calendar
        )
        placed = place(known, around)
        return None if placed is None else replace(placed, rule=rule)
    if point.that == "month":
        return _month(calendar, year, month, rule)
    if point.that == "week":
        return _week(that.first, rule)
    if point.that == "decade":
        return _decade(calendar, year - year % 10, rule)
    return None


def _day(point: Point, around: Surroundings) -> Placed | None:
    """Place a day of a month, with or without its year."""
    calendar: Calendar = point.calendar or around.reckoning
    if point.month is None or point.day is None:
        return None
    if point.year is not None or point.year_offset is not None:
        year = _year_of(point, calendar, around)
        day = None if year is None else gregorian_day(calendar, year, point.month, point.day)
        return None if day is None else _placed_day(day, calendar, "the year is stated")
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
        return _placed_day(chosen, calendar, "nearest to the same day in the other calendar")
    chosen, rule = _choose(candidates, point, around, pivot)
    others = tuple(str(day) for day in candidates if day != chosen)
    return replace(_placed_day(chosen, calendar, rule), others=others)


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
    if point.weekday is not None:
        agreeing = [day for day in candidates if day.isoweekday() == point.weekday]
        if agreeing:
            return min(
                agreeing, key=lambda day: abs(day - pivot)
            ), "the year agrees with the weekday"
    return _by_tense([(day, day) for day in candidates], around.tense, pivot)


def _by_tense(
    candidates: Sequence[tuple[date, date]], tense: Tense | None, pivot: date
) -> tuple[date, str]:
    """Return the first day of the nearest candidate that suits the tense, and the rule."""

    def distance(item: tuple[date, date]) -> int:
        return max((item[0] - pivot).days, (pivot - item[1]).days, 0)

    rule = "nearest to the day of the text"
    suiting = list(candidates)
    if tense == "past":
        suiting = [item for item in candidates if item[0] <= pivot] or suiting
        rule = "the last before the text, as its verb is in the past"
    elif tense is not None:
        ahead = [item for item in candidates if item[1] >= pivot]
        near = any(0 < (pivot - item[1]).days <= 60 for item in candidates)
        # The present narrates too: what was a few weeks ago need not come next year.
        if ahead and not (tense == "present" and near and distance(ahead[0]) > 180):
            suiting = ahead
            rule = "the next after the text, as its verb looks ahead"
    return min(suiting, key=lambda item: (distance(item), -item[0].toordinal()))[0], rule


def _relative_day(point: Point, around: Surroundings) -> Placed | None:
    anchor = around.day
    calendar = point.calendar or "gregorian"
    if point.weekday is not None and around.near is not None:
        return _placed_day(around.near, calendar, "the date beside it")
    if anchor is None:
        return None
    if point.week_offset is not None and point.weekday is not None:
        saturday, _ = week_days(anchor + timedelta(weeks=point.week_offset))
        day = saturday + timedelta(days=(point.weekday - 6) % 7)
        return _placed_day(day, calendar, "the weekday of that week")
    if point.day_offset is not None:
        day = anchor + timedelta(days=point.day_offset)
        if point.weekday is None or day.isoweekday() == point.weekday:
            return _placed_day(day, calendar, "counted from the day of the text")
        near = [day + timedelta(days=shift) for shift in (-1, 1, -2, 2, -3, 3)]
        day = next(other for other in near if other.isoweekday() == point.weekday)
        return _placed_day(day, calendar, "the weekday nearest to the day of the text")
    if point.weekday is None:
        return None
    back = (anchor.isoweekday() - point.weekday) % 7
    last, following = anchor - timedelta(days=back), anchor + timedelta(days=-back % 7)
    if point.weekday_offset == -1:
        return _placed_day(last if back else last - timedelta(days=7), calendar, "the last one")
    if point.weekday_offset == 1:
        following = following if back else following + timedelta(days=7)
        return _placed_day(following, calendar, "the next one")
    if around.tense in {"present", "future"}:
        return _placed_day(following, calendar, "the next one, as its verb looks ahead")
    return _placed_day(last, calendar, "the last one up to the day of the text")


def _year_of(point: Point, calendar: Calendar, around: Surroundings) -> int | None:
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


def _period(point: Point, around: Surroundings) -> Placed | None:
    """Place a week or anything coarser."""
    calendar: Calendar = point.calendar or around.reckoning
    if point.century is not None or point.century_offset is not None:
        return _century_point(point, around)
    if point.decade is not None:
        return _decade(calendar, point.decade, "the decade is stated")
    if point.decade_offset is not None:
        if around.anchor is None:
            return None
        year = calendar_day("gregorian", around.anchor)[0]
        return _decade(
            "gregorian", year - year % 10 + 10 * point.decade_offset, "counted in decades"
        )
    if point.week_offset is not None:
        day = around.day
        return (
            None
            if day is None
            else _week(day + timedelta(weeks=point.week_offset), "counted in weeks")
        )
    if point.month_offset is not None:
        return _month_offset(point, calendar, around)
    if point.season is not None:
        return _season(point, calendar, around)
    if point.month is not None:
        return _named_month(point, calendar, around)
    year_or_none = _year_of(point, calendar, around)
    rule = "the year is stated" if point.year is not None else "counted from the year of the text"
    return None if year_or_none is None else _year(calendar, year_or_none, rule, point.year_begins)


def _month_offset(point: Point, calendar: Calendar, around: Surroundings) -> Placed | None:
    if around.day is None or point.month_offset is None:
        return None
    year, month, _ = calendar_day(calendar, around.day)
    year, month = plus_months(calendar, year, month, point.month_offset)
    if point.day is not None:
        day = gregorian_day(calendar, year, month, point.day)
        return None if day is None else _placed_day(day, calendar, "a day of that month")
    return _month(calendar, year, month, "counted in months from the day of the text")


def _named_month(point: Point, calendar: Calendar, around: Surroundings) -> Placed | None:
    if point.month is None:
        return None
    year = _year_of(point, calendar, around)
    if year is not None:
        return _month(calendar, year, point.month, "the year is stated")
    return _recurring_period(
        point,
        around,
        calendar,
        [month_days(calendar, year, point.month) for year in _years_around(around, calendar)],
        lambda year: _month(calendar, year, point.month or 1, ""),
    )


def _years_around(around: Surroundings, calendar: Calendar) -> list[int]:
    pivot = around.near or around.anchor
    if pivot is None:
        return []
    year = calendar_day(calendar, pivot)[0]
    return [year - 1, year, year + 1]


def _recurring_period(point, around, calendar, spans, build):  # type: ignore[no-untyped-def]
    """Place a month or season without a year: the one that suits tense and direction."""
    pivot = around.near or around.anchor
    known = [
        (span, year)
        for span, year in zip(spans, _years_around(around, calendar), strict=True)
        if span
    ]
    if pivot is None or not known:
        return None
    if point.weekday_offset is not None:
        suiting = [
            (span, year)
            for span, year in known
            if (span[1] < pivot if point.weekday_offset < 0 else span[0] > pivot)
        ]
        if not suiting:
            return None
        _, year = suiting[-1] if point.weekday_offset < 0 else suiting[0]
        rule = "the last or next one, as stated"
    else:
        first, rule = _by_tense([span for span, _ in known], around.tense, pivot)
        year = next(year for span, year in known if span[0] == first)
    placed = build(year)
    others = tuple(other.value for _, y in known if y != year and (other := build(y)))
    return replace(placed, rule=rule, others=others)


def _season(point: Point, calendar: Calendar, around: Surroundings) -> Placed | None:
    if point.season is None:
        return None
    year = _year_of(point, calendar, around)
    if year is not None:
        return _season_of(calendar, year, point.season, "the year is stated")
    return _recurring_period(
        point,
        around,
        calendar,
        [_season_days(calendar, year, point.season) for year in _years_around(around, calendar)],
        lambda year: _season_of(calendar, year, point.season or 1, ""),
    )


def _season_days(calendar: Calendar, year: int, season: int) -> tuple[date, date] | None:
    if calendar == "gregorian":
        # Meteorological seasons; winter runs into the next year, as in values.py.
        first = month_days(calendar, year, 3 * season)
        last = month_days(calendar, *plus_months(calendar, year, 3 * season, 2))
    else:
        first = month_days(calendar, year, 3 * season - 2)
        last = month_days(calendar, year, 3 * season)
    return None if first is None or last is None else (first[0], last[1])


def _season_of(calendar: Calendar, year: int, season: int, rule: str) -> Placed | None:
    days = _season_days(calendar, year, season)
    if days is None:
        return None
    value = f"{year:04d}-{20 + season}" if calendar == "gregorian" else _interval(*days)
    return Placed(value, *days, "season", calendar, rule)


def _placed_day(day: date, calendar: Calendar, rule: str) -> Placed:
    return Placed(day.isoformat(), day, day, "day", calendar, rule)


def _interval(first: date, last: date) -> str:
    return f"{first}/{last}"


def _week(day: date, rule: str) -> Placed:
    first, last = week_days(day)
    return Placed(_interval(first, last), first, last, "week", "jalali", rule)


def _month(calendar: Calendar, year: int, month: int, rule: str) -> Placed | None:
    days = month_days(calendar, year, month)
    if days is None:
        return None
    value = f"{year:04d}-{month:02d}" if calendar == "gregorian" else _interval(*days)
    return Placed(value, *days, "month", calendar, rule)


def _year(calendar: Calendar, year: int, rule: str, begins: int | None = None) -> Placed | None:
    if calendar == "gregorian":
        days = year_days(calendar, year) if year > 0 else (None, None)
        return None if days is None else Placed(_signed(year), *days, "year", calendar, rule)
    if begins in {None, 1}:
        days = year_days(calendar, year)
    else:
        first = gregorian_day(calendar, year, begins or 1, 1)
        after = gregorian_day(calendar, year + 1, begins or 1, 1)
        days = None if first is None or after is None else (first, after - ONE_DAY)
    return None if days is None else Placed(_interval(*days), *days, "year", calendar, rule)


def _signed(year: int, digits: str | None = None) -> str:
    written = digits or f"{abs(year):04d}"
    return f"-{written}" if year < 0 else written


def _decade(calendar: Calendar, decade: int, rule: str) -> Placed | None:
    first, last = year_days(calendar, decade), year_days(calendar, decade + 9)
    if first is None or last is None:
        return None
    value = f"{decade // 10:03d}X" if calendar == "gregorian" else _interval(first[0], last[1])
    return Placed(value, first[0], last[1], "decade", calendar, rule)


def _century_point(point: Point, around: Surroundings) -> Placed | None:
    calendar: Calendar = point.calendar or "gregorian"
    rule = "the century is stated"
    number = point.century
    if point.that == "millennium" and number is not None:
        value = f"{number // 10 - 1}XXX"
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
    return Placed(_interval(start[0], end[1]), start[0], end[1], "century", calendar, rule)


def _block(point: Point, block: Block, around: Surroundings) -> Placed | None:
    """Place a part of a period: «نیمه دوم دی», «سه‌ماهه سوم ۱۴۰۰», «دهه اول محرم»."""
    whole = place(replace(point, block=None), around)
    if whole is None or whole.first is None or whole.last is None:
        return None
    rule = f"a part of the period; {whole.rule}"
    days = _block_days(whole, block)
    if days is None:
        return None
    first, last = days
    value = _interval(first, last)
    if first == last:
        return _placed_day(first, whole.calendar, rule)
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
    return _interval(first, last)


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
    first = place(
        start,
        replace(around, anchor=last.first, tense="past") if _open(start) and last.first else around,
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
        if "/" in left or "/" in right or "X" in left or "X" in right:
            left, right = str(first.first), str(last.last)
    elif first.level != "day" or last.level != "day":
        left = str(first.first) if first.first else left
        right = str(last.last) if last.last else right
    if first.first and last.first and first.first > last.first:
        return None
    if start.is_time and left > right:
        # «از ۱۰ شب تا ۲ بامداد» ends on the next day.
        return None
    return Placed(
        f"{left}/{right}", first.first, last.last, "part", last.calendar, last.rule, last.others
    )


def _open(point: Point) -> bool:
    """Tell whether a point has no year of its own."""
    named = point.month is not None or (point.weekday is not None and point.week_offset is None)
    return named and point.year is None and point.year_offset is None and point.that is None


def _counted(meaning: Counted, around: Surroundings) -> Placed | None:
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
        placed = _placed_day(day, "gregorian", rule)
        return (
            replace(placed, value=f"{placed.value}~") if unit == "week" or meaning.about else placed
        )
    if unit == "month":
        placed_month = _month("gregorian", year, month, rule)
        return replace(placed_month, value=f"{placed_month.value}~") if placed_month else None
    if abs(year) > 9999:
        return None
    placed_year = _year("gregorian", year, rule)
    return replace(placed_year, value=f"{placed_year.value}~") if placed_year else None
