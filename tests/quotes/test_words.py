import pytest

from nlp_kit.quotes.words import read_words


@pytest.mark.parametrize("unseen", ["\u200c", "\u200f", "\u2067", "\ufeff", "\u200c\u200e"])
def test_unseen_characters_apart_from_words_are_none(unseen: str) -> None:
    text = f"گفت:{unseen} راه باز «{unseen} بود»."
    words = read_words(text)
    surfaces = [text[s:e] for s, e in zip(words.starts, words.ends, strict=True)]
    assert surfaces == ["گفت", ":", "راه", "باز", "«", "بود", "»", "."]


def test_a_half_space_within_a_word_stays() -> None:
    text = "می‌رود"
    words = read_words(text)
    assert (words.starts, words.ends) == ([0], [len(text)])


def test_nothing_but_unseen_characters_is_no_word() -> None:
    assert len(read_words(" \u200c \u200f")) == 0


@pytest.mark.parametrize(
    "noun",
    [
        *["میلیارد", "میلاد", "بازی", "کشتی", "بدهی", "مانند", "روند", "شدید", "بخشی"],
        *["گفت و گو", "رفت و آمد", "رفت‌وآمد", "زد و خوردهای", "داد و ستد", "آمد و شد"],
    ],
)
def test_nouns_and_adjectives_that_look_like_verbs_are_none(noun: str) -> None:
    words = read_words(noun)
    assert not words.has_verb(0, len(words))


@pytest.mark.parametrize(
    "verb", ["می‌پسندد", "می‌رود", "میرود", "گفت", "رفت", "رفت و گفت", "می پسندد"]
)
def test_verbs_are_verbs(verb: str) -> None:
    words = read_words(verb)
    assert words.has_verb(0, len(words))
