"""What the lists know of a word, and that the lists themselves are in order."""

import re
import tomllib
from importlib.resources import files
from time import perf_counter

import pytest

from nlp_kit.names import head_label, is_place, lexicon, word_class
from nlp_kit.text import fold, fold_key

SOURCE = files("nlp_kit.names").joinpath("lexicon.toml").read_text(encoding="utf-8")
TABLE = {
    section: {group: [entry.strip() for entry in text.split("،")] for group, text in groups.items()}
    for section, groups in tomllib.loads(SOURCE).items()
}
LISTS = [
    pytest.param(section, group, id=f"{section}.{group}")
    for section, groups in TABLE.items()
    for group in groups
]


@pytest.mark.parametrize(("section", "group"), LISTS)
def test_a_list_holds_each_name_once_and_in_persian_letters(section: str, group: str) -> None:
    entries = TABLE[section][group]
    assert all(re.fullmatch(r"[\u0621-\u06d5\u200c .]+\d*", entry) for entry in entries)
    keys = [lexicon.name_key([entry]) for entry in entries]
    assert len(set(keys)) == len(keys)


def test_the_file_is_in_the_folded_spelling_that_loading_relies_on() -> None:
    for groups in TABLE.values():
        for entries in groups.values():
            for entry in entries:
                assert fold(entry) == entry
                assert fold_key(entry) == entry.replace("\u200c", "")


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("وزارت", "heads.ORG"),
        ("شاروالی", "heads.office"),
        ("سرتیپ", "titles.military"),
        ("آیت‌الله", "titles.honorific"),
        ("دولت", "heads.ORG"),
        ("تیر", "other.months"),
        ("یکشنبه", "other.weekdays"),
        ("ژاپنی", "other.nationality"),
        ("پاکستان", "places.countries"),
        ("نیشابور", "places.iran_towns"),
        ("رویترز", "organisations.media"),
        ("سعید", "persons.iranian"),
        ("ویلیام", "persons.english"),
        ("کتابچه", None),
        ("نوشتند", None),
    ],
)
def test_a_word_has_the_class_of_its_list(word: str, expected: str | None) -> None:
    assert word_class(word) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("آمریكا", "آمریکا"),
        ("حزب‌الله", "حزبالله"),
        ("مؤسسه", "موسسه"),
        ("رئیس", "رییس"),
        ("تركيه", "ترکیه"),
        ("مزارشریف", "مزار‌شریف"),
    ],
)
def test_spelling_variants_have_one_class(one: str, other: str) -> None:
    assert word_class(one) == word_class(other) is not None


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("نماینده‌ی", "titles.person"),
        ("آلمانی‌ها", "other.nationality"),
        ("فرانسوی‌های", "other.nationality"),
        ("آمریکاست", "places.countries"),
        ("محمد‌سعید", "persons.compound"),
        ("امیرجواد", "persons.compound"),
        ("حمیدی", "persons.family"),
        ("موسی‌زاده", "persons.family"),
        ("نیکوفر", None),
        ("نیکو‌فر", "persons.family"),
        ("سفر", None),
        ("محمودنژاد", "persons.family"),
        ("دنیا", "persons.ambiguous"),
    ],
)
def test_an_unlisted_word_is_classed_by_what_it_is_formed_from(
    word: str, expected: str | None
) -> None:
    assert word_class(word) == expected


def test_words_of_a_longer_name_are_not_the_name() -> None:
    assert word_class("شمالی") == "places.countries+"
    assert word_class("می") is None, "a half-space does not part a name into words"
    assert not is_place("شمالی")
    assert is_place("کره شمالی")
    assert is_place("لس آنجلس") and is_place("لس‌آنجلس")


@pytest.mark.parametrize("word", ["مالی", "پرو", "بهار", "نور"])
def test_a_place_that_is_a_common_word_too_is_no_evidence(word: str) -> None:
    assert not is_place(word)


@pytest.mark.parametrize("word", ["امید", "پیام", "قدرت", "آزاد"])
def test_a_given_name_that_is_a_common_word_too_has_a_class_of_its_own(word: str) -> None:
    assert word_class(word) == "persons.ambiguous"


@pytest.mark.parametrize(
    ("word", "label"),
    [("کمیسیون", "ORG"), ("فرمانداری", "ORG"), ("پل", "FAC"), ("زندان", "FAC"), ("سیب", None)],
)
def test_head_nouns_open_a_label(word: str, label: str | None) -> None:
    assert head_label(word) == label


def test_the_lists_load_and_answer_fast() -> None:
    def seconds() -> float:
        begin = perf_counter()
        lexicon._lexicon.__wrapped__()
        return perf_counter() - begin

    # The best of several: other work on the machine must not fail the test.
    assert min(seconds() for _ in range(9)) < 0.06
