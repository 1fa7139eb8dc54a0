"""The words of a text with what stands beside them, for rules that look around a name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

Name = tuple[int, int, str]
Token = tuple[int, int]
# Opening marks and their closing ones.
PAIRS = {"«": "»", "“": "”", "‹": "›", "(": ")", '"': '"'}
OPENINGS = {closing: opening for opening, closing in PAIRS.items()}


@dataclass(frozen=True, slots=True)
class Words:
    """A text and the tokens of it that may be looked at, in order."""

    text: str
    tokens: Sequence[Token]

    def surface(self, index: int) -> str:
        """Return the token at an index as it is written."""
        return self.text[slice(*self.tokens[index])]

    def first(self, position: int) -> int:
        """Return the index of the first token that starts at a position or after it."""
        return bisect_left(self.tokens, (position, position))

    def inside(self, name: Name) -> list[str]:
        """Return the surfaces of the tokens of a name."""
        return [self.surface(i) for i in range(self.first(name[0]), self.first(name[1]))]

    def after(self, position: int) -> str:
        """Return the word that only a space parts from a position, or nothing."""
        index = self.first(position)
        apart = index < len(self.tokens) and self.text[position : self.tokens[index][0]] == " "
        return self.surface(index) if apart else ""

    def before(self, position: int, *, count: int = 1) -> list[tuple[int, str]]:
        """Return start and surface of the words that lead up to a position, the nearest first.

        Only white space within the line may part them from each other and from the position.
        """
        found: list[tuple[int, str]] = []
        index = self.first(position) - 1
        while index >= 0 and len(found) < count:
            start, end = self.tokens[index]
            gap = self.text[end:position]
            if gap.strip() or "\n" in gap:
                break
            found.append((start, self.text[start:end]))
            position = start
            index -= 1
        return found
