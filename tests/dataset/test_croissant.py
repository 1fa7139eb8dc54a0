"""The Croissant metadata: it names every file with its hash, and mlcroissant reads through it."""

import hashlib
import json

import pytest

from nlp_kit.corpus import default_corpus, load
from nlp_kit.dataset import export_dataset
from nlp_kit.dataset.croissant import CROISSANT
from nlp_kit.dataset.rows import entity_row


@pytest.fixture(scope="module")
def dataset(tmp_path_factory):
    folder = tmp_path_factory.mktemp("croissant") / "dataset"
    export_dataset(load(default_corpus()), folder)
    return folder


def test_every_file_stands_with_its_hash(dataset):
    value = json.loads((dataset / CROISSANT).read_text(encoding="utf-8"))
    found = {file["contentUrl"]: file["sha256"] for file in value["distribution"]}
    assert found == {
        path.relative_to(dataset).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in dataset.rglob("*.parquet")
    }


def test_every_column_is_in_its_file(dataset):
    parquet = pytest.importorskip("pyarrow.parquet")
    value = json.loads((dataset / CROISSANT).read_text(encoding="utf-8"))
    files = {file["@id"]: dataset / file["contentUrl"] for file in value["distribution"]}
    for records in value["recordSet"]:
        for field in records["field"]:
            source = field["source"]
            names = parquet.read_schema(files[source["fileObject"]["@id"]]).names
            assert source["extract"]["column"] in names


def test_mlcroissant_reads_the_records(dataset):
    croissant = pytest.importorskip("mlcroissant", reason="mlcroissant is not installed")
    metadata = croissant.Dataset(jsonld=dataset / CROISSANT)
    assert not metadata.metadata.ctx.issues.errors
    (record,) = list(metadata.records("entities-test"))
    (item,) = [item for item in load(default_corpus()).items if item.record.split == "test"]
    row = entity_row(item)
    assert record["entities-test/id"].decode() == row["id"]
    assert [token.decode() for token in record["entities-test/tokens"]] == row["tokens"]
    (document,) = list(metadata.records("documents-test"))
    assert document["documents-test/text"].decode() == item.document.text
