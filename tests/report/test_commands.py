"""``nlp-kit report`` and ``nlp-kit view`` from the outside."""

from __future__ import annotations

import pytest
from judged_dispatch import TEXT, gold, guess
from typer.testing import CliRunner

from nlp_kit.cli.app import build
from nlp_kit.documents import write_documents
from nlp_kit.errors import InputError


@pytest.fixture
def files(tmp_path):
    paths = tmp_path / "gold.jsonl", tmp_path / "predicted.jsonl"
    write_documents(paths[0], [gold("a"), gold("b")])
    write_documents(paths[1], [guess("b"), guess("a")])
    return paths


def run(*arguments):
    result = CliRunner().invoke(build(), list(map(str, arguments)))
    if isinstance(result.exception, InputError):
        raise result.exception
    assert result.exit_code == 0, result.output
    return result


def test_report_writes_one_page(files, tmp_path):
    page = tmp_path / "out" / "report.html"
    done = run("report", *files, "--layer", "quotes", "--resamples", 100, "-o", page)
    assert f"Wrote {page}" in done.stderr.replace("\n", "")
    written = page.read_text(encoding="utf-8")
    assert "layers:quotes|" in written
    assert "ci:bootstrap100," in written
    assert written.count('<article class="sheet"') == 2


def test_view_writes_one_page(files, tmp_path):
    page = tmp_path / "view.html"
    run("view", files[0], "--output", page)
    assert page.read_text(encoding="utf-8").count('<article class="sheet"') == 2
    run("view", files[0], "--id", "b", "--output", page)
    assert page.read_text(encoding="utf-8").count('<article class="sheet"') == 1


def test_view_reads_the_corpus(tmp_path):
    page = tmp_path / "view.html"
    run("view", "corpus", "--id", "a-danube-talks", "-o", page)
    assert "a-danube-talks" in page.read_text(encoding="utf-8")


def test_wrong_input_gets_one_clear_message_and_leaves_no_page(files, tmp_path):
    page = tmp_path / "page.html"
    with pytest.raises(InputError, match=r"no document has the id 'c'.*2 documents are: a, b"):
        run("view", files[0], "--id", "c", "-o", page)
    with pytest.raises(InputError, match="no layer is called 'verbs'"):
        run("report", *files, "--layer", "verbs", "-o", page)
    with pytest.raises(InputError, match="it is a folder"):
        run("report", *files, "-o", tmp_path)
    write_documents(files[1], [guess("a"), guess("b").model_copy(update={"text": TEXT + " "})])
    with pytest.raises(InputError, match=r"document 'b'.*the texts differ"):
        run("report", *files, "-o", page)
    assert not page.exists()
