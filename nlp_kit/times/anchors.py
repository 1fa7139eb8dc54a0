"""When a text was written, told from the dates in it where nobody says it.

A weekday with a day and a month fits one year in five or six; with a bound (the page was there
when it was retrieved or rendered) the latest year that most of the text's weekdays fit is the
year of the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from nlp_kit.documents.model import PublishedBasis
from nlp_kit.times.calendars import calendar_day, gregorian_day
from nlp_kit.times.meanings import Meaning, Point, Stretch
from nlp_kit.times.tense import Tense

# How far back a year is looked for: Jalali dates with weekdays fit again within six years, so a
# text older than this without a year in it cannot be dated so.
_YEARS_BACK = 40
# News that speak of a year are rarely much younger than the latest year they speak of.
_NEWS_YEARS = 4
# Pages of news are no older than the web in Persian.
_FIRST_YEAR = 1375


@dataclass(frozen=True, slots=True)
class Mention:
    """A meaning in running text with the tense of its clause."""

    meaning: Meaning
    tense: Tense | None


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day of writing.

    Attributes:
        day: The day, or the best that is known; None where nothing tells.
        basis: How it is known.
        exact: Whether it is good to the day, not only to the year.
        why: How it was found, in words.
        latest: For an inferred day, the latest that the true one may be.
        candidates: For an inferred day, the years in which the weekdays fit, the latest first.
    """

    day: date | None = None
    basis: PublishedBasis | None = None
    exact: bool = False
    why: str = "nothing tells when the text was written"
    candidates: tuple[str, ...] = ()
    latest: date | None = None


def find_anchor(mentions: Sequence[Mention], bound: date | None) -> Anchor:
    """Return when a text was written, as far as its own dates tell.

    Args:
        mentions: The expressions of its running text (not of the page's furniture).
        bound: A day by which it was there: of retrieval or rendering.
    """
    points = [
        (mention.meaning, mention.tense)
        for mention in mentions
        if isinstance(mention.meaning, Point) and not isinstance(mention.meaning, Stretch)
    ]
    stated = _stated_today([point for point, _ in points], bound)
    if stated is not None:
        return stated
    weekdays = [
        (point, tense)
        for point, tense in points
        if point.weekday is not None and point.day is not None and point.month is not None
    ]
    if weekdays:
        told = [point for point, tense in points if tense != "future"]
        anchor = _from_weekdays(weekdays, told, bound)
        if anchor is not None:
            return _with_latest(anchor, bound)
    return Anchor() if bound is None else _with_latest(_from_bound(points, bound), bound)


def _with_latest(anchor: Anchor, bound: date | None) -> Anchor:
    """Add how much younger the text may be than the day that its dates tell."""
    if anchor.day is None:
        return anchor
    latest = anchor.day + timedelta(days=30)
    return replace(anchor, latest=min(latest, bound) if bound else latest)


def _stated_today(points: Sequence[Point], bound: date | None) -> Anchor | None:
    """«امروز دوشنبه ۲۶ مهر ۱۴۰۰» says it all; «دیروز (۲۵ مهر)» does with a bound for its year."""
    for point in points:
        if point.day_offset is None or point.day is None or point.month is None:
            continue
        day = _day(point, point.year) if point.year is not None else None
        if point.year is None and point.weekday is None and bound is not None:
            year = calendar_day("jalali", bound)[0]
            days = [_day(point, _own_year(point, other)) for other in (year - 1, year)]
            day = max((day for day in days if day is not None and day <= bound), default=None)
        if day is not None:
            written = day - timedelta(days=point.day_offset)
            if bound is None or written <= bound:
                return Anchor(written, "inferred", True, "the text gives the date of its own day")
    return None


