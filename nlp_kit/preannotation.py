"""Predictions to annotate from: a pipeline's layers, the least certain documents first.

How certain a pipeline is of a document is measured on its named entities: each candidate entity
has a probability p. The encoder's CRF has it; of spaCy's tagger it is the share of the beam's
probability of the parses that hold the entity (``scored_ents``). A candidate is certain by
``max(p, 1 - p)``, and a document by the mean over its candidates, from 0.5 (every candidate is a
toss-up) to 1. A document without candidates is certain by 1. This is least-confidence sampling
(Culotta and McCallum 2005) on spans.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
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
        InputError: If the pipeline has nothing that finds entities with a probability.
    """
    from nlp_kit.pipeline.layers import document_of, make_doc

    nlp = model.nlp
    shares = _tagger(model)
    docs = list(nlp.pipe(make_doc(nlp, document) for document in documents))
    return least_certain_first(
        Prediction(document_of(doc), certainty(scores.values()))
        for doc, scores in zip(docs, shares(docs), strict=True)
    )


def _tagger(model: Model) -> Callable[[Sequence[Doc]], Iterable[Mapping[Any, float]]]:
    """Return what gives the candidates of Docs with their probabilities."""
    for _, component in model.nlp.pipeline:
        if hasattr(component, "shares"):
            return partial(map, partial(component.shares, least=LEAST_SHARE))
        if hasattr(component, "beam_parse"):
            return partial(_shares, component)
    raise InputError(
        "the pipeline has no component that tells how likely entities are.",
        where=Where(model.origin),
        hint="Use a pipeline with spaCy's ner or with nlp_kit.encoder_ner.v1.",
    )


def _shares(tagger: Any, docs: Sequence[Doc]) -> list[Mapping[tuple[int, int, str], float]]:
    """Return for each Doc the probability of each candidate entity in the beam."""
    # The beam starts from what is set already: it must look at the bare tokens.
    bare = [doc.copy() for doc in docs]
    for doc in bare:
        doc.set_ents([], default="missing")
    beams = tagger.beam_parse(bare, beam_width=BEAM_WIDTH)
    return list(tagger.scored_ents(beams))
