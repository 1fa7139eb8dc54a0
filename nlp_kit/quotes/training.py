"""Training the models of quotations: the decisions that gold documents would have taken."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from nlp_kit.documents import Document, Entity, HasOffsets
from nlp_kit.quotes.finder import Finder
from nlp_kit.quotes.judgement import QUESTIONS, Decision, Judge, Question, said
from nlp_kit.quotes.linear import Linear, fit
from nlp_kit.quotes.words import Words, read_words

Row = tuple[list[str], bool]
Rows = dict[Question, list[Row]]

# The inverse L2 penalties, chosen on the validation split of the authored corpus.
STRENGTH: dict[Question, float] = {"cue": 0.5, "marked": 0.5, "goes_on": 0.3}
# A tagger misses names: this share of them is hidden in a second reading of each document.
_HIDDEN = 0.3


def train(
    documents: Iterable[Document], *, questions: Iterable[str] = QUESTIONS, seed: int = 0
) -> dict[str, Linear]:
    """Return the models that gold documents teach; the same documents give the same models.

    A question that the documents answer in one way only gets no model and stays with its rule.

    Args:
        documents: Gold documents.
        questions: What to learn.
        seed: Decides which entities are hidden.
    """
    rows: Rows = {question: [] for question in QUESTIONS}
    for document in documents:
        for readable in (document.entities, tuple(_some(document, seed))):
            for question, found in decisions(document, readable).items():
                rows[question] += found
    wanted = set(questions)
    models = {
        question: fit(rows[question], strength=STRENGTH[question])
        for question in QUESTIONS
        if question in wanted
    }
    return {name: model for name, model in models.items() if model is not None}


def decisions(document: Document, entities: tuple[Entity, ...]) -> Rows:
    """Return every question that a gold document answers, with its features, as one reads it."""
    words = read_words(document.text, zones=document.zones, entities=entities)
    judge = _Oracle(words, document)
    Finder(words, judge).run()
    return judge.rows


def _some(document: Document, seed: int) -> Iterator[Entity]:
    chance = random.Random(f"{seed} {document.id}")
    return (entity for entity in document.entities if chance.random() >= _HIDDEN)


class _Oracle(Judge):
    """Answers as the gold document does and notes the features of each question."""

    def __init__(self, words: Words, document: Document) -> None:
        super().__init__(words)
        self.rows: Rows = {question: [] for question in QUESTIONS}
        self._cues = [quote.cue for quote in document.quotes if quote.cue is not None]
        self._direct = [quote for quote in document.quotes if quote.kind == "direct"]
        self._unmarked = [quote for quote in document.quotes if quote.kind == "unmarked"]
        self._none = list(document.non_quotes)
        self._quotes = list(document.quotes)

    def decide(
        self, question: Question, where: object, rule: bool, features: Callable[[], list[str]]
    ) -> Decision:
        answer = self._answer(question, where)
        if answer is None:
            return Decision(rule)
        self.rows[question].append(([*features(), said(rule)], answer))
        return Decision(answer)

    def _answer(self, question: Question, where: Any) -> bool | None:
        if question == "cue":
            return self._holds(self._cues, where.first, where.last)
        if question == "goes_on":
            start = self.words.starts[where[0]]
            return any(quote.start < start < quote.end for quote in self._unmarked)
        mark, context = where
        if context != "inside":
            return self._holds(self._direct, mark.first, mark.last)
        if self._holds(self._none, mark.first, mark.last):
            return False
        # A mark that no layer mentions stands in something the document does not annotate.
        return True if self._holds(self._quotes, mark.first, mark.last) else None

    def _holds(self, spans: Iterable[HasOffsets], first: int, last: int) -> bool:
        start, end = self.words.starts[first], self.words.ends[last]
        return any(span.start < end and start < span.end for span in spans)


__all__ = ["STRENGTH", "decisions", "train"]
