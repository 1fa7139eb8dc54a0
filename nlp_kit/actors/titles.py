"""Titles of persons: what stands beside their names, and how a bare title finds its bearer."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from nlp_kit.actors.names import Known, aliases
from nlp_kit.quotes.lexicon import clause_words, keys, phrase, word_key
from nlp_kit.quotes.noun_phrases import phrase_from
from nlp_kit.quotes.words import Words


@dataclass(frozen=True, slots=True)
class TitleWords:
    """What titles.toml says, as keys."""

    empty: frozenset[str]
    variants: dict[str, str]
    joined: dict[tuple[str, ...], str]


@cache
def title_words() -> TitleWords:
    """Return the spellings of titles."""
    table: dict[str, Any] = tomllib.loads(
        files("nlp_kit.actors").joinpath("titles.toml").read_text(encoding="utf-8")
    )
    variants = {word_key(form): word_key(row[0]) for row in table["variants"] for form in row[1:]}
    wholes = {phrase(apart): word_key(apart.replace(" ", "")) for apart in table["joined"]}
    return TitleWords(
        empty=keys(table["empty"]),
        variants=variants,
        joined={apart: variants.get(whole, whole) for apart, whole in wholes.items()},
    )


def title_key(title: list[str]) -> tuple[str, ...]:
    """Return the words of a title that tell it from others, in one spelling."""
    lexicon = title_words()
    joined: list[str] = []
    for key in title:
        if not key[:1].isalnum() or key in lexicon.empty:
            continue
        word = lexicon.variants.get(key, key)
        whole = lexicon.joined.get((joined[-1], word)) if joined else None
        if whole is None:
            joined.append(word)
        else:
            joined[-1] = whole
    return tuple(joined)


def collect_titles(words: Words, people: dict[int, tuple[int, Known]]) -> None:
    """Note beside each person the titles that stand with the name.

    Args:
        words: The text.
        people: From the first word of a mention to its last word and the person.
    """
    lexicon = clause_words()
    keys = words.keys
    for first, (last, person) in people.items():
        after = last + 1
        if after < len(keys) and keys[after] in ("»", '"', "”"):
            after += 1
        if after < len(keys) and keys[after] in ("،", ","):
            after += 1
        if (
            after < len(keys)
            and words.line_of[after] == words.line_of[first]
            and (
                keys[after] in lexicon.roles
                or keys[after] in ("یکی", "یک")
                or (words.line_of[after] == words.line_of[last] and keys[after - 1] in ("،", ","))
            )
        ):
            found = phrase_from(words, after, min(len(keys), after + 20))
            if found is not None and not words.finite[after] and _plausible(words, found):
                _note(person, keys[found[0] : found[1] + 1])
        begin = _title_before(words, first)
        if begin is not None:
            _note(person, keys[begin:first])


def _plausible(words: Words, found: tuple[int, int]) -> bool:
    """Tell whether an apposition is a title: it has the head noun of a role near its beginning."""
    lexicon = clause_words()
    return any(
        words.keys[index] in lexicon.roles
        for index in range(found[0], min(found[0] + 3, found[1] + 1))
    ) or (found[1] - found[0] <= 5 and words.keys[found[0]] not in lexicon.prepositions)


def _title_before(words: Words, first: int) -> int | None:
    """Return where the title that stands before a name begins."""
    lexicon = clause_words()
    keys = words.keys
    index = first - 1
    if index >= 0 and keys[index] in aliases().relational:
        return None  # «وکیل X» is somebody else
    if index >= 0 and keys[index] in ("«", '"', "“", "،", ","):
        index -= 1
    begin: int | None = None
    lowest = max(-1, first - 12)
    while index > lowest and words.line_of[index] == words.line_of[first]:
        key = keys[index]
        if (
            key in lexicon.prepositions
            or words.finite[index]
            or not key[:1].isalnum()
            or key in ("که", "را")
            or (key in lexicon.times or key in lexicon.adverbs)
        ):
            break
        if key in lexicon.roles and key not in lexicon.titles:
            begin = index
        index -= 1
    return begin


def _note(person: Known, keys: list[str]) -> None:
    title = title_key(keys)
    if title and title not in person.titles:
        person.titles.append(title)


def title_fit(title: tuple[str, ...], known: tuple[str, ...]) -> float:
    """Return how well a bare title suits a known one: 1 for the same, 0 for another."""
    if not title or not known:
        return 0.0
    if title == known:
        return 1.0
    shared = sum(word in known for word in title)
    if title[0] != known[0] and not (title[0] in clause_words().roles and shared == len(title)):
        return 0.0
    if shared == len(title):
        return 0.9
    if all(word in title for word in known):
        return 0.8
    union = len(set(title) | set(known))
    return 0.7 * shared / union if shared >= 2 else 0.0
