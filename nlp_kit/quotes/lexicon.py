"""The language data of quotations, compiled once into dictionaries of folded words."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from nlp_kit.quotes.conjugation import Form, conjugate
from nlp_kit.text import fold_key

Phrase = tuple[str, ...]


@lru_cache(maxsize=1 << 16)
def word_key(surface: str) -> str:
    """Return the key of one word: folded, without half-spaces and vowel signs, in lower case.

    It is never empty: what is nothing but such signs is its own key. Letters in presentation
    forms («ﮔﻔﺖ»), as old typesetting leaves them, count as plain ones.
    """
    if not surface.isascii() and max(surface) >= "\ufb50":
        surface = unicodedata.normalize("NFKC", surface)
    return fold_key(surface).lower() or surface


def keys(surfaces: Iterable[str]) -> frozenset[str]:
    """Return the keys of words, each of which may be written with a half-space or a space."""
    return frozenset(word_key(surface).replace(" ", "") for surface in surfaces)


def phrase(surface: str) -> Phrase:
    """Return the keys of the words of a phrase."""
    return tuple(word_key(word) for word in surface.split())


@dataclass(frozen=True, slots=True)
class CueWords:
    """What cues.toml says, by the word at which each cue is noticed.

    Attributes:
        verbs: From a verb form's key to its verb («گفتن» by past stem) and what the form says.
        takes: From a full verb to what it takes.
        complements: From a light verb and the last word of a complement to the complements that
            end so, with what they take; the longest first.
        phrases: From the first word of «به گفته» and its kin to the phrases, longest first, each
            with its class (basis, named, say, credit, report).
        participial: Likewise for «با بیان»; the class says whether marks may follow at once.
        tails: What closes a participial cue («اینکه»).
    """

    verbs: dict[str, tuple[str, Form]]
    takes: dict[str, frozenset[str]]
    complements: dict[str, dict[str, tuple[tuple[Phrase, frozenset[str]], ...]]]
    copular: dict[str, frozenset[str]]
    phrases: dict[str, tuple[tuple[Phrase, str], ...]]
    participial: dict[str, tuple[tuple[Phrase, str], ...]]
    tails: tuple[Phrase, ...]
    no_source: frozenset[str]
    tail_words: frozenset[str]
    document_participles: frozenset[Phrase]
    document_nouns: frozenset[str]
    between: frozenset[str]
    objects: frozenset[str]
    subjunctive: frozenset[str]
    modals: frozenset[str]
    not_before_colon: frozenset[str]
    denials: tuple[str, ...]
    before_noun: frozenset[str]
    perfect: dict[str, int]
    past_perfect: dict[str, int]
    future: frozenset[str]
    copulas: frozenset[str]
    passive: frozenset[str]
    not_passive: frozenset[str]


@dataclass(frozen=True, slots=True)
class ClauseWords:
    """What words.toml says: word classes, as sets of keys.

    Attributes:
        coupled: From the first word of a noun such as «گفت و گو» to what may end it.
    """

    finite: frozenset[str]
    coupled: dict[str, frozenset[str]]
    prepositions: frozenset[str]
    connectors: frozenset[str]
    adverbs: frozenset[str]
    adverb_phrases: dict[str, tuple[Phrase, ...]]
    times: frozenset[str]
    pronouns: frozenset[str]
    person_pronouns: frozenset[str]
    plural_pronouns: frozenset[str]
    subject_pronouns: frozenset[str]
    time_tails: frozenset[str]
    demonstratives: frozenset[str]
    determiners: frozenset[str]
    indefinite: frozenset[str]
    roles: frozenset[str]
    bodies: frozenset[str]
    documents: frozenset[str]
    document_parts: frozenset[str]
    partitives: frozenset[str]
    owned: frozenset[str]
    before_friday: frozenset[str]
    posted: frozenset[str]
    titles: frozenset[str]
    rubrics: frozenset[str]
    agencies: frozenset[str]
    periods: frozenset[str]
    introductions: dict[str, tuple[Phrase, ...]]
    scene_parts: frozenset[str]
    scenes: frozenset[str]
    questions: frozenset[str]
    openers: tuple[Phrase, ...]
    closings: tuple[Phrase, ...]
    first_person: frozenset[str]
    first_person_verbs: frozenset[str]
    name_heads: frozenset[str]
    title_heads: frozenset[str]
    term_heads: frozenset[str]
    telling: dict[str, frozenset[str]]


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(files("nlp_kit.quotes").joinpath(name).read_text(encoding="utf-8"))


@cache
def cue_words() -> CueWords:
    """Return the cue lexicon."""
    table = _table("cues.toml")
    verbs: dict[str, tuple[str, Form]] = {}
    takes: dict[str, set[str]] = {}
    for kind in ("say", "that", "ask", "describe"):
        for stems in table["verbs"][kind]:
            takes.setdefault(stems.split("#")[0], set()).add(kind)
    light = dict(table["light_verbs"])
    for stems in [
        *table["verbs"]["say"],
        *table["verbs"]["that"],
        *table["verbs"]["ask"],
        *table["verbs"]["describe"],
        *light.values(),
    ]:
        past, present = stems.split("#")
        for form, said in conjugate(past, present):
            verbs.setdefault(word_key(form), (past, said))
    complements: dict[str, dict[str, dict[Phrase, set[str]]]] = {}
    for group in table["complements"]:
        for verb in group["verbs"]:
            by_last = complements.setdefault(light[verb].split("#")[0], {})
            for noun in group["nouns"]:
                words = phrase(noun)
                by_last.setdefault(words[-1], {}).setdefault(words, set()).add(group["takes"])
    copular: dict[str, frozenset[str]] = {}
    for kind, nouns in table["copular"].items():
        for noun in nouns:
            # «حاکی است», and written as one word «حاکی‌ست», «شاکی‌اند».
            for ending in ("", "ست", "اند", "یند"):
                copular[word_key(noun) + ending] = frozenset({kind})
    participial = {
        f"{before}{space}{noun}": noun
        for before in table["participial"]["prepositions"]
        for noun in table["participial"]["nouns"]
        for space in (" ", "")  # «بابیان اینکه»
    }
    marked = set(table["participial"]["before_marks"])
    auxiliaries = table["auxiliaries"]
    return CueWords(
        verbs=verbs,
        takes={verb: frozenset(kinds) for verb, kinds in takes.items()},
        complements={
            verb: {
                last: tuple(
                    (words, frozenset(kinds))
                    for words, kinds in sorted(found.items(), key=lambda item: -len(item[0]))
                )
                for last, found in by_last.items()
            }
            for verb, by_last in complements.items()
        },
        copular=copular,
        phrases=_by_first(
            (entry, kind)
            for kind in ("basis", "named", "say", "credit", "report")
            for entry in table["phrases"][kind]
        ),
        participial=_by_first(
            (entry, "marks" if noun in marked else "clause") for entry, noun in participial.items()
        ),
        tails=tuple(
            sorted({phrase(tail) for tail in table["participial"]["tails"]}, key=len)[::-1]
        ),
        tail_words=frozenset(
            word for tail in table["participial"]["tails"] for word in phrase(tail)
        ),
        no_source=keys(table["phrases"]["no_source"]),
        document_participles=frozenset(phrase(entry) for entry in table["document"]["participles"]),
        document_nouns=keys(table["document"]["nouns"]),
        between=keys(table["modifiers"]["between"]),
        objects=keys(table["modifiers"]["objects"]),
        subjunctive=frozenset(
            key
            for stems in _table("words.toml")["verbs"]["stems"]
            for surface, form in conjugate(*stems.split("#"))
            if form.tense == "subjunctive" and len(key := word_key(surface)) > 2
        ),
        modals=keys(table["modifiers"]["modals"]),
        not_before_colon=keys(table["verbs"]["not_before_colon"]),
        denials=tuple(word_key(word) for word in table["verbs"]["denials"]),
        before_noun=keys(table["verbs"]["before_noun"]),
        perfect={word_key(word): person for word, person in auxiliaries["perfect"].items()},
        past_perfect={
            word_key(word): person for word, person in auxiliaries["past_perfect"].items()
        },
        future=keys(auxiliaries["future"]),
        copulas=keys(auxiliaries["copulas"]),
        passive=keys(auxiliaries["passive"]),
        not_passive=keys(auxiliaries["not_passive"]),
    )


@cache
def clause_words() -> ClauseWords:
    """Return the word classes of the clause."""
    table = _table("words.toml")
    classes, subjects, names = table["classes"], table["subjects"], table["names"]
    ambiguous = keys(table["verbs"]["ambiguous"])
    finite: set[str] = set()
    first_person: set[str] = set()
    for stems in table["verbs"]["stems"]:
        for surface, form in conjugate(*stems.split("#")):
            key = word_key(surface)
            if form.tense == "infinitive" or key in ambiguous:
                continue
            if form.tense == "participle" and key.endswith("ه"):
                continue
            if form.person == 2 and not key.startswith(("می", "نمی")):
                continue  # news do not say «thou»: «بخشی», «بازی», «کشتی» are nouns
            if (
                form.tense == "subjunctive"
                and not key.startswith(("ب", "ن"))
                and (form.person not in (3, 6) or len(key) < 3)
            ):
                continue
            finite.add(key)
            if form.person in (1, 4) and form.tense in ("present", "past", "imperfect"):
                first_person.add(key)
    finite |= keys(table["verbs"]["irregular"])
    return ClauseWords(
        finite=frozenset(finite),
        coupled=_coupled(table["verbs"]),
        prepositions=keys(classes["prepositions"]),
        connectors=keys(classes["connectors"]),
        adverbs=keys(classes["adverbs"]),
        adverb_phrases=_starts(classes["adverb_phrases"]),
        times=keys(classes["times"]),
        pronouns=keys(classes["pronouns"]),
        person_pronouns=keys(classes["person_pronouns"]),
        plural_pronouns=keys(classes["plural_pronouns"]),
        subject_pronouns=keys([*classes["person_pronouns"], *classes["plural_pronouns"]]),
        time_tails=keys(classes["time_tails"]),
        demonstratives=keys(classes["demonstratives"]),
        indefinite=keys(classes["indefinite"]),
        determiners=keys(classes["determiners"]),
        roles=keys(subjects["roles"]),
        bodies=keys(subjects["bodies"]),
        documents=keys(subjects["documents"]),
        document_parts=keys(subjects["document_parts"]),
        partitives=keys(subjects["partitives"]),
        owned=keys([*subjects["owned"], *subjects["bodies"], *subjects["documents"]]),
        before_friday=keys(subjects["before_friday"]),
        posted=keys(subjects["posted"]),
        titles=keys(subjects["titles"]),
        rubrics=keys(table["headlines"]["rubrics"]),
        agencies=keys(table["headlines"]["agencies"]),
        periods=keys(table["headlines"]["periods"]),
        introductions=_starts(table["introductions"]["phrases"]),
        scene_parts=keys(table["introductions"]["scene_parts"]),
        scenes=keys(table["introductions"]["scenes"]),
        questions=keys(table["introductions"]["questions"]),
        openers=tuple(phrase(entry) for entry in table["narrator"]["openers"]),
        closings=tuple(phrase(entry) for entry in table["narrator"]["closings"]),
        first_person=keys(table["narrator"]["first_person"]),
        first_person_verbs=frozenset(first_person),
        name_heads=keys(names["name_heads"]),
        title_heads=keys(names["title_heads"]),
        term_heads=keys(names["term_heads"]),
        telling={name: keys(words) for name, words in table["telling"].items()},
    )


def _coupled(table: dict[str, Any]) -> dict[str, frozenset[str]]:
    """Return the second halves of nouns such as «گفت و گو», with their endings, by the first."""
    found: dict[str, set[str]] = {}
    for first, _, second in map(phrase, table["coupled"]):
        found.setdefault(first, set()).update(second + end for end in table["coupled_endings"])
    return {first: frozenset(seconds) for first, seconds in found.items()}


def _starts(entries: Iterable[str]) -> dict[str, tuple[Phrase, ...]]:
    found = _by_first((entry, "") for entry in entries)
    return {first: tuple(words for words, _ in rest) for first, rest in found.items()}


def length_at(
    keys: Sequence[str], index: int, high: int, entries: Mapping[str, tuple[Phrase, ...]]
) -> int:
    """Return the length of the phrase, of those by their first word, at a word; 0 without one."""
    for entry in entries.get(keys[index], ()):
        end = index + len(entry)
        if end <= high and tuple(keys[index:end]) == entry:
            return len(entry)
    return 0


def _by_first(entries: Iterable[tuple[str, str]]) -> dict[str, tuple[tuple[Phrase, str], ...]]:
    found: dict[str, dict[Phrase, str]] = {}
    for entry, kind in entries:
        words = phrase(entry)
        found.setdefault(words[0], {})[words] = kind
    return {
        first: tuple(sorted(entries.items(), key=lambda item: -len(item[0])))
        for first, entries in found.items()
    }
