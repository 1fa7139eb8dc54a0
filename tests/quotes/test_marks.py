import pytest

from nlp_kit.quotes.marks import find_marked
from nlp_kit.quotes.words import read_words


def marked(text: str) -> list[str]:
    words = read_words(text)
    return [words.surface(item.first, item.last) for item in find_marked(words)]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("او گفت: «سلام. خوبید؟» و رفت.", ["سلام. خوبید؟"]),
        ('او "سلام" و “درود” و ‹بدرود› گفت.', ["سلام", "درود", "بدرود"]),
        ("«طرح «نور» خوب است»", ["طرح «نور» خوب است"]),
        ("«««سلام به شما»»» گفت", ["سلام به شما"]),
        ("او گفت: »سلام بر شما« و رفت.", ["سلام بر شما"]),
        ('او گفت: «سلام به شما" و رفت.', ["سلام به شما"]),
        ("او گفت: “سلام“ و رفت.", ["سلام"]),
        ("او گفت: «سلام به شما\nبعد رفت.", ["سلام به شما"]),
        (
            "او گفت: «سلام به شما.\nخوب باشید.\nبدرود» و رفت.",
            ["سلام به شما.", "خوب باشید.", "بدرود"],
        ),
        ("«»", []),
        ("هیچ", []),
    ],
)
def test_marks_are_paired_as_readers_pair_them(text: str, inside: list[str]) -> None:
    assert marked(text) == inside
