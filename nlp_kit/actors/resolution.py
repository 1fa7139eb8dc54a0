"""The speaker of each quotation, and the actor of each mention."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from nlp_kit.actors.names import Known, Register, aliases, compact, name_words, register_entities
from nlp_kit.actors.titles import collect_titles, title_fit, title_key
from nlp_kit.documents import Actor, Entity, EntityLabel, Quote, Zone, outermost
from nlp_kit.quotes.lexicon import clause_words
from nlp_kit.quotes.words import Words, read_words

_PERSON_PRONOUNS = frozenset({"او", "وی", "ایشان", "نامبرده", "مشارالیه", "موصوف"})
_PLURAL_PRONOUNS = frozenset({"آنها", "آنان", "اینها", "اینان"})
_POINTING = frozenset({"این", "همین", "آن", "همان"})
_INDEFINITE = frozenset({"یک", "برخی", "بعضی", "چند", "چندین", "تعدادی", "شماری", "گروهی", "بسیاری", "عدهای", "یکی"})


@dataclass(frozen=True, slots=True)
class Resolution:
    """Actors, the entities and quotations that point to them, and why."""

    actors: tuple[Actor, ...]
    entities: tuple[Entity, ...]
    quotes: tuple[Quote, ...]
    explanations: dict[str, dict[str, Any]]


def resolve(
    text: str,
    *,
    entities: Iterable[Entity],
    quotes: Iterable[Quote],
    zones: Iterable[Zone] = (),
    tokens: Sequence[tuple[int, int]] | None = None,
    sentences: Sequence[tuple[int, int]] | None = None,
) -> Resolution:
    """Return who speaks in each quotation and which actor each entity names."""
    mentions = tuple(entities)
    words = read_words(
        text, tokens=tokens, sentences=sentences, zones=zones, entities=outermost(mentions)
    )
    return _Resolver(words, mentions, tuple(quotes)).run()


class _Resolver:
    def __init__(self, words: Words, entities: tuple[Entity, ...], quotes: tuple[Quote, ...]) -> None:
        self.words = words
        self.entities = entities
        self.quotes = sorted(quotes, key=lambda quote: (_place(quote), quote.start))
        self.register, self.links = register_entities(words.text, entities)
        self.people: dict[int, tuple[int, Known]] = {}
        self.bodies: dict[int, tuple[int, Known]] = {}
        for entity in entities:
            first, last = self._run(entity.start, entity.end)
            if first <= last:
                table = self.people if entity.label == "PER" else self.bodies
                held = table.get(first)
                if held is None or held[0] < last:
                    table[first] = (last, self.links[entity.id])
        self.speakers: dict[str, Known | None] = {}
        self.reasons: dict[str, str] = {}

    def _run(self, start: int, end: int) -> tuple[int, int]:
        first = bisect_left(self.words.ends, start + 1)
        return first, bisect_left(self.words.starts, end) - 1

    def run(self) -> Resolution:
        self._name_missed_people()
        collect_titles(self.words, self.people)
        waiting: list[Quote] = []
        last: Known | None = None
        last_end = 0
        for quote in self.quotes:
            known, reason = self._speaker(quote, last, last_end)
            if reason == "title":
                waiting.append(quote)
            self.speakers[quote.id], self.reasons[quote.id] = known, reason
            if known is not None:
                last = known
            last_end = quote.end
        return self._result()

    def _name_missed_people(self) -> None:
        """Enter as persons the names in sources that the entity layer has not got.

        A source such as «آنا کریمی، سخنگوی شهرداری» names somebody whatever the tagger thought.
        """
        lexicon = clause_words()
        keys = self.words.keys
        for quote in self.quotes:
            if quote.source is None:
                continue
            first, last = self._run(quote.source.start, quote.source.end)
            while first <= last and (not keys[first][:1].isalnum() or keys[first] in lexicon.titles):
                first += 1
            if first > last or any(self.words.entity_of[first : last + 1]) and self.words.entity_of[first]:
                continue
            end = first
            while end <= last and keys[end][:1].isalnum():
                end += 1
            end -= 1
            if not self._name_like(first, end, end < last):
                continue
            if first in self.people:
                continue
            surface = self.words.surface(first, end)
            known = self.register.find(surface, "PER", self.words.starts[first])
            if known is None and end > first:
                known = self.register.new(surface, "PER", self.words.starts[first])
            if known is not None:
                self.people[first] = (end, known)

    def _name_like(self, first: int, last: int, apposed: bool) -> bool:
        lexicon, keys = clause_words(), self.words.keys
        if not 0 <= last - first <= 4:
            return False
        if any(self.words.entity_of[first : last + 1]):
            return False
        for index in range(first, last + 1):
            key = keys[index]
            if key in lexicon.roles or key in lexicon.bodies or key in lexicon.documents:
                return False
            if key in lexicon.pronouns or key in lexicon.demonstratives or key in lexicon.prepositions:
                return False
            if key in lexicon.determiners or key.endswith(("ها", "های", "ان")) and last == first:
                return False
        return apposed or last - first in (1, 2) or self.register.find(
            self.words.surface(first, last), "PER", 0
        ) is not None

    # -- one quotation ------------------------------------------------------------------------

    def _speaker(self, quote: Quote, last: Known | None, last_end: int) -> tuple[Known | None, str]:
        if quote.source is None:
            if quote.cue is not None and self._impersonal(quote):
                return None, "impersonal"
            return last, "dropped"
        first, end = self._run(quote.source.start, quote.source.end)
        if first > end:
            return None, "none"
        keys = self.words.keys
        key = keys[first]
        if first == end and key in _PERSON_PRONOUNS:
            return self._antecedent(quote, last, last_end), "pronoun"
        if first == end and key in _PLURAL_PRONOUNS:
            return last, "pronoun"
        named = self._named(first, end)
        if named is not None:
            return named, "name"
        if key in _POINTING and end > first:
            return self._pointed(first, end, quote, last, last_end)
        return self._described(first, end, quote, last)

    def _impersonal(self, quote: Quote) -> bool:
        assert quote.cue is not None
        surface = name_words(self.words.text[quote.cue.start : quote.cue.end])
        joined = "".join(surface)
        return "میشود" in joined or joined.endswith(("شد", "شدهاست", "شده", "گردید")) and not joined.startswith(
            ("یادآور", "متذکر", "مدعی", "خواستار", "خواهان", "معترف")
        )

    def _named(self, first: int, end: int) -> Known | None:
        """Return the actor that the head of a noun phrase names."""
        words, keys = self.words, self.words.keys
        lexicon = clause_words()
        head = first
        while head <= end and (not keys[head][:1].isalnum() or keys[head] in lexicon.titles):
            head += 1
        if head > end:
            return None
        if head in self.people:
            return self.people[head][1]
        at = self.bodies.get(head)
        if at is not None and keys[head] not in lexicon.roles:
            return at[1]
        if keys[head] in lexicon.documents or keys[head].removesuffix("ای") in lexicon.documents:
            inside = [self.bodies[index][1] for index in range(head, end + 1) if index in self.bodies]
            bodies = [known for known in inside if known.label == "ORG"]
            if bodies:
                return bodies[0]
            people = [self.people[index][1] for index in range(head, end + 1) if index in self.people]
            return people[0] if people else None
        for index in range(head + 1, end + 1):
            if index in self.people:
                known = self.people[index][1]
                relational = keys[index - 1] in aliases().relational or keys[index - 1] in lexicon.prepositions
                compared = head == index - 1 and keys[head] in aliases().relational
                return None if relational or compared else known
        if keys[head] in lexicon.bodies and keys[first] not in _POINTING:
            surface = words.surface(head, end)
            known = self.register.find(surface, "ORG", words.starts[head])
            if known is not None:
                return known
        if head == end or end - head <= 2:
            known = self.register.find(words.surface(head, end), "PER", words.starts[head])
            if known is not None:
                return known
        return None

    def _antecedent(self, quote: Quote, last: Known | None, last_end: int) -> Known | None:
        """Return whom a pronoun means: who spoke last, or a person that the text has turned to."""
        place = _place(quote)
        begins = {self.words.starts[first] for first, _ in self.words.sentences}
        newest: Known | None = None
        for first, (_, known) in sorted(self.people.items()):
            start = self.words.starts[first]
            if start >= place:
                break
            if start < last_end:
                continue
            lead = self._sentence_start(first)
            if first - lead <= 3 or start in begins:
                newest = known
        if newest is not None:
            return newest
        if last is not None and last.label == "PER":
            return last
        people = [
            (self.words.starts[first], known)
            for first, (_, known) in self.people.items()
            if self.words.starts[first] < place
        ]
        return max(people, key=lambda pair: pair[0])[1] if people else last

    def _sentence_start(self, index: int) -> int:
        position = bisect_left(self.words.sentences, (index + 1, 0)) - 1
        return self.words.sentences[max(position, 0)][0]

    def _pointed(
        self, first: int, end: int, quote: Quote, last: Known | None, last_end: int
    ) -> tuple[Known | None, str]:
        """Resolve «این مقام», «این وزارتخانه», «این بیانیه»."""
        lexicon, keys = clause_words(), self.words.keys
        noun = keys[first + 1]
        if noun in lexicon.documents:
            return last, "document"
        if noun in lexicon.bodies:
            place = self.words.starts[first]
            fits = [
                known
                for known in self.register.actors
                if known.label == "ORG" and known.places and known.places[0] < place and (
                    known.words and (known.words[0].startswith(noun[:4]) or noun in known.words)
                )
            ]
            if last is not None and last.label == "ORG" and (not fits or last in fits):
                return last, "body"
            if fits:
                return max(fits, key=lambda known: max(p for p in known.places if p < place)), "body"
            return last, "body"
        title = title_key(keys[first + 1 : end + 1])
        fit = self._bearer(title)
        if fit is not None and fit[1] >= 0.9:
            return fit[0], "title"
        return self._antecedent(quote, last, last_end), "pointed"

    def _bearer(self, title: tuple[str, ...]) -> tuple[Known, float] | None:
        best: tuple[Known, float] | None = None
        for known in self.register.actors:
            for held in known.titles:
                fit = title_fit(title, held)
                if fit > 0 and (best is None or fit > best[1]):
                    best = (known, fit)
        return best

    def _described(
        self, first: int, end: int, quote: Quote, last: Known | None
    ) -> tuple[Known | None, str]:
        """Resolve a noun phrase without a name: a title's bearer, or an actor named by the phrase."""
        lexicon, keys, words = clause_words(), self.words.keys, self.words
        surface = words.surface(first, end)
        if compact(surface) in aliases().nobody:
            return None, "nobody"
        indefinite = keys[first] in _INDEFINITE
        title = title_key(keys[first : end + 1])
        if not indefinite:
            fit = self._bearer(title)
            if fit is not None and fit[1] >= 0.5:
                return fit[0], "title"
        form = compact(surface)
        for known in self.register.actors:
            if known.from_phrase and (form in known.forms or title_fit(title, title_key(list(known.words))) >= 0.9):
                return known, "phrase"
        role = keys[first] in lexicon.roles
        if role and not indefinite:
            named = {
                self._named(*self._run(other.source.start, other.source.end))
                for other in self.quotes
                if other.source is not None
            } - {None}
            people = [known for known in named if known is not None and known.label == "PER"]
            if len(people) == 1 and not people[0].titles:
                people[0].titles.append(title)
                return people[0], "only speaker"
        label: EntityLabel = "ORG" if keys[first] in lexicon.bodies else "PER"
        known = self.register.new(surface, label, words.starts[first], phrase=True)
        return known, "phrase"

    # -- the result ---------------------------------------------------------------------------

    def _result(self) -> Resolution:
        used: dict[int, str] = {}
        actors: list[Actor] = []

        def identify(known: Known) -> str:
            if known.number not in used:
                used[known.number] = f"A{len(used) + 1}"
                actors.append(Actor(id=used[known.number], label=known.label, name=known.name))
            return used[known.number]

        entities = tuple(
            entity.model_copy(update={"actor": identify(self.links[entity.id])})
            for entity in sorted(self.entities, key=lambda item: (item.start, -item.end))
        )
        quotes = []
        explanations = {}
        for quote in sorted(self.quotes, key=lambda item: (item.start, -item.end)):
            known = self.speakers[quote.id]
            speaker = None if known is None else identify(known)
            quotes.append(quote.model_copy(update={"speaker": speaker}))
            explanations[quote.id] = {"speaker by": self.reasons[quote.id]}
        return Resolution(tuple(actors), entities, tuple(quotes), explanations)


def _place(quote: Quote) -> int:
    """Return where a quotation is spoken of: its source, else its cue, else its content."""
    if quote.source is not None:
        return quote.source.start
    return quote.cue.start if quote.cue is not None else quote.start
