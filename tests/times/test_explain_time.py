from __future__ import annotations

import json

import pytest
import typer
from typer.testing import CliRunner

from nlp_kit.cli.explain_time import command
from nlp_kit.errors import InputError

app = typer.Typer()
app.command()(command)


def test_json_says_why() -> None:
    result = CliRunner().invoke(
        app, ["روز دوشنبه ۲۶ مهر رفت", "--published", "2021-10-20", "--json"]
    )
    assert result.exit_code == 0
    found = json.loads(result.stdout)
    assert found["times"][0]["value"] == "2021-10-18"
    assert found["explanations"][0]["anchor"] == "2021-10-20"
    assert found["explanations"][0]["alternatives"] == ["2020-10-17", "2022-10-18"]


def test_table_shows_value_and_flag() -> None:
    result = CliRunner().invoke(app, ["روز جمعه ۲۶ مهر ۱۴۰۰"])
    assert "2021-10-18" in result.output
    assert "Friday" in result.output


@pytest.mark.parametrize("arguments", [[], ["متن", "--file", "x.txt"]])
def test_wants_one_text(arguments: list[str]) -> None:
    result = CliRunner().invoke(app, arguments)
    assert isinstance(result.exception, InputError)
