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
from nlp_kit.times.meanings import Meaning, Point
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
    told = [
        _Told(mention.meaning, mention.tense)
        for mention in mentions
        if isinstance(mention.meaning, Point)
    ]
    anchor = _stated_today(told, bound) or _latest_full_date(told, bound)
    if anchor is not None:
        return anchor
    dated = [item for item in told if item.is_yearless_day]
    anchor = Anchor()
    if any(item.point.weekday is not None for item in dated):
        anchor = _from_weekdays(dated, _years_told_of(told), bound)
    if anchor.day is None and bound is not None:
        anchor = replace(_from_bound(dated, bound), candidates=anchor.candidates)
    return _on_own_weekday(anchor, told, bound)


@dataclass(frozen=True, slots=True)
class _Told:
    """A point of the text with its tense."""

    point: Point
    tense: Tense | None

    @property
    def is_yearless_day(self) -> bool:
        point = self.point
        yearless = point.year is None and point.year_offset is None and point.that is None
        return yearless and point.day is not None and point.month is not None

    @property
    def is_ahead(self) -> bool:
        return self.tense in {"present", "future"}

    def day(self, jalali: int) -> date | None:
        """Return the day in a Jalali year."""
        return _day(self.point, _own_year(self.point, jalali))

    def written(self, jalali: int) -> date | None:
        """Return the day of writing that «دیروز (۲۵ مهر)» tells, in a Jalali year."""
        day = self.day(jalali)
        if day is None or self.point.day_offset is None:
            return None
        return day - timedelta(days=self.point.day_offset)

    def fits(self, jalali: int, bound: date | None) -> bool:
        """Tell whether the stated weekday is that of the day in a Jalali year."""
        day = self.day(jalali)
        if day is None or day.isoweekday() != self.point.weekday:
            return False
        # An announcement without a known verb may be of the days to come.
        slack = timedelta(days=14) if self.tense is None else timedelta()
        return bound is None or day <= bound + slack or self.is_ahead


def _stated_today(told: Sequence[_Told], bound: date | None) -> Anchor | None:
    """«امروز دوشنبه ۲۶ مهر ۱۴۰۰» says it all."""
    for item in told:
        point = item.point
        if point.day_offset is not None and point.year is not None:
            day = _day(point, point.year)
            written = day and day - timedelta(days=point.day_offset)
            if written and (bound is None or written <= bound):
                return Anchor(written, "inferred", True, _TODAY)
    return None


_TODAY = "the text gives the date of its own day"


def _latest_full_date(told: Sequence[_Told], bound: date | None) -> Anchor | None:
    """Return the latest date with weekday and year, where every date with a weekday has a year."""
    weekdays = [item for item in told if item.point.weekday is not None and item.point.day]
    if not weekdays or any(item.point.year is None for item in weekdays):
        return None
    days = [
        day
        for item in weekdays
        if not item.is_ahead and (day := _day(item.point, item.point.year or 0)) is not None
        if day.isoweekday() == item.point.weekday and (bound is None or day <= bound)
    ]
    if not days:
        return None
    anchor = Anchor(max(days), "inferred", True, "the latest full date with its weekday")
    return _with_latest(anchor, bound)


def _from_weekdays(
    dated: Sequence[_Told], years_told_of: Sequence[int], bound: date | None
) -> Anchor:
    weekdays = [item for item in dated if item.point.weekday is not None]
    oldest = max([_FIRST_YEAR, *years_told_of])
    if bound is not None:
        last = calendar_day("jalali", bound)[0]
        years = range(last - _YEARS_BACK, last + 1)
    else:
        years = range(oldest, oldest + _YEARS_BACK)
    fitting = {year: sum(item.fits(year, bound) for item in weekdays) for year in years}
    best = max(fitting.values())
    if not best:
        return Anchor()
    # With a bound the latest year that fits; without one the first after what the text tells of.
    candidates = [year for year, count in fitting.items() if count == best]
    shown = tuple(str(year) for year in reversed(candidates))
    if bound is None and (not years_told_of or candidates[0] - oldest > _NEWS_YEARS):
        return Anchor(candidates=shown, why="several years fit and no bound is known")
    # A text is hardly older than the latest year that it tells of; budgets are, and plans.
    later = [year for year in candidates if year >= oldest] or candidates
    year = later[-1] if bound is not None else later[0]
    why = f"{best} of {len(weekdays)} weekdays fit the Jalali year {year}"
    own = [day for item in dated if (day := item.written(year)) is not None]
    if own:
        return Anchor(own[0], "inferred", True, f"{_TODAY}; {why}", shown)
    told_of = [item for item in weekdays if item.fits(year, bound)]
    days = [(item, day) for item in told_of if (day := item.day(year)) is not None]
    past = [day for item, day in days if not item.is_ahead and (bound is None or day <= bound)]
    if past:
        day = max(past)
        return _with_latest(Anchor(day, "inferred", True, why, shown), bound)
    # What is only announced dates the year, not the day of writing.
    ahead = min(day for _, day in days)
    return Anchor(min(ahead, bound) if bound else ahead, None, False, why, shown)


def _from_bound(dated: Sequence[_Told], bound: date) -> Anchor:
    """Return the latest day and month under the bound that is told of as past: the year is its."""
    last = calendar_day("jalali", bound)[0]
    days: list[tuple[date, bool]] = []
    for item in dated:
        if item.is_ahead and item.point.day_offset is None:
            continue
        own = item.point.day_offset is not None
        candidates = [item.written(year) if own else item.day(year) for year in (last - 1, last)]
        under = [day for day in candidates if day is not None and day <= bound]
        if under:
            days.append((max(under), own))
    stated = [day for day, own in days if own]
    if stated:
        return Anchor(max(stated), "inferred", True, _TODAY)
    if not days:
        return Anchor()
    day = max(day for day, _ in days)
    why = "the latest date before the text was retrieved"
    return _with_latest(Anchor(day, None, False, why), bound)


def _with_latest(anchor: Anchor, bound: date | None) -> Anchor:
    """Add how much younger the text may be than the latest day that it tells of."""
    if anchor.day is None:
        return anchor
    latest = anchor.day + timedelta(days=30)
    return replace(anchor, latest=min(latest, bound) if bound else latest)


def _on_own_weekday(anchor: Anchor, told: Sequence[_Told], bound: date | None) -> Anchor:
    """Move an inferred day to the weekday that «امروز (یکشنبه)» gives it, three days at most."""
    if anchor.day is None or not anchor.exact or anchor.latest is None:
        return anchor
    for item in told:
        point = item.point
        if point.day_offset is not None and point.weekday is not None and point.day is None:
            own = (point.weekday - 1 - point.day_offset) % 7 + 1
            day = anchor.day + timedelta(days=(own - anchor.day.isoweekday() + 3) % 7 - 3)
            return anchor if bound is not None and day > bound else replace(anchor, day=day)
    return anchor


def _years_told_of(told: Sequence[_Told]) -> list[int]:
    """Return the Jalali years that the text tells of as past."""
    years = []
    for item in told:
        point = item.point
        if point.year is None or point.bc or item.is_ahead:
            continue
        if point.calendar in {"jalali", "gregorian"}:
            year = point.year if point.calendar == "jalali" else point.year - 622
            if _FIRST_YEAR <= year < 1450:
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
