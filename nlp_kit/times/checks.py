"""What an annotated document's times say against each other: weekday, wording and calendars.

These are checks of a text and its annotation, not of the format of values (``values``). Nothing
is resolved anew: the wording of a span is read and compared with the value it was given.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from nlp_kit.documents import Document, Time
from nlp_kit.errors import InputError
from nlp_kit.times.agreement import BETWEEN, weekday_slip
from nlp_kit.times.calendars import calendar_day
from nlp_kit.times.meanings import Meaning, Point
from nlp_kit.times.parsing import parse
from nlp_kit.times.values import Value, covers, parse_value


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two things that a text or its annotation says and that cannot both be so.

    Attributes:
        times: The ids of the times concerned.
        message: What disagrees, in words.
        noted: Whether the annotation says so itself (``conflicts_with``).
    """

    times: tuple[str, ...]
    message: str
    noted: bool = False


def weekday_disagreements(document: Document) -> Iterator[Disagreement]:
    """Yield the days whose stated weekday is not that of their value; a slip of the text, or of
    its annotation."""
    for time in document.times:
        day = _day(time)
        slip = weekday_slip(_meaning(document, time), day)
        if slip:
            yield Disagreement((time.id,), slip)


def wording_disagreements(document: Document) -> Iterator[Disagreement]:
    """Yield the days whose value is another day of the month than the words say."""
    for time in document.times:
        day, meaning = _day(time), _meaning(document, time)
        if day is None or not isinstance(meaning, Point) or meaning.calendar is None:
            continue
        if meaning.day is None or meaning.month is None:
            continue
        year, month, number = calendar_day(meaning.calendar, day)
        stated = (meaning.year or year, meaning.month, meaning.day)
        # An observed lunar month may begin a day before or after the reckoned one.
        if meaning.calendar != "islamic" and stated != (year, month, number):
            yield Disagreement(
                (time.id,),
                f"the words say {_ymd(stated)} of the {meaning.calendar} calendar, "
                f"but {day} is {_ymd((year, month, number))}",
            )


def calendar_disagreements(document: Document) -> Iterator[Disagreement]:
    """Yield the pairs of dual dates («روز اول نوامبر (هفتم آبان)») that are not one time, and
    the pairs that agree although they are noted as conflicts."""
    ordered = sorted(document.times, key=lambda time: time.start)
    for left, right in pairwise(ordered):
        noted = left.conflicts_with == right.id or right.conflicts_with == left.id
        between = document.text[left.end : right.start]
        two_calendars = left.calendar and right.calendar and left.calendar != right.calendar
        if not noted and not (two_calendars and BETWEEN.fullmatch(between)):
            continue
        first, second = _value(left), _value(right)
        if first is None or second is None:
            continue
        ids = (left.id, right.id)
        agree = covers(first, second) or _within_a_day(left, right)
        if not agree:
            yield Disagreement(
                ids, f"one calendar gives {left.value}, the other {right.value}", noted
            )
        elif noted:
            yield Disagreement(
                ids, f"noted as a conflict, but {left.value} and {right.value} agree"
            )


def _within_a_day(left: Time, right: Time) -> bool:
    days = (_day(left), _day(right))
    lunar = "islamic" in {left.calendar, right.calendar}
    return lunar and None not in days and abs(days[0] - days[1]).days <= 1  # type: ignore[operator]


def _meaning(document: Document, time: Time) -> Meaning | None:
    _, expressions = parse(document.surface(time))
    return expressions[0].meaning if len(expressions) == 1 else None


def _value(time: Time) -> Value | None:
    """Return a time's value where it can be parsed; that it can is another rule's business."""
    if time.value is None:
        return None
    try:
        return parse_value(time.value)
    except InputError:
        return None


def _day(time: Time) -> date | None:
    value = _value(time)
    if value is None or value.first is None or value.first != value.last or value.first[0] < 1:
        return None
    return date(*value.first)


def _ymd(parts: tuple[int, int, int]) -> str:
    return "{:04d}-{:02d}-{:02d}".format(*parts)
