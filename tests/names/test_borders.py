"""Where a name begins and ends: marks, ordinals, class nouns."""

from __future__ import annotations

import pytest

from nlp_kit.names.borders import closed, extended, lines, trimmed
from nlp_kit.names.words import Words
from nlp_kit.text import tokenize


def span(text: str, name: str, label: str) -> tuple[int, int, str]:
    start = text.index(name)
    return start, start + len(name), label


def with_words(text: str, name: str, label: str) -> tuple[str, str]:
    start, end, kind = extended(Words(text, tokenize(text)), span(text, name, label))
    return text[start:end], kind


def with_marks(text: str, name: str) -> str:
    start, end, _ = closed(text, span(text, name, "ORG"))
    return text[start:end]


def test_an_opened_mark_takes_its_closing_one() -> None:
    assert with_marks("کارکنان شرکت «نسیم کویر» آمدند", "شرکت «نسیم کویر") == "شرکت «نسیم کویر»"
    assert with_marks('کارکنان شرکت "نسیم کویر" آمدند', 'شرکت "نسیم') == 'شرکت "نسیم کویر"'


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("پل «نه راه است و نه دیوار", "پل"),
        ("پل «آرزو، یا وهم", "پل"),
        ("طرح «هر خانه یک باغ و هر باغ یک چاه", "طرح «هر خانه یک باغ و هر باغ یک چاه»"),
        ("رمان «آب، باد", "رمان «آب، باد»"),
    ],
)
def test_what_is_said_of_a_thing_is_no_part_of_its_name(name: str, left: str) -> None:
    assert with_marks(f"دیروز {name}» شد", name) == left


def test_a_mark_that_opens_after_a_class_noun_opens_its_name() -> None:
    assert with_marks('شرکت "نسیم کویر" آمد', 'شرکت "') == 'شرکت "نسیم کویر"'
    assert with_marks('نسیم برای "نسیم کویر" آمد', 'نسیم برای "') == 'نسیم برای "'


def test_the_closing_mark_is_not_sought_behind_another_opening_one() -> None:
    assert with_marks("گروه «ب و تیم «الف» آمد", "گروه «ب") == "گروه «ب"
    assert with_marks('نوع "ب" و "پ" آمد', 'ب" و') == "ب"


def test_a_mark_that_was_opened_before_a_name_ends_it() -> None:
    assert with_marks("«بنیاد مهرورز» شیراز", "بنیاد مهرورز» شیراز") == "بنیاد مهرورز"


@pytest.mark.parametrize(
    ("text", "name", "label", "left"),
    [
        ("انجمن مترجمان (اما) گفت", "انجمن مترجمان (اما", "ORG", "انجمن مترجمان"),
        ("طاهره (س) گفت", "طاهره (س)", "PER", "طاهره"),
        ("انجمن مترجمان (اما) گفت", "انجمن مترجمان (اما)", "ORG", "انجمن مترجمان (اما)"),
    ],
)
def test_brackets_are_cut_off_persons_and_where_they_stay_open(
    text: str, name: str, label: str, left: str
) -> None:
    start, end, _ = closed(text, span(text, name, label))
    assert text[start:end] == left


def test_nothing_is_left_of_a_name_of_marks() -> None:
    assert trimmed(" «» ", (0, 4, "ORG")) == (1, 3, "ORG")
    assert trimmed(" « ", (0, 3, "ORG")) is None


@pytest.mark.parametrize(
    ("text", "found", "name"),
    [
        ("دبیر حزب، «زرین‌تاج نوبهار گلستانی» آمد", "نوبهار گلستانی", "زرین‌تاج نوبهار گلستانی"),
        ("«سعید و نوید گلستانی» آمدند", "نوید گلستانی", "نوید گلستانی"),
        ("«دکتر نوید گلستانی» آمد", "نوید گلستانی", "نوید گلستانی"),
        ("«ما دیروز با همه نوید گلستانی» را دیدیم", "نوید گلستانی", "نوید گلستانی"),
        ("زرین‌تاج نوبهار گلستانی آمد", "نوبهار گلستانی", "نوبهار گلستانی"),
    ],
)
def test_a_person_takes_the_words_of_the_same_marks(text: str, found: str, name: str) -> None:
    assert with_words(text, found, "PER") == (name, "PER")


@pytest.mark.parametrize(
    ("before", "taken"),
    [
        ("بیست‌ویکمین", "بیست‌ویکمین "),
        ("پنجمین", "پنجمین "),
        ("چهل و پنجمین", "چهل و پنجمین "),
        ("پنجمین دوره", ""),
        ("زمین", ""),
        ("پایان", ""),
    ],
)
def test_an_ordinal_belongs_to_the_event_right_after_it(before: str, taken: str) -> None:
    text = f"در {before} جشنواره انار رفتیم"
    assert with_words(text, "جشنواره انار", "EVENT") == (f"{taken}جشنواره انار", "EVENT")


