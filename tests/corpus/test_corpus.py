"""The corpus on disk: texts tied to their annotations by hash."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from nlp_kit.corpus import Corpus, add_document, load, load_documents, write_annotation
from nlp_kit.documents import Document, Entity, Meta, Zone
from nlp_kit.errors import InputError

TEXT = "باران در سنندج بارید.\n"


def document(identifier: str = "rain", text: str = TEXT) -> Document:
    return Document(
        id=identifier,
        text=text,
        meta=Meta(published="2019-05-14", published_basis="stated", genre="authored"),
        zones=(Zone(start=0, end=21, label="BODY"),),
        entities=(Entity(id="E1", start=8, end=13, label="LOC"),),
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    corpus = tmp_path / "corpus"
    add_document(corpus, "authored", document(), split="train", style="a", topic="weather")
    return corpus


def test_what_is_added_is_read_back(folder: Path) -> None:
    corpus = load(folder)
    assert corpus.documents == (document(),)
    assert corpus.items[0].record.style == "a"


def test_the_text_is_kept_byte_for_byte(folder: Path) -> None:
    text = "\ufeffيك\r\nدو‌باره\n\n"
    add_document(folder, "authored", Document(id="odd", text=text), split="train")
    assert (folder / "authored" / "odd.txt").read_bytes() == text.encode()
    assert load(folder).documents[0].text == text


def test_splits_are_what_was_recorded(folder: Path) -> None:
    add_document(folder, "authored", document("sun"), split="validation")
    corpus = load(folder)
    assert [item.id for item in corpus.split("validation")] == ["sun"]
    assert corpus.split("test") == ()
    with pytest.raises(InputError, match="no split is called 'dev'"):
        corpus.split("dev")


def test_a_changed_text_is_refused(folder: Path) -> None:
    (folder / "authored" / "rain.txt").write_text("باران بارید.\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"does not have the hash.*offsets would be wrong"):
        load(folder)


def test_an_annotation_of_another_text_is_refused(folder: Path) -> None:
    path = folder.parent / "annotations" / "gold" / "rain.json"
    value = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**value, "text_sha256": "0" * 64}), encoding="utf-8")
    with pytest.raises(InputError, match="text_sha256"):
        load(folder)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "not valid JSON"),
        ('{"document": "rain"}', "annotations/gold/rain.json.*text_sha256"),
    ],
)
def test_a_broken_annotation_is_named(folder: Path, content: str, message: str) -> None:
    (folder.parent / "annotations" / "gold" / "rain.json").write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        load(folder)


def test_a_second_annotator_has_a_folder_of_their_own(folder: Path) -> None:
    other = document().model_copy(update={"entities": ()})
    path = write_annotation(folder, other, annotator="annotator-2")
    assert path.parent.name == "annotator-2"
    assert load(folder, annotator="annotator-2").documents == (other,)
    assert load(folder).documents == (document(),)


def test_texts_without_an_annotation_are_left_out(folder: Path) -> None:
    (folder.parent / "annotations" / "gold" / "rain.json").unlink()
    assert load(folder).documents == ()


def test_an_unknown_annotator_is_told_who_there_is(folder: Path) -> None:
    with pytest.raises(InputError, match=r"no annotator is called 'third'.*gold"):
        load(folder, annotator="third")


@pytest.mark.parametrize("name", ["absent", "file.txt"])
def test_what_is_no_corpus_is_said_to_be_none(tmp_path: Path, name: str) -> None:
    (tmp_path / "file.txt").write_text("x")
    with pytest.raises(InputError, match="cannot read a corpus here"):
        load(tmp_path / name)


def test_the_same_id_twice_is_refused(folder: Path) -> None:
    listing = folder / "authored" / "documents.jsonl"
    listing.write_text(listing.read_text(encoding="utf-8") * 2, encoding="utf-8")
    with pytest.raises(InputError, match="id was used before"):
        load(folder)


def test_a_file_of_documents_has_no_splits(tmp_path: Path) -> None:
    path = tmp_path / "some.jsonl"
    path.write_text('{"id": "x", "text": "y"}\n', encoding="utf-8")
    assert [item.id for item in load_documents(path)] == ["x"]
    with pytest.raises(InputError, match="no splits"):
        load_documents(path, split="train")


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load()


class TestTheEmbeddedCorpus:
    def test_the_dispatch_is_the_test_split(self, corpus: Corpus) -> None:
        (dispatch,) = corpus.split("test")
        assert dispatch.id == "lavrov-nato"
        assert hashlib.sha256(dispatch.text.encode()).hexdigest() == (
            "1341372d584baa89870169abeb1d4c823ada0bf726a80205349eae4b8b6b30bb"
        )

    def test_only_authored_texts_are_trained_on(self, corpus: Corpus) -> None:
        known = (*corpus.split("train"), *corpus.split("validation"))
        assert {item.meta.genre for item in known} == {"authored"}

    def test_every_surface_lies_in_its_text(self, corpus: Corpus) -> None:
        for item in corpus.documents:
            for path, span in item.spans():
                surface = item.surface(span)
                assert surface == surface.strip(), (item.id, path)
                assert "\n" not in surface, (item.id, path)
