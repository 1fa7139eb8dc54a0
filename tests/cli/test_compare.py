"""``nlp-kit compare`` from the outside."""

from __future__ import annotations

import csv
import io
import json

import pytest
from typer.testing import CliRunner

from nlp_kit.cli.app import build
from nlp_kit.documents import Document, Entity, write_documents
from nlp_kit.errors import InputError

GOLD = [
    Document(id=f"d{i}", text="الف ب", entities=(Entity(id="E", start=0, end=3, label="PER"),))
    for i in range(4)
]


@pytest.fixture
def files(tmp_path):
    worse = [GOLD[0].model_copy(update={"entities": ()}), *GOLD[1:]]
    for name, documents in (("gold", GOLD), ("a", worse), ("b", GOLD)):
        write_documents(tmp_path / f"{name}.jsonl", documents)
    return [tmp_path / "a.jsonl", tmp_path / "b.jsonl", "--gold", tmp_path / "gold.jsonl"]


def run(*arguments):
    result = CliRunner().invoke(build(), ["compare", *map(str, arguments)])
    if isinstance(result.exception, InputError):
        raise result.exception
    assert result.exit_code == 0, result.output
    return result.stdout


def test_a_table_for_people(files):
    shown = run(*files, "--layer", "entities")
    assert "+14.3" in shown
    assert "Errors where they differ most" in shown
    assert "|test:ar10000,seed0" in shown


def test_json_and_csv(files):
    value = json.loads(run(*files, "--json"))
    strict = next(item for item in value["contrasts"] if item["measure"] == "entities.strict")
    assert strict["recall_difference"] == 0.25
    assert strict["f1_p"] == 1
    assert value["documents"]["entities.strict"][0] == {
        "id": "d0",
        "errors_first": 1,
        "errors_second": 0,
    }
    lines = list(csv.DictReader(io.StringIO(run(*files, "--csv"))))
    assert {line["signature"] for line in lines} == {value["signature"]}


def test_predictions_must_be_of_the_golds_documents(files, tmp_path):
    write_documents(tmp_path / "b.jsonl", GOLD[:3])
    with pytest.raises(InputError, match="without a prediction: 1"):
        run(*files)
