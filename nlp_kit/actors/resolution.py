"""The speaker of each quotation, and the actor of each mention."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from nlp_kit.actors.antecedents import Anaphora, Choice, Chooser, History
from nlp_kit.actors.guesses import (
    bearer,
    body_pointed_at,
    introduced,
    phrase_with,
    turned_to,
    unknown_title,
)
from nlp_kit.actors.mentions import Mentions
from nlp_kit.actors.names import Known, aliases, compact
from nlp_kit.actors.naming import named_by
from nlp_kit.actors.titles import title_fit, title_key
from nlp_kit.documents import Actor, Entity, EntityLabel, Quote, Zone, outermost
from nlp_kit.quotes.lexicon import clause_words, cue_words
from nlp_kit.quotes.linear import Models
from nlp_kit.quotes.words import Words, read_words

_BECAME = ("شد", "شدهاست", "شدهبود", "شده", "میشود", "گردید")

# Who is meant, in which way, and what decided.
Answer = tuple[Known | None, str, Choice]


@dataclass(frozen=True, slots=True)
class Resolution:
    """Actors, the entities and quotations that point to them, and why by a quotation's id."""

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
    models: Models | None = None,
) -> Resolution:
    """Return who speaks in each quotation and which actor each entity names.

    Args:
        text: The untouched text.
        entities: Its entities; what they say of actors is not looked at.
        quotes: Its quotations with cues and sources; likewise for speakers.
        zones: Its zones.
        tokens: The half-open spans of its words, where they are known.
        sentences: The half-open spans of its sentences, likewise.
        models: Trained models by the kind of source (:mod:`nlp_kit.actors.antecedents`); a kind
            without a model is resolved by rule.
    """
    mentions = tuple(entities)
    words = read_words(
        text, tokens=tokens, sentences=sentences, zones=zones, entities=outermost(mentions)
    )
    return Resolver(words, mentions, tuple(quotes), models or {}).run()


