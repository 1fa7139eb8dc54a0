"""The name lists of ``lexicon.toml``, looked up by folded spelling."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from nlp_kit.text import ZWNJ, fold_key

AMBIGUOUS = "ambiguous"
# «مؤسسه» and «موسسه», «رئیس» and «رییس».
_HAMZA = {"ؤ": "و", "ئ": "ی"}
_PLAIN = str.maketrans(_HAMZA)
# The lists of [heads] whose key is not the label itself.
_HEAD_LABELS = {"office": "ORG", "part": "ORG", "site": "FAC", "nature": "LOC"}
# Lists of [persons] that hold no names but pieces of them.
_PIECES = frozenset({"endings", "joined_endings", "beginnings"})
_SHORTEST_STEM = 3
# Words of longer names («همراه اول», «من و تو») that news uses far more often by themselves.
_COMMON_WORDS = frozenset(
    {"و", "در", "از", "به", "با", "بر", "تا", "که", "من", "تو", "هر", "این", "همراه", "راه"}
    | {"روز", "امروز", "فردا", "زود", "صبح", "صدا", "دور", "نزدیک", "خاص", "بالا", "پشت", "جدید"}
    | {"عدم", "بدون", "هشت", "چهار", "دو", "سه", "قول", "امر", "د", "اس", "اقدام", "همکاری"}
)
# Sections whose entries lend no class to their single words.
_WHOLE_ONLY = frozenset({"heads", "titles", "other", "persons"})
# Names whose family names in -ی are common («احمدی» from «احمد»).
_FAMILY_SOURCES = frozenset({"persons.iranian", "persons.afghan", "persons.arabic"})


@dataclass(frozen=True, slots=True)
class _Lexicon:
    classes: dict[str, str]
    # Keys of names that may be written in several words map to True.
    places: dict[str, bool]
    place_names: tuple[str, ...]
    organisations: dict[str, str]
    longest_name: int
    endings: tuple[str, ...]
    joined_endings: frozenset[str]
    beginnings: tuple[str, ...]
    apposed: frozenset[str]


@cache
def _lexicon() -> _Lexicon:
    source = files("nlp_kit.names").joinpath("lexicon.toml").read_text(encoding="utf-8")
    table: dict[str, dict[str, str]] = tomllib.loads(source)
    lists = {
        section: {
            group: [entry.strip() for entry in _spelt(entries).split("،")]
            for group, entries in groups.items()
        }
        for section, groups in table.items()
    }
    pieces = {group: tuple(lists["persons"].pop(group)) for group in sorted(_PIECES)}
    apposed = frozenset(map(_joined, lists.pop("inner")["apposed"]))
    places = lists["places"]
    organisations = lists["organisations"]
    return _Lexicon(
        classes=_classes(lists),
        places={
            _joined(entry): " " in entry or ZWNJ in entry
            for group, entries in places.items()
            if group != AMBIGUOUS
            for entry in entries
        },
        place_names=tuple(
            entry for group, entries in places.items() if group != AMBIGUOUS for entry in entries
        ),
        organisations={
            _joined(entry): group
            for group, entries in organisations.items()
            if group != AMBIGUOUS
            for entry in entries
        },
        longest_name=max(
            entry.count(" ") + entry.count(ZWNJ) + 1
            for groups in (places, organisations)
            for entries in groups.values()
            for entry in entries
        ),
        endings=pieces["endings"],
        joined_endings=frozenset(pieces["joined_endings"]),
        beginnings=pieces["beginnings"],
        apposed=apposed,
    )


def _classes(lists: dict[str, dict[str, list[str]]]) -> dict[str, str]:
    """Return the class of each word: whole entries first, then words of longer entries."""
    classes: dict[str, str] = {}
    parts: dict[str, str] = {}
    weak: dict[str, str] = {}
    for section, groups in lists.items():
        for group, entries in groups.items():
            name = f"{section}.{group}"
            # What is ambiguous in one section may be plain in another («فارس»).
            whole = weak if group == AMBIGUOUS else classes
            for entry in entries:
                whole.setdefault(_joined(entry), name)
                if " " in entry and section not in _WHOLE_ONLY:
                    first, *rest = entry.split(" ")
                    parts.setdefault(_joined(first), f"{name}-")
                    for word in rest:
                        parts.setdefault(_joined(word), f"{name}+")
    for word in _COMMON_WORDS:
        parts.pop(word, None)
    return {**parts, **weak, **classes}


def word_class(word: str) -> str | None:
    """Return the list that a word stands in, as ``places.countries``, or None.

    Words of a name of several words have a class of their own (``-`` the first, ``+`` a later
    one), so that «شمالی» of «کره شمالی» is not taken for a name. Half-spaces do not matter in
    listed words. Unlisted words get the class of what they are formed from: an ezafe of a title,
    the plural of a nationality, a compound of given names (``persons.compound``), a family name
    by its ending (``persons.family``).
    """
    lexicon = _lexicon()
    key = name_key([word])
    listed = lexicon.classes.get(key)
    return listed if listed is not None else _formed_class(lexicon, word, key)


def _formed_class(lexicon: _Lexicon, word: str, key: str) -> str | None:
    classes = lexicon.classes
    if key.endswith("ی"):
        base = classes.get(key[:-1], "")
        if key[-2:-1] in {"ه", "ا", "و"} and base.startswith(("titles.", "heads.")):
            return base
        stem = key[:-2] if key.endswith(("ایی", "ویی")) else key[:-1]
        if len(stem) >= _SHORTEST_STEM and classes.get(stem) in _FAMILY_SOURCES:
            return "persons.family"
    for ending in ("های", "ها", "ان"):
        stem = key.removesuffix(ending)
        if stem != key and classes.get(stem) == "other.nationality":
            return "other.nationality"
    if key.endswith("است") and classes.get(key[:-2], "").startswith("places."):
        # «آمریکاست»: the copula loses its alef after another.
        return classes[key[:-2]]
    return _formed_name(lexicon, word, key)


def _formed_name(lexicon: _Lexicon, word: str, key: str) -> str | None:
    for beginning in lexicon.beginnings:
        rest = key.removeprefix(beginning)
        if rest != key and _is_given(lexicon, rest):
            return "persons.compound"
    pieces = [name_key([piece]) for piece in word.strip(ZWNJ).split(ZWNJ)]
    if len(pieces) > 1:
        if all(_is_given(lexicon, piece) for piece in pieces):
            return "persons.compound"
        if pieces[-1] in lexicon.joined_endings and len(pieces[0]) >= _SHORTEST_STEM:
            return "persons.family"
    if key.endswith(lexicon.endings):
        ending = max((e for e in lexicon.endings if key.endswith(e)), key=len)
        if len(key) - len(ending) >= _SHORTEST_STEM:
            return "persons.family"
    return None


def _is_given(lexicon: _Lexicon, key: str) -> bool:
    return lexicon.classes.get(key) in _FAMILY_SOURCES | {"persons.ambiguous"}


def is_place(name: str) -> bool:
    """Tell whether a whole name is in the lists of places, the ambiguous ones left out."""
    return name_key([name]) in _lexicon().places


def listed_places() -> tuple[str, ...]:
    """Return the place names of the lists as they are spelt there, the ambiguous ones left out."""
    return _lexicon().place_names


def place_key(key: str, *, words: int) -> bool:
    """Tell whether the :func:`name_key` of so many words is that of a listed place."""
    spaced = _lexicon().places.get(key)
    return spaced is not None and (words == 1 or spaced)


def organisation_list(key: str) -> str | None:
    """Return which list of organisations a :func:`name_key` stands in, or None."""
    return _lexicon().organisations.get(key)


def head_group(word: str) -> str | None:
    """Return which list of head nouns a word stands in («وزارت»: ``ORG``), or None."""
    name = _lexicon().classes.get(name_key([word]), "")
    return name.removeprefix("heads.") if name.startswith("heads.") else None


def head_label(word: str) -> str | None:
    """Return the entity label that a head noun opens («وزارت» opens an ORG), or None."""
    group = head_group(word)
    return None if group is None else _HEAD_LABELS.get(group, group)


def is_apposed(key: str) -> bool:
    """Tell whether a noun says of what kind the name after it is («خبرگزاری»), by its key."""
    return key in _lexicon().apposed


def longest_name() -> int:
    """Return how many words the longest place or organisation of the lists has."""
    return _lexicon().longest_name


def name_key(words: Iterable[str]) -> str:
    """Return the key of a name: its words folded and written in one.

    «لس آنجلس» and «لس‌آنجلس» have the same key.
    """
    return _joined(fold_key("".join(words)).lower().translate(_PLAIN))


def _spelt(entries: str) -> str:
    """Return a list of the file as its keys are spelt, in a time that loading can afford.

    The file is in folded spelling already; folding it here would take longer than all the rest.
    """
    text = entries.replace("\n", " ")
    for letter, plain in _HAMZA.items():
        text = text.replace(letter, plain)
    return text


def _joined(entry: str) -> str:
    return entry.replace(" ", "").replace(ZWNJ, "")
