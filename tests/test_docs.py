"""The commands and the Python of the documents run as they stand there."""

from __future__ import annotations

import functools
import json
import re
import shlex
import sys
from pathlib import Path

import pytest

import nlp_kit.training
from nlp_kit.cli.app import main
from nlp_kit.training import default_config, protocols, train

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = [
    path
    for name in (
        "README.md",
        "CONTRIBUTING.md",
        "corpus/README.md",
        "annotations/README.md",
        "annotations/GUIDELINES.md",
    )
    if (path := ROOT / name).exists()
]
SHORT = {"training.max_steps": 2, "training.eval_frequency": 1}

pytestmark = pytest.mark.skipif(
    not DOCUMENTS, reason="an installed package comes without the documents of the checkout"
)


def commands() -> list[str]:
    found: dict[str, None] = {}
    for path in DOCUMENTS:
        text = path.read_text(encoding="utf-8")
        for block in re.findall(r"```sh\n(.*?)```", text, re.DOTALL):
            for line in block.replace("\\\n", " ").splitlines():
                for part in line.split("#")[0].split("&&"):
                    found[part.strip()] = None
        # Commands in tables stand in code spans.
        for row in re.findall(r"^\|.*\|$", text, re.MULTILINE):
            found.update(dict.fromkeys(re.findall(r"`(nlp-kit [^`]+)`", row)))
    return [item for item in found if item.startswith("nlp-kit ") and " > " not in item]


@pytest.fixture(scope="module")
def pipeline(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path: Path = tmp_path_factory.mktemp("docs") / "pipeline"
    train(default_config(), output=path, overrides=SHORT)
    return path


@pytest.fixture
def folder(tmp_path: Path, pipeline: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder as the documents imagine it: a file of news, a pipeline trained last."""
    for name in ("corpus", "annotations", "configs", "models"):
        (tmp_path / name).symlink_to(default_config().parents[1] / name)
    news = re.search(
        r"```json\n(.*?)\n```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL
    )
    assert news is not None
    (tmp_path / "news.jsonl").write_text(news.group(1) + "\n", encoding="utf-8")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "last-model.txt").write_text(f"{pipeline}\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    short = functools.partial(train)

    def shortened(config: Path, **options: object) -> dict[str, float]:
        overrides = {**(options.pop("overrides", None) or {}), **SHORT}  # type: ignore[dict-item]
        return short(config, overrides=overrides, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(nlp_kit.training, "train", shortened)
    monkeypatch.setattr(protocols, "train", shortened)
    return tmp_path


def run(line: str, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(sys, "argv", shlex.split(line))
    with pytest.raises(SystemExit) as stopped:
        main()
    code = stopped.value.code
    return code if isinstance(code, int) else 0


def prepare(folder: Path, line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the files that a command reads, where an earlier line of the documents makes them."""
    if "predicted.jsonl" in line and "--output predicted.jsonl" not in line:
        gold = "gold.jsonl" in line
        source = "gold.jsonl" if gold else "news.jsonl"
        if gold:
            run("nlp-kit convert corpus --split test --output gold.jsonl", monkeypatch)
        assert run(f"nlp-kit annotate {source} --output predicted.jsonl", monkeypatch) == 0
    if "other.jsonl" in line:
        run("nlp-kit annotate gold.jsonl --output other.jsonl", monkeypatch)
    for name in re.findall(r"[\w-]+\.xml", line):
        inline = re.search(
            r"```xml\n(.*?)```",
            re.sub(r"^ {3}", "", (ROOT / "CONTRIBUTING.md").read_text("utf-8"), flags=re.MULTILINE),
            re.DOTALL,
        )
        assert inline is not None
        (folder / name).write_text(inline.group(1), encoding="utf-8")


SLOW = ("crossval", "learning-curve")


@pytest.mark.parametrize("line", [item for item in commands() if item.split()[1] not in SLOW])
def test_a_command_of_the_documents_runs(
    line: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if line.split()[1] == "add":
        import shutil

        for name in ("corpus", "annotations"):
            source = (folder / name).resolve()
            (folder / name).unlink()
            shutil.copytree(source, folder / name)
    prepare(folder, line, monkeypatch)
    made = re.search(r"validate ((?:new|my-text)).jsonl", line)
    if made is not None:
        prepare(folder, f"{made.group(1)}.xml", monkeypatch)
        run(
            f"nlp-kit convert {made.group(1)}.xml --from inline --output {made.group(1)}.jsonl",
            monkeypatch,
        )
    # check-gold and validate answer 1 where they have findings.
    allowed = {0, 1} if line.split()[1] == "check-gold" else {0}
    assert run(line, monkeypatch) in allowed


def test_the_python_of_the_readme_runs(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for block in re.findall(r"```python\n(.*?)```", text, re.DOTALL):
        exec(compile(block, "README.md", "exec"), {})


def test_the_example_of_the_readme_is_a_document() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    block = re.search(r"```json\n(.*?)\n```", text, re.DOTALL)
    assert block is not None
    assert json.loads(block.group(1))["id"] == "rain"


def test_every_file_that_the_documents_link_to_exists() -> None:
    for path in DOCUMENTS:
        for target in re.findall(r"\]\((?!http|#)([^)#]+)\)", path.read_text(encoding="utf-8")):
            assert (path.parent / target).exists(), (path.name, target)