class Resolver:
    """Goes through the quotations in the order in which they are spoken of."""

    def __init__(
        self, words: Words, entities: tuple[Entity, ...], quotes: tuple[Quote, ...], models: Models
    ) -> None:
        self.words = words
        self.entities = entities
        self.quotes = sorted(quotes, key=lambda quote: (_place(quote), quote.start))
        self.mentions = Mentions(words, entities, self.quotes)
        self.register = self.mentions.register
        self.history = History()
        self.speakers: dict[str, Known | None] = {}
        self.explanations: dict[str, dict[str, Any]] = {}
        named = []
        for quote in self.quotes:
            if quote.source is not None:
                first, last = self.mentions.run(quote.source.start, quote.source.end)
                known = named_by(self.mentions, first, last) if first <= last else None
                if known is not None:
                    named.append((first, known))
        self.people = {known.number: known for _, known in named if known.label == "PER"}
        self.chooser = Chooser(self.mentions, named, models)

    def run(self) -> Resolution:
        """Return the result."""
        for quote in self.quotes:
            known, reason, choice = self._speaker(quote)
            self.note(quote, known)
            self.explanations[quote.id] = {
                "speaker by": reason,
                "speaker confidence": None
                if choice.probability is None
                else round(choice.probability, 3),
                "speaker reasons": choice.reasons or {},
            }
        return self._result()

    def note(self, quote: Quote, known: Known | None) -> None:
        """Remember who speaks in a quotation."""
        self.speakers[quote.id] = known
        if known is not None:
            self.history.add(known)
        _, last = self.mentions.run(quote.start, quote.end)
        self.history.end = max(self.history.end, last + 1)
        self.history.line = self.words.line_of[max(last, 0)]

    def choose(self, quote: Quote, anaphora: Anaphora, rule: Known | None) -> Choice:
        """Return whom the source of a quotation means, which names nobody."""
        return self.chooser.choose(anaphora, self.history, rule)

    def _speaker(self, quote: Quote) -> Answer:
        if quote.source is None:
            return self._dropped(quote)
        first, end = self.mentions.run(quote.source.start, quote.source.end)
        if first > end:
            return None, "no words", Choice(None)
        if first == end and self.words.keys[first] in clause_words().subject_pronouns:
            return self._pronoun(first, quote)
        named = named_by(self.mentions, first, end)
        if named is not None:
            return named, "name", Choice(named)
        if self.words.keys[first] in clause_words().demonstratives and end > first:
            return self._pointed(first, end, quote)
        return self._described(first, end, quote)

    def _dropped(self, quote: Quote) -> Answer:
        if _is_impersonal(self.words, quote):
            return None, "impersonal", Choice(None)
        place, _ = self.mentions.run(_place(quote), _place(quote) + 1)
        dropped = Anaphora("dropped", min(place, len(self.words) - 1))
        return self._chosen(quote, dropped, self.history.last)

    def _pronoun(self, place: int, quote: Quote) -> Answer:
        if self.words.keys[place] in clause_words().plural_pronouns:
            last = self.history.last
            return last, "plural pronoun", Choice(last)
        rule = turned_to(self.mentions, self.history, place)
        return self._chosen(quote, Anaphora("pronoun", place), rule)

    def _chosen(self, quote: Quote, anaphora: Anaphora, rule: Known | None) -> Answer:
        choice = self.choose(quote, anaphora, rule)
        return choice.known, anaphora.kind, choice

    def _pointed(self, first: int, end: int, quote: Quote) -> Answer:
        """Resolve «این مقام», «این وزارتخانه», «این بیانیه»."""
        lexicon, keys = clause_words(), self.words.keys
        noun, title = keys[first + 1], title_key(keys[first + 1 : end + 1])
        if noun in lexicon.documents:
            document = Anaphora("document", first, noun=noun)
            return self._chosen(quote, document, self.history.last)
        if noun in lexicon.bodies:
            rule = body_pointed_at(self.mentions, self.history, first, noun)
        else:
            known, fit = bearer(self.mentions, title)
            if fit < 0.9:
                known = phrase_with(self.history, noun)
            rule = known or turned_to(self.mentions, self.history, first)
        return self._chosen(quote, Anaphora("pointed", first, title, noun), rule)

    def _described(self, first: int, end: int, quote: Quote) -> Answer:
        """Resolve a phrase without a name: a document, body or title, or whom the phrase names."""
        lexicon, noun = clause_words(), self.words.keys[first]
        title = title_key(self.words.keys[first : end + 1])
        if compact(self.words.surface(first, end)) in aliases().nobody:
            return None, "nobody in particular", Choice(None)
        if noun in lexicon.bodies and first == end:
            rule = body_pointed_at(self.mentions, self.history, first, noun)
            return self._chosen(quote, Anaphora("pointed", first, title, noun), rule)
        # «یک مقام» is nobody known, and «وکیل X» not X.
        named = any(known.label == "PER" for _, known in self.mentions.between(first, end + 1))
        definite = noun not in lexicon.indefinite and not named
        if definite and noun in lexicon.documents:
            document = Anaphora("document", first, noun=noun)
            return self._chosen(quote, document, self._issuer(first, end))
        if definite and not _is_plural(noun):
            known, fit = bearer(self.mentions, title)
            if fit >= 0.5:
                return known, "known title", Choice(known)
        return self._known_phrase(first, end, title) or self._new_phrase(
            first, end, title, quote, definite=definite
        )

    def _issuer(self, first: int, end: int) -> Known | None:
        """Return by rule who speaks in a document: «گزارش همین مرکز» says it, else the last."""
        lexicon, keys = clause_words(), self.words.keys
        for index in range(first + 1, end):
            if keys[index] in lexicon.demonstratives and keys[index + 1] in lexicon.bodies:
                return body_pointed_at(self.mentions, self.history, index, keys[index + 1])
        return self.history.last

    def _known_phrase(self, first: int, end: int, title: tuple[str, ...]) -> Answer | None:
        """Return the actor that the same phrase has named before."""
        surface = self.words.surface(first, end)
        form = compact(surface)
        if _is_plural(self.words.keys[first]):
            body = self.register.find(surface, "ORG", self.words.starts[first])
            if body is not None:
                return body, "name", Choice(body)  # «ناظران ساحل», the group of that name
        for known in self.register.actors:
            if known.from_phrase and (
                form in known.forms or title_fit(title, title_key(list(known.words))) >= 0.9
            ):
                return known, "phrase", Choice(known)
        return None

    def _new_phrase(
        self, first: int, end: int, title: tuple[str, ...], quote: Quote, *, definite: bool
    ) -> Answer:
        """Return who bears a title nobody has been given, else an actor named by the phrase."""
        lexicon, noun = clause_words(), self.words.keys[first]
        if definite and noun in lexicon.roles and not _is_plural(noun):
            rule = unknown_title(self.people, self.chooser, self.history, first)
            choice = self.choose(quote, Anaphora("title", first, title, noun), rule)
            if choice.known is not None:
                choice.known.titles.append(title)
                return choice.known, "title", choice
        surface = self.words.surface(first, end)
        label: EntityLabel = "ORG" if noun in lexicon.bodies else "PER"
        name = introduced(self.words, first, end) or surface
        known = self.register.new(name, label, self.words.starts[first], phrase=True)
        known.forms.add(compact(surface))
        return known, "phrase", Choice(known)

    def _result(self) -> Resolution:
        used: dict[int, str] = {}
        actors: list[Actor] = []

        def identify(known: Known) -> str:
            if known.number not in used:
                used[known.number] = f"A{len(used) + 1}"
                actors.append(Actor(id=used[known.number], label=known.label, name=known.name))
            return used[known.number]

        entities = tuple(
            entity.model_copy(update={"actor": identify(self.mentions.links[entity.id])})
            for entity in self.entities
        )
        quotes = []
        for quote in sorted(self.quotes, key=lambda item: (item.start, -item.end)):
            known = self.speakers[quote.id]
            speaker = None if known is None else identify(known)
            quotes.append(quote.model_copy(update={"speaker": speaker}))
        return Resolution(tuple(actors), entities, tuple(quotes), self.explanations)


def _is_impersonal(words: Words, quote: Quote) -> bool:
    """Tell whether a cue says that something was said, not who said it («اعلام شد»)."""
    if quote.cue is None:
        return False
    joined = compact(words.text[quote.cue.start : quote.cue.end])
    if not joined.endswith(_BECAME):
        return False
    # «یادآور شد» has a subject.
    active = cue_words().complements["شد"]
    return not joined.startswith(tuple(active))


def _is_plural(noun: str) -> bool:
    """Tell whether the noun of a role stands in the plural («کارشناسان», «باشندگان»)."""
    singulars = (("ان", ""), ("ها", ""), ("های", ""), ("گان", "ه"))
    return any(
        noun.endswith(ending) and noun.removesuffix(ending) + singular in clause_words().roles
        for ending, singular in singulars
    )


def _place(quote: Quote) -> int:
    """Return where a quotation is spoken of: its source, else its cue, else its content."""
    if quote.source is not None:
        return quote.source.start
    return quote.cue.start if quote.cue is not None else quote.start
