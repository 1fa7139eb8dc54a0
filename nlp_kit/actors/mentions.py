"""Where actors are named in a text: the entities, and the names that the text itself shows."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from nlp_kit.actors.names import Known, Register, compact, name_words
from nlp_kit.actors.shown import bare_name, shown_names
from nlp_kit.actors.titles import collect_titles
from nlp_kit.documents import Entity, EntityLabel, Quote, Span
from nlp_kit.quotes.lexicon import clause_words
from nlp_kit.quotes.marks import MARKS
from nlp_kit.quotes.words import Words

# Between words of a body's name («جهاد کشاورزی شهرستان …»), never between those of a person's.
_PLACES = frozenset({"شهر", "شهرستان", "استان", "ولایت", "کشور"})


class Mentions:
    """The actors of a text and the words that name them.

    Attributes:
        words: The text.
        register: The actors.
        links: The actor of each entity, by the entity's id.
        people: From the first word of a person's name to its last word and the person.
        bodies: Likewise for every other label; of nested names the longest.
    """

    def __init__(self, words: Words, entities: Sequence[Entity], quotes: Iterable[Quote]) -> None:
        self.words = words
        self.register = Register()
        self.links: dict[str, Known] = {}
        self.people: dict[int, tuple[int, Known]] = {}
        self.bodies: dict[int, tuple[int, Known]] = {}
        self._enter(entities, [quote.source for quote in quotes if quote.source is not None])
        collect_titles(words, self.people)
        self.firsts = sorted([*self.people, *self.bodies])
        self._sentence_starts = [first for first, _ in words.sentences]

    def _enter(self, entities: Sequence[Entity], sources: Sequence[Span]) -> None:
        """Enter every name: as the text shows it where it does, else as it is tagged.

        Full names come first, so that a family name that stands before its full name finds it.
        """
        words = self.words
        shown = shown_names(words, [self.run(span.start, span.end) for span in sources])
        starts = [name.first for name in shown]
        names: list[tuple[int, int, EntityLabel, str | None]] = [(*name, None) for name in shown]
        for entity in entities:
            first, last = self.run(entity.start, entity.end)
            if first > last:  # a border within a word
                first = last = min(first, len(words) - 1)
            index = bisect_right(starts, last) - 1
            over = shown[index] if index >= 0 else None
            if (
                over is not None
                and over.last >= first
                and over.label == entity.label
                and (over.first <= first or over.last >= last)
            ):
                first, last = over.first, over.last
            else:
                first, last = bare_name(words, first, last, entity.label)
            names.append((first, last, entity.label, entity.id))
        within = {inner for name in names if name[2] == "ORG" for inner in self._marked(*name[:2])}
        names = [
            (first, last, "ORG" if compact(words.surface(first, last)) in within else label, link)
            for first, last, label, link in names
        ]
        names.sort(key=lambda item: (-len(name_words(words.surface(*item[:2]))), item[0]))
        for first, last, label, identifier in names:
            known = self.register.mention(words.surface(first, last), label, words.starts[first])
            if identifier is not None:
                self.links[identifier] = known
            if label == "PER" and _is_no_name(words, first, last):
                continue
            table = self.people if label == "PER" else self.bodies
            held = table.get(first)
            if held is None or held[0] < last:
                table[first] = (last, known)
        for known in self.register.actors:
            known.places.sort()

    def _marked(self, first: int, last: int) -> Iterator[str]:
        """Yield the proper name that a body's name has in marks («گروه هکری «حنظله»»)."""
        keys = self.words.keys
        opening = next((at for at in range(first, last) if keys[at] in MARKS), None)
        if opening is not None and opening > first:
            yield compact(self.words.surface(opening, last))

    def run(self, start: int, end: int) -> tuple[int, int]:
        """Return the first and the last word of a span of code points."""
        first = bisect_left(self.words.ends, start + 1)
        return first, bisect_left(self.words.starts, end) - 1

    def sentence(self, word: int) -> int:
        """Return the number of the sentence that holds a word."""
        return bisect_right(self._sentence_starts, word) - 1

    def named_at(self, word: int) -> Known | None:
        """Return the actor whose name begins at a word."""
        at = self.people.get(word) or self.bodies.get(word)
        return None if at is None else at[1]

    def between(self, low: int, high: int) -> list[tuple[int, Known]]:
        """Return the names that begin in a half-open run of words, in order."""
        begin, end = bisect_left(self.firsts, low), bisect_left(self.firsts, high)
        found = []
        for word in self.firsts[begin:end]:
            known = self.named_at(word)
            if known is not None:
                found.append((word, known))
        return found


def _is_no_name(words: Words, first: int, last: int) -> bool:
    """Tell whether what is tagged as a person is nothing but a title, or a body of some place."""
    key = words.keys[last]
    if key in clause_words().titles:
        return True
    if first == last and key in clause_words().roles:
        # «نایب | رئیس», unless somebody's family name is so («محمدرضا کارگر»).
        return not any(
            words.keys[end] == key and end > begin
            for begin, (end, label) in words.entity_at.items()
            if label == "PER"
        )
    return last - first >= 2 and not _PLACES.isdisjoint(words.keys[first + 1 : last])
