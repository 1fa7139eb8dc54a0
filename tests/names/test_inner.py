"""Which names stand inside names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp_kit.names import inner_names


def inside(surface: str, label: str, *, before: str = "", known: str = "PER") -> list[str]:
    """Return the inner names of one entity as «surface/label».

    ``before`` is another entity of the same text, labelled ``known``.
    """
    lead = f"{before}، " if before else ""
    text = lead + surface
    outer = [(len(lead), len(text), label)]
    if before:
        outer.insert(0, (0, len(before), known))
    found = inner_names(text, outer)
    return [f"{text[start:end]}/{label}" for start, end, label in found]


@pytest.mark.parametrize(
    ("surface", "label", "names"),
    [
        ("وزارت کشور ترکیه", "ORG", ["ترکیه/LOC"]),
        ("سفارت کره جنوبی", "ORG", ["کره جنوبی/LOC"]),
        ("سفارت ایالات متحده آمریکا در بغداد", "ORG", ["ایالات متحده آمریکا/LOC", "بغداد/LOC"]),
        ("جنگ ایران و عراق", "EVENT", ["ایران/LOC", "عراق/LOC"]),
        ("سد کرخه", "FAC", ["کرخه/LOC"]),
        ("فرودگاه لس آنجلس", "FAC", ["لس آنجلس/LOC"]),
        ("میدان هوایی دوشنبه", "FAC", ["دوشنبه/LOC"]),
        ("فرودگاه مهرآباد", "FAC", ["مهرآباد/LOC"]),
        ("ایستگاه مهرآباد", "FAC", []),
        ("فرودگاه مهرآباد قدیم", "FAC", []),
        ("کمیته مالی", "ORG", []),
    ],
)
def test_places_are_found_by_the_longest_listed_name(
    surface: str, label: str, names: list[str]
) -> None:
    assert inside(surface, label) == names


@pytest.mark.parametrize(
    ("surface", "names"),
    [
        ("کمیسیون آموزش مجلس شورای اسلامی", ["مجلس شورای اسلامی/ORG"]),
        ("دانشکده علوم دانشگاه تبریز", ["دانشگاه تبریز/ORG", "تبریز/LOC"]),
        ("هیئت مدیره بانک ملت", ["بانک ملت/ORG"]),
        ("دفتر سازمان ملل در کابل", ["سازمان ملل/ORG", "کابل/LOC"]),
        ("کمیساریای عالی سازمان ملل در امور پناهندگان", ["سازمان ملل/ORG"]),
        ("شورای امنیت سازمان ملل متحد", ["سازمان ملل متحد/ORG"]),
        ("سازمان ملل متحد", []),
        ("وزارت راه و شهرسازی", []),
        ("سازمان مدیریت و شرکت داری", []),
    ],
)
def test_an_owning_institution_is_opened_by_its_head_noun(surface: str, names: list[str]) -> None:
    assert inside(surface, "ORG") == names


@pytest.mark.parametrize("surface", ["روزنامه ایران", "خبرگزاری فارس", "ایران خودرو"])
def test_media_and_companies_keep_the_place_in_their_name(surface: str) -> None:
    assert inside(surface, "ORG") == []


def test_a_name_after_the_noun_of_its_kind_is_the_wholes_own() -> None:
    assert inside("خبرگزاری رویترز", "ORG") == []
    assert inside("دفتر رویترز", "ORG") == ["رویترز/ORG"]
    assert inside("خبرگزاری الوانه", "ORG", before="الوانه", known="ORG") == []
    assert inside("دبیرخانه الوانه", "ORG", before="الوانه", known="ORG") == ["الوانه/ORG"]


def test_the_place_in_the_name_of_a_union_is_no_name_of_its_own() -> None:
    assert inside("اتحادیه اروپا", "ORG") == []
    assert inside("شورای وزیران اتحادیه اروپا", "ORG") == ["اتحادیه اروپا/ORG"]
    assert inside("پارلمان اروپا", "ORG") == ["اروپا/LOC"]


def test_an_event_with_its_ordinal_is_one_event() -> None:
    assert inside("دومین جشنواره انار", "EVENT", before="جشنواره انار", known="EVENT") == []
    assert inside("افتتاحیه جشنواره انار ۹۹", "EVENT", before="جشنواره انار", known="EVENT") == [
        "جشنواره انار/EVENT"
    ]


def test_an_office_without_its_noun_is_the_same_office() -> None:
    known = "شیلات بندرنو"
    assert inside("اداره کل شیلات بندرنو", "ORG", before=known, known="ORG") == []
    assert inside("گزارش شیلات بندرنو", "ORG", before=known, known="ORG") == [f"{known}/ORG"]


@pytest.mark.parametrize(
    ("surface", "label", "names"),
    [
        ("دانشگاه شهید بهشتی", "ORG", ["بهشتی/PER"]),
        ("دانشگاه شهید چمران اهواز", "ORG", ["چمران/PER", "اهواز/LOC"]),
        ("بیمارستان امام خمینی تهران", "FAC", ["خمینی/PER", "تهران/LOC"]),
        ("مسجد امام زمان", "FAC", []),
        ("سالن نوذرزاده گرگان", "FAC", ["نوذرزاده/PER", "گرگان/LOC"]),
        ("کمیته امام خمینی (ره)", "ORG", ["خمینی/PER"]),
        ("مرکز رفیق حریری", "ORG", ["رفیق حریری/PER"]),
        ("بنیاد شهید و امور ایثارگران", "ORG", []),
        ("کتاب شهید گمنام", "PROD", []),
    ],
)
def test_titles_and_given_names_announce_persons(
    surface: str, label: str, names: list[str]
) -> None:
    assert inside(surface, label) == names


def test_entities_of_the_text_are_found_again() -> None:
    assert inside("سد چم‌رود", "FAC", before="چم‌رود", known="LOC") == ["چم‌رود/LOC"]
    assert inside("مسیر ترنتون", "FAC", before="ترنتون") == ["ترنتون/PER"]
    assert inside("مسیر ترنتون", "FAC", before="پل ترنتون") == ["ترنتون/PER"]


def test_towns_follow_their_offices_and_class_nouns() -> None:
    assert inside("شاروالی سرپل‌نو", "ORG") == ["سرپل‌نو/LOC"]
    assert inside("شورای اسلامی شهر مهرستان", "ORG") == ["مهرستان/LOC"]
    assert inside("شورای اسلامی شهر و روستا", "ORG") == []


def test_quotation_marks_belong_to_a_name_that_has_both() -> None:
    assert inside("هیئت مدیره شرکت «آرتام»", "ORG") == ["شرکت «آرتام»/ORG"]


@pytest.mark.parametrize("label", ["PER", "LOC"])
def test_persons_and_places_hold_nothing(label: str) -> None:
    assert inside("وزارت کشور ترکیه", label) == []


WORDS = ["وزارت", "سازمان", "ملل", "متحد", "«", "»", "و", "در", "شهید", "امام", "ایران", "کره"]
WORDS += ["شمالی", "شهر", "دانشگاه", "تهران", "آبیاران", '"', "(", ")", "رضا", "۱۲", "ناتو"]


@given(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=9),
    st.sampled_from(["ORG", "FAC", "EVENT", "PROD"]),
)
def test_inner_names_nest_and_are_never_the_whole(words: list[str], label: str) -> None:
    text = " ".join(words)
    found = inner_names(text, [(0, len(text), label)])
    assert len(set(found)) == len(found)
    for start, end, _ in found:
        assert 0 <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        assert end - start < len(text)
    for one in found:
        for other in found:
            assert not one[0] < other[0] < one[1] < other[1]


def test_an_adjective_or_a_sport_may_part_the_noun_from_its_own_name() -> None:
    assert inside("شبکه خبری آبراه", "ORG", before="آبراه", known="ORG") == []
    assert inside("تیم فوتبال سپاهان", "ORG") == []
    assert inside("دبیرخانه دائمی ناتو", "ORG") == ["ناتو/ORG"]
    assert inside("نیروگاه بادی بیدستان", "FAC") == ["بیدستان/LOC"]
