"""The lists of ``mending.toml``, looked up by :func:`~nlp_kit.names.lexicon.name_key`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from nlp_kit.names.lexicon import name_key


@cache
def entries(group: str) -> frozenset[str]:
    """Return the keys of one list of ``mending.toml``."""
    return frozenset(name_key([entry]) for entry in _lists()[group].split("،"))


@cache
def _lists() -> dict[str, str]:
    source = files("nlp_kit.names").joinpath("mending.toml").read_text(encoding="utf-8")
    return tomllib.loads(source)


def in_list(word: str, *groups: str) -> bool:
    """Tell whether a word, or a phrase with its spaces, is an entry of one of the lists."""
    key = name_key([word])
    return any(key in entries(group) for group in groups)
