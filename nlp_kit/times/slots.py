"""The words in the slots of a match, as values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from nlp_kit.times.grammar import Match
from nlp_kit.times.lexing import Tokens

OFFSETS = {"gone": -1, "ago": -1, "current": 0, "coming": 1, "later": 1, "this": 0}


_BETWEEN = re.compile(r"\b(?:بین|میان)\s+\Z")
_HOW_LONG = re.compile(r"\b(?:طی|مدت|برای|ظرف)\s+\Z")
_FIRST = frozenset({"ابتدای", "ابتدا", "آغاز", "آغازین", "نخستین", "اولیه", "ابتدایی", "شروع"})


@dataclass(frozen=True, slots=True)
class Slots:
    """The values of the words in a match's slots."""

    tokens: Tokens
    match: Match

    def has(self, *names: str) -> bool:
        """Tell whether any of some slots is filled."""
        return any(name in self.match.slots for name in names)

    def get(self, name: str) -> Any:
        """Return what the word in a slot says; None where the slot is empty."""
        index = self.match.slots.get(name)
        return None if index is None else self.tokens.values[index]

    def is_between(self) -> bool:
        """Tell whether «بین» or «میان» makes a range of two numbers joined by «و»."""
        return bool(_BETWEEN.search(self.tokens.text, *self._before()))

    def is_how_long(self) -> bool:
        """Tell whether what stands before says that an amount follows: «طی», «به مدت»."""
        return bool(_HOW_LONG.search(self.tokens.text, *self._before()))

    def _before(self) -> tuple[int, int]:
        start = self.tokens.starts[self.match.start]
        return max(0, start - 12), start

    def offset(self, name: str) -> int | None:
        """Return how far a relative word points: -1, 0 or 1."""
        value = self.get(name)
        return value if isinstance(value, int) else OFFSETS.get(value)

    def nth(self) -> int:
        """Return which part is meant; -1 is the last."""
        value = self.get("nth")
        if isinstance(value, int):
            return value
        return 1 if self.tokens.word(self.match.slots["nth"]) in _FIRST else -1
