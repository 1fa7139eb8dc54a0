"""Bad input: one clear message, exit code 2, no traceback, nothing half-written."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from nlp_kit.cli.app import COMMANDS, main

Run = Callable[..., tuple[int, str]]
GOOD = {"id": "x", "text": "باران بارید."}


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return what runs the command line and gives back its exit code and what it printed."""

    def call(*arguments: object) -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", ["nlp-kit", *map(str, arguments)])
        with pytest.raises(SystemExit) as stopped:
            main()
        captured = capsys.readouterr()
        code = stopped.value.code
        return (code if isinstance(code, int) else 0), captured.out + captured.err

    return call


def lines(path: Path, *values: object) -> Path:
    path.write_text(
        "".join(json.dumps(value, ensure_ascii=False) + "\n" for value in values), encoding="utf-8"
    )
    return path


def entity(start: int, end: int, label: str = "LOC") -> dict[str, object]:
    return {"id": "E1", "start": start, "end": end, "label": label, "actor": None}


BROKEN: dict[str, tuple[bytes, str]] = {
    "broken JSON": (
        b'{"id": "x", "text": "y"}\n{"id": "z", "te',
        r":2: not valid JSON: .* starting at column 13",
    ),
    "an object that never ends": (b'{"id": "x", "text": "y"\n', r":1: not valid JSON.* column 24"),
    "wrong encoding": ('{"id": "x", "text": "سلام"}\n'.encode("cp1256"), r":1: not UTF-8"),
    "UTF-16": ('{"id": "x", "text": "سلام"}\n'.encode("utf-16"), r":1: not UTF-8"),
    "not an object": (b"[1, 2]\n", r":1: the line holds a JSON list"),
    "an empty file": (b"", r"the file is empty"),
    "blank lines alone": (b"\n \n", r"the file is empty"),
    "no text": (b'{"id": "x"}\n', r":1, document 'x', field text: required key is missing"),
    "an unknown key": (b'{"id": "x", "text": "y", "labels": []}\n', r"field labels: unknown key"),
    "a key twice": (b'{"id": "x", "id": "y", "text": "z"}\n', r"key 'id' stands twice"),
    "an offset past the end": (
        json.dumps({**GOOD, "entities": [entity(0, 99)]}).encode(),
        r"entities.0: span 0-99 ends past the text, which has 12 code points",
    ),
    "an offset below zero": (
        json.dumps({**GOOD, "entities": [entity(-1, 3)]}).encode(),
        r"field entities.0.start",
    ),
    "an empty span": (
        json.dumps({**GOOD, "entities": [entity(3, 3)]}).encode(),
        r"end 3 is not after start 3",
    ),
    "an unknown label": (
        json.dumps({**GOOD, "entities": [entity(0, 5, "CITY")]}).encode(),
        r"field entities.0.label.*'CITY'",
    ),
    "a duplicate id": (
        f"{json.dumps(GOOD)}\n{json.dumps(GOOD)}\n".encode(),
        r":2, document 'x', field id: the id 'x' was used before, on line 1",
    ),
    "nesting without end": (b'{"id": ' + b"[" * 100_000 + b"\n", r":1: not (valid|usable) JSON"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_annotate_says_what_is_wrong_and_where(run: Run, tmp_path: Path, name: str) -> None:
    data, message = BROKEN[name]
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_bytes(data)
    target.write_text("what was here before")
    code, printed = run("annotate", source, "--output", target)
    assert code == 2
    import re

    assert re.search(message, printed), printed
    assert "in.jsonl" in printed
    assert "Traceback" not in printed
    assert target.read_text() == "what was here before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl", "out.jsonl"]


def test_a_missing_file_is_named(run: Run, tmp_path: Path) -> None:
    code, printed = run("annotate", tmp_path / "absent.jsonl", "--output", tmp_path / "out.jsonl")
    assert (code, "absent.jsonl: cannot read it: there is no such file" in printed) == (2, True)


def test_an_unwritable_output_is_named_before_the_work(run: Run, tmp_path: Path) -> None:
    source = lines(tmp_path / "in.jsonl", GOOD)
    (tmp_path / "folder").mkdir()
    code, printed = run("annotate", source, "--output", tmp_path / "folder")
    assert (code, "cannot write here" in printed) == (2, True)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_forbidden_folder_is_named(run: Run, tmp_path: Path) -> None:
    source = lines(tmp_path / "in.jsonl", GOOD)
    (tmp_path / "closed").mkdir(mode=0o500)
    code, printed = run("annotate", source, "--output", tmp_path / "closed" / "out.jsonl")
    assert (code, "cannot write here" in printed) == (2, True)


def test_a_folder_without_a_pipeline_is_named(run: Run, tmp_path: Path) -> None:
    source = lines(tmp_path / "in.jsonl", GOOD)
    code, printed = run("annotate", source, "--output", tmp_path / "out.jsonl", "--model", tmp_path)
    assert (code, "no pipeline here" in printed) == (2, True)


def test_a_missing_config_is_named(run: Run, tmp_path: Path) -> None:
    code, printed = run("train", tmp_path / "absent.cfg", "--output", tmp_path / "out")
    assert (code, "absent.cfg: there is no such config" in printed) == (2, True)
    assert not (tmp_path / "out").exists()


def test_a_missing_corpus_is_named(run: Run, tmp_path: Path) -> None:
    for command in ("export", "stats"):
        extra = ("--output", tmp_path / "out") if command == "export" else ()
        code, printed = run(command, tmp_path / "absent", *extra)
        assert (code, "cannot read a corpus here" in printed) == (2, True)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(run: Run, name: str) -> None:
    code, printed = run(name, "--help")
    assert code == 0
    assert f"nlp-kit {name}" in printed.replace("\n", " ")
    assert "Example" in printed


@pytest.mark.parametrize("value", ["training.max_steps", "max_steps=3"])
def test_a_setting_that_sets_nothing_is_named(run: Run, tmp_path: Path, value: str) -> None:
    code, printed = run("train", "--output", tmp_path / "out", "--set", value)
    assert (code, f"{value!r} sets nothing" in printed) == (2, True)
