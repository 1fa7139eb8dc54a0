"""The scheme's scores for spaCy: what ``spacy evaluate`` and training print."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import registry

from nlp_kit.documents import Document
from nlp_kit.pipeline.layers import document_of
from nlp_kit.scoring import LAYERS, score

LayersScorer = Callable[..., dict[str, Any]]


@registry.scorers("nlp_kit.layers_scorer.v1")  # type: ignore[untyped-decorator]
def make_layers_scorer(layers: list[str] | None = None) -> LayersScorer:
    """Return a scorer of the layers that docs hold in their extensions.

    It gives ``MEASURE_p``, ``_r`` and ``_f`` for every measure (``quotes_overlap_f``), micro over
    the documents, None where undefined, as spaCy's own scorers do.

    Args:
        layers: Which of ``entities``, ``times``, ``quotes``, ``zones``; all if None.
    """

    def score_layers(examples: Iterable[Example], **options: Any) -> dict[str, Any]:
        pairs = list(examples)
        if not pairs:
            return {}
        scores = score(
            [_numbered(index, pair.reference) for index, pair in enumerate(pairs)],
            [_numbered(index, pair.predicted) for index, pair in enumerate(pairs)],
            layers=LAYERS if layers is None else layers,
            resamples=0,
        )
        result: dict[str, Any] = {}
        for measure in scores.dimensions:
            figure, name = scores.figure(measure), measure.replace(".", "_")
            result[f"{name}_p"] = figure.precision.value
            result[f"{name}_r"] = figure.recall.value
            result[f"{name}_f"] = figure.f1.value
        return result

    return score_layers


def _numbered(index: int, doc: Doc) -> Document:
    # Docs that never had an id would otherwise all have the same one.
    return document_of(doc).model_copy(update={"id": str(index)})
