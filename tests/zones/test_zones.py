"""Zones: what each line of a page is, and what the weights may speak of."""

from __future__ import annotations

import time
import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp_kit.corpus import load
from nlp_kit.documents import Document
from nlp_kit.zones import find_zones
from nlp_kit.zones.features import features_of, lines_of

PAGE = """CHROME\tخانه | جهان | تماس با ما
CHROME\tورود   عضویت   جستجو
CHROME\tتاریخ انتشار: ۱۲ مهر ۱۴۰۰، ۱۶:۰۳
HEADLINE\tشهردار بندر: اسکله تازه تا بهار آماده می‌شود
CAPTION\tنمایی از اسکله در دست ساخت
CAPTION\tنمایی از اسکله در دست ساخت
BODY\tشهردار بندر روز شنبه گفت که ساخت اسکله تازه تا بهار آینده به پایان می‌رسد.
BODY\tوی افزود: «بودجه این کار فراهم شده است. کار شبانه‌روزی پیش می‌رود.»
BODY\tانتهای پیام
CREDIT\tگزارشگر: نیلوفر آرین
CHROME\tچاپ
CHROME\tارسال به دوستان
CHROME\tبرچسب‌ها: اسکله، بندر
CHROME\t#اسکله #بندر
CHROME\t@akhbar_bandar | عضو شوید"""


def labels(text: str) -> list[str]:
    return [zone.label for zone in find_zones(text)]


def page(*lines: str) -> str:
    """Return lines with two lines of running text in the place of «…»."""
    body = (
        "رئیس انجمن ماهیگیران روز دوشنبه از آغاز فصل صید در آب‌های جنوب خبر داد.",
        "او گفت قایق‌ها از فردا به دریا می‌روند و تا پایان ماه آنجا می‌مانند.",
    )
    return "\n".join(part for line in lines for part in (body if line == "…" else (line,)))


def test_a_page_from_top_to_bottom() -> None:
    rows = [line.split("\t") for line in PAGE.split("\n")]
    assert labels("\n".join(text for _, text in rows)) == [label for label, _ in rows]


@pytest.mark.parametrize(
    "line",
    [
        *("کد خبر: ۱۲۳۴۵", "۱۲ مهر ۱۴۰۰ - ۱۶:۰۳", "شنبه ۳ دی ۱۳۹۹", "صفحه نخست > جهان > آسیا"),
        *("صفحه‌ی اصلی | ورود", "https://example.ir/n/1", "@kanal", "#دریا", "لینک کوتاه خبر"),
        *(
            "اشتراک‌گذاری",
            "لینکهای مرتبط   همرسانی",
            "نسخه چاپي",
            "بيشتر بخوانيد",
            "نظرات بسته شده است",
        ),
        *("آخرین به‌روزرسانی: ۲ آبان ۱۴۰۰", "A+ A-", "Share"),
    ],
)
def test_navigation_below_the_text(line: str) -> None:
    assert labels(page("صید ماهی از فردا آغاز می‌شود", "…", line))[-1] == "CHROME"


@pytest.mark.parametrize(
    "line",
    [
        *("منبع: خبرگزاری موج", "خبرنگار: ن.آ", "گ.ه/ک.و", "ترجمه: نیلوفر آرین", "عکس: بهار نوری"),
        *(
            "بر اساس گزارش‌های رادیو موج",
            "با استفاده از گزارشهای رادیو موج/ن.آ",
            "گزارشگر: نیلوفر آرین",
        ),
    ],
)
def test_credit_below_the_text(line: str) -> None:
    assert labels(page("صید ماهی از فردا آغاز می‌شود", "…", line))[-1] == "CREDIT"


