"""Conversions against implementations that share nothing with those in use."""

from __future__ import annotations

import math
from datetime import date, timedelta

import pytest

from nlp_kit.documents import Calendar
from nlp_kit.times.calendars import calendar_day, gregorian_day, month_days, week_days, year_days

# Periodic terms of the March equinox (Meeus, Astronomical Algorithms, 2nd edition, table 27.C).
_TERMS = (
    (485, 324.96, 1934.136), (203, 337.23, 32964.467), (199, 342.08, 20.186),
    (182, 27.85, 445267.112), (156, 73.14, 45036.886), (136, 171.52, 22518.443),
    (77, 222.54, 65928.934), (74, 296.72, 3034.906), (70, 243.58, 9037.513),
    (58, 119.81, 33718.147), (52, 297.17, 150.678), (50, 21.02, 2281.226),
    (45, 247.54, 29929.562), (44, 325.15, 31555.956), (29, 60.93, 4443.417),
    (18, 155.12, 67555.328), (17, 288.79, 4562.452), (16, 198.04, 62894.029),
    (14, 199.76, 31436.921), (12, 95.39, 14577.848), (12, 287.11, 31931.756),
    (12, 320.81, 34777.259), (9, 227.73, 1222.114), (8, 15.45, 16859.074),
)  # fmt: skip
_MONTHS = (31, 31, 31, 31, 31, 31, 30, 30, 30, 30, 30)


def _equinox(year: int) -> float:
    """Return the March equinox of a year from 1000 on, as a Julian day in dynamical time."""
    y = (year - 2000) / 1000
    mean = 2451623.80984 + 365242.37404 * y + 0.05169 * y**2 - 0.00411 * y**3 - 0.00057 * y**4
    t = (mean - 2451545) / 36525
    w = math.radians(35999.373 * t - 2.47)
    wobble = 1 + 0.0334 * math.cos(w) + 0.0007 * math.cos(2 * w)
    return (
        mean + 0.00001 * sum(a * math.cos(math.radians(b + c * t)) for a, b, c in _TERMS) / wobble
    )


def _nowruz(jalali: int) -> tuple[date, float]:
    """Return the day that begins a Jalali year and how far the equinox is from noon, in days.

    The year begins on the day whose noon in Tehran (52.5° E) is the first after the equinox. The
    difference of dynamical and universal time is taken as one minute, which it is within one
    and a half for all years here.
    """
    local = _equinox(jalali + 621) - 60 / 86400 + 3.5 / 24
    midnight = math.floor(local + 0.5)
    day = date(2000, 1, 1) + timedelta(days=midnight - 2451545)
    fraction = local + 0.5 - midnight
    return (day + timedelta(days=1) if fraction >= 0.5 else day), abs(fraction - 0.5)


def test_jalali_years_begin_with_the_equinox() -> None:
    disagreeing = [
        year
        for year in range(1200, 1502)
        if gregorian_day("jalali", year, 1, 1) != _nowruz(year)[0]
    ]
    # In 1309 the equinox fell within seconds of noon, too near for this approximation.
    assert all(_nowruz(year)[1] < 2 / 1440 for year in disagreeing), disagreeing


def test_every_jalali_day_of_1200_to_1500_goes_there_and_back() -> None:
    day = gregorian_day("jalali", 1200, 1, 1)
    assert day is not None
    for year in range(1200, 1501):
        following = gregorian_day("jalali", year + 1, 1, 1)
        assert following is not None
        lengths = (*_MONTHS, (following - day).days - sum(_MONTHS))
        assert lengths[-1] in {29, 30}
        for month, length in enumerate(lengths, start=1):
            for number in range(1, length + 1):
                assert gregorian_day("jalali", year, month, number) == day
                assert calendar_day("jalali", day) == (year, month, number)
                day += timedelta(days=1)


@pytest.mark.parametrize(
    ("year", "leap"), [(1403, True), (1404, False), (1399, True), (1408, True)]
)
def test_leap_years_are_those_of_the_33_year_rule(year: int, leap: bool) -> None:
    # The 2820-year rule makes 1404 a leap year, not 1403.
    assert (gregorian_day("jalali", year, 12, 30) is not None) == leap


def test_days_that_do_not_exist_are_none() -> None:
    assert gregorian_day("jalali", 1400, 12, 30) is None
    assert gregorian_day("gregorian", 2021, 2, 29) is None
    assert gregorian_day("islamic", 1443, 13, 1) is None
    assert gregorian_day("jalali", 1400, 7, 31) is None
    assert gregorian_day("jalali", 99999, 1, 1) is None


@pytest.mark.parametrize("calendar", ["jalali", "islamic", "gregorian"])
def test_calendars_have_no_gap_and_no_day_twice(calendar: Calendar) -> None:
    day = date(1850, 1, 1)
    before = calendar_day(calendar, day)
    while day < date(2080, 1, 1):
        assert gregorian_day(calendar, *before) == day
        day += timedelta(days=1)
        after = calendar_day(calendar, day)
        assert after > before
        before = after


def test_known_lunar_days() -> None:
    assert gregorian_day("islamic", 1443, 3, 12) == date(2021, 10, 18)
    # The tabular calendar is within a day of the observed one: the death of Naser al-Din Shah.
    reckoned = gregorian_day("islamic", 1313, 11, 17)
    assert reckoned is not None
    assert abs((reckoned - date(1896, 5, 1)).days) <= 1


def test_periods_end_where_the_next_begin() -> None:
    assert year_days("jalali", 1400) == (date(2021, 3, 21), date(2022, 3, 20))
    assert month_days("jalali", 1399, 12) == (date(2021, 2, 19), date(2021, 3, 20))
    assert month_days("gregorian", 2020, 2) == (date(2020, 2, 1), date(2020, 2, 29))


def test_weeks_begin_on_saturday() -> None:
    assert week_days(date(2021, 10, 18)) == (date(2021, 10, 16), date(2021, 10, 22))
    assert week_days(date(2021, 10, 16)) == week_days(date(2021, 10, 22))
