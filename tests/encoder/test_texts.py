"""Texts that the encoder learns from: NSURL's layout with its traps, and lost half-spaces."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from nlp_kit.documents import Document, Entity, Zone
from nlp_kit.encoder.texts import LabelledText, of_document, read_labelled, respelt, varied
from nlp_kit.errors import InputError

ZWNJ = "\u200c"


def surfaces(item: LabelledText) -> list[tuple[str, str]]:
    return [(item.text[start:end], label) for start, end, label in item.spans]


@pytest.fixture
def nsurl(tmp_path: Path) -> Path:
    first, second = tmp_path / "300K", tmp_path / "600K"
    first.mkdir()
    second.mkdir()
    for number in range(1, 11):
        (first / f"{number}.txt").write_bytes(
            "لیلا\tB_PER\r\nخوش نام\tI_PER\r\nآمد\tO\r\n".encode()
        )
    (second / "NER-7").write_text(
        "شدO\nديروز\tB-DAT\n\tO\nساري\tI-LOC\n\n،\tO\nبندر\tB-LOC\n", encoding="utf-8"
    )
    return tmp_path


def test_the_last_tenth_of_each_part_is_kept_for_development(nsurl: Path) -> None:
    train = read_labelled(nsurl, corpus="nsurl")
    kept = read_labelled(nsurl, corpus="nsurl", part="development")
    assert [item.id for item in kept] == ["300K-10"]
    assert len(train) == 10
    assert not {item.id for item in train} & {item.id for item in kept}


def test_a_space_within_a_token_is_a_half_space(nsurl: Path) -> None:
    item = read_labelled(nsurl, corpus="nsurl")[0]
    assert surfaces(item) == [(f"لیلا خوش{ZWNJ}نام", "PER")]


def test_empty_tokens_glued_tags_and_orphans(nsurl: Path) -> None:
    (item,) = (item for item in read_labelled(nsurl, corpus="nsurl") if item.id == "600K-NER-7")
    assert item.text == "شد ديروز ساري\n، بندر"
    assert surfaces(item) == [("ديروز", "DAT"), ("ساري", "LOC"), ("بندر", "LOC")]


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no folder with documents"):
        read_labelled(tmp_path, corpus="nsurl")


@pytest.mark.parametrize("half_space", ["", " "])
def test_names_move_with_lost_half_spaces(half_space: str) -> None:
    text = f"می{ZWNJ}رود تا گنبد{ZWNJ}کاووس."
    start = text.index("گنبد")
    item = LabelledText("x", text, ((start, len(text) - 1, "LOC"),))
    changed = respelt(item, half_space=half_space)
    assert ZWNJ not in changed.text
    assert surfaces(changed) == [(f"گنبد{half_space}کاووس", "LOC")]


def test_the_seed_decides_which_texts_are_changed() -> None:
    items = [LabelledText(str(i), f"می{ZWNJ}رود", ()) for i in range(50)]
    first, again = (list(varied(items, share=0.5, generator=random.Random(4))) for _ in range(2))
    assert first == again
    assert 0 < sum(item.text != old.text for item, old in zip(first, items, strict=True)) < 50


def test_chrome_was_not_annotated() -> None:
    text = "بازگشت\nشیراز سرد شد"
    document = Document(
        id="x",
        text=text,
        zones=(Zone(start=0, end=6, label="CHROME"), Zone(start=7, end=len(text), label="BODY")),
        entities=(Entity(id="E1", start=7, end=12, label="LOC"),),
    )
    assert of_document(document).unread == ((0, 6),)
