"""A text as quotation finding sees it: words with folded keys, sentences, lines, entities."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Protocol

from nlp_kit.quotes.lexicon import clause_words, cue_words, word_key
from nlp_kit.text import split_sentences, tokenize
from nlp_kit.text.tokens import JOINERS, UNSEEN

_CLOSING = frozenset({"»", "”", "›"})
# Half-spaces, joiners and marks of direction: a token of nothing else («گفت:‌ …») is no word.
_UNSEEN = UNSEEN + JOINERS


class _Labelled(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def label(self) -> str: ...


@dataclass(slots=True)
class Words:
    """The words of a text; positions are indices of words unless a name says characters.

    Attributes:
        text: The untouched text.
        starts: Where each word starts, in code points; ``ends`` where it ends.
        keys: The folded key of each word.
        sentences: Half-open runs of words.
        line_of: The number of the line that holds each word.
        zone_of: The label of the zone that holds each word; empty where there is none.
        entity_at: From the first word of an outermost entity to its last word and label.
        entity_of: For each word, the label of the outermost entity over it; empty for none.
        surnames: The keys of the last words of the persons' names.
        finite: Whether each word is a finite verb.
        verbs: How many finite verbs stand before each word, and before the end.
    """

    text: str
    starts: list[int]
    ends: list[int]
    keys: list[str]
    sentences: list[tuple[int, int]]
    line_of: list[int]
    zone_of: list[str]
    entity_at: dict[int, tuple[int, str]] = field(default_factory=dict)
    entity_of: list[str] = field(default_factory=list)
    surnames: frozenset[str] = frozenset()
    finite: list[bool] = field(default_factory=list)
    verbs: list[int] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.keys)

    def has_verb(self, first: int, end: int) -> bool:
        """Tell whether a half-open run of words holds a finite verb."""
        return first < end and self.verbs[end] > self.verbs[first]

    def joins(self, index: int) -> bool:
        """Tell whether a word is a hyphen within a name («سو-ریم»)."""
        return (
            self.keys[index] in ("-", "‐")
            and 0 < index < len(self.keys) - 1
            and self.ends[index - 1] == self.starts[index]
            and self.ends[index] == self.starts[index + 1]
        )

    def surface(self, first: int, last: int) -> str:
        """Return the text from the first word to the last, both included."""
        return self.text[self.starts[first] : self.ends[last]]


def read_words(
    text: str,
    *,
    tokens: Sequence[tuple[int, int]] | None = None,
    sentences: Sequence[tuple[int, int]] | None = None,
    zones: Iterable[_Labelled] = (),
    entities: Iterable[_Labelled] = (),
) -> Words:
    """Return the view of a text.

    Args:
        text: The untouched text.
        tokens: Half-open code points of its words; found where they are not given.
        sentences: Half-open code points of its sentences; likewise.
        zones: Its zones; without any, all of it counts as body.
        entities: Its entities, in any order.
    """
    given = tokenize(text) if tokens is None else tokens
    spans = [(start, end) for start, end in given if text[start:end].strip(_UNSEEN)]
    starts = [start for start, _ in spans]
    ends = [end for _, end in spans]
    keys = [word_key(text[start:end]) for start, end in spans]
    if sentences is None:
        sentences = split_sentences(text, spans)
    words = Words(text, starts, ends, keys, _runs(starts, keys, sentences), [], [])
    line, position = 0, 0
    for start in starts:
        line += text.count("\n", position, start)
        position = start
        words.line_of.append(line)
    words.zone_of = _labels(starts, sorted(zones, key=lambda zone: zone.start))
    outer: list[_Labelled] = []
    for entity in sorted(entities, key=lambda item: (item.start, -item.end)):
        if not outer or entity.start >= outer[-1].end:
            outer.append(entity)
    words.entity_of = _labels(starts, outer)
    _mark_entities(words, outer)
    words.surnames = frozenset(
        keys[last] for last, label in words.entity_at.values() if label == "PER"
    )
    words.finite = _finite(words)
    words.verbs = [0, *accumulate(words.finite)]
    return words


def is_complement(words: Words, index: int) -> bool:
    """Tell whether a word completes the light verb after it («خبر داد», «بیان کرد»)."""
    lexicon = cue_words()
    verb = lexicon.verbs.get(words.keys[index + 1]) if index + 1 < len(words) else None
    return verb is not None and words.keys[index] in lexicon.complements.get(verb[0], {})


def coupled(keys: Sequence[str], index: int) -> int | None:
    """Return the last word of a noun of two verb forms that begins at a word («گفت و گو»)."""
    seconds = clause_words().coupled.get(keys[index])
    if seconds is None or index + 1 >= len(keys):
        return None
    after = keys[index + 1]
    if after == "و":
        return index + 2 if index + 2 < len(keys) and keys[index + 2] in seconds else None
    return index + 1 if after.startswith("و") and after[1:] in seconds else None


def _finite(words: Words) -> list[bool]:
    known, keys = clause_words().finite, words.keys
    flags = [key in known for key in keys]
    for index, key in enumerate(keys):
        if key in ("می", "نمی"):
            flags[index] = True
        elif not flags[index] and len(key) > 4 and key.startswith(("می", "نمی")):
            # A present or imperfect form of a verb that no list has, not «میلیارد» or «میلاد».
            parted = len(key) < words.ends[index] - words.starts[index]
            flags[index] = key.endswith(("ند", "یم")) or (parted and key.endswith("د"))
        elif flags[index]:
            last = coupled(keys, index)
            if last is not None:
                flags[index] = flags[last] = False
    return flags


def _runs(
    starts: list[int], keys: list[str], sentences: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return the sentences as runs of words, cut also where a space is lost after «…».»."""
    runs = []
    index, count = 0, len(starts)
    for _, end in [*sentences, (starts[-1] + 1 if starts else 0, starts[-1] + 1 if starts else 0)]:
        first = index
        while index < count and starts[index] < end:
            closes = keys[index] == "." and index > first and keys[index - 1] in _CLOSING
            index += 1
            if closes and index < count and starts[index] < end and keys[index][:1].isalpha():
                runs.append((first, index))
                first = index
        if index > first:
            runs.append((first, index))
    return runs


def _labels(starts: list[int], spans: Sequence[_Labelled]) -> list[str]:
    labels = [""] * len(starts)
    index = 0
    for position, start in enumerate(starts):
        while index < len(spans) and spans[index].end <= start:
            index += 1
        if index == len(spans):
            break
        if spans[index].start <= start:
            labels[position] = spans[index].label
    return labels


def _mark_entities(words: Words, outer: Sequence[_Labelled]) -> None:
    index, count = 0, len(words.starts)
    for entity in outer:
        while index < count and words.ends[index] <= entity.start:
            index += 1
        first = index
        while index < count and words.starts[index] < entity.end:
            index += 1
        if index > first:
            words.entity_at[first] = (index - 1, entity.label)
