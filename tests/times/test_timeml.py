from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp_kit.documents import Document, Meta, Time
from nlp_kit.errors import InputError
from nlp_kit.times import find_times
from nlp_kit.times.timeml import read_timeml, to_timeml

TEXT = "«الف» & ب\r\nروز دوشنبه ۲۶ مهر (۱۸ اکتبر) گفت: ۳ < ۵\tو دیروز رفت 🙂\n"


def _document(text: str) -> Document:
    times = find_times(text, published="2021-10-18").times
    return Document(id="d-1", text=text, meta=Meta(published="2021-10-18"), times=times)


def test_comes_back_as_it_went() -> None:
    document = _document(TEXT)
    assert len(document.times) == 3
    back = read_timeml(to_timeml(document))
    assert (back.id, back.text, back.times) == (document.id, document.text, document.times)
    assert back.meta.published == "2021-10-18"


def test_conflicts_and_nulls_come_back() -> None:
    document = _document("روز اول نوامبر (هفتم آبان) و چند روز پیش")
    assert read_timeml(to_timeml(document)).times == document.times
    assert {time.value for time in document.times} >= {None}


def test_is_timeml_with_a_creation_time() -> None:
    root = ElementTree.fromstring(to_timeml(_document(TEXT)))
    assert root.tag == "TimeML"
    created = root.find("DCT/TIMEX3")
    assert created is not None
    assert created.get("functionInDocument") == "CREATION_TIME"
    assert [element.get("tid") for element in root.iter("TIMEX3")] == ["t0", "T1", "T2", "T3"]


@given(st.text(alphabet="ابپ ۱۲۳&<>\"'\n\r\t‌🙂]", max_size=40))
def test_any_text_comes_back(text: str) -> None:
    document = Document(id="d", text=text)
    assert read_timeml(to_timeml(document)).text == text


def test_control_characters_are_refused() -> None:
    with pytest.raises(InputError, match="U\\+0001"):
        to_timeml(Document(id="d", text="a\x01b"))


def test_overlaps_are_refused() -> None:
    times = tuple(Time(id=f"T{i}", start=0, end=5, type="DATE") for i in range(2))
    with pytest.raises(InputError, match="overlaps"):
        to_timeml(Document(id="d", text="دیروز", times=times))


@pytest.mark.parametrize("source", ["", "<a/>", "<TimeML/>", "<TimeML><TEXT>", "no xml"])
def test_what_is_no_timeml_is_bad_input(source: str) -> None:
    with pytest.raises(InputError):
        read_timeml(source)


def test_a_timex_without_type_is_bad_input() -> None:
    source = "<TimeML><TEXT><TIMEX3 tid='T1'>دیروز</TIMEX3></TEXT></TimeML>"
    with pytest.raises(InputError, match="T1"):
        read_timeml(source)
