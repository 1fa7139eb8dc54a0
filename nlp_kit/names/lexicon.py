"""The name lists of ``lexicon.toml``, looked up by folded spelling."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from nlp_kit.text import ZWNJ, fold_key


@dataclass(frozen=True, slots=True)
class _Lexicon:
    classes: dict[str, str]
    places: frozenset[str]
    heads: dict[str, str]
    longest_place: int


@cache
def _lexicon() -> _Lexicon:
    source = files("nlp_kit.names").joinpath("lexicon.toml").read_text(encoding="utf-8")
    table: dict[str, dict[str, list[str]]] = tomllib.loads(source)
    places = {_key(name) for names in table["places"].values() for name in names}
    heads = {_key(word): label for label, words in table["heads"].items() for word in words}
    classes: dict[str, str] = {}
    # A word of several lists keeps the class of the first: the order of the file.
    for section, groups in table.items():
        for group, entries in groups.items():
            name = f"{section}.{group}"
            for entry in entries:
                words = entry.split()
                for index, word in enumerate(words):
                    tag = name if len(words) == 1 else f"{name}+" if index else f"{name}-"
                    classes.setdefault(_key(word), tag)
    return _Lexicon(classes, frozenset(places), heads, max(len(place.split()) for place in places))


def word_class(word: str) -> str | None:
    """Return the list that a word stands in, as ``places.countries``, or None.

    Words of a name of several words have a class of their own (``-`` the first, ``+`` a later
    one), so that «شمالی» of «کره شمالی» is not taken for a name. Half-spaces do not matter.
    """
    return _lexicon().classes.get(_key(word))


def is_place(name: str) -> bool:
    """Tell whether a whole name is in the lists of places."""
    return _key(name) in _lexicon().places


def head_label(word: str) -> str | None:
    """Return the entity label that a head noun opens («وزارت» opens an ORG), or None."""
    return _lexicon().heads.get(_key(word))


def listed_places() -> frozenset[str]:
    """Return the place names of the lists, folded."""
    return _lexicon().places


def longest_place() -> int:
    """Return how many words the longest place name of the lists has."""
    return _lexicon().longest_place


def _key(word: str) -> str:
    return fold_key(word.replace(ZWNJ, "")).lower()
