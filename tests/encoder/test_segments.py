"""Segments: every word once, in order, at a piece of its own text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp_kit.encoder.segments import LONGEST, SPECIAL, Pieces, split_segments
from nlp_kit.text import tokenize

tokenizers = pytest.importorskip("tokenizers", reason="needs the extra encoder")

LETTERS = "ابپتجچدرزسشعفقکگلمنوهی.،:«»"
ZWNJ = "\u200c"
TEXTS = st.text(alphabet=f"{LETTERS}يك۱۲3 \n{ZWNJ}\u200fA", max_size=120)


@pytest.fixture(scope="module")
def pieces() -> Pieces:
    """Return the pieces of single letters, and of «▁» with each, as the base's are made."""
    vocabulary = [(name, 0.0) for name in SPECIAL]
    vocabulary += [(f"▁{letter}", -2.0) for letter in LETTERS]
    vocabulary += [(letter, -3.0) for letter in ("▁", *LETTERS)]
    tokenizer = tokenizers.Tokenizer(tokenizers.models.Unigram(vocabulary, unk_id=3))
    tokenizer.normalizer = tokenizers.normalizers.Replace("\u200f", "")
    tokenizer.pre_tokenizer = tokenizers.pre_tokenizers.Metaspace()
    return Pieces(tokenizer)


@given(text=TEXTS, longest=st.integers(16, 64))
@settings(max_examples=100)
def test_the_words_are_the_tokens_however_long_a_segment_may_be(
    pieces: Pieces, text: str, longest: int
) -> None:
    segments = list(split_segments(text, pieces, longest=longest))
    assert [word for item in segments for word in item.words] == tokenize(text)
    for item in segments:
        assert len(item.words) == len(item.starts)
        assert list(item.starts) == sorted(item.starts)
        assert item.starts[0] > 0
        assert item.starts[-1] < len(item.pieces) - 1
        assert (item.pieces[0], item.pieces[-1]) == (pieces.begin, pieces.end)


def test_short_sentences_are_read_together_and_long_texts_are_cut(pieces: Pieces) -> None:
    sentence = "باران در شهر. "
    (together,) = split_segments(sentence * 2, pieces)
    assert len(together.words) == 8
    long = list(split_segments(sentence * 100, pieces))
    assert len(long) > 1
    assert max(len(item.pieces) for item in long) <= LONGEST
    assert all(item.words[-1][1] - item.words[-1][0] == 1 for item in long), "cut after a stop"


def test_a_line_ends_with_a_piece(pieces: Pieces) -> None:
    (item,) = split_segments("باران\nشهر", pieces)
    assert item.pieces.count(pieces.end) == 2


def test_spelling_variants_have_the_same_pieces(pieces: Pieces) -> None:
    persian, arabic = (list(split_segments(text, pieces)) for text in ("یکی", "يكي"))
    assert persian == arabic


def test_a_word_begins_at_its_own_piece(pieces: Pieces) -> None:
    (item,) = split_segments("«شهر»", pieces)
    assert [item.pieces[start] for start in item.starts] == [
        pieces.of_run("«شهر»")[0][place] for place in (0, 1, 4)
    ]
