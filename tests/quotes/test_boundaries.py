import pytest

from nlp_kit.quotes import find_quotes


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "وی با بیان اینکه راه، پل و تونل بسته است تأکید کرد: برف می‌بارد.",
            "راه، پل و تونل بسته است",
        ),
        (
            "وی با اشاره به اینکه راه، پل و تونل بسته است، تأکید کرد: برف می‌بارد.",
            "راه، پل و تونل بسته است",
        ),
        ("وی با بیان اینکه راه باز است، از برف خبر داد و گفت: سرد است.", "راه باز است"),
    ],
)
def test_where_a_participial_content_ends(text: str, content: str) -> None:
    first, second = find_quotes(text).quotes
    assert text[first.start : first.end] == content
    assert first.source == second.source
    assert first.source is not None
    assert text[first.source.start : first.source.end] == "وی"


@pytest.mark.parametrize("closing", ["انتهای پیام", "/پایان پیام/ ۱۲", "انتهاي پيام"])
def test_nobody_says_an_agencys_closing_formula(closing: str) -> None:
    text = f"وی افزود: برف می‌بارد. راه بسته است. {closing}"
    (quote,) = find_quotes(text).quotes
    assert text[quote.start : quote.end] == "برف می‌بارد. راه بسته است"
