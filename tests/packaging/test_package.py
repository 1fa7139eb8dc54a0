"""A pipeline for others: a card whose figures were measured, and a wheel that spaCy can load."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from nlp_kit.corpus import load
from nlp_kit.errors import InputError
from nlp_kit.packaging import build_wheel, measure, model_card
from nlp_kit.packaging.card import publishable
from nlp_kit.training import default_config, train

SHORT = {"training.max_steps": 1, "training.eval_frequency": 1}


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path: Path = tmp_path_factory.mktemp("package") / "pipeline"
    train(default_config(), output=path, overrides=SHORT)
    return path


def with_facts(model: Path, folder: Path, **corpora: dict[str, int]) -> Path:
    """Return a folder with the facts that an encoder leaves of its training."""
    (folder / "encoder").mkdir(parents=True)
    facts = {"base": "a base", "corpora": corpora, "repeats": {"embedded": 2}, "seed": 7}
    (folder / "encoder" / "training.json").write_text(json.dumps(facts), encoding="utf-8")
    for name in ("meta.json", "config.cfg"):
        (folder / name).write_bytes((model / name).read_bytes())
    return folder


def test_the_card_holds_measured_figures_with_their_signature(model: Path) -> None:
    documents = load().split("test")
    (measured,) = measure(model, [("the test split", documents)])
    card = model_card(model, [measured], name="news_test")
    assert str(measured.scores.signature) in card
    assert str(measured.damaged.signature) in card
    assert len(measured.damaged.tally.documents) == 3 * len(documents)
    assert "fa_news_test" in card
    assert "CC BY 4.0" in card
    assert "$" not in card


def test_data_that_may_not_be_passed_on_is_named(model: Path, tmp_path: Path) -> None:
    free = with_facts(model, tmp_path / "free", parstwiner={"texts": 1})
    bound = with_facts(model, tmp_path / "bound", parstwiner={"texts": 1}, arman={"texts": 1})
    assert publishable(model)
    assert publishable(free)
    assert not publishable(bound)
    card = model_card(bound, [], name="x")
    assert "research only" in card
    assert "academic research use only" in card
    assert "seed 7" in card


def test_the_wheel_carries_the_pipeline(model: Path, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in model.rglob("*") if path.is_file()}
    wheel = build_wheel(model, tmp_path, name="news_test", card="# A card\n")
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        (meta,) = (name for name in names if name.endswith("/meta.json") and name.count("/") == 1)
        assert json.loads(archive.read(meta))["name"] == "news_test"
        (metadata,) = (name for name in names if name.endswith("METADATA"))
        assert b"nlp_kit" in archive.read(metadata)
        readme = next(name for name in names if name.endswith("README.md"))
        assert archive.read(readme) == b"# A card\n"
    assert any(name.endswith("config.cfg") for name in names)
    assert {path: path.read_bytes() for path in model.rglob("*") if path.is_file()} == before


def test_a_bad_name_or_folder_is_refused(model: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be a package's name"):
        build_wheel(model, tmp_path, name="news-test", card="")
    with pytest.raises(InputError, match="no pipeline here"):
        build_wheel(tmp_path, tmp_path / "out", name="x", card="")
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="cannot write here"):
        build_wheel(model, tmp_path / "file", name="x", card="")
