"""Training the models of actors: whom gold documents say that sources without a name mean."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable

from nlp_kit.actors.antecedents import ANAPHORS, Anaphor, Anaphora, Choice
from nlp_kit.actors.names import Known, compact
from nlp_kit.actors.resolution import Resolver
from nlp_kit.documents import Document, Entity, Quote, outermost
from nlp_kit.quotes.linear import Linear, fit
from nlp_kit.quotes.words import read_words

Rows = dict[Anaphor, list[tuple[list[str], bool]]]

# The inverse L2 penalty, chosen on the validation split of the authored corpus.
STRENGTH = 1.0
# A tagger misses names: this share of them is hidden in a second reading of each document.
_HIDDEN = 0.3


def train(
    documents: Iterable[Document], *, kinds: Iterable[str] = ANAPHORS, seed: int = 0
) -> dict[str, Linear]:
    """Return the models that gold documents teach; the same documents give the same models.

    Args:
        documents: Gold documents.
        kinds: The kinds of sources to learn.
        seed: Decides which entities are hidden.
    """
    rows: Rows = {kind: [] for kind in ANAPHORS}
    for document in documents:
        chance = random.Random(f"{seed} {document.id}")
        some = tuple(entity for entity in document.entities if chance.random() >= _HIDDEN)
        for readable in (document.entities, some):
            for kind, found in decisions(document, readable).items():
                rows[kind] += found
    wanted = set(kinds)
    models = {kind: fit(rows[kind], strength=STRENGTH) for kind in ANAPHORS if kind in wanted}
    return {kind: model for kind, model in models.items() if model is not None}


def decisions(document: Document, entities: tuple[Entity, ...]) -> Rows:
    """Return every candidate for the source of a gold quotation, and whether it is meant."""
    words = read_words(document.text, zones=document.zones, entities=outermost(entities))
    oracle = _Oracle(words, entities, document.quotes, {})
    oracle.learn(document)
    oracle.run()
    return oracle.rows


class _Oracle(Resolver):
    """Resolves as the gold document does and notes the candidates of each source."""

    rows: Rows
    _meant: dict[int, set[str]]

    def learn(self, document: Document) -> None:
        """Take in which gold actors the actors found stand for."""
        self.rows = {kind: [] for kind in ANAPHORS}
        votes: dict[int, Counter[str]] = {}
        for entity in self.entities:
            if entity.actor is not None:
                known = self.mentions.links[entity.id]
                votes.setdefault(known.number, Counter())[entity.actor] += 1
        self._actor = {number: max(sorted(c), key=c.__getitem__) for number, c in votes.items()}
        self._name = {actor.id: compact(actor.name) for actor in document.actors}

    def _is(self, known: Known, actor: str) -> bool:
        held = self._actor.get(known.number)
        return actor == held if held is not None else self._name[actor] in known.forms

    def choose(self, quote: Quote, anaphora: Anaphora, rule: Known | None) -> Choice:
        if quote.speaker is None:
            return Choice(rule)
        right: Known | None = None
        candidates = self.chooser.candidates(anaphora, self.history, rule)
        answers = [self._is(known, quote.speaker) for known in candidates]
        if any(answers) or anaphora.kind == "title":
            for known, answer in zip(candidates, answers, strict=True):
                features = self.chooser.features(anaphora, self.history, known, rule)
                self.rows[anaphora.kind].append((features, answer))
                if answer and right is None:
                    right = known
        return Choice(right if right is not None else rule)
