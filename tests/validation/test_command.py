"""The command ``nlp-kit validate``: output for people and machines, and the exit code."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from nlp_kit.cli.validate import command
from nlp_kit.errors import InputError
from nlp_kit.validation import all_rules, rules_markdown

FIXTURES = Path(__file__).parent / "fixtures"


def run(*arguments):
    app = typer.Typer()
    app.command()(command)
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_errors_exit_with_one_and_name_their_place():
    result = run(FIXTURES / "quote-full-stop.jsonl")
    assert result.exit_code == 1
    assert f"{FIXTURES / 'quote-full-stop.jsonl'}:1" in result.stdout
    assert "quote-full-stop" in result.stdout and "quotes.3" in result.stdout
    assert "errors: 1, warnings: 0" in result.stderr


def test_warnings_alone_exit_with_zero():
    result = run(FIXTURES / "actor-unused.jsonl", FIXTURES / "clean.jsonl")
    assert result.exit_code == 0
    assert "actor-unused" in result.stdout


def test_json_holds_every_finding():
    result = run("--json", FIXTURES / "json-invalid.jsonl", FIXTURES / "key-unknown.jsonl")
    value = json.loads(result.stdout)
    assert result.exit_code == 1
    assert (value["errors"], value["warnings"]) == (2, 0)
    assert [finding["rule"] for finding in value["findings"]] == ["json-invalid", "key-unknown"]
    assert value["findings"][1]["field"] == "entities.0.lable"


def test_excluded_rules_are_not_reported():
    result = run(FIXTURES / "quote-full-stop.jsonl", "--exclude", "quotes")
    assert (result.exit_code, result.stdout) == (0, "")


def test_unusable_input_raises_what_main_turns_into_exit_code_two(tmp_path):
    empty = tmp_path / "empty.jsonl"
    empty.touch()
    result = run(empty)
    assert isinstance(result.exception, InputError)
    assert "empty" in str(result.exception)


@pytest.mark.parametrize("flag", [(), ("--json",), ("--markdown",)])
def test_the_rules_can_be_listed(flag):
    result = run("--list-rules", *flag)
    assert result.exit_code == 0
    assert all(rule.id in result.stdout for rule in all_rules())
    assert ("--markdown" not in flag) or result.stdout == rules_markdown()
