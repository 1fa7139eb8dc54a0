"""Lost half-spaces, put back in a view that remembers the untouched text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from nlp_kit.text.folding import ZWNJ, fold
from nlp_kit.text.halfspace_rules import Rules, half_space_rules
from nlp_kit.text.views import Edit, View, make_view

_LETTER = "[\u0621-\u063a\u0641-\u064a\u066e-\u066f\u0671-\u06d3\u06d5]"
_WORD = re.compile(f"(?<![\\w{ZWNJ}]){_LETTER}++(?:{ZWNJ}{_LETTER}++)*+(?![\\w{ZWNJ}\u0640])")
# After these no half-space shows: they never join to the letter that follows.
_UNJOINING = frozenset("اآدذرزژوأإٱؤةء")
# Letters that a word with a lost half-space has at least; and no word has more.
_SHORTEST = 4
_LONGEST = 40
_SHORTEST_STEM = 2
# What a compound adds to its last part: مردم‌دار، مردم‌داران، مردم‌داری، مردم‌دارانه.
_ENDINGS = ("ی", "ان", "انه", "یی", "یان")


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
        joins = 0 <= end == start - 1 and text[end] in " \u00a0" and _joins(before, word)
        if joins:
            yield Edit(end, start, ZWNJ)
        position = start
        for part in word.split(ZWNJ):
            for place in _breaks(part):
                yield Edit(position + place, position + place, ZWNJ)
            position += len(part) + 1
        before = f"{before}{ZWNJ}{word}"[-_LONGEST:] if joins else word
        end = match.end()


@lru_cache(maxsize=1 << 15)
def _breaks(word: str) -> tuple[int, ...]:
    """Return where half-spaces that show were lost within a run of letters."""
    return tuple(place for place in _parts(word) if word[place - 1] not in _UNJOINING)


@lru_cache(maxsize=1 << 15)
def _parts(word: str) -> tuple[int, ...]:
    """Return the borders of the parts of a word, those after unjoining letters too."""
    rules = half_space_rules()
    if word in rules.solid or not _SHORTEST <= len(word) <= _LONGEST:
        return ()
    if word in rules.spelt and word not in rules.words.rare and not word.endswith("های"):
        return rules.spelt[word]
    if word in rules.numerals:
        return rules.numerals[word]
    for prefix in rules.imperfective:
        rest = word[len(prefix) :]
        if word.startswith(prefix) and _is_finite(rest, rules):
            return (len(prefix), *(len(prefix) + place for place in _participle(rest, rules)))
    for find in (_participle, _plural, _degree, _after_he, _compound, _inside):
        places = find(word, rules)
        if places:
            return places
    return ()


def _is_finite(word: str, rules: Rules) -> bool:
    return word in rules.finite or bool(_participle(word, rules))


def _participle(word: str, rules: Rules) -> tuple[int, ...]:
    for ending in rules.perfect:
        stem = word.removesuffix(ending)
        # «نهاده‌ای» is weighed against «نهاد‌های» elsewhere.
        if ending != "ای" and stem != word and stem in rules.words.participles:
            return (len(stem),)
    return ()


def _plural(word: str, rules: Rules) -> tuple[int, ...]:
    # «تنهایی», «بهای»: words in «ها» with a suffix of their own.
    if word.endswith("ی") and (
        word[:-1] in rules.solid or (word.endswith("ایی") and word[:-2] in rules.solid)
    ):
        return ()
    for suffix in rules.plural:
        stem = word.removesuffix(suffix)
        if stem == word or len(stem) < _SHORTEST_STEM:
            continue
        if suffix == "های" and _rather_indefinite(stem, rules):
            return (*_parts(stem + "ه"), len(stem) + 1)
        if _known(stem, rules) or len(stem) > 2:
            return (*_parts(stem), len(stem))
    return ()


def _rather_indefinite(stem: str, rules: Rules) -> bool:
    """Tell «بیانیه‌ای» from «سال‌های»: which of the two stems is the commoner word."""
    with_he = stem + "ه"
    if not (_ends_silent(with_he, rules) and _known(with_he, rules)):
        return False
    frequency = rules.words.frequency
    return (
        with_he in rules.indefinite
        or f"{with_he}{ZWNJ}ای" in rules.parted
        or not _known(stem, rules)
        or 2 * frequency.get(with_he, 0) > frequency.get(stem, 0)
    )


def _degree(word: str, rules: Rules) -> tuple[int, ...]:
    for suffix in rules.degree:
        stem = word.removesuffix(suffix)
        if stem in rules.words.adjectives and (suffix != "تری" or word not in rules.words.rare):
            return (len(stem),)
    return ()


def _after_he(word: str, rules: Rules) -> tuple[int, ...]:
    # «متهمان» is no «مته‌مان».
    if word.removesuffix("ان") in rules.solid:
        return ()
    for suffix in (*rules.long_possessive, *rules.after_he):
        stem = word.removesuffix(suffix)
        if stem != word and _ends_silent(stem, rules) and _known(stem, rules):
            return (*_parts(stem), len(stem))
    return ()


def _compound(word: str, rules: Rules) -> tuple[int, ...]:
    if _is_inflected(word, rules):
        return ()
    for last in rules.bound:
        stem = word.removesuffix(last)
        if stem != word and len(stem) >= _SHORTEST_STEM and stem in rules.words.common:
            return (*_parts(stem), len(stem))
    return ()


def _inside(word: str, rules: Rules) -> tuple[int, ...]:
    """Part a compound where the script shows the border: after a silent «ه», before an «آ»."""
    if _is_inflected(word, rules):
        return ()
    for place in range(2, len(word) - 2):
        first, last = word[:place], word[place:]
        if first not in rules.words.common:
            continue
        if last[0] == "آ" or (
            _ends_silent(first, rules)
            and word not in rules.words.rare
            and (last in rules.free or last in rules.words.common)
        ):
            return (place, *(place + more for more in _parts(last)))
    return ()


def _is_inflected(word: str, rules: Rules) -> bool:
    """Tell whether a word of the list stands in it with an ending: «نگهبانان»."""
    return any(word.removesuffix(ending) in rules.solid for ending in _ENDINGS)


def _known(word: str, rules: Rules) -> bool:
    return (
        word in rules.words.common
        or word in rules.words.rare
        or word in rules.spelt
        or word in rules.words.participles
        or bool(_parts(word))
    )


def _ends_silent(word: str, rules: Rules) -> bool:
    return (
        len(word) > 2
        and word[-1] == "ه"
        and word[-2] != "ا"
        and word not in rules.sounded
        and not word.endswith(rules.sounded_ends)
    )


def _joins(before: str, word: str) -> bool:
    """Tell whether the space between two words stands for a half-space."""
    return _joined(before.rpartition(ZWNJ)[2], word) or (
        ZWNJ in before and f"{before}{ZWNJ}{word}" in half_space_rules().parted
    )


@lru_cache(maxsize=1 << 15)
def _joined(before: str, word: str) -> bool:
    rules = half_space_rules()
    if before in rules.imperfective:
        return _is_finite(word.replace(ZWNJ, ""), rules)
    first = word.partition(ZWNJ)[0]
    if f"{before}{ZWNJ}{word}" in rules.parted or f"{before}{ZWNJ}{first}" in rules.parted:
        return True
    if before in rules.function_words:
        return False
    return (
        _takes_suffix(before, word, rules)
        or _makes_compound(before, first, rules)
        or (before in rules.before_noun and _is_noun(word, rules))
        or (before in rules.letters and first in rules.last_letters)
        or before + word in rules.numerals
    )


def _takes_suffix(word: str, suffix: str, rules: Rules) -> bool:
    if suffix in rules.plural or suffix in rules.degree:
        return len(word) > _SHORTEST_STEM or _known(word, rules)
    if suffix in rules.after_he and _ends_silent(word, rules):
        return True
    long = suffix in rules.long_possessive or (suffix in rules.possessive and word[-1] == "ی")
    return long and len(word) >= _SHORTEST


def _is_noun(word: str, rules: Rules) -> bool:
    return word not in rules.not_after_before_noun and _known(word, rules)


def _makes_compound(before: str, last: str, rules: Rules) -> bool:
    if last in rules.bound:
        return len(before) >= _SHORTEST_STEM
    if last not in rules.free or before in rules.never_first:
        return False
    # «دانش آموزان»: the list has the compound without its ending.
    bases = (last, *(last.removesuffix(end) for end in _ENDINGS if last.endswith(end)))
    words = rules.words
    return any(
        before + base in rules.solid
        or before + base in words.rare
        or f"{before}{ZWNJ}{base}" in words.attested
        for base in bases
    )