def _from_weekdays(
    weekdays: Sequence[tuple[Point, Tense | None]], points: Sequence[Point], bound: date | None
) -> Anchor | None:
    dated = [
        (day, tense)
        for point, tense in weekdays
        if point.year is not None and (day := _day(point, point.year)) is not None
        if day.isoweekday() == point.weekday and (bound is None or day <= bound)
    ]
    yearless = [(point, tense) for point, tense in weekdays if point.year is None]
    if not yearless:
        told = [day for day, tense in dated if tense in {"past", None}]
        return (
            Anchor(max(told), "inferred", True, "the latest full date with its weekday")
            if told
            else None
        )
    years, latest = _years_to_try(points, bound)
    fitting: list[tuple[int, int]] = []
    for year in years:
        days = [_day(point, _own_year(point, year)) for point, _ in yearless]
        agreeing = sum(
            day is not None
            and day.isoweekday() == point.weekday
            and (bound is None or day <= bound or tense in {"present", "future"})
            for day, (point, tense) in zip(days, yearless, strict=True)
        )
        if agreeing:
            fitting.append((agreeing, year))
    if not fitting:
        return None
    best = max(agreeing for agreeing, _ in fitting)
    candidates = sorted((year for agreeing, year in fitting if agreeing == best), reverse=latest)
    year = candidates[0]
    told_of = max(_jalali_years(points), default=None)
    vague = told_of is None or told_of < _FIRST_YEAR or year - told_of > _NEWS_YEARS
    if vague and not latest:
        return Anchor(
            candidates=tuple(map(str, candidates[::-1])),
            why="several years fit and no bound is known",
        )
    return Anchor(
        _day_of_writing(yearless, year, bound),
        "inferred",
        True,
        f"{best} of {len(yearless)} weekdays fit the Jalali year {year}",
        tuple(map(str, candidates)),
    )


def _years_to_try(points: Sequence[Point], bound: date | None) -> tuple[range, bool]:
    """Return the Jalali years that may be the text's, and whether the latest is to be taken."""
    if bound is not None:
        last = calendar_day("jalali", bound)[0]
        return range(last - _YEARS_BACK, last + 1), True
    # A text is not older than the latest year that it tells of.
    first = max([_FIRST_YEAR, *_jalali_years(points)])
    return range(first, first + _YEARS_BACK), False


def _jalali_years(points: Sequence[Point]) -> list[int]:
    years = []
    for point in points:
        if point.year is not None and point.calendar in {"jalali", "gregorian"} and not point.bc:
            year = point.year if point.calendar == "jalali" else point.year - 622
            if 1300 <= year < 1450:
                years.append(year)
    return years


def _own_year(point: Point, jalali: int) -> int:
    """Return the year of a point's calendar in which its month falls into a Jalali year."""
    if point.calendar == "gregorian":
        return jalali + (621 if (point.month, point.day) >= (3, 21) else 622)
    if point.calendar == "islamic":
        return round((jalali - 1) * 365.2422 / 354.367) + 1
    return jalali


def _day(point: Point, year: int) -> date | None:
    if point.calendar is None or point.month is None or point.day is None:
        return None
    return gregorian_day(point.calendar, year, point.month, point.day)


def _day_of_writing(
    weekdays: Sequence[tuple[Point, Tense | None]], year: int, bound: date | None
) -> date | None:
    """Return the latest fitting day that is told of as past, or else the earliest one."""
    days = [
        (day, tense)
        for point, tense in weekdays
        if (day := _day(point, _own_year(point, year))) is not None
        and day.isoweekday() == point.weekday
    ]
    past = [
        day for day, tense in days if tense in {"past", None} and (bound is None or day <= bound)
    ]
    return max(past) if past else min(day for day, _ in days)


def _from_bound(points: Sequence[tuple[Point, Tense | None]], bound: date) -> Anchor:
    """Return the latest day and month under the bound that is told of as past: the year is its."""
    year = calendar_day("jalali", bound)[0]
    days = []
    for point, tense in points:
        if point.day is None or point.month is None or point.year is not None:
            continue
        if point.year_offset is not None or tense in {"present", "future"}:
            continue
        candidates = [_day(point, _own_year(point, other)) for other in (year - 1, year)]
        under = [day for day in candidates if day is not None and day <= bound]
        if under:
            days.append(max(under))
    if not days:
        return Anchor()
    return Anchor(max(days), None, False, "the latest date before the text was retrieved")
