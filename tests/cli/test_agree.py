"""``nlp-kit agree`` from the outside."""

from __future__ import annotations

import csv
import io
import json

import pytest
from typer.testing import CliRunner

from nlp_kit.cli.app import build
from nlp_kit.documents import Document, Entity, write_documents
from nlp_kit.errors import InputError

FIRST = [
    Document(id=f"d{i}", text="الف ب", entities=(Entity(id="E", start=0, end=3, label="PER"),))
    for i in range(3)
]
SECOND = [FIRST[0].model_copy(update={"entities": ()}), *FIRST[1:]]


@pytest.fixture
def files(tmp_path):
    for name, documents in (("first", FIRST), ("second", SECOND)):
        write_documents(tmp_path / f"{name}.jsonl", documents)
    return tmp_path / "first.jsonl", tmp_path / "second.jsonl"


def run(*arguments):
    result = CliRunner().invoke(build(), ["agree", *map(str, arguments)])
    if isinstance(result.exception, InputError):
        raise result.exception
    assert result.exit_code == 0, result.output
    return result.stdout


def test_a_table_for_people(files):
    shown = run(*files, "--by", "label")
    assert "0.800" in shown
    assert "3 documents in common" in shown
    assert "neither marked any" in shown
    assert "match:agreement1|" in shown


def test_json_and_csv(files):
    value = json.loads(run(*files, "--json"))
    first = value["agreement"][0]
    assert (first["annotators"], first["measure"]) == ("first – second", "span exact")
    assert first["value"] == pytest.approx(0.8)
    assert value["shared"][0]["documents"] == ["d0", "d1", "d2"]
    lines = list(csv.DictReader(io.StringIO(run(*files, "--csv"))))
    assert len(lines) == len(value["agreement"])
    assert {line["signature"] for line in lines} == {value["signature"]}


def test_an_annotators_folder_is_read_with_its_corpus(tmp_path):
    from nlp_kit.corpus import default_corpus, load

    corpus = load(default_corpus())
    target = tmp_path / "copy.jsonl"
    write_documents(target, corpus.documents)
    value = json.loads(run("annotations/gold", target, "--json", "--resamples", "0"))
    assert all(line["value"] in (None, pytest.approx(1)) for line in value["agreement"])


def test_wrong_annotators_get_one_clear_message(files):
    with pytest.raises(InputError, match="named twice"):
        run(files[0], files[0])
    with pytest.raises(InputError, match="no such file or folder of annotations"):
        run(files[0], "annotations/nobody")
