"""Which pipeline is used where none is named."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from nlp_kit import annotate
from nlp_kit.annotate import load_model, remember_model, shipped_model


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout with a pretrained pipeline; what is loaded is only its path."""
    shipped = tmp_path / "models" / "encoder"
    shipped.mkdir(parents=True)
    (shipped / "config.cfg").touch()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(annotate, "default_corpus", lambda: tmp_path / "corpus")
    monkeypatch.setattr(annotate, "_load", lambda path: path)
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: name)
    return tmp_path


def test_the_pretrained_pipeline_of_the_checkout_serves_until_one_is_trained(checkout):
    assert load_model().nlp == checkout / "models" / "encoder"
    trained = checkout / "out" / "mine"
    trained.mkdir(parents=True)
    (trained / "config.cfg").touch()
    remember_model(trained)
    assert load_model().nlp == trained
    (trained / "config.cfg").unlink()
    assert load_model().nlp == checkout / "models" / "encoder"


def test_a_pretrained_pipeline_that_cannot_run_is_none(checkout, monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    assert shipped_model() is None
