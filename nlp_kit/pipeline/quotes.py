"""The spaCy component that finds quotations, as :mod:`nlp_kit.quotes` does."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from spacy.language import Language
from spacy.tokens import Doc

from nlp_kit.documents import Document
from nlp_kit.pipeline.layers import set_layer
from nlp_kit.pipeline.learnt import LearntComponent, sentence_spans, token_spans
from nlp_kit.pipeline.register import factory
from nlp_kit.quotes import QUESTIONS, Linear, find_quotes


class QuoteFinder(LearntComponent):
    """Sets ``doc._.quotes`` without speakers, and ``doc._.non_quotes``."""

    def train(self, documents: Iterable[Document]) -> dict[str, Linear]:
        """Return the models of the questions that are learnt."""
        from nlp_kit.quotes.training import train

        return train(documents, questions=self.learn)

    def __call__(self, doc: Doc) -> Doc:
        """Find the quotations of a Doc; why each was found is in ``span._.explanation``."""
        found = find_quotes(
            doc.text,
            zones=doc._.zones,
            entities=doc._.entities,
            tokens=token_spans(doc),
            sentences=sentence_spans(doc),
            models=self.models,
        )
        set_layer(doc, "quotes", found.quotes)
        set_layer(doc, "non_quotes", found.non_quotes)
        for span in doc.spans["quotes"]:
            span._.explanation = found.explanations[span.id_]
        return doc


@factory(
    "nlp_kit.quotes.v1",
    requires=["doc._.zones", "doc._.entities"],
    assigns=["doc._.quotes", "doc._.non_quotes", "doc.spans", "span._.explanation"],
    default_config={"learn": list(QUESTIONS)},
)
def create_quotes(nlp: Language, name: str, learn: list[str]) -> Callable[[Doc], Doc]:
    """Return the component.

    Args:
        nlp: The pipeline.
        name: The component's name in it.
        learn: The questions that are decided by models; the others stay with their rules.
    """
    return QuoteFinder(name, learn=learn)
