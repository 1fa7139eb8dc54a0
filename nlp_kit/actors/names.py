"""Which mentions name the same actor: full names, family names, short forms, aliases."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from nlp_kit.documents import EntityLabel
from nlp_kit.quotes.lexicon import clause_words
from nlp_kit.text import fold, fold_key

_MARKS = str.maketrans(dict.fromkeys('«»“”"‹›', " "))
_UNSEEN = "\u200c\u200e\u200f"
# Marks of direction stand where a half-space was meant; the hamza of «رئیسی» comes and goes.
_PARTS = str.maketrans({**dict.fromkeys('«»“”"‹›\u200c\u200e\u200f', " "), "ئ": "ی", "ؤ": "و"})
_SAYYED = frozenset({"سید", "سیده", "حاج", "میر"})


@dataclass(frozen=True, slots=True)
class Aliases:
    """What aliases.toml says, as keys."""

    same: dict[str, str]
    optional: frozenset[str]
    heads: tuple[tuple[str, ...], ...]
    relational: frozenset[str]
    nobody: frozenset[str]
    dedications: frozenset[str]
    voices: tuple[tuple[str, ...], ...]


@cache
def aliases() -> Aliases:
    """Return the alias lexicon."""
    table: dict[str, Any] = tomllib.loads(
        files("nlp_kit.actors").joinpath("aliases.toml").read_text(encoding="utf-8")
    )["same"]
    return Aliases(
        same={compact(name): compact(row[0]) for row in table["names"] for name in row},
        optional=frozenset(map(compact, table["optional"])),
        heads=tuple(tuple(fold_key(head).split()) for head in table["heads"]),
        relational=frozenset(map(compact, table["relational"])),
        nobody=frozenset(map(compact, table["nobody"])),
        dedications=frozenset(map(compact, table["dedications"])),
        voices=tuple(tuple(map(compact, voice.split())) for voice in table["voices"]),
    )


def name_words(surface: str) -> tuple[str, ...]:
    """Return the folded parts of a name, parted at spaces and half-spaces, without marks."""
    return tuple(fold_key(fold(surface).translate(_PARTS)).lower().split())


def compact(surface: str) -> str:
    """Return the key of a name in which spaces and half-spaces do not matter."""
    return "".join(name_words(surface))


def plain_name(surface: str) -> str:
    """Return a name as an actor bears it: no marks, single spaces, nothing unseen around words."""
    return " ".join(word.strip(_UNSEEN) for word in surface.translate(_MARKS).split())


@dataclass(slots=True, eq=False)
class Known:
    """An actor in the making: its label, the forms it has, where it is mentioned."""

    number: int
    label: EntityLabel
    name: str
    words: tuple[str, ...]
    forms: set[str] = field(default_factory=set)
    places: list[int] = field(default_factory=list)
    titles: list[tuple[str, ...]] = field(default_factory=list)
    from_phrase: bool = False

    def add(self, surface: str, place: int) -> None:
        """Note a mention; the fullest form becomes the name."""
        words = name_words(surface)
        self.places.append(place)
        self.forms.add("".join(words))
        if len(words) > len(self.words) or (
            len(words) == len(self.words) and len("".join(words)) > len("".join(self.words))
        ):
            self.words, self.name = words, plain_name(surface)


class Register:
    """The actors of one text, found by their names."""

    def __init__(self) -> None:
        self.actors: list[Known] = []
        self._by_form: dict[tuple[str, str], Known] = {}
        self._by_word: dict[tuple[str, str], list[Known]] = {}
        self._by_tail: dict[str, list[Known]] = {}  # persons by the ends of their names, joined

    def new(self, surface: str, label: EntityLabel, place: int, *, phrase: bool = False) -> Known:
        """Return a new actor that a form names from now on."""
        known = Known(
            len(self.actors), label, plain_name(surface) or surface, (), from_phrase=phrase
        )
        self.actors.append(known)
        self._note(known, surface, place)
        return known

    def _note(self, known: Known, surface: str, place: int) -> None:
        known.add(surface, place)
        family = known.label
        form = compact(surface)
        self._by_form.setdefault((family, aliases().same.get(form, form)), known)
        words = name_words(surface)
        tables = [self._by_word.setdefault((family, word), []) for word in set(words)]
        if family == "PER":
            tails = {"".join(words[at:]) for at in range(1, len(words))}
            tables += [self._by_tail.setdefault(tail, []) for tail in tails]
        for holders in tables:
            if known not in holders:
                holders.append(known)

    def mention(self, surface: str, label: EntityLabel, place: int) -> Known:
        """Return the actor that a mention names, a new one where none does."""
        known = self.find(surface, label, place)
        if known is None:
            return self.new(surface, label, place)
        self._note(known, surface, place)
        return known

    def find(self, surface: str, label: str, place: int) -> Known | None:
        """Return the actor that a form names, the one mentioned last where several may."""
        family = label
        form = compact(surface)
        known = self._by_form.get((family, aliases().same.get(form, form)))
        if known is not None:
            return known
        words = name_words(surface)
        if not words:
            return None
        same = _same_person if family == "PER" else _same_body
        fits = [
            known
            for known in self._by_word.get((family, words[-1] if family == "PER" else words[0]), ())
            if same(words, known.words)
        ]
        if family != "PER" and not fits:
            fits = [
                known
                for known in self._by_word.get((family, words[-1]), ())
                if same(words, known.words)
            ]
        if family == "PER" and not fits:
            fits = self._alone_with(words)
        if not fits:
            return None
        return max(
            fits, key=lambda known: (known.places[-1] <= place, known.places[-1], -known.number)
        )

    def _alone_with(self, words: tuple[str, ...]) -> list[Known]:
        """Return the one person whose family name begins with words that no other person bears.

        «نجفی» for «علی نجفی خوشرودی»; and a name whose half-space is lost, «نیکبخش» for «نیک‌بخش».
        """
        holders = self._by_word.get(("PER", words[0]), [])
        if len(holders) == 1:
            full = _without_sayyed(holders[0].words)
            if full[1 : 1 + len(words)] == words and len(words[0]) > 2:
                return holders
        fits = self._by_tail.get("".join(words), [])
        return fits if len(fits) == 1 else []


def _without_sayyed(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in _SAYYED) or words


def _same_person(words: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Tell whether a form is the end of a full name, or the name without «سید»."""
    short, long = _without_sayyed(words), _without_sayyed(full)
    if len(short) > len(long):
        short, long = long, short
    if long[-len(short) :] == short:
        return True
    # A middle name that one form lacks: «محمد جواد ظریف», «محمد ظریف».
    return len(short) >= 2 and short[-1] == long[-1] and short[0] == long[0]


def _same_body(words: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Tell whether two forms of a body's name are one's short form."""
    lexicon = aliases()
    short = tuple(word for word in words if word not in lexicon.optional) or words
    long = tuple(word for word in full if word not in lexicon.optional) or full
    if len(short) > len(long):
        short, long = long, short
    if short == long:
        return True
    if long[: len(short)] == short:
        return True
    if any((*head, *short) == long for head in lexicon.heads):
        return True
    # «شرکت داروسازی فارماژن نوین», «فارماژن»: a proper name within the full one.
    return (
        len(short) < len(long)
        and long[0] in clause_words().bodies
        and clause_words().bodies.isdisjoint(short)
        and any(long[at : at + len(short)] == short for at in range(1, len(long)))
    )
