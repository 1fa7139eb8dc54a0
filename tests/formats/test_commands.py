"""The commands ``nlp-kit convert`` and ``nlp-kit formats``."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from nlp_kit.cli.convert import command as convert_command
from nlp_kit.cli.formats import command as formats_command
from nlp_kit.documents import read_documents
from nlp_kit.errors import InputError
from nlp_kit.formats import format_names

REFERENCE = Path(__file__).parent / "reference"


def run(command, *arguments):
    app = typer.Typer()
    app.command()(command)
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_the_corpus_becomes_one_document_a_line(tmp_path):
    result = run(convert_command, "corpus", "--to", "jsonl", "--output", tmp_path / "out.jsonl")
    assert result.exit_code == 0, result.exception
    assert any(document.id == "lavrov-nato" for document in read_documents(tmp_path / "out.jsonl"))


def test_losses_are_refused_and_nothing_is_written(tmp_path):
    output = tmp_path / "out.conll"
    arguments = (REFERENCE / "jsonl", "--from", "jsonl", "--to", "conll", "--output", output)
    result = run(convert_command, *arguments)
    assert isinstance(result.exception, InputError)
    assert "entities within entities (1 in 1 documents)" in str(result.exception)
    assert list(tmp_path.iterdir()) == []
    accepted = run(convert_command, *arguments, "--lossy")
    assert accepted.exit_code == 0
    assert "times with their types (2 in 1 documents)" in accepted.stderr
    assert output.exists()


def test_a_text_that_differs_from_ours_is_shown_with_its_place(tmp_path):
    source = (REFERENCE / "jsonl").read_text(encoding="utf-8")
    changed = tmp_path / "changed.jsonl"
    changed.write_text(source.replace("بود.", "بوذ."), encoding="utf-8")
    output = tmp_path / "out.jsonl"
    originals = tmp_path / "ours.jsonl"
    originals.write_text(source, encoding="utf-8")
    result = run(convert_command, changed, "--against", originals, "--output", output)
    assert isinstance(result.exception, InputError)
    assert "offset 76 (line 2 of the text): \\u0630 here, \\u062f there" in str(result.exception)
    assert not output.exists()


def test_a_folder_is_written_whole_or_not_at_all(tmp_path):
    output = tmp_path / "brat"
    output.mkdir()
    (output / "mine.txt").write_text("x", encoding="utf-8")
    arguments = (REFERENCE / "jsonl", "--from", "jsonl", "--to", "brat", "--lossy")
    result = run(convert_command, *arguments, "--output", output)
    assert isinstance(result.exception, InputError)
    assert [path.name for path in output.iterdir()] == ["mine.txt"]
    assert [path.name for path in tmp_path.iterdir()] == ["brat"]


def test_a_format_that_is_only_read_cannot_be_written(tmp_path):
    result = run(
        convert_command, REFERENCE / "jsonl", "--from", "jsonl", "--to", "arman", "--output", "x"
    )
    assert "can only be read" in str(result.exception)


@pytest.mark.parametrize("flag", [(), ("--json",), ("--markdown",)])
def test_the_table_names_every_format(flag):
    result = run(formats_command, *flag)
    assert result.exit_code == 0
    assert all(name in result.stdout for name in format_names())
    if flag == ("--json",):
        assert json.loads(result.stdout)[0]["carries"] == "everything"
