from __future__ import annotations

from nlp_kit.documents import Document, Time
from nlp_kit.times.checks import (
    calendar_disagreements,
    weekday_disagreements,
    wording_disagreements,
)


def _document(text: str, *times: tuple[str, str, str | None, str | None]) -> Document:
    return Document(
        id="d",
        text=text,
        times=tuple(
            Time(
                id=f"T{number}",
                start=text.index(surface),
                end=text.index(surface) + len(surface),
                type="DATE",
                value=value,
                calendar=calendar,  # type: ignore[arg-type]
                conflicts_with=other,
            )
            for number, (surface, value, calendar, other) in enumerate(times, start=1)
        ),
    )


def test_weekday_against_value() -> None:
    text = "روز دوشنبه ۲۶ مهر رفت"
    right = _document(text, ("روز دوشنبه ۲۶ مهر", "2021-10-18", "jalali", None))
    wrong = _document(text, ("روز دوشنبه ۲۶ مهر", "2020-10-17", "jalali", None))
    assert list(weekday_disagreements(right)) == []
    (found,) = weekday_disagreements(wrong)
    assert found.times == ("T1",)
    assert "Monday" in found.message
    assert "Saturday" in found.message


def test_wording_against_value() -> None:
    text = "در ۲۶ مهر ۱۴۰۰ رفت"
    right = _document(text, ("۲۶ مهر ۱۴۰۰", "2021-10-18", "jalali", None))
    wrong = _document(text, ("۲۶ مهر ۱۴۰۰", "2021-10-19", "jalali", None))
    assert list(wording_disagreements(right)) == []
    assert [item.times for item in wording_disagreements(wrong)] == [("T1",)]


def test_calendars_against_each_other() -> None:
    text = "از روز اول نوامبر (هفتم آبان) بسته است"
    left, right = "روز اول نوامبر", "هفتم آبان"
    unnoted = _document(
        text, (left, "2021-11-01", "gregorian", None), (right, "2021-10-29", "jalali", None)
    )
    noted = _document(
        text, (left, "2021-11-01", "gregorian", "T2"), (right, "2021-10-29", "jalali", "T1")
    )
    agreeing = _document(
        text, (left, "2021-11-01", "gregorian", "T2"), (right, "2021-11-01", "jalali", "T1")
    )
    assert [item.noted for item in calendar_disagreements(unnoted)] == [False]
    assert [item.noted for item in calendar_disagreements(noted)] == [True]
    (found,) = calendar_disagreements(agreeing)
    assert "agree" in found.message


def test_values_that_cannot_be_parsed_are_left_to_another_rule() -> None:
    document = _document("روز دوشنبه ۲۶ مهر", ("روز دوشنبه ۲۶ مهر", "1400/07/26", "jalali", None))
    assert list(weekday_disagreements(document)) == []
    assert list(wording_disagreements(document)) == []