@pytest.mark.parametrize(
    "line",
    [
        *("قایق‌های صید در اسکله جنوبی/ عکس: بهار نوری", "قایق‌ها در اسکله (عکس از آرشیو)"),
        *(
            "نمایی از اسکله جنوبی",
            "اسکله جنوبی، پاییز، آبان ۱۳۹۷",
            "قایق‌ها در روز نخست صید. فوریه ۲۰۰۵",
        ),
    ],
)
def test_a_caption_between_headline_and_text(line: str) -> None:
    assert labels(page("صید ماهی از فردا آغاز می‌شود", line, "…"))[:3] == [
        "HEADLINE",
        "CAPTION",
        "BODY",
    ]


def test_a_byline_under_the_headline() -> None:
    line = "نیلوفر آرین، خبرنگار موج در بندر"
    assert labels(page("صید ماهی از فردا آغاز می‌شود", line, "…"))[:3] == [
        "HEADLINE",
        "CREDIT",
        "BODY",
    ]
    assert labels(page("بازداشت سه خبرنگار در بندر", "…"))[0] == "HEADLINE"


def test_a_plural_is_no_verb() -> None:
    (names,) = features_of(lines_of("خبرهای بندرهای جنوب"))
    assert "verbless" in names
    (names,) = features_of(lines_of("میزبانی جام میلاد"))
    assert "verbless" in names
    for text in ("قایق‌ها آمده‌اند", "قایقها آمدهاند", "قایق‌ها می‌آیند", "قایقها نمیآیند"):
        (names,) = features_of(lines_of(text))
        assert "verb" in names, text


@given(st.lists(st.sampled_from(PAGE.split("\n")) | st.text(max_size=8), max_size=8).map("\n".join))
def test_zones_cover_every_line_that_is_not_blank(text: str) -> None:
    zones = find_zones(text)
    assert [text[zone.start : zone.end] for zone in zones] == [
        line.strip() for line in text.splitlines() if line.strip()
    ]
    Document(id="d", text=text, zones=zones)


def test_texts_in_one_line_and_without_any() -> None:
    assert find_zones("") == find_zones(" \n\u2028\t") == ()
    (zone,) = find_zones("  وی گفت که قایق‌ها از فردا به دریا می‌روند.  \n")
    assert (zone.start, zone.end, zone.label) == (2, 44, "BODY")


def test_every_weight_is_of_a_feature_that_some_line_can_have() -> None:
    table = tomllib.loads(
        files("nlp_kit.zones").joinpath("weights.toml").read_text(encoding="utf-8")
    )
    texts = [document.text for document in load().documents]
    rows = "\n".join(line.split("\t")[1] for line in PAGE.split("\n"))
    texts += [rows, "تنها یک خط", "***\nچرا قایق‌ها نمی‌روند؟\n- یک\nاو گفت:\nدریا. آبان ۱۳۹۷"]
    texts += [
        page("پایگاه خبری موج", "صید ماهی", "نیلوفر نوری، خبرنگار ما", "…", "رویترز", "گ.ه/ک.و"),
        "خبر\n" + "قایق‌ها در دریا " * 12,
    ]
    texts += ["\n".join(["قایق‌های صیادان جنوب از فردا به دریا می‌روند و می‌مانند"] * 4)]
    found = frozenset().union(*(names for text in texts for names in features_of(lines_of(text))))
    assert set(table["features"]) <= found


@pytest.mark.parametrize("unit", ["ا", "a.", "| ", "  x", "منبع ", "می ", "عکس: ", "@a", "a.b/"])
def test_time_grows_with_the_length(unit: str) -> None:
    begin = time.perf_counter()
    find_zones(unit * (100_000 // len(unit)))
    assert time.perf_counter() - begin < 2


def test_the_dispatch_and_the_rest_of_the_corpus() -> None:
    # The zones of the authored documents were looked at; the test is that none gets worse.
    right = total = 0
    for document in load().documents:
        gold = {zone.start: zone.label for zone in document.zones}
        for zone in find_zones(document.text):
            if zone.start in gold:
                total += 1
                right += gold[zone.start] == zone.label
    assert total
    assert right / total > 0.95
