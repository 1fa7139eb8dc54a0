"""Names inside names: «ترکیه» in «وزارت کشور ترکیه», «مجلس» in «کمیسیون آموزش مجلس»."""

from __future__ import annotations

from collections.abc import Iterable

from nlp_kit.names.lexicon import head_label, is_place, longest_place
from nlp_kit.text import fold_key, tokenize

# What may hold another name; a person's or a place's name is one name throughout.
_HOLDERS = frozenset({"ORG", "FAC", "EVENT", "PROD"})
_MARKS = frozenset('«»"“”‹›()')


def inner_names(text: str, outer: Iterable[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Return the names that stand inside the given entities, as (start, end, label).

    A word run inside an organisation, facility, event or product is a name of its own where it
    is in the list of places, where the same text has it as an entity by itself, or where a head
    noun of organisations opens the rest of the span. Never the whole of the outer span.

    Args:
        text: The untouched text.
        outer: Entities that do not overlap, as (start, end, label), offsets half-open.
    """
    entities = list(outer)
    known = {fold_key(text[start:end]): label for start, end, label in entities if end - start > 1}
    found: list[tuple[int, int, str]] = []
    for start, end, label in entities:
        if label not in _HOLDERS:
            continue
        tokens = [
            (start + a, start + b)
            for a, b in tokenize(text[start:end])
            if text[start + a : start + b] not in _MARKS
        ]
        position = 0
        while position < len(tokens):
            match = _name_at(text, tokens, position, known)
            if match is None:
                position += 1
                continue
            length, inner = match
            found.append((tokens[position][0], tokens[position + length - 1][1], inner))
            position += length
    return found


def _name_at(
    text: str, tokens: list[tuple[int, int]], position: int, known: dict[str, str]
) -> tuple[int, str] | None:
    """Return how many tokens the name that begins at a token has, and its label."""
    rest = len(tokens) - position
    # The head noun of the whole is no name of its own: «دولت» in «دولت قطر».
    for length in range(min(rest, len(tokens) - 1), 0, -1):
        surface = text[tokens[position][0] : tokens[position + length - 1][1]]
        label = known.get(fold_key(surface))
        if label is not None and (position or length > 1):
            return length, label
        if length <= longest_place() and position and is_place(surface):
            return length, "LOC"
    word = text[slice(*tokens[position])]
    if position and rest > 1 and head_label(word) == "ORG":
        return rest, "ORG"
    return None
