"""Lost half-spaces, put back in a view that remembers the untouched text."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from nlp_kit.text.folding import ZWNJ, fold
from nlp_kit.text.views import Edit, View, make_view
from nlp_kit.text.wordlist import WordList, word_list

_LETTER = "[\u0621-\u063a\u0641-\u064a\u066e-\u066f\u0671-\u06d3\u06d5]"
_WORD = re.compile(f"(?<![\\w{ZWNJ}]){_LETTER}+(?:{ZWNJ}{_LETTER}+)*(?![\\w{ZWNJ}\u0640])")
# After these no half-space shows: they never join to the letter that follows.
_UNJOINING = frozenset("اآدذرزژوأإٱؤةء")
_SHORTEST_STEM = 2
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class _Rules:
    words: WordList
    imperfective: tuple[str, ...]
    finite: frozenset[str]
    perfect: frozenset[str]
    plural: tuple[str, ...]
    degree: tuple[str, ...]
    after_he: tuple[str, ...]
    possessive: frozenset[str]
    long_possessive: tuple[str, ...]
    bound: tuple[str, ...]
    free: frozenset[str]
    before_noun: frozenset[str]
    not_after_before_noun: frozenset[str]
    joined: frozenset[str]
    spelt: dict[str, tuple[int, ...]]
    solid: frozenset[str]
    sounded: frozenset[str]
    numerals: dict[str, tuple[int, ...]]


@cache
def _rules() -> _Rules:
    source = files("nlp_kit.text").joinpath("halfspaces.toml").read_text(encoding="utf-8")
    table = tomllib.loads(source)
    verbs, suffixes, compounds = table["verbs"], table["suffixes"], table["compounds"]
    words = word_list()
    joined = words.joined | frozenset(word for word in compounds["phrases"] if ZWNJ in word)
    solid = words.common | frozenset(compounds["solid"])
    spelt: dict[str, tuple[int, ...]] = {}
    for word in sorted(joined):
        letters, places = _places(word)
        if letters not in solid:
            spelt.setdefault(letters, places)
    numerals = {}
    for ten in compounds["tens"]:
        for unit in compounds["units"]:
            for ending in ("", "م", "مین"):
                third = "سوم" if unit == "سه" and ending else unit + ending
                number = ten + "و" + (third + ("ین" if third == "سوم" and ending == "مین" else ""))
                numerals[number] = (len(ten),)
    return _Rules(
        words=words,
        imperfective=_longest_first(verbs["imperfective"]),
        finite=words.finite | frozenset(verbs["impersonal"] + verbs["colloquial"]),
        perfect=frozenset(verbs["perfect"]),
        plural=_longest_first(suffixes["plural"]),
        degree=_longest_first(suffixes["degree"]),
        after_he=_longest_first(suffixes["after_he"]),
        possessive=frozenset(suffixes["possessive"]),
        long_possessive=_longest_first(suffixes["long_possessive"]),
        bound=_longest_first(compounds["bound"]),
        free=frozenset(compounds["free"]),
        before_noun=frozenset(compounds["before_noun"]),
        not_after_before_noun=frozenset(compounds["not_after_before_noun"]),
        joined=joined,
        spelt=spelt,
        solid=solid,
        sounded=frozenset(table["silent_he"]["sounded"]),
        numerals=numerals,
    )


def _longest_first(entries: list[str]) -> tuple[str, ...]:
    return tuple(sorted((e.replace(ZWNJ, "") for e in entries), key=lambda e: (-len(e), e)))


def _places(word: str) -> tuple[str, tuple[int, ...]]:
    """Return a word without its half-spaces, and where among its letters they stood."""
    parts = word.split(ZWNJ)
    places = []
    length = 0
    for part in parts[:-1]:
        length += len(part)
        places.append(length)
    return "".join(parts), tuple(places)


def restore_half_spaces(text: str) -> View:
    """Return a view of the text in which lost half-spaces stand again.

    Two losses are made good: a half-space that was deleted («میکند», «تماسهای») is put in where
    it shows, that is, not after a letter that joins to none; and one that became a space («می
    کند», «کتاب ها») takes that space's place. Everything else stays, half-spaces too; «رفته است»
    are two words. Rules: ``halfspaces.toml``, with hazm's list of words and verbs. The time
    grows with the length of the text.

    Raises:
        InputError: If hazm's data is not installed.
    """
    return make_view(text, _edits(fold(text)))


def _edits(text: str) -> Iterator[Edit]:
    before = ""
    end = -1
    for match in _WORD.finditer(text):
        start = match.start()
        word = match.group()
        joins = start - end == 1 and text[end] in " \u00a0" and _joins(before, word)
        if joins:
            yield Edit(end, start, ZWNJ)
        position = start
        for part in word.split(ZWNJ):
            for place in _breaks(part):
                yield Edit(position + place, position + place, ZWNJ)
            position += len(part) + 1
        before = f"{before}{ZWNJ}{word}" if joins else word
        end = match.end()


@lru_cache(maxsize=1 << 16)
def _breaks(word: str) -> tuple[int, ...]:
    """Return where half-spaces that show were lost within a run of letters."""
    if not 3 < len(word) < _LONGEST:
        return ()
    return tuple(place for place in _parts(word) if word[place - 1] not in _UNJOINING)


def _parts(word: str) -> tuple[int, ...]:
    """Return the borders of the parts of a word, those after unjoining letters too."""
    rules = _rules()
    if word in rules.solid or len(word) < 4:
        return ()
    if word in rules.spelt:
        return rules.spelt[word]
    if word in rules.numerals:
        return rules.numerals[word]
    for prefix in rules.imperfective:
        rest = word[len(prefix) :]
        if word.startswith(prefix) and _is_finite(rest, rules):
            return (len(prefix), *(len(prefix) + place for place in _participle(rest, rules)))
    for find in (_plural, _participle, _degree, _after_he, _compound, _silent_inside):
        places = find(word, rules)
        if places:
            return places
    return ()


def _is_finite(word: str, rules: _Rules) -> bool:
    return word in rules.finite or bool(_participle(word, rules))


def _participle(word: str, rules: _Rules) -> tuple[int, ...]:
    for ending in rules.perfect:
        stem = word.removesuffix(ending)
        if stem != word and stem in rules.words.participles:
            return (len(stem),)
    return ()


def _plural(word: str, rules: _Rules) -> tuple[int, ...]:
    # «تنهایی», «بهای»: words in «ها» with a suffix of their own.
    if word.endswith("ی") and (word[:-1] in rules.solid or word[:-2] in rules.solid):
        return ()
    for suffix in rules.plural:
        stem = word.removesuffix(suffix)
        if stem == word or len(stem) < _SHORTEST_STEM:
            continue
        if _known(stem, rules) or len(stem) > 2:
            return (*_parts(stem), len(stem))
    return ()


def _degree(word: str, rules: _Rules) -> tuple[int, ...]:
    for suffix in rules.degree:
        stem = word.removesuffix(suffix)
        if stem != word and len(stem) >= _SHORTEST_STEM and _known(stem, rules):
            return (*_parts(stem), len(stem))
    return ()


def _after_he(word: str, rules: _Rules) -> tuple[int, ...]:
    if word in rules.words.rare:
        return ()
    for suffix in (*rules.long_possessive, *rules.after_he):
        stem = word.removesuffix(suffix)
        if stem != word and _ends_silent(stem, rules) and _known(stem, rules):
            return (*_parts(stem), len(stem))
    return ()


def _compound(word: str, rules: _Rules) -> tuple[int, ...]:
    for last in rules.bound:
        stem = word.removesuffix(last)
        if stem != word and len(stem) >= _SHORTEST_STEM and _known(stem, rules):
            return (*_parts(stem), len(stem))
    return ()


def _silent_inside(word: str, rules: _Rules) -> tuple[int, ...]:
    """Part a compound whose first word ends in a silent «ه», which would otherwise be sounded."""
    if word in rules.words.rare:
        return ()
    for place in range(3, len(word) - 2):
        first, last = word[:place], word[place:]
        if (
            _ends_silent(first, rules)
            and first in rules.words.common
            and (last in rules.free or last in rules.words.common)
        ):
            return (place,)
    return ()


def _known(word: str, rules: _Rules) -> bool:
    return (
        word in rules.words.common
        or word in rules.words.rare
        or word in rules.spelt
        or word in rules.words.participles
        or (len(word) > 3 and bool(_parts(word)))
    )


def _ends_silent(word: str, rules: _Rules) -> bool:
    return (
        len(word) > 2 and word[-1] == "ه" and word[-2] not in "اوی" and word not in rules.sounded
    )


def _joins(before: str, word: str) -> bool:
    """Tell whether the space between two words stands for a half-space."""
    return _joined(before.rpartition(ZWNJ)[2], word) or (
        ZWNJ in before and f"{before}{ZWNJ}{word}" in _rules().joined
    )


@lru_cache(maxsize=1 << 16)
def _joined(before: str, word: str) -> bool:
    rules = _rules()
    first, _, more = word.partition(ZWNJ)
    if before in rules.imperfective:
        return _is_finite(word.replace(ZWNJ, ""), rules)
    pair = f"{before}{ZWNJ}{word}"
    if pair in rules.joined or f"{before}{ZWNJ}{first}" in rules.joined:
        return True
    if word in rules.plural or word in rules.degree:
        return _known(before, rules) or len(before) > 2
    if word in rules.after_he and _ends_silent(before, rules):
        return True
    if word in rules.long_possessive or (word in rules.possessive and before[-1] == "ی"):
        return len(before) > 3
    if before in rules.before_noun:
        return word not in rules.not_after_before_noun and _known(word, rules)
    if first in rules.bound:
        return len(before) > 1
    if first in rules.free:
        return before + first in rules.solid or before + first in rules.words.rare
    return before + word in rules.numerals
