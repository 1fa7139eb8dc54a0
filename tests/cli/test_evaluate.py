"""``nlp-kit evaluate`` from the outside."""

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
GUESS = [GOLD[0].model_copy(update={"entities": ()}), *GOLD[1:]]


@pytest.fixture
def files(tmp_path):
    gold, predicted = tmp_path / "gold.jsonl", tmp_path / "predicted.jsonl"
    write_documents(gold, GOLD)
    write_documents(predicted, GUESS[::-1])
    return gold, predicted


def run(*arguments):
    result = CliRunner().invoke(build(), ["evaluate", *map(str, arguments)])
    if isinstance(result.exception, InputError):
        raise result.exception
    assert result.exit_code == 0, result.output
    return result.stdout


def test_a_table_for_people(files):
    shown = run(*files, "--layer", "entities", "--by", "label")
    assert "entities.strict" in shown
    assert "75.0" in shown
    assert "By label" in shown
    assert "match:scheme1.6|layers:entities|" in shown.replace("\n", "")


def test_json_for_machines(files):
    value = json.loads(run(*files, "--json"))
    first = next(item for item in value["scores"] if item["measure"] == "entities.strict")
    assert (first["tp"], first["fp"], first["fn"], first["recall"]) == (3, 0, 1, 0.75)
    assert value["documents"] == ["d0", "d1", "d2", "d3"]
    assert "docs:4" in value["signature"]
    assert value["in_training"] == []


def test_csv_and_markdown(files, tmp_path):
    lines = list(csv.DictReader(io.StringIO(run(*files, "--csv", "--label", "PER"))))
    assert lines[0]["recall"] == "0.75"
    target = tmp_path / "scores.md"
    run(*files, "--output", target)
    assert "| entities.strict |" in target.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--json", "--csv"], "more than one format"),
        (["--layer", "verbs"], "no layer is called 'verbs'"),
        (["--label", "PERSON"], "no label is called 'PERSON'"),
        (["--by", "colour"], "no breakdown is called 'colour'"),
        (["--split", "test"], "has no splits"),
        (["--model", "somewhere"], "both predictions and a model"),
    ],
)
def test_wrong_options_get_one_clear_message(files, options, message):
    with pytest.raises(InputError, match=message):
        run(*files, *options)


def test_documents_that_do_not_fit_get_one_clear_message(files, tmp_path):
    other = tmp_path / "other.jsonl"
    write_documents(other, [*GUESS[:3], GUESS[3].model_copy(update={"text": "الف پ"})])
    with pytest.raises(InputError, match=r"'d3'.*the texts differ from character 4"):
        run(files[0], other)
    write_documents(other, GUESS[:3])
    with pytest.raises(InputError, match="without a prediction: 1"):
        run(files[0], other)


def test_training_documents_are_never_called_accuracy(tmp_path, monkeypatch):
    from nlp_kit import corpus

    gold = tmp_path / "gold.jsonl"
    write_documents(gold, GOLD)

    class Everything:
        documents = tuple(GOLD)

        def split(self, name):
            return self.documents if name == "train" else ()

    monkeypatch.setattr(corpus, "load", lambda *arguments, **options: Everything())
    result = CliRunner().invoke(build(), ["evaluate", str(gold), str(gold), "--json"])
    assert "this is fit, not accuracy" in result.stderr
    assert json.loads(result.stdout)["in_training"] == ["d0", "d1", "d2", "d3"]
