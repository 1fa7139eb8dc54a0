"""Names that sources and quotation marks show, where a tagger has missed or cut them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from nlp_kit.actors.names import aliases
from nlp_kit.quotes.lexicon import ClauseWords, clause_words
from nlp_kit.quotes.marks import MARKS, find_marked
from nlp_kit.quotes.words import Words, is_complement

_COMMAS = frozenset({"،", ","})
_LONGEST_NAME = 5
_LONGEST_BODY = 9


class Shown(NamedTuple):
    """A name in words, both ends included, and whether a person's or a body's."""

    first: int
    last: int
    label: Literal["PER", "ORG"]


def shown_names(words: Words, sources: Iterable[tuple[int, int]]) -> list[Shown]:
    """Return the names that the sources of quotations and titled marks show, none within another.

    «آنا کریمی، سخنگوی شهرداری» and ««آنا کریمی» سخنگوی شهرداری» name a person whatever the entity
    layer says; «گروه هکری «الف»» names a body.
    """
    runs = list(sources)
    found = {*_titled_marks(words)}
    for first, last in runs:
        found.update(_in_source(words, _issuing(words, first, last), last))
    found.update(_repeated(words, runs))
    outer: list[Shown] = []
    for name in sorted(found, key=lambda item: (item.first, -item.last)):
        if not outer or name.first > outer[-1].last:
            outer.append(name)
    return outer


def bare_name(words: Words, first: int, last: int, label: str) -> tuple[int, int]:
    """Return a tagged name without titles and marks before it and words of time after it."""
    lexicon, keys = clause_words(), words.keys
    begin, end = first, last
    while begin < end and (
        not (keys[begin][:1].isalnum() or keys[begin] in MARKS)
        # One word after a title is a family name: what stands before may be a given name.
        or (label == "PER" and keys[begin] in lexicon.titles and end - begin > 1)
    ):
        begin += 1
    while end > begin and (
        (label == "PER" and end - begin > 1 and keys[end] in lexicon.roles | lexicon.determiners)
        or is_complement(words, end)
        or keys[end] in lexicon.adverbs
        or keys[end] in lexicon.times
        or keys[end] in lexicon.prepositions
    ):
        end -= 1
    return begin, end


def _titled_marks(words: Words) -> Iterator[Shown]:
    """Yield ««آنا کریمی» سخنگوی …»: marked words with a role right after them or a title before."""
    lexicon, keys = clause_words(), words.keys
    for mark in find_marked(words):
        if mark.closing is None or not 1 <= mark.last - mark.first < _LONGEST_NAME:
            continue
        after = mark.closing + 1
        if after < len(keys) and keys[after] in _COMMAS:
            after += 1
        role = after < len(keys) and keys[after] in lexicon.roles
        titled = mark.left > 0 and keys[mark.left - 1] in lexicon.titles
        if (role or titled) and _may_name(words, mark.first, mark.last, lexicon, sure=True):
            yield Shown(mark.first, mark.last, "PER")


def _repeated(words: Words, runs: list[tuple[int, int]]) -> Iterator[Shown]:
    """Yield single words that are sources time and again and of no other class: family names."""
    single = [first for first, last in runs if first == last]
    counts = Counter(words.keys[first] for first in single)
    for first in single:
        free = not words.entity_of[first] and counts[words.keys[first]] > 1
        if free and _may_name(words, first, first, clause_words()):
            yield Shown(first, first, "PER")


def _issuing(words: Words, first: int, last: int) -> int:
    """Return where the body in a document's phrase begins («گزارش ستاد خبری …»), else ``first``."""
    lexicon, keys = clause_words(), words.keys
    if keys[first] not in lexicon.documents:
        return first
    bodies = (
        at
        for at in range(first + 1, last)
        if keys[at] in lexicon.bodies and words.entity_of[at] in ("", "ORG")
    )
    return next(bodies, first)


def _in_source(words: Words, first: int, last: int) -> Iterator[Shown]:
    lexicon, keys = clause_words(), words.keys
    while first <= last and (
        keys[first] in lexicon.titles or not (keys[first][:1].isalnum() or keys[first] in MARKS)
    ):
        at = words.entity_at.get(first)
        if (
            at is not None
            and at[1] == "PER"
            and at[0] == first + 1
            and (keys[at[0]] not in lexicon.titles)
        ):
            break  # «سردار امینی», where «سردار» is the given name
        first += 1
    if first > last:
        return
    head = keys[first]
    if head in MARKS:
        closing = next((i for i in range(first + 1, last + 1) if keys[i] in MARKS), last + 1)
        if _may_name(words, first + 1, closing - 1, lexicon, sure=True):
            yield Shown(first + 1, closing - 1, "PER")
    elif head in lexicon.roles:
        yield from _after_title(words, first, last, lexicon)
    elif head in lexicon.bodies:
        end = _chunk(words, first, last, lexicon, marks=True)
        entity = words.entity_at.get(first)
        if first < end < first + _LONGEST_BODY and (entity is None or entity[0] < end):
            yield Shown(first, end, "ORG")
    elif words.entity_of[first] in ("", "PER"):
        end = _chunk(words, first, last, lexicon, marks=False)
        apposed = end < last or (end + 1 < len(keys) and keys[end + 1] in _COMMAS)
        at = words.entity_at.get(first)
        comma = at is not None and keys[at[0] + 1 : at[0] + 2] in (["،"], [","])
        if at is not None and at[0] > end and (comma or end == first):
            return  # «نیلاب صدر، ناظر آزمون»: a family name that is also a role
        if at is not None and not apposed and not _cut(words, first, end, at[0]):
            return  # «امینی بیرون دادگاه»: the tagger knows better where the name ends
        if (end > first or at is not None) and _may_name(words, first, end, lexicon):
            yield Shown(first, end, "PER")


