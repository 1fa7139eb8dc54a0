from __future__ import annotations

import pytest

from nlp_kit.times import find_times


def test_two_calendars_that_agree_are_no_conflict() -> None:
    result = find_times("در ۲۶ مهر (۱۸ اکتبر) آغاز شد.", published="2021-10-20")
    assert [time.conflicts_with for time in result.times] == [None, None]
    assert result.flags == ()


@pytest.mark.parametrize("published", [None, "2021-10-18", "2015-05-05"])
def test_days_that_never_coincide_are_flagged_whatever_the_year(published: str | None) -> None:
    result = find_times("از روز اول نوامبر (هفتم آبان) بسته خواهد بود.", published=published)
    assert [time.conflicts_with for time in result.times] == ["T2", "T1"]
    assert [(flag.kind, flag.times) for flag in result.flags] == [("calendar", ("T1", "T2"))]


def test_each_half_keeps_the_value_that_it_says() -> None:
    result = find_times("از اول نوامبر (هفتم آبان) بسته خواهد بود.", published="2021-10-18")
    assert [time.value for time in result.times] == ["2021-11-01", "2021-10-29"]


def test_the_half_with_the_year_places_the_other() -> None:
    result = find_times("در ۱۳ آبان (۴ نوامبر ۱۹۷۹) رخ داد.", published="2021-10-18")
    assert [time.value for time in result.times] == ["1979-11-04", "1979-11-04"]


def test_lunar_days_may_be_one_off() -> None:
    result = find_times("در ۲۷ مهر ۱۴۰۰ (۱۲ ربیع‌الاول ۱۴۴۳) برگزار شد.")
    assert result.flags == ()
    assert "moon" in result.explanations[1].alternatives[-1]


def test_years_of_two_calendars_are_compared_too() -> None:
    assert find_times("در سال ۱۴۰۰ (۲۰۲۱) بود.").flags == ()
    assert find_times("در سال ۱۴۰۰ (۲۰۱۰) بود.").flags[0].kind == "calendar"


def test_weekday_against_date_is_flagged() -> None:
    result = find_times("روز جمعه ۲۶ مهر ۱۴۰۰ رفت.")
    assert result.times[0].value == "2021-10-18"
    assert result.flags[0].kind == "weekday"
    assert "Friday" in result.flags[0].message


def test_weekday_takes_the_date_in_brackets_beside_it() -> None:
    result = find_times("روز دوشنبه (۲۶ مهر) رفت.", published="2021-11-20")
    assert [time.value for time in result.times] == ["2021-10-18", "2021-10-18"]
