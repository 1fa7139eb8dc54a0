"""Lost half-spaces: put back where Persian has them, and nowhere else."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nlp_kit.text import ZWNJ, restore_half_spaces


def restored(text: str) -> str:
    return restore_half_spaces(text).text


@pytest.mark.parametrize(
    "wanted",
    [
        *("می‌کند", "نمی‌دانم", "می‌روند", "برمی‌گردد", "می‌گویند", "نمی‌آیند", "می‌خواهیم", "می‌توان"),
        *("تماس‌های", "کتابخانه‌ها", "همکاری‌های", "کتاب‌هایشان", "سال‌های", "مردم‌ها", "بحث‌هایی"),
        *("شده‌ایم", "گفته‌اند", "رفته‌ام", "جداگانه‌ای", "خانه‌ای", "بیانیه‌ای", "همه‌ی", "شیوه‌ای"),
        *("مهم‌ترین", "سریع‌تر", "بین‌المللی", "گفت‌وگو", "دانش‌آموزان", "تصمیم‌گیری‌ها"),
        *("سرمایه‌گذاری‌های", "تهیه‌کنندگان", "بیست‌وششمین", "پیش‌بینی"),
    ],
)
def test_deleted_and_parted_half_spaces_come_back(wanted: str) -> None:
    assert restored(f"این {wanted.replace(ZWNJ, '')} بود") == f"این {wanted} بود"
    assert restored(f"این {wanted.replace(ZWNJ, ' ')} بود") == f"این {wanted} بود"


@pytest.mark.parametrize("wanted", ["می‌کند، می‌رود", "«کتاب‌ها»", "(خانه‌ای)"])
def test_marks_around_do_not_matter(wanted: str) -> None:
    assert restored(wanted.replace(ZWNJ, "")) == wanted
    assert restored(wanted.replace(ZWNJ, " ")) == wanted


@pytest.mark.parametrize(
    "text",
    [
        *(
            "میان",
            "میدان",
            "میزان",
            "میل",
            "میزبان",
            "تنها",
            "تنهایی",
            "انتهای",
            "بهای",
            "رها",
            "آنها",
        ),
        *("گروهی", "توجهی", "دانشگاهی", "کوتاهی", "ماهی", "شبیه", "دختر", "دفتر", "بهتر", "قرآن"),
        # No half-space shows after a letter that joins to none.
        *("کشورها", "روزهای", "کارهایی", "درآمد"),
        *("رفته است", "گفته بود", "انجام شده", "ماه می سال", "خشک و تر", "ای مردم", "در شان او"),
        *("بی آن که", "یکی از آنها", "به طور", "سال گذشته", "وزیر کشور", "ساز ایرانی", "خوب بود"),
        *("می  کند", "می\nکند", "کتاب، ها", "می_کند", "میکندx", "۵می کند"),
        *("می‌کند", "کتاب‌ها", "خانه‌های", "پیش‌بینی‌ها"),
        "",
    ],
)
def test_what_lost_nothing_stays(text: str) -> None:
    assert restored(text) == text


def test_raw_spelling_stays_and_spans_map_back() -> None:
    text = "آنان نمي كنند، تماسهاي ما"
    view = restore_half_spaces(text)
    assert view.text == "آنان نمي\u200cكنند، تماس\u200cهاي ما"
    start = view.text.index("تماس")
    raw = view.to_raw(start, start + len("تماس‌هاي"))
    assert text[slice(*raw)] == "تماسهاي"
    start = view.text.index("نمي")
    raw = view.to_raw(start, start + len("نمي‌كنند"))
    assert text[slice(*raw)] == "نمي كنند"


@given(
    st.lists(
        st.sampled_from(
            ["میکند", "می", "کند", "کتاب", "ها", "های", "شده", "اند", "خانهای", "بین", "المللی"]
        )
        | st.sampled_from([" ", "  ", "\n", "،", "\u200c", "۵", "x", "ـ", "َ"])
        | st.text(max_size=3),
        max_size=25,
    ).map("".join)
)
@example("بین ")
def test_only_half_spaces_are_put_in_and_only_spaces_give_way(text: str) -> None:
    view = restore_half_spaces(text)
    assert view.raw == text
    for edit in view.edits:
        assert edit.text == ZWNJ
        assert text[edit.start : edit.end] in {"", " ", "\u00a0"}
        assert text[edit.start - 1].isalpha()
        assert text[edit.end].isalpha()
    skeleton = str.maketrans("", "", f" \u00a0{ZWNJ}")
    assert view.text.translate(skeleton) == text.translate(skeleton)


def test_a_restored_text_is_restored() -> None:
    text = "آنها میگویند که همکاریهای بین المللی بیشتر شده اند و نمی توان تماسهای تازهای گرفت."
    once = restored(text)
    assert once.count(ZWNJ) == 7
    assert restored(once) == once


@pytest.mark.parametrize("unit", ["ها ", "ها", "می ", "میها", "خانهای", "ا", "ه", "کتاب ها "])
def test_time_grows_with_the_length(unit: str) -> None:
    restored("گرم")  # The word list is read once.
    begin = time.perf_counter()
    restored(unit * (200_000 // len(unit)))
    assert time.perf_counter() - begin < 3


def test_hazm_is_not_imported() -> None:
    code = """import sys, nlp_kit.text as text
assert text.restore_half_spaces('میکند').edits
print('hazm' in sys.modules)"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
