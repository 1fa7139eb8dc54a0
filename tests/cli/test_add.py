"""Adding documents and second annotations to a corpus."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from nlp_kit.cli.app import main
from nlp_kit.corpus import load

SOURCE = """<document id="b-bridge" style="b" topic="local">
<meta title="پل" published="2019-05-14" published_basis="stated"/>
<text>
<headline>پل تازه در <loc>سنندج</loc></headline>
</text>
</document>
"""


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    def call(*arguments: object) -> str:
        monkeypatch.setattr(sys, "argv", ["nlp-kit", "add", *map(str, arguments)])
        with pytest.raises(SystemExit):
            main()
        return capsys.readouterr().err

    return call


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "bridge.xml"
    path.write_text(SOURCE, encoding="utf-8")
    return path


def test_a_document_is_added_with_what_its_file_says(
    run: Callable[..., str], source: Path, tmp_path: Path
) -> None:
    run(source, "--corpus", tmp_path / "corpus", "--split", "train")
    (item,) = load(tmp_path / "corpus").items
    assert (item.record.style, item.record.split) == ("b", "train")
    assert item.document.surface(item.document.entities[0]) == "سنندج"


def test_without_a_split_nothing_is_written(
    run: Callable[..., str], source: Path, tmp_path: Path
) -> None:
    assert "no split is given" in run(source, "--corpus", tmp_path / "corpus")
    assert not (tmp_path / "corpus").exists()


def test_a_second_pass_needs_the_same_text(
    run: Callable[..., str], source: Path, tmp_path: Path
) -> None:
    corpus = tmp_path / "corpus"
    run(source, "--corpus", corpus, "--split", "train")
    run(source, "--corpus", corpus, "--annotator", "second")
    assert len(load(corpus, annotator="second").documents) == 1
    source.write_text(SOURCE.replace("پل تازه", "پل کهنه"), encoding="utf-8")
    assert "its text is not the corpus's" in run(source, "--corpus", corpus, "--annotator", "third")
    assert not (tmp_path / "annotations" / "third").exists()