def test_an_ordinal_that_was_cut_in_two_is_made_whole() -> None:
    text = "میزبان سی و دومین جشنواره انار بود"
    assert with_words(text, "دومین جشنواره انار", "EVENT")[0] == "سی و دومین جشنواره انار"


@pytest.mark.parametrize(
    ("text", "found", "label", "name"),
    [
        ("تمرین تیم فوتبال نفت شمال بود", "نفت شمال", "ORG", "تیم فوتبال نفت شمال"),
        ("هوادار تیم ملی هندبال ژاپن بود", "ژاپن", "LOC", "تیم ملی هندبال ژاپن"),
        ("رهبر حزب سبزها بود", "سبزها", "ORG", "حزب سبزها"),
        ("کشتی‌گیر تیم ساوه بود", "ساوه", "LOC", "ساوه"),
        ("رئیس این حزب سبزها را ستود", "سبزها", "ORG", "سبزها"),
        ("نماینده شرکت بانک رفاه‌گستر بود", "بانک رفاه‌گستر", "ORG", "بانک رفاه‌گستر"),
    ],
)
def test_a_body_takes_the_noun_of_its_kind(text: str, found: str, label: str, name: str) -> None:
    assert with_words(text, found, label)[0] == name


@pytest.mark.parametrize(
    ("text", "found", "label", "name"),
    [
        ("در سالن پهلوان نوذری بودند", "پهلوان نوذری", "ORG", "سالن پهلوان نوذری"),
        ("سالن ۳ هزار نفری نوذری پر شد", "نوذری", "PER", "سالن ۳ هزار نفری نوذری"),
        ("از فرودگاه ساوه پرید", "ساوه", "LOC", "فرودگاه ساوه"),
        ("به سالن ساوه رفت", "ساوه", "LOC", "ساوه"),
        ("بزرگ‌ترین زندان ژاپن بود", "ژاپن", "LOC", "ژاپن"),
        ("در یک بیمارستان نوذری را دید", "نوذری", "PER", "نوذری"),
    ],
)
def test_a_built_place_takes_its_class_noun(text: str, found: str, label: str, name: str) -> None:
    assert with_words(text, found, label)[0] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("مدیرکل شیلات استان بوشهر گفت", "شیلات استان بوشهر"),
        ("رئیس اداره کل ثبت احوال بوشهر گفت", "اداره کل ثبت احوال بوشهر"),
        (
            "اداره میراث فرهنگی، صنایع دستی و گردشگری بوشهر گفت",
            "اداره میراث فرهنگی، صنایع دستی و گردشگری بوشهر",
        ),
        ("وزیر ورزش و جوانان بوشهر را دید", "بوشهر"),
        ("صید در بوشهر خوب بود", "بوشهر"),
    ],
)
def test_a_provincial_office_goes_by_its_field(text: str, name: str) -> None:
    assert with_words(text, "بوشهر", "LOC")[0] == name


def test_a_place_takes_the_rest_of_its_listed_name() -> None:
    assert with_words("سفر به امارات متحده عربی", "امارات متحده", "LOC")[0] == "امارات متحده عربی"
    assert with_words("راه سیستان و بلوچستان", "سیستان", "LOC")[0] == "سیستان و بلوچستان"
    assert with_words("سفر به سیستان و گیلان", "سیستان", "LOC")[0] == "سیستان"


def test_a_name_ends_with_its_line_and_the_next_line_has_its_own() -> None:
    text = "جشنواره گل سرخ\nحزب نیلوفر آبی آمد"
    found = lines(text, span(text, "جشنواره گل سرخ\nحزب نیلوفر آبی", "EVENT"))
    assert [(text[start:end], label) for start, end, label in found] == [
        ("جشنواره گل سرخ", "EVENT"),
        ("حزب نیلوفر آبی", "ORG"),
    ]


def test_an_ordinal_may_be_written_apart() -> None:
    name = "جشنواره گل سرخ"
    assert with_words(f"در سی امین {name}", name, "EVENT")[0] == f"سی امین {name}"
    assert with_words(f"در سی‌امین {name}", name, "EVENT")[0] == f"سی‌امین {name}"
    assert with_words(f"محمد امین {name}", name, "EVENT")[0] == name


def test_names_in_a_row_after_a_plural_are_streets() -> None:
    text = "در خیابان‌های بیدستان و پونه و بازار"
    assert with_words(text, "بیدستان", "LOC") == ("بیدستان", "FAC")
    assert with_words(text, "پونه", "PER") == ("پونه", "FAC")
    assert with_words("خیابان‌های تهران و قم", "تهران", "LOC") == ("تهران", "LOC")
    assert with_words("خیابان‌های بیدستان بسته شد", "بیدستان", "LOC") == ("بیدستان", "LOC")


def test_a_burial_ground_takes_whose_it_is() -> None:
    assert with_words("به گلزار شهدای بیدستان رفت", "بیدستان", "LOC") == (
        "گلزار شهدای بیدستان",
        "FAC",
    )
