"""The file of accepted findings."""

from __future__ import annotations

import json

import pytest

from nlp_kit.checking import Suspicion, accept, read_accepted
from nlp_kit.errors import InputError


def suspicion(start):
    return Suspicion("label-conflict", "d", start, start + 3, "باد", "باد آمد", "…", 0.7, "LOC")


def test_accepting_adds_lines_and_keeps_those_there(tmp_path):
    path = tmp_path / "accepted.jsonl"
    assert read_accepted(path) == {}
    assert accept(path, [suspicion(0)], reason="نام تیم") == 1
    assert accept(path, [suspicion(0), suspicion(5)], reason="") == 1
    assert read_accepted(path) == {suspicion(0).key: "نام تیم", suspicion(5).key: ""}
    first = json.loads(path.read_text(encoding="utf-8").splitlines()[0])
    assert first["surface"] == "باد"
    assert "باد" in path.read_text(encoding="utf-8")


def test_keys_depend_on_the_place_and_not_on_the_evidence():
    other = Suspicion("label-conflict", "d", 0, 3, "باد", "?", "other counts", 0.4, "LOC")
    assert other.key == suspicion(0).key != suspicion(1).key


def test_a_line_without_a_key_is_an_error(tmp_path):
    path = tmp_path / "accepted.jsonl"
    path.write_text('{"check": "x"}\n', encoding="utf-8")
    with pytest.raises(InputError, match="has no key"):
        read_accepted(path)
