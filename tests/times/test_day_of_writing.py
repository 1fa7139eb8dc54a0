"""How the day of writing is found, and what is refused without it."""

from __future__ import annotations

import pytest

from nlp_kit.documents import Zone
from nlp_kit.errors import InputError
from nlp_kit.times import find_times


def test_weekday_with_day_and_month_fixes_the_year_under_the_bound() -> None:
    result = find_times("نماینده مجلس روز دوشنبه ۲۶ مهر استعفا کرد.", retrieved="2022-02-01")
    assert (result.published, result.published_basis) == ("2021-10-18", "inferred")
    assert result.candidates[:3] == ("1400", "1395", "1389")
    assert result.times[0].value == "2021-10-18"


def test_bound_is_respected() -> None:
    result = find_times("وی روز دوشنبه ۲۶ مهر استعفا کرد.", retrieved="2021-10-17T09:00")
    assert result.published == "2016-10-17"


def test_a_single_disagreeing_weekday_is_a_slip() -> None:
    text = "روز دوشنبه ۲۶ مهر آغاز شد. روز سه‌شنبه ۲۷ مهر ادامه یافت. روز جمعه ۲۸ مهر پایان یافت."
    result = find_times(text, retrieved="2022-02-01")
    assert [time.value for time in result.times] == ["2021-10-18", "2021-10-19", "2021-10-20"]
    assert [(flag.kind, flag.times) for flag in result.flags] == [("weekday", ("T3",))]


def test_render_date_in_the_chrome_is_a_bound_and_not_the_day_of_writing() -> None:
    text = "پنجشنبه ۹ فروردین ۱۴۰۳\nوزیر نیرو روز دوشنبه ۲۶ مهر به استان رفت و سد را افتتاح کرد."
    zones = [
        Zone(start=0, end=22, label="CHROME"),
        Zone(start=23, end=len(text), label="BODY"),
    ]
    result = find_times(text, zones=zones)
    assert result.published == "2021-10-18"
    assert [time.value for time in result.times] == ["2024-03-28", "2021-10-18"]


def test_credit_lines_hold_no_times() -> None:
    text = "وزیر رفت.\nگزارش: دوشنبه ۲۶ مهر"
    zones = [Zone(start=0, end=9, label="BODY"), Zone(start=10, end=len(text), label="CREDIT")]
    assert find_times(text, zones=zones, published="2021-10-18").times == ()


def test_without_any_evidence_relative_and_yearless_dates_are_null() -> None:
    result = find_times("دیروز در ۲۶ مهر و روز سه‌شنبه و سال گذشته رخ داد. در سال ۲۰۱۴ نیز رخ داد.")
    assert [time.value for time in result.times] == [None, None, None, None, "2014"]
    assert result.published is None
    assert "nothing tells" in result.explanations[0].rule


def test_years_told_of_stand_in_for_a_bound() -> None:
    result = find_times("روز دوشنبه ۲۶ مهر تعطیل شد. این دفتر در سال ۲۰۱۸ باز شده بود.")
    assert result.published == "2021-10-18"
    old = find_times("روز دوشنبه ۲۶ مهر تعطیل شد. این دفتر در سال ۱۳۱۳ باز شده بود.")
    assert old.published is None
    assert "1400" in old.candidates


@pytest.mark.parametrize(
    "text",
    [
        "امروز دوشنبه ۲۶ مهر ۱۴۰۰ برگزار شد و دیروز تمام شد.",
        "امروز (۲۶ مهر ۱۴۰۰) برگزار شد و دیروز تمام شد.",
    ],
)
def test_text_that_dates_its_own_day_needs_no_bound(text: str) -> None:
    result = find_times(text)
    assert result.published == "2021-10-18"
    assert result.times[-1].value == "2021-10-17"


