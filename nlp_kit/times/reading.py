"""What each rule of the grammar means: from the words of a match to a meaning."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

from nlp_kit.documents import Calendar
from nlp_kit.times.amounts import read_amount, read_set
from nlp_kit.times.grammar import Match
from nlp_kit.times.lexicon import MonthName
from nlp_kit.times.lexing import Tokens
from nlp_kit.times.meanings import Block, Meaning, Point, Stretch
from nlp_kit.times.numbers import NumericDate, long_year, year_calendar

_OFFSETS = {"gone": -1, "ago": -1, "current": 0, "coming": 1, "later": 1, "this": 0}
_FIRST = frozenset({"ابتدای", "ابتدا", "آغاز", "آغازین", "نخستین", "اولیه", "ابتدایی", "شروع"})


@dataclass(frozen=True, slots=True)
class Slots:
    """The values of the words in a match's slots."""

    tokens: Tokens
    match: Match

    def has(self, *names: str) -> bool:
        """Tell whether any of some slots is filled."""
        return any(name in self.match.slots for name in names)

    def get(self, name: str) -> Any:
        """Return what the word in a slot says; None where the slot is empty."""
        index = self.match.slots.get(name)
        return None if index is None else self.tokens.values[index]

    def offset(self, name: str) -> int | None:
        """Return how far a relative word points: -1, 0 or 1."""
        value = self.get(name)
        return value if isinstance(value, int) else _OFFSETS.get(value)

    def nth(self) -> int:
        """Return which part is meant; -1 is the last."""
        value = self.get("nth")
        if isinstance(value, int):
            return value
        return 1 if self.tokens.word(self.match.slots["nth"]) in _FIRST else -1


def read(tokens: Tokens, match: Match) -> Meaning | None:
    """Return the meaning of a match, or None where its numbers make no time."""
    return _READERS[match.rule](Slots(tokens, match))


def _date(slots: Slots) -> Point | None:
    point = _day(slots)
    return point if _sensible(point) else None


def _day(slots: Slots) -> Point:
    """Read the slots of $DAYDATE, which other rules use too."""
    weekday = slots.get("weekday")
    if slots.has("date"):
        written: NumericDate = slots.get("date")
        calendar = _era(slots, written.year) or written.calendar
        return Point(
            calendar=calendar,
            year=written.year,
            month=written.month,
            day=written.day,
            weekday=weekday,
        )
    point = Point(day=slots.get("day"), weekday=weekday, day_offset=slots.offset("deixis"))
    if slots.has("month"):
        point = _in_year(slots, _in_month(point, slots.get("month")))
    elif slots.has("mrel"):
        point = replace(point, month_offset=slots.offset("mrel"), calendar=_era(slots, 0))
    elif slots.has("drel"):
        point = _relative(point, "day", slots.get("drel"))
    elif slots.has("wrel"):
        # «شنبه هفته آینده» names the week, «شنبه آینده» only the direction.
        index = slots.match.slots["wrel"]
        weekly = slots.tokens.is_class(index - 1, "WEEK") or slots.tokens.is_class(
            index + 1, "WEEK"
        )
        if weekly:
            point = _relative(point, "week", slots.get("wrel"))
        else:
            point = replace(point, weekday_offset=slots.offset("wrel"))
    return point


def _in_month(point: Point, month: MonthName) -> Point:
    return replace(point, calendar=cast(Calendar, month.calendar), month=month.number)


def _relative(point: Point, unit: str, word: str | None) -> Point:
    """Return the point with an offset of a unit, or a reference to a date before («that»)."""
    if word == "that":
        return replace(point, that=unit)
    if word == "later" and unit in {"day", "year"}:
        # «روز بعد» follows a day that was told of.
        return replace(point, that=unit, **{f"{unit}_offset": 1})
    return replace(point, **{f"{unit}_offset": _OFFSETS[word or "this"]})


def _era(slots: Slots, year: int) -> Calendar | None:
    era = slots.get("era")
    if era in {"gregorian", "bc"}:
        return "gregorian"
    if era == "hijri":
        return "jalali" if 1300 <= year < 1430 else "islamic"
    return cast("Calendar | None", era)


