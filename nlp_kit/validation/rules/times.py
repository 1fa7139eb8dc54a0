"""Rules of the time expressions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import combinations

from nlp_kit.documents import Document
from nlp_kit.text import tokenize
from nlp_kit.times.checks import (
    Disagreement,
    calendar_disagreements,
    weekday_disagreements,
    wording_disagreements,
)
from nlp_kit.times.values import check_value
from nlp_kit.validation.registry import Problem, rule
from nlp_kit.validation.rules.spans import overlaps

# A year, a decade, a century or a month of the Gregorian calendar, as one value.
_GREGORIAN_PERIOD = re.compile(r"\d[\dX]{3}(-\d{2})?")
_PREPOSITIONS = frozenset({"در", "از", "به", "تا", "طی", "برای", "بین"})


@rule(
    "time-overlap",
    layer="times",
    section=4,
    fix="Make one span of them, or let each have its own characters.",
)
def time_overlap(document: Document) -> Iterator[Problem]:
    """Time expressions stand apart: a date and the same date in another calendar are two spans,
    a range that one phrase says is one.
    """
    for (_, first), (index, second) in combinations(enumerate(document.times), 2):
        if overlaps(first, second):
            yield Problem(
                f"times.{index}", f"Overlaps {first.id} «{document.surface(first)}».", second
            )


@rule(
    "time-value",
    layer="times",
    section=4,
    fix="Write 2021-10-18, 2021-03-21/2022-03-20, 199X, 2021-10-18T16:30, P3D, P1D … as the type "
    "demands, or null.",
)
def time_value(document: Document) -> Iterator[Problem]:
    """A value is null or written as the scheme's table says: EDTF level 1 for dates, TIMEX3's
    codes for parts of a day, durations and sets; and it is one that the type can have.
    """
    for index, time in enumerate(document.times):
        problem = check_value(time.type, time.value)
        if problem is not None:
            yield Problem(f"times.{index}.value", f"{time.value!r}: {problem}.", time)


@rule(
    "time-period",
    layer="times",
    section=4,
    fix="Give the interval that the month or year covers, as 2021-03-21/2022-03-20.",
)
def time_period(document: Document) -> Iterator[Problem]:
    """A month, season, year or decade of the Jalali or the lunar calendar has the interval that it
    covers as its value.
    """
    for index, time in enumerate(document.times):
        other = time.calendar in ("jalali", "islamic")
        if other and _GREGORIAN_PERIOD.fullmatch(time.value or ""):
            yield Problem(
                f"times.{index}.value",
                f"{time.calendar}, but {time.value} is a Gregorian period.",
                time,
            )


@rule("time-preposition", layer="times", section=4, fix="Begin the span after the preposition.")
def time_preposition(document: Document) -> Iterator[Problem]:
    """A time expression is a noun phrase without its preposition; a range begins with its first
    date.
    """
    for index, time in enumerate(document.times):
        surface = document.surface(time)
        tokens = tokenize(surface)
        if len(tokens) > 1 and surface[: tokens[0][1]] in _PREPOSITIONS:
            yield Problem(
                f"times.{index}",
                f"The span begins with the preposition «{surface[: tokens[0][1]]}».",
                time,
            )


@rule("time-conflict-mutual", layer="times", section=4, fix="Let each of the two name the other.")
def time_conflict_mutual(document: Document) -> Iterator[Problem]:
    """Where two dates conflict, each span names the other's id, and none names itself."""
    times = {time.id: time for time in document.times}
    for index, time in enumerate(document.times):
        other = times.get(time.conflicts_with or "")
        if other is None:
            continue
        field = f"times.{index}.conflicts_with"
        if other.id == time.id:
            yield Problem(field, "The time names itself.", time)
        elif other.conflicts_with != time.id:
            got = other.conflicts_with or "null"
            yield Problem(field, f"{time.id} names {other.id}, which names {got}.", time)


@rule(
    "time-duration-calendar",
    layer="times",
    section=4,
    severity="warning",
    fix="Set calendar to null; it belongs to dates that name a calendar's day, month or year.",
)
def time_duration_calendar(document: Document) -> Iterator[Problem]:
    """A duration has no calendar."""
    for index, time in enumerate(document.times):
        if time.type == "DURATION" and time.calendar is not None:
            yield Problem(f"times.{index}.calendar", f"{time.type} with {time.calendar}.", time)


@rule(
    "time-pair",
    layer="times",
    section=4,
    fix="Let each span keep the value it literally says and name the other's id in conflicts_with.",
    needs=("times",),
)
def time_pair(document: Document) -> Iterator[Problem]:
    """Where the text gives one day in two calendars and the two do not agree, conflicts_with
    says so.
    """
    found = calendar_disagreements(document)
    yield from _problems(
        document, (row for row in found if not row.noted and not _named(document, row))
    )


@rule(
    "time-conflict-none",
    layer="times",
    section=4,
    fix="Set conflicts_with to null in both, or correct the values.",
    severity="warning",
    needs=("times",),
)
def time_conflict_none(document: Document) -> Iterator[Problem]:
    """A conflict is named only between dates whose values do not agree."""
    found = calendar_disagreements(document)
    yield from _problems(
        document, (row for row in found if not row.noted and _named(document, row))
    )


@rule(
    "time-weekday",
    layer="times",
    section=4,
    fix="Check the value; if the text itself slips, day and month win and this may stand.",
    severity="warning",
)
def time_weekday(document: Document) -> Iterator[Problem]:
    """The weekday that a date states is that of its value."""
    yield from _problems(document, weekday_disagreements(document))


@rule(
    "time-wording",
    layer="times",
    section=4,
    fix="Convert the date again; the value is Gregorian.",
)
def time_wording(document: Document) -> Iterator[Problem]:
    """The value of a date is the day, month and year that its words name, in the Gregorian
    calendar.
    """
    yield from _problems(document, wording_disagreements(document))


def _named(document: Document, row: Disagreement) -> bool:
    """Tell whether the times of a pair name each other in conflicts_with."""
    return any(time.id in row.times and time.conflicts_with in row.times for time in document.times)


def _problems(document: Document, found: Iterable[Disagreement]) -> Iterator[Problem]:
    places = {time.id: index for index, time in enumerate(document.times)}
    for row in found:
        index = places[row.times[-1]]
        message = f"{row.message[0].upper()}{row.message[1:]}."
        yield Problem(f"times.{index}", message, document.times[index])
