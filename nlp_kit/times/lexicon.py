"""The lexicon (``lexicon.toml``) as a table from spellings to classes and values."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from nlp_kit.text import fold

_UNWRITTEN = re.compile("[\u200c\u0640\u064b-\u0655\u0670\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# After these letters the ezafe and the indefinite are written with a «ی» of their own.
_VOWELS = "هاو"


@dataclass(frozen=True, slots=True)
class Entry:
    """A word's class in the grammar, and what it says there."""

    label: str
    value: Any = None


@dataclass(frozen=True, slots=True)
class MonthName:
    """A month's number in its calendar, whether its name is also another word, or of Dari alone."""

    calendar: str
    number: int
    is_name: bool = False
    is_counted: bool = False
    is_prefix: bool = False
    is_dari: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words and phrases of time.

    Attributes:
        words: Entries by spelling (:func:`spelling`).
        phrases: By first word, the further words and the entry, longest first.
        glued: Splits a word in which a numeral or determiner and a unit are written together.
    """

    words: dict[str, Entry]
    phrases: dict[str, list[tuple[tuple[str, ...], Entry]]]
    glued: re.Pattern[str]
    glued_numbers: re.Pattern[str]


def spelling(word: str) -> str:
    """Return a folded word without half-spaces, vowel signs, tatweel and direction marks."""
    return _UNWRITTEN.sub("", word)


@cache
def lexicon() -> Lexicon:
    """Return the lexicon, read once."""
    source = files("nlp_kit.times").joinpath("lexicon.toml").read_text(encoding="utf-8")
    table = tomllib.loads(source)
    words: dict[str, Entry] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    for form, entry in _entries(table):
        parts = [spelling(fold(part)) for part in form.split()]
        words.setdefault("".join(parts), entry)
        if len(parts) > 1:
            phrases.setdefault(parts[0], []).append((tuple(parts[1:]), entry))
    for rest in phrases.values():
        rest.sort(key=lambda item: -len(item[0]))
    numerals = "|".join(
        _longest_first(form for form, entry in words.items() if entry.label == "NUMERAL")
    )
    ordinals = "|".join(
        _longest_first(
            form for form, entry in words.items() if entry.label in {"NUMERAL", "ORDINAL"}
        )
    )
    units = "|".join(
        _longest_first(
            form
            for form, entry in words.items()
            if entry.label in {*UNIT_CLASSES, "ADJECTIVE", "AGE"} and " " not in form
        )
    )
    determiners = "|".join(
        _longest_first(form for form, entry in words.items() if entry.label in _DETERMINERS)
    )
    return Lexicon(
        words,
        phrases,
        re.compile(rf"({numerals}|{determiners})({units})"),
        re.compile(rf"(?:{numerals})(?:و?(?:{ordinals}))+"),
    )


UNIT_CLASSES = {
    "DAY", "DAYNIGHT", "NIGHT", "WEEK", "MONTH", "YEAR", "DECADE", "CENTURY", "MILLENNIUM", "HOUR",
    "MINUTE", "SECOND",
}  # fmt: skip
_DETERMINERS = {"VAGUE", "EVERY", "THIS", "THAT", "HALFUNIT"}
# What may be written together with a unit that follows it: «سهماهه», «هرروز».
GLUED_BEFORE_UNITS = {"NUMERAL", *_DETERMINERS}
_SECTIONS = {
    "seasons": "SEASON",
    "parts": "PART",
    "days": "DEIXIS",
    "nights": "NIGHTDEIXIS",
    "years": "YEARDEIXIS",
    "calendars": "CALENDAR",
    "letters": "LETTER",
    "yearkinds": "YEARKIND",
    "sets": "ADVERB",
    "numerals": "NUMERAL",
    "ordinals": "ORDINAL",
    "attributive": "ATTRIBUTIVE",
    "adjectives": "ADJECTIVE",
}
_NUMBERED = {
    "seasons",
    "days",
    "nights",
    "years",
    "yearkinds",
    "numerals",
    "ordinals",
    "attributive",
}


def _entries(table: dict[str, Any]) -> Iterator[tuple[str, Entry]]:
    yield from _months(table)
    for number, form in _forms(table["weekdays"]):
        yield form, Entry("WEEKDAY", int(number))
        for plural in ("ها", " ها", "هایی"):
            yield form + plural, Entry("WEEKDAYS", int(number))
    yield from (
        (form + "ها", Entry("SEASONS", int(number))) for number, form in _forms(table["seasons"])
    )
    yield from _units(table)
    for section, label in _SECTIONS.items():
        for value, form in _forms(table[section]):
            yield form, Entry(label, int(value) if section in _NUMBERED else value)
    yield from ((form + "ها", Entry("PARTS", part)) for part, form in _forms(table["parts"]))
    yield from ((form, Entry(name.upper(), name)) for name, form in _forms(table["relatives"]))
    yield from ((form, Entry(label)) for label, form in _forms(table["classes"]))
    yield from ((form, Entry("AGE")) for form in table["ages"]["words"])
    for value, form in _forms(table["numerals"]):
        if form == "سه":
            # «سوم»; «سهم» is a share.
            continue
        yield form + "م", Entry("ORDINAL", int(value))
        yield form + "مین", Entry("ATTRIBUTIVE", int(value))


def _forms(section: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    """Yield each form of a section with its key."""
    return ((key, form) for key, forms in section.items() for form in forms)


def _months(table: dict[str, Any]) -> Iterator[tuple[str, Entry]]:
    names, counted, prefix, dari = (
        set(table["ambiguous"][key]) for key in ("names", "counted", "prefix", "dari")
    )
    for calendar, months in table["months"].items():
        for number, forms in months.items():
            for form in forms:
                also = (form in names, form in counted, form in prefix, form in dari)
                yield form, Entry("MONTHNAME", MonthName(calendar, int(number), *also))
                # «مهرماه», and with the month's name in the ezafe: «ژانویه‌ی».
                yield (
                    form + "‌ماه",
                    Entry("FULLMONTH", MonthName(calendar, int(number), is_dari=form in dari)),
                )
                if not any(also) and len(form) > 3:
                    # Written together with what stands before it: «درژوئن».
                    for preposition in ("در", "از", "تا"):
                        yield (
                            preposition + form,
                            Entry("MONTHNAME", MonthName(calendar, int(number))),
                        )
                if form[-1] in _VOWELS:
                    yield form + "ی", Entry("MONTHNAME", MonthName(calendar, int(number), *also))


def _units(table: dict[str, Any]) -> Iterator[tuple[str, Entry]]:
    for unit, forms in table["units"].items():
        for form in forms:
            singular = Entry(unit.upper(), unit)
            yield form, singular
            # «دقیقه» ends in a vowel, «ماه» does not.
            vowel = form.endswith("ه") and form != "ماه"
            if vowel:
                yield form + "‌ی", singular
            yield form + ("‌ست" if vowel else "‌است"), singular
            yield form + ("‌ای" if vowel else "ی"), Entry("INDEFINITE", unit)
            for stem in (form, form + " "):
                yield stem + "ها", Entry("PLURAL", unit)
                yield stem + "هاست", Entry("PLURAL", unit)
                yield stem + "های", Entry("PLURALOF", unit)
                yield stem + "هایی", Entry("SOME", unit)
    for unit, forms in table["plurals"].items():
        for form in forms:
            yield form, Entry("PLURALOF", unit)
            yield form + "ی", Entry("SOME", unit)


def _longest_first(forms: Iterator[str]) -> list[str]:
    return sorted(forms, key=len, reverse=True)