def _in_year(slots: Slots, point: Point) -> Point:
    """Add what the slots of $YEARTAIL say."""
    if slots.has("year"):
        return _with_year(slots, point, slots.match.slots["year"])
    if slots.has("yrel"):
        value = slots.get("yrel")
        if isinstance(value, int):
            return replace(point, year_offset=value)
        if point.month is not None and not slots.has("yearhead") and value in {"gone", "coming"}:
            # «مهر گذشته» is the last Mehr, not Mehr of the last year.
            return replace(point, weekday_offset=_OFFSETS[value])
        return replace(_relative(point, "year", value), calendar=point.calendar or _era(slots, 0))
    return point


def _with_year(slots: Slots, point: Point, index: int) -> Point:
    number = int(slots.tokens.values[index])
    label_short = slots.tokens.is_class(index, "Z", "E", "V", "D", "C")
    era = _era(slots, number)
    if label_short and era is None and number < 100:
        if point.calendar == "gregorian":
            return replace(point, year=number + (2000 if number < 40 else 1900))
        if point.calendar == "islamic":
            return replace(point, year=1400 + number if number < 60 else 1300 + number)
        return replace(point, year=long_year(number), calendar="jalali")
    if era is None and number < 1000 and point.calendar is None:
        return replace(point, that="unknown")
    if slots.get("era") == "bc":
        return replace(point, year=1 - number, bc=True, calendar="gregorian")
    calendar = era or year_calendar(number)
    if point.month is None or point.calendar == calendar or point.calendar == "islamic":
        return replace(point, year=number, calendar=point.calendar or calendar)
    # «مهر ۲۰۲۱» and «ژانویه ۱۴۰۰»: the month of one calendar in a year of the other.
    if point.calendar == "jalali" and calendar == "gregorian":
        return replace(point, year=number - (621 if point.month <= 10 else 622))
    if point.calendar == "gregorian" and calendar == "jalali":
        return replace(point, year=number + (621 if point.month > 3 else 622))
    return replace(point, year=number, calendar=calendar)


def _sensible(point: Point) -> bool:
    return (point.month is None or 1 <= point.month <= 12) and (
        point.day is None or 1 <= point.day <= 31
    )


def _clock(slots: Slots, point: Point, prefix: str = "", part_slot: str = "part") -> Point | None:
    """Add the clock time or the part of the day."""
    part_index = slots.match.slots.get(part_slot)
    part = None
    if part_index is not None:
        part = (
            "NI" if slots.tokens.is_class(part_index, "NIGHT") else slots.tokens.values[part_index]
        )
    if slots.has(prefix + "clock"):
        hour, minute, *rest = slots.get(prefix + "clock")
        point = replace(point, hour=hour, minute=minute, second=rest[0] if rest else None)
    elif slots.has(prefix + "hour"):
        minute = slots.get("minute") or 0
        if slots.has(prefix + "half"):
            minute = 30
        elif slots.has("quarter"):
            minute = 15
        point = replace(point, hour=slots.get(prefix + "hour"), minute=minute)
    else:
        return replace(point, part=part)
    hour = _hour_of_day(
        point.hour or 0, slots.tokens.word(part_index) if part_index is not None else ""
    )
    if hour is None or point.minute > 59:
        return None
    return replace(point, hour=hour, hour_stated=part is not None or hour > 12)


_MORNING = frozenset("صبح بامداد سحر سحرگاه صبحگاه پیشازظهر قبلازظهر قبلظهر".split())
_AFTERNOON = frozenset("بعدازظهر بعدظهر پسازظهر عصر غروب شامگاه سرشب عصرگاه".split())


def _hour_of_day(hour: int, part: str) -> int | None:
    """Return the hour from 0 to 23 that a number means in a part of the day."""
    if hour > 24:
        return None
    part = part.replace(" ", "")
    if hour == 24:
        return 0
    if hour > 12 or not part:
        return hour
    if part in _MORNING:
        return hour % 12
    if part in _AFTERNOON:
        return hour % 12 + 12
    if part in {"ظهر", "نیمروز"}:
        return hour + 12 if hour <= 4 else hour
    # «شب»: the evening from six on, the hours after midnight before.
    return hour % 12 + 12 if 5 <= hour < 12 else hour % 12


