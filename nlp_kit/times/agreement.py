"""What a text says twice: a date with its weekday, a day in two calendars."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from nlp_kit.times.calendars import gregorian_day
from nlp_kit.times.lexing import Tokens
from nlp_kit.times.meanings import Meaning, Point
from nlp_kit.times.parsing import Expression, grain
from nlp_kit.times.placed import Placed

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# «(», «برابر با», «مصادف با», «معادل», a slash or a dash between the two halves.
BETWEEN = re.compile(
    r"\s*(?:[(\[/]|[-–—ـ]|،?\s*مورخه?|،?\s*(?:برابر|مصادف|مطابق|معادل|موافق)(?: با| است با)?)\s*"
)
_YEARS = range(1300, 1451)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two expressions beside each other that name one time; indices into the expressions.

    Attributes:
        first: The one in front.
        second: The one in brackets.
        leads: Whether the one in front can be placed without the other.
        dual: Whether they are of two calendars.
    """

    first: int
    second: int
    leads: bool
    dual: bool

    def conflict(self, left: Placed, right: Placed) -> str | None:
        """Return how the two disagree, or None."""
        if left.first is None or right.first is None or left.last is None or right.last is None:
            return None
        # An observed lunar month may begin a day before or after the reckoned one.
        slack = timedelta(days="islamic" in {left.calendar, right.calendar})
        if left.first - slack <= right.last and right.first <= left.last + slack:
            return None
        return f"one calendar gives {left.value}, the other {right.value}"


def dual_dates(tokens: Tokens, found: Sequence[Expression]) -> Mapping[int, Pair]:
    """Return the pairs, by the index of each of their halves."""
    pairs: dict[int, Pair] = {}
    for index in range(len(found) - 1):
        left, right = found[index], found[index + 1]
        if index in pairs or not BETWEEN.fullmatch(tokens.text[left.end : right.start]):
            continue
        pair = _pair(index, left.meaning, right.meaning)
        if pair is not None:
            pairs[index] = pairs[index + 1] = pair
    return pairs


def _pair(index: int, left: Meaning, right: Meaning) -> Pair | None:
    if not isinstance(left, Point) or not isinstance(right, Point) or grain(left) != grain(right):
        return None
    dual = (
        left.calendar is not None and right.calendar is not None and left.calendar != right.calendar
    )
    # «یکشنبه (۱۵ آذر)», «فردا (۱۵ آذر)».
    own = left.weekday is not None or left.day_offset is not None
    beside = left.calendar is None and own and right.day is not None
    if not dual and not beside:
        return None
    leads = dual and (left.year is not None or right.year is None)
    return Pair(index, index + 1, leads, dual)


def weekday_slip(meaning: Meaning | None, day: date | None) -> str | None:
    """Return how a stated weekday disagrees with the date it stands with, or None."""
    if (
        not isinstance(meaning, Point)
        or meaning.weekday is None
        or meaning.day is None
        or day is None
    ):
        return None
    if day.isoweekday() == meaning.weekday:
        return None
    stated, real = WEEKDAYS[meaning.weekday - 1], WEEKDAYS[day.isoweekday() - 1]
    return f"the text says {stated}, but {day} was a {real}"


def disagree_in_every_year(left: Point, right: Point) -> bool:
    """Tell whether two days of different calendars, both without a year, never coincide."""
    if not all(point.month and point.day and point.year is None for point in (left, right)):
        return False
    if "islamic" in {left.calendar, right.calendar}:
        return False
    return not _days(left) & _days(right)


def _days(point: Point) -> set[date]:
    offset = 621 if point.calendar == "gregorian" else 0
    days = {gregorian_day(point.calendar, year + offset, point.month, point.day) for year in _YEARS}
    return {day for day in days if day is not None}
