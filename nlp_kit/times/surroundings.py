"""The words beside a match, and the lists of words (``context.toml``) to compare them with."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from nlp_kit.times.grammar import Match
from nlp_kit.times.lexicon import spelling
from nlp_kit.times.lexing import Tokens
from nlp_kit.times.tense import is_verb

_WORD = r"[\u0620-\u065f\u066e-\u06d3\u06d5-\u06dc\u06fa-\u06ff\u200cـ]+|[\w٪%]+|[^\s\w]"


_BEFORE = re.compile(rf"({_WORD})[^\S\n]*$")


_AFTER = re.compile(rf"[^\S\n]*({_WORD})")


_STOP = re.compile(r"\u200c?\W(?:\s|\Z)")
# No word of the lists is longer, and the window keeps every look constant in time.
_WINDOW = 40


@cache
def context_words() -> Mapping[str, frozenset[str]]:
    """Return the lists of context.toml by name."""
    source = files("nlp_kit.times").joinpath("context.toml").read_text(encoding="utf-8")
    return {name: frozenset(forms) for name, forms in tomllib.loads(source).items()}


@dataclass(frozen=True, slots=True)
class Context:
    """A match in its text."""

    tokens: Tokens
    match: Match

    def before(self, steps: int = 1) -> str:
        """Return the word or mark that stands some steps before; empty at a line's beginning."""
        position = self.tokens.starts[self.match.start]
        word = ""
        for _ in range(steps):
            found = _BEFORE.search(self.tokens.text[max(0, position - _WINDOW) : position])
            if not found:
                return ""
            word = found[1]
            position -= len(found[0])
        return spelling(word)

    def stops(self) -> bool:
        """Tell whether white space or the end follows the mark after the match."""
        end = self.tokens.ends[self.match.end - 1]
        return bool(_STOP.match(self.tokens.text, end))

    def surface(self) -> str:
        """Return the folded text of the match."""
        tokens, match = self.tokens, self.match
        return tokens.text[tokens.starts[match.start] : tokens.ends[match.end - 1]]

    def window_before(self) -> tuple[int, int]:
        """Return where the words just before the match lie."""
        start = self.tokens.starts[self.match.start]
        return max(0, start - _WINDOW), start

    def after(self, steps: int = 1) -> str:
        """Return the word or mark that stands some steps after; empty at a line's end."""
        end = self.tokens.ends[self.match.end - 1]
        word = ""
        for _ in range(steps):
            found = _AFTER.match(self.tokens.text, end, end + _WINDOW)
            if not found:
                return ""
            word, end = found[1], found.end()
        return spelling(word)

    def ends_phrase(self) -> bool:
        """Tell whether no noun follows that the match could be bound to."""
        following = self.after()
        return (
            not following[:1].isalnum()
            or following in context_words()["function_words"]
            or is_verb(following)
        )

    def is_of(self, kind: str, *, within: int) -> bool:
        """Tell whether one of a list's nouns leads the noun phrase before, so many words back."""
        words = context_words()
        for steps in range(1, within + 1):
            word = self.before(steps)
            if word in words[kind]:
                return True
            if not word.isalpha() or word in words["function_words"]:
                return False
        return False

    def has(self, *names: str) -> bool:
        """Tell whether any of some slots is filled."""
        return any(name in self.match.slots for name in names)

    def is_class(self, slot: str, *labels: str) -> bool:
        """Tell whether the word in a slot is of one of some classes."""
        return slot in self.match.slots and self.tokens.is_class(self.match.slots[slot], *labels)

    def comes_after(self, kind: str) -> bool:
        """Tell whether the word before is one of a list's."""
        return self.before() in context_words()[kind]

    def comes_before(self, kind: str) -> bool:
        """Tell whether the word after is one of a list's."""
        return self.after() in context_words()[kind]

    def follows_name_head(self) -> bool:
        """Tell whether a class noun stands before, of which the match would be the name."""
        before = self.before()
        words = context_words()
        return before in words["named"] or (
            before.endswith("ی") and self.before(2) in words["places"]
        )

    def counts_something(self) -> bool:
        """Tell whether the last number may count what follows."""
        following = self.after()
        return (
            following in context_words()["counted"]
            or following in {"٪", "%"}
            or following.isdigit()
        )


def following_word(text: str, end: int) -> str:
    """Return the spelling of the word or mark after a position; empty at a line's end."""
    found = _AFTER.match(text, end, end + _WINDOW)
    return spelling(found[1]) if found else ""


def is_limit(text: str, start: int) -> bool:
    """Tell whether a date is what something lasts to or is planned for: «تا ۳۰ مهر»."""
    found = _BEFORE.search(text[max(0, start - _WINDOW) : start])
    return found is not None and spelling(found[1]) in context_words()["limits"]
