"""Where actors are named in a text: the entities, and names in sources that no entity covers."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from nlp_kit.actors.names import Known, Register, aliases, register_entities
from nlp_kit.actors.titles import collect_titles
from nlp_kit.documents import Entity, Quote
from nlp_kit.quotes.lexicon import clause_words
from nlp_kit.quotes.words import Words


class Mentions:
    """The actors of a text and the words that name them.

    Attributes:
        words: The text.
        register: The actors.
        links: The actor of each entity, by the entity's id.
        people: From the first word of a person's name to its last word and the person.
        bodies: Likewise for every other label; of nested names the longest.
    """

    def __init__(self, words: Words, entities: Iterable[Entity], quotes: Iterable[Quote]) -> None:
        self.words = words
        self.register: Register
        self.register, self.links = register_entities(words.text, entities)
        self.people: dict[int, tuple[int, Known]] = {}
        self.bodies: dict[int, tuple[int, Known]] = {}
        for entity in entities:
            first, last = self.run(entity.start, entity.end)
            if first <= last:
                table = self.people if entity.label == "PER" else self.bodies
                held = table.get(first)
                if held is None or held[0] < last:
                    table[first] = (last, self.links[entity.id])
        for quote in quotes:
            if quote.source is not None:
                self._enter_missed(*self.run(quote.source.start, quote.source.end))
        collect_titles(words, self.people)
        self.firsts = sorted([*self.people, *self.bodies])
        self._sentence_starts = [first for first, _ in words.sentences]

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

    def _enter_missed(self, first: int, last: int) -> None:
        """Enter as a person the name at the head of a source, which the tagger has missed.

        «آنا کریمی، سخنگوی شهرداری» names somebody whatever the entity layer says.
        """
        lexicon, keys = clause_words(), self.words.keys
        while first <= last and (not keys[first][:1].isalnum() or keys[first] in lexicon.titles):
            first += 1
        if first > last or self.words.entity_of[first] or first in self.people:
            return
        end = first
        while end < last and keys[end + 1][:1].isalnum() and keys[end + 1] not in lexicon.roles:
            end += 1
        if end > first and not self._name_like(first, end, apposed=end < last):
            return
        surface = self.words.surface(first, end)
        known = self.register.find(surface, "PER", self.words.starts[first])
        if known is None and end > first:
            known = self.register.new(surface, "PER", self.words.starts[first])
        if known is not None:
            self.people[first] = (end, known)

    def _name_like(self, first: int, last: int, *, apposed: bool) -> bool:
        lexicon, keys = clause_words(), self.words.keys
        if last - first > 4 or any(self.words.entity_of[first : last + 1]):
            return False
        no_names = (
            aliases().relational
            | lexicon.roles
            | lexicon.bodies
            | lexicon.documents
            | lexicon.pronouns
            | lexicon.demonstratives
            | lexicon.prepositions
            | lexicon.determiners
        )
        if not no_names.isdisjoint(keys[first : last + 1]):
            return False
        if any(key.endswith(("های", "ها")) for key in keys[first : last + 1]):
            return False
        return apposed or last - first in (1, 2)
