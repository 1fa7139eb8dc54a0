"""The pruned vocabulary: rows of the base in the order of the pieces."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from nlp_kit.encoder.segments import SPECIAL
from nlp_kit.encoder.vocabulary import listed_pieces, prune, used_pieces
from nlp_kit.errors import InputError

ZWNJ = "\u200c"


@pytest.fixture
def tokenizer(tmp_path: Path) -> Path:
    pieces = [*SPECIAL, "▁", "▁می", "رود", "▁رود", "▁شهر", "و", "語", "▁city", "<mask>"]
    special = [
        {"id": pieces.index(name), "content": name, "special": True, "normalized": False}
        | {"single_word": False, "lstrip": False, "rstrip": False}
        for name in (*SPECIAL, "<mask>")
    ]
    value = {
        "version": "1.0",
        "added_tokens": special,
        "normalizer": {"type": "Replace", "pattern": {"String": ZWNJ}, "content": " "},
        "pre_tokenizer": {
            "type": "Metaspace",
            "replacement": "▁",
            "prepend_scheme": "always",
            "split": True,
        },
        "model": {
            "type": "Unigram",
            "unk_id": 3,
            "vocab": [[piece, -float(len(SPECIAL) + i)] for i, piece in enumerate(pieces)],
        },
    }
    path = tmp_path / "tokenizer.json"
    path.write_text(json.dumps(value), encoding="utf-8")
    return path


def test_what_texts_use_is_kept_also_without_half_spaces(tokenizer: Path) -> None:
    pytest.importorskip("tokenizers", reason="needs the extra encoder")
    assert used_pieces([f"می{ZWNJ}رود"], tokenizer) == ("▁", "▁می", "رود", "▁رود", "و")


def test_rows_are_those_of_the_base(tokenizer: Path) -> None:
    source, rows = prune(tokenizer, (*SPECIAL, "▁می", "▁شهر"))
    value = json.loads(source)
    assert [piece for piece, _ in value["model"]["vocab"]] == [*SPECIAL, "▁می", "▁شهر"]
    assert rows == [0, 1, 2, 3, 5, 8]
    assert [item["content"] for item in value["added_tokens"]] == list(SPECIAL)


def test_a_piece_that_the_base_lacks_is_named(tokenizer: Path) -> None:
    with pytest.raises(InputError, match="ناموجود"):
        prune(tokenizer, (*SPECIAL, "ناموجود"))
    tokenizer.write_text("{}")
    with pytest.raises(InputError, match=r"no tokenizer\.json"):
        prune(tokenizer, SPECIAL)


def test_the_list_holds_each_piece_once() -> None:
    pieces = listed_pieces()
    assert pieces[: len(SPECIAL)] == SPECIAL
    assert len(set(pieces)) == len(pieces)
    assert {"▁", "▁ایران", "،", "2"} <= set(pieces)
