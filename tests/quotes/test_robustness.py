import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp_kit.actors import resolve
from nlp_kit.quotes import Findings, find_quotes

TEXT = (
    "نادر صفایی، رئیس شورای ماهیگیران، گفت: «ما برمی‌گردیم. دریا مال ماست».\n"
    "وی افزود که قایق‌ها آماده‌اند و تأکید کرد: «کسی نمی‌ماند».\n"
    "به گفتهٔ این مقام، باد می‌وزد. شهردار نیز می‌گوید راه «باز» است."
)
PIECES = [
    *'«»"“”‹›:،.؛؟\n ()',
    *["گفت", "او", "که", "افزود", "است", "و", "وزیر", "خواند", "علی", "می", "ي", "١", "a", "🔹"],
    *("به گفته", "با بیان اینکه", "آن را", "\u200c", "\u200f"),
]


def check(text: str) -> Findings:
    found = find_quotes(text)
    resolved = resolve(text, entities=(), quotes=found.quotes)
    assert [quote.id for quote in resolved.quotes] == [quote.id for quote in found.quotes]
    for quote in found.quotes:
        for span in (quote, quote.cue, quote.source):
            if span is not None:
                surface = text[span.start : span.end]
                assert surface and surface == surface.strip() and "\n" not in surface
                assert surface == surface.strip("\u200f") and surface.strip("\u200c")
    return found


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join) | st.text(max_size=60))
def test_any_text_gives_spans_of_one_line_without_white_space_at_their_ends(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text.replace("\n", " "),
        lambda text: text.replace("\u200c", ""),
        lambda text: text.replace("\u200c", " "),
        lambda text: text.translate(str.maketrans("یک", "يك")),
        lambda text: text.translate(str.maketrans("«»", '""')),
        lambda text: text.translate(str.maketrans("«»", "“”")),
        lambda text: text.replace("«", "««").replace("»", "»»"),
    ],
    ids=["line breaks", "half-spaces", "spaces", "Arabic letters", "straight", "curly", "doubled"],
)
def test_damaged_spelling_keeps_every_quotation(damage: object) -> None:
    kinds = [quote.kind for quote in check(TEXT).quotes]
    assert [quote.kind for quote in check(damage(TEXT)).quotes] == kinds  # type: ignore[operator]


def test_an_unclosed_mark_ends_with_its_paragraph() -> None:
    text = "او گفت: «سلام به همه شما\nباران بارید."
    (quote,) = check(text).quotes
    assert text[quote.start : quote.end] == "سلام به همه شما"


@pytest.mark.parametrize(
    "unit",
    ["«", "»", '"', "«الف» ", "گفت ", "گفته ", "گفت: ", "او گفت که این است و ", "به گفته ",
     "با بیان اینکه ", "علی، وزیر راه، ", "وی افزود: «الف ب ج است» و ", "آن را «الف» خواند و ",
     "این مقام گفت: خوب است. ", "او گفت: «سلام\n",
     "او گفت:\n۱. سلام است.\n", "وزیر راه، آب، برق ", "یکی از ", "او که گفت "],
)  # fmt: skip
def test_the_time_grows_no_faster_than_the_text(unit: str) -> None:
    def seconds(count: int) -> float:
        best = []
        for _ in range(2):
            begin = time.perf_counter()
            check(unit * count)
            best.append(time.perf_counter() - begin)
        return min(best)

    small = seconds(500)
    # Eight times the text: a quadratic step would show as 64 times the time.
    assert seconds(4000) < 24 * small + 0.25


def test_ten_thousand_guillemets_do_no_harm() -> None:
    check("«" * 10_000)
    check("«" * 5_000 + " سلام " + "»" * 5_000)
