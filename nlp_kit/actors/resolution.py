"""The speaker of each quotation, and the actor of each mention."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from nlp_kit.actors.antecedents import Anaphora, Choice, Chooser, History
from nlp_kit.actors.mentions import Mentions
from nlp_kit.actors.names import Known, aliases, compact
from nlp_kit.actors.titles import title_fit, title_key
from nlp_kit.documents import Actor, Entity, EntityLabel, Quote, Zone, outermost
from nlp_kit.quotes.lexicon import clause_words
from nlp_kit.quotes.linear import Models
from nlp_kit.quotes.words import Words, read_words

_PERSON_PRONOUNS = frozenset({"او", "وی", "ایشان", "نامبرده", "مشارالیه", "موصوف"})
_PLURAL_PRONOUNS = frozenset({"آنها", "آنان", "اینها", "اینان"})
_POINTING = frozenset({"این", "همین", "آن", "همان"})
_INDEFINITE = frozenset(
    {"یک", "برخی", "بعضی", "چند", "چندین", "تعدادی", "شماری", "گروهی", "بسیاری", "عدهای", "یکی"}
)
# How many words back a rule looks for an actor, so that the time stays linear.
_NEAR = 1000
# «اعلام شد» has no subject; «یادآور شد» has one.
_ACTIVE_WITH_SHOD = (
    "یادآور",
    "متذکر",
    "مدعی",
    "خواستار",
    "خواهان",
    "معترف",
    "متعهد",
    "منکر",
    "معترض",
    "قائل",
)


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
                known = self._named(first, last) if first <= last else None
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

    # -- one quotation ------------------------------------------------------------------------

    def _speaker(  # noqa: PLR0911  # one return for each form of a source
        self, quote: Quote
    ) -> tuple[Known | None, str, Choice]:
        last = self.history.last
        place, _ = self.mentions.run(_place(quote), _place(quote) + 1)
        place = min(place, len(self.words) - 1)
        if quote.source is None:
            if self._impersonal(quote):
                return None, "impersonal", Choice(None)
            return self._chosen(quote, Anaphora("dropped", place), last)
        first, end = self.mentions.run(quote.source.start, quote.source.end)
        if first > end:
            return None, "no words", Choice(None)
        key = self.words.keys[first]
        if first == end and key in _PERSON_PRONOUNS:
            return self._chosen(quote, Anaphora("pronoun", first), self._turned_to(first))
        if first == end and key in _PLURAL_PRONOUNS:
            return last, "plural pronoun", Choice(last)
        named = self._named(first, end)
        if named is not None:
            return named, "name", Choice(named)
        if key in _POINTING and end > first:
            return self._pointed(first, end, quote)
        return self._described(first, end, quote)

    def _chosen(
        self, quote: Quote, anaphora: Anaphora, rule: Known | None
    ) -> tuple[Known | None, str, Choice]:
        choice = self.choose(quote, anaphora, rule)
        return choice.known, anaphora.kind, choice

    def _impersonal(self, quote: Quote) -> bool:
        """Tell whether a cue says that something was said, not who said it."""
        if quote.cue is None:
            return False
        joined = compact(self.words.text[quote.cue.start : quote.cue.end])
        if joined.startswith(_ACTIVE_WITH_SHOD):
            return False
        return joined.endswith(("شد", "شدهاست", "شدهبود", "شده", "میشود", "گردید"))

    def _named(  # noqa: PLR0911  # one return for each form of a noun phrase
        self, first: int, end: int
    ) -> Known | None:
        """Return the actor that the head of a noun phrase names."""
        words, keys, mentions = self.words, self.words.keys, self.mentions
        lexicon = clause_words()
        head = first
        while (
            head <= end
            and head not in mentions.people
            and (not keys[head][:1].isalnum() or keys[head] in lexicon.titles)
        ):
            head += 1
        if head > end:
            return None
        if head in mentions.people:
            return mentions.people[head][1]
        if head in mentions.bodies and keys[head] not in lexicon.roles:
            return mentions.bodies[head][1]
        if keys[head] in lexicon.documents or keys[head].removesuffix("ای") in lexicon.documents:
            inside = [known for _, known in mentions.between(head, end + 1)]
            return next((known for known in inside if known.label == "ORG"), None) or next(
                (known for known in inside if known.label == "PER"), None
            )
        for index in range(head + 1, end + 1):
            if index in mentions.people:
                before = keys[index - 1]
                of_another = before in aliases().relational or before in lexicon.prepositions
                return None if of_another else mentions.people[index][1]
        surface = words.surface(head, end)
        if keys[head] in lexicon.bodies:
            return self.register.find(surface, "ORG", words.starts[head])
        if end - head <= 2:
            return self.register.find(surface, "PER", words.starts[head])
        return None

    def _turned_to(self, place: int) -> Known | None:
        """Return whom a pronoun means by rule: whom the text has turned to, else who spoke last."""
        mentions, last = self.mentions, self.history.last
        newest: Known | None = None
        for word, known in mentions.between(self.history.end, place):
            lead = self.words.sentences[mentions.sentence(word)][0]
            if known.label == "PER" and word - lead <= 3:
                newest = known
        if newest is not None:
            return newest
        if last is not None and last.label == "PER":
            return last
        near = mentions.between(max(0, place - _NEAR), place)
        people = [known for _, known in near if known.label == "PER"]
        return people[-1] if people else last

    def _pointed(self, first: int, end: int, quote: Quote) -> tuple[Known | None, str, Choice]:
        """Resolve «این مقام», «این وزارتخانه», «این بیانیه»."""
        lexicon, keys = clause_words(), self.words.keys
        noun, last = keys[first + 1], self.history.last
        title = title_key(keys[first + 1 : end + 1])
        if noun in lexicon.documents:
            return self._chosen(quote, Anaphora("document", first, noun=noun), last)
        anaphora = Anaphora("pointed", first, title, noun)
        if noun in lexicon.bodies:
            fits = [
                known
                for _, known in self.mentions.between(max(0, first - _NEAR), first)
                if known.label == "ORG" and any(word[:4] == noun[:4] for word in known.words)
            ]
            if last is not None and last.label == "ORG" and (not fits or last in fits):
                return self._chosen(quote, anaphora, last)
            return self._chosen(quote, anaphora, fits[-1] if fits else last)
        fit = self._bearer(title)
        rule = fit[0] if fit is not None and fit[1] >= 0.9 else self._turned_to(first)
        return self._chosen(quote, anaphora, rule)

    def _bearer(self, title: tuple[str, ...]) -> tuple[Known, float] | None:
        best: tuple[Known, float] | None = None
        for known in self.register.actors:
            for held in known.titles:
                fit = title_fit(title, held)
                if fit > 0 and (best is None or fit > best[1]):
                    best = (known, fit)
        return best

    def _described(self, first: int, end: int, quote: Quote) -> tuple[Known | None, str, Choice]:
        """Resolve a phrase without a name: a title's bearer, or an actor named by the phrase."""
        lexicon, keys, words = clause_words(), self.words.keys, self.words
        surface = words.surface(first, end)
        if compact(surface) in aliases().nobody:
            return None, "nobody in particular", Choice(None)
        title = title_key(keys[first : end + 1])
        named = any(known.label == "PER" for _, known in self.mentions.between(first, end + 1))
        # «یک مقام» is nobody known, and «وکیل X» not X.
        definite = keys[first] not in _INDEFINITE and not named
        if definite and keys[first] in lexicon.documents:
            return self._chosen(
                quote, Anaphora("document", first, noun=keys[first]), self.history.last
            )
        if definite:
            fit = self._bearer(title)
            if fit is not None and fit[1] >= 0.5:
                return fit[0], "known title", Choice(fit[0])
        form = compact(surface)
        for known in self.register.actors:
            if known.from_phrase and (
                form in known.forms or title_fit(title, title_key(list(known.words))) >= 0.9
            ):
                return known, "phrase", Choice(known)
        if definite and keys[first] in lexicon.roles and not _is_plural(keys[first]):
            rule = self._unknown_title(first)
            choice = self.choose(quote, Anaphora("title", first, title, keys[first]), rule)
            if choice.known is not None:
                choice.known.titles.append(title)
                return choice.known, "title", choice
        label: EntityLabel = "ORG" if keys[first] in lexicon.bodies else "PER"
        name = self._introduced(first, end) or surface
        known = self.register.new(name, label, words.starts[first], phrase=True)
        known.forms.add(form)
        return known, "phrase", Choice(known)

    def _introduced(self, first: int, end: int) -> str | None:
        """Return the phrase by which the text introduces whom a word means («برخی مخاطبان»)."""
        keys = self.words.keys
        if first != end:
            return None
        for index in range(max(1, first - _NEAR), first):
            if keys[index] == keys[first] and keys[index - 1] in ("یک", "برخی", "بعضی"):
                return self.words.surface(index - 1, index)
        return None

    def _unknown_title(self, place: int) -> Known | None:
        """Return by rule who bears a title that stands beside no name.

        Agency copy calls one speaker by turns by name and by title: where only one person speaks
        by name it is that one, else one without a title who speaks next, or spoke last.
        """
        people = self.people
        if len(people) == 1:
            return next(iter(people.values()))
        last = self.history.last
        if last is not None and last.number in people and not last.titles:
            return last
        following = self.chooser.next_named(place)
        if following is not None and following.label == "PER" and not following.titles:
            return following
        return None

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
            entity.model_copy(update={"actor": identify(self.mentions.links[entity.id])})
            for entity in self.entities
        )
        quotes = []
        for quote in sorted(self.quotes, key=lambda item: (item.start, -item.end)):
            known = self.speakers[quote.id]
            speaker = None if known is None else identify(known)
            quotes.append(quote.model_copy(update={"speaker": speaker}))
        return Resolution(tuple(actors), entities, tuple(quotes), self.explanations)


def _is_plural(noun: str) -> bool:
    """Tell whether the noun of a role stands in the plural («کارشناسان»)."""
    return any(
        noun.endswith(ending) and noun.removesuffix(ending) in clause_words().roles
        for ending in ("ان", "ها", "های")
    )


def _place(quote: Quote) -> int:
    """Return where a quotation is spoken of: its source, else its cue, else its content."""
    if quote.source is not None:
        return quote.source.start
    return quote.cue.start if quote.cue is not None else quote.start
