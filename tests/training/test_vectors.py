"""Word vectors from raw text: what is read, what is refused, what the small pipeline can use."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from nlp_kit.errors import InputError
from nlp_kit.training.vectors import read_paragraphs, train_vectors

TEXT = "وزير راه گفت: راه باز است.\n\nباران می‌بارد.\n"


def test_paragraphs_of_text_and_of_json_lines(tmp_path: Path) -> None:
    plain, packed = tmp_path / "news.txt", tmp_path / "news.jsonl.gz"
    plain.write_text(TEXT, encoding="utf-8")
    rows = [{"title": "باران", "body": TEXT, "year": 1400}, {"title": None}]
    packed.write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode()))
    parts = TEXT.split("\n\n")
    assert list(read_paragraphs(plain, fields=())) == [part.strip() for part in parts]
    assert list(read_paragraphs(packed, fields=("title", "body"))) == [
        "باران",
        *(part.strip() for part in parts),
    ]


@pytest.mark.parametrize(
    ("name", "data", "place"),
    [
        ("a.txt", b"good\n\xff\n", r"a\.txt:2"),
        ("a.jsonl", b"{}\n{\n", r"a\.jsonl:2"),
        ("a.jsonl.gz", b"no gzip", r"a\.jsonl\.gz:"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path: Path, name: str, data: bytes, place: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(InputError, match=place):
        list(read_paragraphs(tmp_path / name, fields=("text",)))


def test_the_same_text_gives_the_same_vectors_by_norm(tmp_path: Path) -> None:
    pytest.importorskip("floret", reason="needs the extra vectors")
    import spacy

    for name in ("one", "two"):
        train_vectors([TEXT] * 50, tmp_path / name, width=8, rows=64, epochs=1)
    one, two = (spacy.blank("fa").from_disk(tmp_path / name) for name in ("one", "two"))
    assert one.vocab.vectors.to_bytes() == two.vocab.vectors.to_bytes()
    assert one.vocab.vectors.shape == (64, 8)
    assert one.vocab.vectors.attr == spacy.attrs.NORM


def test_nothing_to_learn_from_is_refused(tmp_path: Path) -> None:
    pytest.importorskip("floret", reason="needs the extra vectors")
    with pytest.raises(InputError, match="no word"):
        train_vectors(["\n"], tmp_path / "out")
    assert not (tmp_path / "out").exists()
