"""``nlp-kit check-gold`` from the outside."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from nlp_kit.cli.app import build
from nlp_kit.documents import Document, Entity, write_documents
from nlp_kit.errors import InputError


@pytest.fixture
def gold(tmp_path):
    path = tmp_path / "gold.jsonl"
    labels = ["LOC", "LOC", "LOC", "PROD"]
    write_documents(
        path,
        [
            Document(
                id=f"d{i}",
                text="الوند آمد",
                entities=(Entity(id="E", start=0, end=5, label=label),),
            )
            for i, label in enumerate(labels)
        ],
    )
    return path


def run(*arguments):
    result = CliRunner().invoke(build(), ["check-gold", *map(str, arguments)])
    if isinstance(result.exception, InputError):
        raise result.exception
    assert result.exit_code == 0, result.output
    return result


def test_findings_are_printed_and_counted(gold):
    result = run(gold)
    assert "label-conflict" in result.stdout
    assert "1 findings in 4 documents" in result.stderr


def test_an_accepted_finding_does_not_come_back(gold):
    found = json.loads(run(gold, "--json").stdout)
    assert [item["check"] for item in found] == ["label-conflict"]
    run(gold, "--accept", found[0]["key"], "--because", "نام تیم")
    assert (gold.parent / "gold.accepted.jsonl").exists()
    assert json.loads(run(gold, "--json").stdout) == []
    assert "1 accepted" in run(gold).stderr


def test_only_known_keys_and_checks_are_taken(gold):
    with pytest.raises(InputError, match="no finding with the key"):
        run(gold, "--accept", "0000000000")
    with pytest.raises(InputError, match="no check is called"):
        run(gold, "--check", "spelling")


def test_unlikely_findings_are_left_out(gold):
    assert json.loads(run(gold, "--json", "--least", "0.9").stdout) == []
