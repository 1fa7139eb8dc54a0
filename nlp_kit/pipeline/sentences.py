"""The spaCy component that marks the sentences of :mod:`nlp_kit.text.sentences`."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from nlp_kit.pipeline.register import factory
from nlp_kit.text import split_sentences


def mark_sentences(doc: Doc) -> Doc:
    """Set ``token.is_sent_start`` of every token; white space belongs to the sentence before."""
    tokens = [token for token in doc if not token.is_space]
    spans = [(token.idx, token.idx + len(token)) for token in tokens]
    begins = {start for start, _ in split_sentences(doc.text, spans)}
    for token in doc:
        token.is_sent_start = token.idx in begins
    if len(doc) and tokens:
        # Leading white space opens the first sentence, which spaCy begins at the first token.
        tokens[0].is_sent_start = tokens[0].i == 0
        doc[0].is_sent_start = True
    return doc


@factory("nlp_kit.sentences.v1", assigns=["token.is_sent_start"])
def create_sentences(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Return the component; it has no settings."""
    return mark_sentences