def _cut(words: Words, first: int, end: int, last: int) -> bool:
    """Tell whether a tagged word is a given name whose family name the tagger has missed."""
    if last != first or end != first + 1:
        return False
    word = words.keys[first]
    return not any(
        label == "PER" and stop > start and words.keys[stop] == word
        for start, (stop, label) in words.entity_at.items()
    )


def _after_title(words: Words, first: int, last: int, lexicon: ClauseWords) -> Iterator[Shown]:
    """Yield the name after a title: «دهیار دیمه، غفور حسینی», «وزیر راه غفور حسینی»."""
    keys = words.keys
    end = _chunk(words, first, last, lexicon, marks=True, roles=True)
    for index in range(first + 1, end + 1):
        if words.entity_of[index] == "PER" and index in words.entity_at:
            if keys[index - 1] in aliases().relational:
                return
            name = end if end - words.entity_at[index][0] <= 2 else words.entity_at[index][0]
            if _may_name(words, index, name, lexicon):
                yield Shown(index, name, "PER")
            return
    after = end + 1
    if after < last and keys[after] in _COMMAS:
        start = after + 1
        while start <= last and keys[start] in lexicon.titles:
            start += 1
        if start <= last:
            stop = _chunk(words, start, last, lexicon, marks=False)
            if stop > start and _may_name(words, start, stop, lexicon):
                yield Shown(start, stop, "PER")


def _chunk(
    words: Words, first: int, last: int, lexicon: ClauseWords, *, marks: bool, roles: bool = False
) -> int:
    """Return the last word of the run that begins at a word and holds no comma, role or time."""
    keys = words.keys
    index = first
    while index < last:
        key = keys[index + 1]
        hyphen = words.joins(index + 1)
        if not (key[:1].isalnum() or hyphen or (marks and key in MARKS)) or key == "که":
            break
        if key in lexicon.prepositions:
            break
        if (
            key in lexicon.roles
            and not roles
            and not _is_family_name(words, first, index + 1, last)
        ):
            break
        if key in lexicon.times or key in lexicon.adverbs:
            break
        index += 1
    return index


def _is_family_name(words: Words, first: int, index: int, last: int) -> bool:
    """Tell whether the noun of a role is a family name («محمدرضا کارگر، …»): nothing follows it."""
    keys = words.keys
    after = keys[index + 1] if index + 1 < len(keys) else ""
    alone = index == last or not after[:1].isalnum() or after in clause_words().prepositions
    return index == first + 1 and alone and words.entity_at.get(first) == (first, "PER")


def _may_name(
    words: Words, first: int, last: int, lexicon: ClauseWords, *, sure: bool = False
) -> bool:
    """Tell whether a run may be a person's name: short, and without words of other classes.

    Where the place is sure to hold one, other labels of the tagger do not count.
    """
    hyphens = sum(words.joins(index) for index in range(first, last + 1))
    if not 0 <= last - first - 2 * hyphens < _LONGEST_NAME or words.has_verb(first, last + 1):
        return False
    labels = {words.entity_of[index] for index in range(first, last + 1)} - {"", "PER"}
    if labels and words.entity_of[first] not in ("", "PER") and not sure:
        return False
    inside = [words.keys[i] for i in range(first, last + 1) if not words.joins(i)]
    if any(key.endswith(("های", "ها")) or not key[:1].isalpha() for key in inside):
        return False
    others = (
        aliases().relational,
        lexicon.roles,
        lexicon.bodies,
        lexicon.documents,
        lexicon.pronouns,
        lexicon.demonstratives,
        lexicon.prepositions,
        lexicon.determiners,
        lexicon.connectors,
    )
    if words.entity_at.get(first, (0, ""))[1] == "PER":
        inside = inside[1:]  # a given name may be a word of another class
        if _is_family_name(words, first, last, last):
            return True
    return all(members.isdisjoint(inside) for members in others)