def _time(slots: Slots) -> Point | None:
    point = _day(slots)
    if slots.has("night"):
        offset = slots.get("night")
        point = replace(point, day_offset=offset, part="NI")
        if not slots.has("clock", "hour"):
            return point
        hour = slots.get("hour") or slots.get("clock")[0]
        late = _clock(slots, point)
        if late is None or late.hour is None:
            return None
        return replace(late, hour=(hour + 12) % 24 if 5 <= hour <= 12 else late.hour, part=None)
    if slots.has("prel"):
        point = replace(point, day_offset=_OFFSETS[slots.get("prel")])
    if slots.has("hour") and not slots.has("hourhead") and _counts_nights(slots):
        return None
    timed = _clock(slots, point)
    return timed if timed is not None and timed.is_time and _sensible(timed) else None


def _counts_nights(slots: Slots) -> bool:
    """Tell whether «۳ شب» is an amount: small numbers count nights, «۹ شب» is an hour."""
    part = slots.match.slots.get("part")
    return part is not None and slots.tokens.is_class(part, "NIGHT") and slots.get("hour") < 7


def _hours(slots: Slots) -> Stretch | None:
    day = _day(slots)
    last_part = "to_part" if slots.has("to_part") else "part"
    # «از ۸ تا ۱۰ صبح»: the part of the day holds for both.
    start = _clock(slots, day, part_slot="part" if slots.has("part") else last_part)
    end = _clock(slots, day, prefix="to_", part_slot=last_part)
    return None if start is None or end is None else Stretch(start, end)


def _days(slots: Slots) -> Stretch | Point | None:
    first, last, middle = slots.get("day"), slots.get("to_day"), slots.get("mid_day")
    listed = slots.tokens.is_class(slots.match.slots["join"], "AND")
    if first >= last or (listed and last - first > 1 and middle is None):
        return None
    if middle is not None and not first < middle < last:
        return None
    if listed and middle is not None and last - first > 2:
        return None
    point = _day(slots)
    return Stretch(replace(point, day=first), replace(point, day=last, weekday=None))


def _months(slots: Slots) -> Stretch | None:
    left: MonthName = slots.get("left_month")
    right: MonthName = slots.get("right_month")
    listed = slots.tokens.is_class(slots.match.slots["join"], "AND")
    gap = (right.number - left.number) % 12
    if left.calendar != right.calendar or gap == 0 or (listed and gap != 1):
        return None
    end = _in_year(slots, _in_month(Point(), right))
    start = replace(end, month=left.number)
    if left.number > right.number:
        # «بهمن تا خرداد ۱۴۰۰» began the year before.
        start = replace(
            start,
            year=None if end.year is None else end.year - 1,
            year_offset=None if end.year_offset is None else end.year_offset - 1,
        )
    return Stretch(start, end)


def _month(slots: Slots) -> Point | None:
    if slots.has("month"):
        point = _in_year(slots, _in_month(Point(), slots.get("month")))
        middle = "edge" in slots.match.slots and slots.tokens.is_class(
            slots.match.slots["edge"], "HALF"
        )
        # «نیمه شعبان» is the fifteenth, a feast; of other months it is only about the middle.
        return replace(point, day=15) if middle and point.calendar == "islamic" else point
    if slots.has("mrel"):
        return Point(month_offset=slots.offset("mrel"), calendar=_era(slots, 0))
    return Point(month_offset=0)


def _week(slots: Slots) -> Point:
    return _relative(Point(), "week", slots.get("wrel"))


def _years(slots: Slots) -> Stretch | None:
    if slots.has("yearhead") and slots.get("yearhead") != "year":
        return None
    start = _with_year(slots, Point(), slots.match.slots["year"])
    end = _with_year(slots, Point(), slots.match.slots["to_year"])
    if start.year is None or end.year is None or start.calendar != end.calendar:
        return None
    listed = slots.tokens.is_class(slots.match.slots["join"], "AND")
    if start.year >= end.year or (listed and end.year - start.year > 1):
        return None
    return Stretch(start, end)


def _year(slots: Slots) -> Point | None:
    if slots.has("yearhead") and slots.get("yearhead") != "year":
        return None
    point = Point(year_begins=slots.get("kind"))
    if slots.has("year", "yrel"):
        return _in_year(slots, point)
    return replace(point, year_offset=0, calendar=_era(slots, 0))


