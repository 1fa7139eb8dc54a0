"""Predictions to annotate from: a pipeline's layers, the least certain documents first.

How certain a pipeline is of a document is measured on its named entities: a beam search over the
tagger's transitions gives each candidate entity the share of the beam's probability of the parses
that hold it (spaCy's ``scored_ents``), p. A candidate is certain by ``max(p, 1 - p)``, and a
document by the mean over its candidates, from 0.5 (every candidate is a toss-up) to 1. A
document without candidates is certain by 1. This is least-confidence sampling (Culotta and
McCallum 2005) on spans.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from nlp_kit.documents import Document
from nlp_kit.errors import InputError, Where

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from nlp_kit.annotate import Model

BEAM_WIDTH = 16
# Candidates that hardly any parse of the beam holds would count as certain, and drown the rest.
LEAST_SHARE = 0.01


@dataclass(frozen=True, slots=True)
class Prediction:
    """A predicted document and how certain the pipeline is of it, from 0.5 to 1."""

    document: Document
    certainty: float


def certainty(shares: Iterable[float]) -> float:
    """Return how certain a document is whose candidate entities have these probabilities."""
    counted = [share for share in shares if share >= LEAST_SHARE]
    if not counted:
        return 1.0
    return sum(max(share, 1 - share) for share in counted) / len(counted)


def least_certain_first(predictions: Iterable[Prediction]) -> list[Prediction]:
    """Return predictions by certainty, the least certain first; equal ones keep their order."""
    return sorted(predictions, key=lambda prediction: prediction.certainty)


def predict(documents: Sequence[Document], model: Model) -> list[Prediction]:
    """Return the predictions of a pipeline, the least certain first.

    Raises:
        InputError: If the pipeline has no ``ner`` that a beam can search.
    """
    from nlp_kit.pipeline.layers import document_of, make_doc

    nlp = model.nlp
    if "ner" not in nlp.pipe_names or not hasattr(nlp.get_pipe("ner"), "beam_parse"):
        raise InputError(
            "the pipeline has no component ner that a beam can search.",
            where=Where(model.origin),
            hint="Certainty is measured on named entities; use a pipeline with spaCy's ner.",
        )
    docs = list(nlp.pipe(make_doc(nlp, document) for document in documents))
    shares = _shares(nlp.get_pipe("ner"), docs)
    return least_certain_first(
        Prediction(document_of(doc), certainty(scores.values()))
        for doc, scores in zip(docs, shares, strict=True)
    )


def _shares(tagger: Any, docs: Sequence[Doc]) -> list[Mapping[tuple[int, int, str], float]]:
    """Return for each Doc the probability of each candidate entity in the beam."""
    # The beam starts from what is set already: it must look at the bare tokens.
    bare = [doc.copy() for doc in docs]
    for doc in bare:
        doc.set_ents([], default="missing")
    beams = tagger.beam_parse(bare, beam_width=BEAM_WIDTH)
    return list(tagger.scored_ents(beams))
