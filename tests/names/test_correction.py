"""What is no name, or one of another kind."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from nlp_kit.names.correction import corrected
from nlp_kit.names.words import Words
from nlp_kit.text import tokenize


def left(text: str, name: str, label: str, persons: Collection[str] = ()) -> list[tuple[str, str]]:
    start = text.index(name)
    found = corrected(Words(text, tokenize(text)), (start, start + len(name), label), persons)
    return [(text[begin:end], kind) for begin, end, kind in found]


@pytest.mark.parametrize(
    ("name", "label", "person"),
    [
        ("آیت‌الله نوذری", "PER", "نوذری"),
        ("سرهنگ نادر نوذری", "PER", "نادر نوذری"),
        ("حضرت امام رضا", "PER", "رضا"),
        ("شهید نادر احمدی", "ORG", "نادر احمدی"),
        ("امیر نوذری", "PER", "امیر نوذری"),
        ("سید نادر نوذری", "PER", "سید نادر نوذری"),
    ],
)
def test_forms_of_address_stay_out_of_persons(name: str, label: str, person: str) -> None:
    assert left(f"دیروز {name} آمد", name, label) == [(person, "PER")]


@pytest.mark.parametrize("name", ["امام راحل", "حضرت امام"])
def test_a_form_of_address_alone_names_nobody(name: str) -> None:
    assert left(f"راه {name} بود", name, "PER") == []


def test_a_title_in_the_name_of_a_work_or_a_team_stays() -> None:
    assert left("فیلم ناخدا نوذری", "ناخدا نوذری", "PROD") == [("ناخدا نوذری", "PROD")]
    assert left("تیم شهید گازران", "شهید گازران", "ORG") == [("شهید گازران", "ORG")]


@pytest.mark.parametrize(
    ("name", "names"),
    [
        ("دادستان کل کشور", []),
        ("استاندار ایلام", [("ایلام", "LOC")]),
        ("معاون فنی سازمان آبیاران جنوب", [("سازمان آبیاران جنوب", "ORG")]),
        ("وزیر راه و شهرسازی", []),
    ],
)
def test_the_title_of_an_office_is_no_body(name: str, names: list[tuple[str, str]]) -> None:
    assert left(f"دیروز {name} آمد", name, "ORG") == names


def test_the_field_of_a_minister_is_no_body() -> None:
    assert left("وزیر ورزش و جوانان قطر", "ورزش و جوانان قطر", "ORG") == [("قطر", "LOC")]
    assert left("وزیر دولت قطر", "دولت قطر", "ORG") == [("دولت قطر", "ORG")]
    assert left("وزیران اوپک", "اوپک", "ORG") == [("اوپک", "ORG")]


def test_a_body_called_after_a_role_stays() -> None:
    assert left("گزارش دیده‌بان تالاب", "دیده‌بان تالاب", "ORG") == [("دیده‌بان تالاب", "ORG")]


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("ابتلا به کووید۱۹ کم شد", "کووید۱۹", "PROD"),
        ("معدن‌کاران شیرازی رفتند", "شیرازی", "LOC"),
        ("بودجه دولت کم شد", "دولت", "ORG"),
        ("در گفت و گو با ما", "گو", "ORG"),
    ],
)
def test_illnesses_nationalities_and_common_words_are_no_names(
    text: str, name: str, label: str
) -> None:
    assert left(text, name, label) == []


def test_a_person_may_be_called_after_a_town() -> None:
    assert left("شیرازی گفت", "شیرازی", "PER") == [("شیرازی", "PER")]


def test_a_division_before_a_place_stays_out() -> None:
    assert left("در استان سمنان", "استان سمنان", "LOC") == [("سمنان", "LOC")]
    assert left("در شهر ری", "شهر ری", "LOC") == [("شهر ری", "LOC")]
    assert left("در روستای چشمه‌نو", "روستای چشمه‌نو", "LOC") == [("روستای چشمه‌نو", "LOC")]


def test_a_listed_country_is_a_place() -> None:
    assert left("برابر پاراگوئه باخت", "پاراگوئه", "ORG") == [("پاراگوئه", "LOC")]
    assert left("به نوشته فارس", "فارس", "ORG") == [("فارس", "ORG")]
    assert left("روزنامه سمنان", "سمنان", "ORG") == [("سمنان", "ORG")]


def test_a_country_that_a_person_is_called_by_is_the_person() -> None:
    assert left("نامه کامرون", "کامرون", "PER", {"کامرون"}) == [("کامرون", "PER")]
    assert left("نامه کامرون", "کامرون", "PER") == [("کامرون", "LOC")]


@pytest.mark.parametrize(
    ("text", "name", "person"),
    [
        ("پیام آیت الله نوذری", "آیت الله نوذری", "نوذری"),
        ("پیام آیت الله نوذری", "الله نوذری", "نوذری"),
        ("حجت الاسلام والمسلمین نوذری آمد", "حجت الاسلام والمسلمین نوذری", "نوذری"),
        ("حجت الاسلام نوذری آمد", "الاسلام نوذری", "نوذری"),
        ("حجت نوذری آمد", "حجت نوذری", "حجت نوذری"),
    ],
)
def test_a_title_written_in_two_words_is_cut_off_whole(text: str, name: str, person: str) -> None:
    assert left(text, name, "PER") == [(person, "PER")]


@pytest.mark.parametrize("name", ["حضرت رسول", "مقام معظم رهبری", "رهبر انقلاب"])
def test_an_office_or_an_epithet_names_nobody(name: str) -> None:
    assert left(f"پیام {name} خوانده شد", name, "PER") == []


def test_what_a_reporter_writes_about_is_no_part_of_the_agency() -> None:
    text, name = "به گزارش خبرنگار امور بازار خبرگزاری آبراه", "امور بازار خبرگزاری آبراه"
    assert left(text, name, "ORG") == [("خبرگزاری آبراه", "ORG")]
    assert left(f"دفتر {name}", name, "ORG") == [(name, "ORG")]


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("کشاورزان سمنانی رفتند", "سمنانی", "LOC"),
        ("سپاهانی‌ها باختند", "سپاهانی‌ها", "ORG"),
        ("شیروانی ها باختند", "شیروانی", "PER"),
        ("مهمان ترکیه ای رسید", "ترکیه", "LOC"),
        ("در دسته وزن ۷۰", "وزن", "ORG"),
    ],
)
def test_followers_people_of_a_place_and_measures_are_no_names(
    text: str, name: str, label: str
) -> None:
    assert left(text, name, label) == []


def test_a_listed_place_may_end_as_an_adjective_does() -> None:
    assert left("شهر ساری", "ساری", "LOC") == [("ساری", "LOC")]


def test_somebodys_child_or_pupil_is_a_person() -> None:
    assert left("فرزند سیدبهادر", "سیدبهادر", "LOC") == [("سیدبهادر", "PER")]
    assert left("شاگردان مالکی باختند", "مالکی", "ORG") == [("مالکی", "PER")]
    assert left("دختر اراک", "اراک", "LOC") == [("اراک", "LOC")]
    assert left("شاگردان سپاهان", "سپاهان", "ORG") == [("سپاهان", "ORG")]
