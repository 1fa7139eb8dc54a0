"""The dataset: every gold value comes back, offline, and the same bytes each time."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest

from nlp_kit.corpus import Corpus, load
from nlp_kit.dataset import document_from_row, export_dataset
from nlp_kit.documents import outermost
from nlp_kit.errors import InputError


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load()


@pytest.fixture(scope="module")
def exported(corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path: Path = tmp_path_factory.mktemp("export") / "dataset"
    export_dataset(corpus, path)
    return path


def loaded(path: Path, *names: str) -> Any:
    from datasets import load_dataset

    return load_dataset(str(path), *names, cache_dir=str(path.parent / "cache"))


def hashes(path: Path) -> dict[str, str]:
    return {
        str(item.relative_to(path)): hashlib.sha256(item.read_bytes()).hexdigest()
        for item in sorted(path.rglob("*"))
        if item.is_file()
    }


def test_every_gold_value_comes_back(corpus: Corpus, exported: Path) -> None:
    dataset = loaded(exported)
    for split in ("train", "validation", "test"):
        assert tuple(document_from_row(row) for row in dataset[split]) == corpus.split(split)


def test_date_strings_stay_strings(exported: Path) -> None:
    (row,) = loaded(exported)["test"]
    assert row["meta"]["published"] == "2021-10-18"
    assert row["meta"]["retrieved"] == "2024-03-28T16:03"


def test_labels_are_classes(exported: Path) -> None:
    features = loaded(exported)["train"].features
    assert features["entities"].feature["label"].names == [
        "PER", "ORG", "LOC", "FAC", "EVENT", "PROD",
    ]  # fmt: skip
    assert features["quotes"].feature["kind"].names == ["direct", "mixed", "indirect", "unmarked"]


def test_the_flat_view_tags_the_outermost_entities(corpus: Corpus, exported: Path) -> None:
    rows = loaded(exported, "entities")["train"]
    names = rows.features["ner_tags"].feature.names
    by_id = {document.id: document for document in corpus.split("train")}
    for row in rows:
        begun = [names[tag] for tag in row["ner_tags"] if names[tag].startswith("B-")]
        assert begun == [f"B-{item.label}" for item in outermost(by_id[row["id"]].entities)]


def test_exporting_twice_gives_the_same_bytes(corpus: Corpus, exported: Path) -> None:
    before = hashes(exported)
    export_dataset(corpus, exported)
    assert hashes(exported) == before


def test_the_card_counts_what_is_there(corpus: Corpus, exported: Path) -> None:
    card = (exported / "README.md").read_text(encoding="utf-8")
    quotes = sum(quote.kind == "direct" for item in corpus.split("train") for quote in item.quotes)
    assert f"| quotes | direct | {quotes} |" in card
    assert f"| train | {len(corpus.split('train'))} |" in card
    from huggingface_hub import DatasetCard

    parsed = DatasetCard(card)
    assert parsed.data.language == ["fa"]
    assert [config["config_name"] for config in parsed.data.configs] == ["documents", "entities"]


def test_what_no_export_made_is_not_overwritten(corpus: Corpus, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "thesis.txt").write_text("years of work")
    with pytest.raises(InputError, match="something else stands here"):
        export_dataset(corpus, mine)
    assert (mine / "thesis.txt").read_text() == "years of work"


def test_a_failed_export_leaves_the_old_one(
    corpus: Corpus, exported: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = hashes(exported)

    def fail(*_: object) -> str:
        raise OSError("the disk is full")

    monkeypatch.setattr("nlp_kit.dataset.export.dataset_card", fail)
    with pytest.raises(OSError, match="full"):
        export_dataset(corpus, exported)
    assert hashes(exported) == before
    assert list(exported.parent.glob(".dataset.*")) == []


def test_an_empty_corpus_is_refused(corpus: Corpus, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no annotated documents"):
        export_dataset(Corpus(tmp_path, "gold", ()), tmp_path / "dataset")
