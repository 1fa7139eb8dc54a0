"""What ``halfspaces.toml`` and hazm's word list say of half-spaces, ready to be looked up."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from nlp_kit.text.folding import ZWNJ
from nlp_kit.text.wordlist import WordList, word_list


@dataclass(frozen=True, slots=True)
class Rules:
    """The lists of ``halfspaces.toml``, suffixes longest first, and what follows from them.

    Attributes:
        spelt: Words without their half-spaces, and where among the letters these stand.
        parted: Words with half-spaces that stay one word when a space stands for these.
        solid: Words that are never parted.
        numerals: «بیست‌وهشتم» and the like, as in ``spelt``.
    """

    words: WordList
    imperfective: tuple[str, ...]
    finite: frozenset[str]
    perfect: frozenset[str]
    plural: tuple[str, ...]
    degree: tuple[str, ...]
    after_he: tuple[str, ...]
    indefinite: frozenset[str]
    possessive: frozenset[str]
    long_possessive: tuple[str, ...]
    bound: tuple[str, ...]
    free: frozenset[str]
    function_words: frozenset[str]
    never_first: frozenset[str]
    before_noun: frozenset[str]
    not_after_before_noun: frozenset[str]
    sounded: frozenset[str]
    sounded_ends: tuple[str, ...]
    spelt: dict[str, tuple[int, ...]]
    parted: frozenset[str]
    solid: frozenset[str]
    numerals: dict[str, tuple[int, ...]]
    letters: frozenset[str]
    last_letters: frozenset[str]


@cache
def half_space_rules() -> Rules:
    """Return the rules, read when first asked for.

    Raises:
        InputError: If hazm's data is not installed.
    """
    source = files("nlp_kit.text").joinpath("halfspaces.toml").read_text(encoding="utf-8")
    table = tomllib.loads(source)
    verbs, suffixes, compounds = table["verbs"], table["suffixes"], table["compounds"]
    sounded = table["silent_he"]["sounded"]
    words = word_list()
    phrases = frozenset(compounds["phrases"])
    solid = words.common | frozenset(compounds["solid"])
    spelt: dict[str, tuple[int, ...]] = {}
    for word in sorted(words.joined | phrases):
        letters, places = _places(word)
        if letters not in solid:
            spelt.setdefault(letters, places)
    return Rules(
        words=words,
        imperfective=_longest_first(verbs["imperfective"]),
        finite=words.finite | frozenset(verbs["impersonal"] + verbs["colloquial"]),
        perfect=frozenset(verbs["perfect"]),
        plural=_longest_first(suffixes["plural"]),
        degree=_longest_first(suffixes["degree"]),
        after_he=_longest_first(suffixes["after_he"]),
        indefinite=frozenset(suffixes["indefinite"]),
        possessive=frozenset(suffixes["possessive"]),
        long_possessive=_longest_first(suffixes["long_possessive"]),
        bound=_longest_first(compounds["bound"]),
        free=frozenset(compounds["free"]),
        function_words=frozenset(compounds["function_words"]),
        never_first=frozenset(compounds["never_first"]),
        before_noun=frozenset(compounds["before_noun"]),
        not_after_before_noun=frozenset(compounds["not_after_before_noun"]),
        sounded=frozenset(sounded),
        # Short ones are also the ends of other words: «به» of «شعبه».
        sounded_ends=tuple(word for word in sounded if len(word) > 3),
        spelt=spelt,
        parted=phrases | _parted(words, compounds),
        solid=solid,
        numerals=dict(_numerals(compounds)),
        letters=frozenset(compounds["letters"]),
        last_letters=frozenset(compounds["last_letters"]),
    )


def _parted(words: WordList, compounds: dict[str, list[str]]) -> frozenset[str]:
    """Return the words of the list that stay one word when spaces part them."""
    never_first = frozenset(compounds["never_first"] + compounds["function_words"])
    # A participle or an infinitive is no last part: «انجام شده» is commonly two words.
    never_last = words.participles | frozenset(compounds["never_last"])
    return frozenset(
        word
        for word in words.attested
        if word.partition(ZWNJ)[0] not in never_first and word.rpartition(ZWNJ)[2] not in never_last
    )


def _numerals(compounds: dict[str, list[str]]) -> Iterator[tuple[str, tuple[int, ...]]]:
    for ten in compounds["tens"]:
        for unit in compounds["units"]:
            ordinal = "سوم" if unit == "سه" else unit + "م"
            for form in (unit, ordinal, ordinal + "ین"):
                yield f"{ten}و{form}", (len(ten),)


def _longest_first(entries: list[str]) -> tuple[str, ...]:
    return tuple(sorted(entries, key=lambda entry: (-len(entry), entry)))


def _places(word: str) -> tuple[str, tuple[int, ...]]:
    """Return a word without its half-spaces, and where among its letters they stood."""
    parts = word.split(ZWNJ)
    places = []
    length = 0
    for part in parts[:-1]:
        length += len(part)
        places.append(length)
    return "".join(parts), tuple(places)
