"""The grammar (``grammar.toml``): patterns of word classes, matched on a text's symbols.

A pattern is a sequence of classes; ``slot:CLASS`` remembers which word stood there, ``( | )`` are
alternatives, ``?`` makes what stands before it optional, ``$NAME`` is a pattern named under
``[patterns]`` and, with ``slot+:``, all its slots begin with that name. There is no repetition,
so a rule reads a bounded number of words, and a text is parsed in linear time.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from nlp_kit.times.lexing import symbol

_ELEMENT = re.compile(
    r"\s*(?:(?P<prefix>\w+)\+:)?(?:(?P<slot>\w+):)?(?:\$(?P<name>\w+)|(?P<label>[A-Z]\w*))"
    r"|\s*(?P<mark>[()|?])"
)


@dataclass(frozen=True, slots=True)
class Match:
    """A rule found on the tokens from ``start`` to ``end``, and the tokens in its slots."""

    rule: str
    start: int
    end: int
    slots: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Rule:
    name: str
    pattern: re.Pattern[str]
    slots: tuple[tuple[int, str], ...]
    first: frozenset[str]


class _Compiler:
    """Turns a pattern into a regular expression over symbols."""

    def __init__(self, classes: Mapping[str, str], patterns: Mapping[str, str]) -> None:
        self._classes = classes
        self._patterns = patterns
        self.slots: list[str] = []

    def compile(self, source: str, prefix: str = "") -> tuple[str, frozenset[str], bool]:
        """Return the expression, the symbols it can begin with, and whether it can be empty."""
        elements = list(_elements(source))
        expression, first, empty, rest = self._alternatives(elements, prefix)
        if rest:
            raise ValueError(f"unbalanced brackets in {source!r}")
        return expression, first, empty

    def _alternatives(
        self, elements: list[re.Match[str]], prefix: str
    ) -> tuple[str, frozenset[str], bool, list[re.Match[str]]]:
        branches = []
        first: frozenset[str] = frozenset()
        empty = False
        while True:
            expression, own_first, own_empty, elements = self._sequence(elements, prefix)
            branches.append(expression)
            first |= own_first
            empty |= own_empty
            if not elements or elements[0]["mark"] != "|":
                return "|".join(branches), first, empty, elements
            elements = elements[1:]

    def _sequence(
        self, elements: list[re.Match[str]], prefix: str
    ) -> tuple[str, frozenset[str], bool, list[re.Match[str]]]:
        expressions: list[str] = []
        first: frozenset[str] = frozenset()
        empty = True
        while elements and elements[0]["mark"] not in {"|", ")"}:
            element, elements = elements[0], elements[1:]
            if element["mark"] == "(":
                inner, own_first, own_empty, elements = self._alternatives(elements, prefix)
                if not elements:
                    raise ValueError("a bracket is not closed")
                elements = elements[1:]
                expression = f"(?:{inner})"
            elif element["name"]:
                below = prefix + (element["prefix"] or "")
                inner, own_first, own_empty = self.compile(self._patterns[element["name"]], below)
                expression = f"(?:{inner})"
            else:
                symbols = self._classes.get(element["label"]) or symbol(element["label"])
                expression = f"[{symbols}]" if len(symbols) > 1 else symbols
                own_first, own_empty = frozenset(symbols), False
                if element["slot"]:
                    self.slots.append(prefix + element["slot"])
                    expression = f"({expression})"
            if elements and elements[0]["mark"] == "?":
                elements = elements[1:]
                expression, own_empty = f"(?:{expression})?", True
            expressions.append(expression)
            if empty:
                first |= own_first
            empty &= own_empty
        return "".join(expressions), first, empty, elements


def _elements(source: str) -> Iterator[re.Match[str]]:
    position = 0
    source = source.rstrip()
    while position < len(source):
        match = _ELEMENT.match(source, position)
        if not match:
            raise ValueError(f"not a pattern: {source[position:]!r}")
        position = match.end()
        yield match


@cache
def rules() -> Mapping[str, tuple[_Rule, ...]]:
    """Return the rules by the symbol that each can begin with, in the file's order."""
    source = files("nlp_kit.times").joinpath("grammar.toml").read_text(encoding="utf-8")
    table = tomllib.loads(source)
    classes = {
        name: "".join(symbol(label) for label in members.split())
        for name, members in table["classes"].items()
    }
    compiled = []
    for name, patterns in table["rules"].items():
        for pattern in patterns if isinstance(patterns, list) else [patterns]:
            compiler = _Compiler(classes, table["patterns"])
            expression, first, empty = compiler.compile(pattern)
            if empty:
                raise ValueError(f"the rule {name} can match nothing")
            slots = tuple(enumerate(compiler.slots, start=1))
            compiled.append(_Rule(name, re.compile(expression), slots, first))
    symbols = sorted(frozenset[str]().union(*(rule.first for rule in compiled)))
    return {
        character: tuple(rule for rule in compiled if character in rule.first)
        for character in symbols
    }


@cache
def beginnings() -> re.Pattern[str]:
    """Return an expression for a symbol that some rule can begin with."""
    return re.compile(f"[{''.join(sorted(rules()))}]")


def matches(symbols: str, start: int) -> list[Match]:
    """Return what the rules find from a token on, the longest first; equals in the file's order."""
    found = []
    for rule in rules()[symbols[start]]:
        match = rule.pattern.match(symbols, start)
        if match:
            slots: dict[str, int] = {}
            for group, name in rule.slots:
                at = match.start(group)
                if at >= 0:
                    slots.setdefault(name, at)
            found.append(Match(rule.name, start, match.end(), slots))
    found.sort(key=lambda item: start - item.end)
    return found