def test_given_day_wins_over_everything() -> None:
    result = find_times("دیروز رفت", published="2020-01-02", published_basis="inferred")
    assert (result.published, result.published_basis) == ("2020-01-02", "inferred")
    assert result.times[0].value == "2020-01-01"


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("در ۵ آبان برگزار شد", "2020-10-26"),
        ("در ۵ آبان برگزار خواهد شد", "2021-10-27"),
        (
            "در آستانه ۵ آبان، روز بزرگداشت این شاعر، رئیس انجمن نویسندگان شهر گفت",
            "2021-10-27",
        ),
        ("شنبه با بیان اینکه قیمت‌ها کم می‌شود، گفت", "2021-10-16"),
        ("قرار بود از اول مهر اجرا شود", "2021-09-23"),
        ("در ۵ آبان برگزار می‌شود", "2021-10-27"),
        ("قرار است در ۵ آبان برگزار شود", "2021-10-27"),
        ("ثبت نام تا ۵ آبان تمدید شد", "2021-10-27"),
        ("پیمانی که ۲۰ مهر به امضا رسیده، اجرا می‌شود", "2021-10-12"),
    ],
)
def test_tense_chooses_among_the_years(sentence: str, value: str) -> None:
    assert find_times(sentence, published="2021-10-18").times[0].value == value


def test_months_without_calendar_follow_the_text() -> None:
    jalali = "در ماه جاری شمار بیکاران بالا رفت."
    gregorian = jalali + " در ماه مارس ۲۰۲۱ و در سال ۲۰۲۰ نیز بالا رفته بود."
    assert find_times(jalali, published="2021-10-18").times[0].value == "2021-09-23/2021-10-22"
    assert find_times(gregorian, published="2021-10-18").times[0].value == "2021-10"


@pytest.mark.parametrize("field", ["published", "retrieved"])
def test_a_bound_that_is_no_date_is_bad_input(field: str) -> None:
    with pytest.raises(InputError, match=field):
        find_times("دیروز", **{field: "1400/07/26"})


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("وی در ۱۴ مهر رفت و در آن زمان تنها بود.", ["2021-10-06", "2021-10-06"]),
        ("وی در سال ۱۳۹۹ رفت. در مهر همان سال بازگشت.", [None, "2020-09-22/2020-10-21"]),
        ("وی روز ۱۴ مهر رفت و روز بعد بازگشت.", ["2021-10-06", "2021-10-07"]),
        ("وی روز ۱۴ مهر رفت و سه روز بعد بازگشت.", ["2021-10-06", "P3D"]),
    ],
)
def test_references_to_a_date_told_of_before(text: str, values: list[str | None]) -> None:
    times = find_times(text, published="2021-10-18").times
    for time, value in zip(times, values, strict=True):
        assert value is None or time.value == value


def test_a_reference_without_a_date_before_it_is_no_time() -> None:
    assert find_times("در آن زمان تنها بود.", published="2021-10-18").times == ()


def test_own_weekday_moves_an_inferred_day_by_a_few_days() -> None:
    text = "روز سه‌شنبه ۲۷ مهر تصویب شد. وی در جلسه امروز (چهارشنبه) گفت: دیروز تمام شد."
    result = find_times(text, retrieved="2022-02-01")
    assert result.published == "2021-10-20"
    assert result.times[-1].value == "2021-10-19"


def test_announcements_date_the_year_but_not_the_day_of_writing() -> None:
    text = "این نمایشگاه روز دوشنبه ۲۶ مهر گشایش خواهد یافت. سال گذشته برگزار نشد. دیروز اعلام شد."
    result = find_times(text, retrieved="2021-12-01")
    values = [time.value for time in result.times]
    assert values == ["2021-10-18", "2020-03-20/2021-03-20", None]
    assert result.published is None


def test_years_told_of_and_the_bound_leave_one_year() -> None:
    text = "روز دوشنبه ۲۶ مهر تعطیل شد. در سال ۱۳۹۷ نیز تعطیل شده بود."
    assert find_times(text, retrieved="2022-10-01").published == "2021-10-18"
