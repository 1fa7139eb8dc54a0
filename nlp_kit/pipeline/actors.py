"""The spaCy component that says who speaks, as :mod:`nlp_kit.actors` does."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from spacy.language import Language
from spacy.tokens import Doc

from nlp_kit.actors import ANAPHORS, resolve
from nlp_kit.documents import Document
from nlp_kit.pipeline.layers import set_layer
from nlp_kit.pipeline.learnt import LearntComponent, sentence_spans, token_spans
from nlp_kit.pipeline.register import factory
from nlp_kit.quotes import Linear


class ActorLinker(LearntComponent):
    """Sets ``doc._.actors``, the actor of each entity and the speaker of each quotation."""

    def train(self, documents: Iterable[Document]) -> dict[str, Linear]:
        """Return the models of the kinds of sources that are learnt."""
        from nlp_kit.actors.training import train

        return train(documents, kinds=self.learn)

    def __call__(self, doc: Doc) -> Doc:
        """Resolve the speakers of a Doc; how is added to the quotations' explanations."""
        before = {span.id_: span._.explanation for span in doc.spans.get("quotes", [])}
        found = resolve(
            doc.text,
            entities=doc._.entities,
            quotes=doc._.quotes,
            zones=doc._.zones,
            tokens=token_spans(doc),
            sentences=sentence_spans(doc),
            models=self.models,
        )
        set_layer(doc, "actors", found.actors)
        set_layer(doc, "entities", found.entities)
        set_layer(doc, "quotes", found.quotes)
        for span in doc.spans["quotes"]:
            span._.explanation = {**(before.get(span.id_) or {}), **found.explanations[span.id_]}
        return doc


@factory(
    "nlp_kit.actors.v1",
    requires=["doc._.entities", "doc._.quotes"],
    assigns=["doc._.actors", "doc._.entities", "doc._.quotes", "doc.spans"],
    default_config={"learn": list(ANAPHORS)},
)
def create_actors(nlp: Language, name: str, learn: list[str]) -> Callable[[Doc], Doc]:
    """Return the component.

    Args:
        nlp: The pipeline.
        name: The component's name in it.
        learn: The kinds of sources that are resolved by models; the others stay with their rules.
    """
    return ActorLinker(name, learn=learn)