def _season(slots: Slots) -> Point:
    return _in_year(slots, Point(season=slots.get("season")))


def _half(slots: Slots) -> Point | None:
    nth = slots.nth()
    if nth not in {1, 2, -1}:
        return None
    block = Block("half", nth)
    if slots.has("decade"):
        whole = _decade(slots)
    elif slots.has("century"):
        whole = _century(slots)
    elif slots.has("season"):
        whole = _season(slots)
    elif slots.has("month", "mrel"):
        whole = _month(slots)
    else:
        whole = _year(slots)
    return replace(whole, block=block) if isinstance(whole, Point) else None


def _block(slots: Slots) -> Point | None:
    nth = slots.nth() if slots.has("nth") else 1
    count = int(slots.get("count") or 1)
    unit = slots.get("unit")
    if slots.has("quarter"):
        return _of_year(slots, Block("month", nth, 3)) if -1 <= nth <= 4 else None
    if unit == "month":
        known = slots.has("yearhead", "yrel", "whole", "nth")
        fits = 0 < count * max(nth, 1) <= 12
        return _of_year(slots, Block("month", nth, count)) if known and fits else None
    if slots.has("month"):
        limit = {"decade": 3, "week": 5, "day": 1}[unit]
        whole = _in_year(slots, _in_month(Point(), slots.get("month")))
        return replace(whole, block=Block(unit, nth, count)) if -1 <= nth <= limit else None
    if unit == "day":
        return _of_year(slots, Block("day", nth)) if -1 <= nth <= 366 else None
    return None


def _of_year(slots: Slots, block: Block) -> Point:
    year = _in_year(slots, Point()) if slots.has("year", "yrel") else Point(year_offset=0)
    return replace(year, block=block)


def _decade(slots: Slots) -> Point | Stretch | None:
    if slots.has("drel"):
        offset = slots.offset("drel")
        return Point(decade_offset=offset, calendar=_era(slots, 0))
    start = _decade_point(slots, slots.get("decade"))
    if start is None or not slots.has("to_decade"):
        return start
    end = _decade_point(slots, slots.get("to_decade"))
    return None if end is None else Stretch(start, end)


def _decade_point(slots: Slots, number: float) -> Point | None:
    value = int(number)
    era = slots.get("era")
    if value % 10 or value != number or value >= 3000:
        return None
    if 10 <= value < 100:
        value += 1900 if era == "gregorian" else 1300
    elif value < 1000:
        return None
    return Point(calendar=_era(slots, value) or year_calendar(value), decade=value)


def _century(slots: Slots) -> Point | Stretch | None:
    calendar = _era(slots, 0)
    if slots.has("crel"):
        return Point(calendar=calendar, century_offset=slots.offset("crel"))
    if slots.has("millennium"):
        return (
            None
            if slots.get("millennium") > 9
            else Point(
                calendar=calendar or "gregorian",
                century=10 * slots.get("millennium"),
                block=None,
                that="millennium",
            )
        )
    points = []
    for name in ("century", "to_century"):
        if slots.has(name):
            number = slots.get(name)
            if not isinstance(number, int) or not 1 <= number <= 40:
                return None
            points.append(
                Point(calendar=calendar or "gregorian", century=number, bc=slots.get("era") == "bc")
            )
    return points[0] if len(points) == 1 else Stretch(points[0], points[1])


def _anaphor(slots: Slots) -> Point:
    if slots.has("morrow"):
        return Point(that="day", day_offset=1)
    unit = slots.get("unit")
    return Point(that=unit if isinstance(unit, str) and unit in _OFFSET_UNITS else "time")


_OFFSET_UNITS = {"day", "night", "week", "month", "year", "decade"}

_READERS: Mapping[str, Callable[[Slots], Meaning | None]] = {
    "date": _date,
    "time": _time,
    "days": _days,
    "hours": _hours,
    "months": _months,
    "month": _month,
    "week": _week,
    "years": _years,
    "year": _year,
    "season": _season,
    "half": _half,
    "block": _block,
    "decade": _decade,
    "century": _century,
    "amount": lambda slots: read_amount(slots),
    "set": lambda slots: read_set(slots),
    "anaphor": _anaphor,
}
