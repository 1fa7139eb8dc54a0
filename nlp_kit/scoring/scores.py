"""Scores of predicted documents against gold: counts, figures, errors and the signature."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlp_kit.documents import Document
from nlp_kit.errors import InputError, Where
from nlp_kit.scoring.errors import OUTCOMES, Match, confusion
from nlp_kit.scoring.figures import Estimate, Figure, figures
from nlp_kit.scoring.measures import LAYERS, MEASURES
from nlp_kit.scoring.signature import Signature, sign
from nlp_kit.scoring.statistics import RESAMPLES, SEED, bootstrap_weights
from nlp_kit.scoring.tally import Row, Tally, tally


@dataclass(frozen=True)
class Scores:
    """What :func:`score` returns; everything follows from the tally and the signature."""

    tally: Tally
    signature: Signature

    @cached_property
    def figures(self) -> dict[Row, Figure]:
        """All figures by row, macro averages among them, with intervals."""
        return figures(self.tally.counts, self.weights, self.dimensions)

    @cached_property
    def weights(self) -> NDArray[np.float32] | None:
        """Bootstrap weights, None without a bootstrap; a document's depend on the ids alone."""
        ids, resamples = self.tally.documents, self.signature.resamples
        if not resamples or len(ids) < 2:
            return None
        rank = np.argsort(np.argsort(np.array(ids)))
        return bootstrap_weights(len(ids), resamples=resamples, seed=self.signature.seed)[:, rank]

    @property
    def dimensions(self) -> dict[str, str]:
        """The measures that were computed, each with the breakdown of its macro average."""
        layers = self.signature.layers
        return {item.name: item.dimension for item in MEASURES if item.layer in layers}

    @property
    def matches(self) -> tuple[Match, ...]:
        """Every span of both sides with its error class."""
        return self.tally.matches

    def figure(self, measure: str, dimension: str = "all", group: str = "all") -> Figure:
        """Return one figure; raises KeyError where nothing was counted for the row."""
        return self.figures[Row(measure, dimension, group)]

    def f1(self, measure: str) -> float | None:
        """Return the micro F1 of a measure, None where it is undefined."""
        return self.figure(measure).f1.value

    def outcomes(self, layer: str) -> dict[str, int]:
        """Return how many spans of a layer fall in each error class."""
        found = Counter(match.outcome for match in self.matches if match.layer == layer)
        return {outcome: found[outcome] for outcome in OUTCOMES}

    def as_dict(self) -> dict[str, Any]:
        """Return everything but the single spans, as JSON can hold it."""
        return {
            "signature": str(self.signature),
            "gold_sha256": self.signature.gold,
            "documents": list(self.tally.documents),
            "scores": [figure_as_dict(figure) for figure in self.figures.values()],
            "errors": {
                layer: {
                    "classes": self.outcomes(layer),
                    "confusion": [
                        {"gold": gold or None, "predicted": predicted or None, "count": count}
                        for (gold, predicted), count in confusion(self.matches, layer).items()
                    ],
                }
                for layer in self.signature.layers
                if layer != "zones"
            },
        }


def score(
    gold: Sequence[Document],
    predicted: Sequence[Document],
    *,
    layers: Sequence[str] = LAYERS,
    labels: Collection[str] | None = None,
    seen: Collection[str] | None = None,
    split: str | None = None,
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> Scores:
    """Score predicted documents against gold by section 6 of the annotation scheme.

    Args:
        gold: Documents with the right layers.
        predicted: Documents with the same ids and texts, in any order.
        layers: Which of ``entities``, ``times``, ``quotes``, ``zones`` to measure.
        labels: Entity labels to measure; None measures all.
        seen: Folded entity surfaces of the training documents (:func:`surfaces`); given, the
            entities are broken down into seen and unseen.
        split: The name of the split, for the signature.
        resamples: Of the bootstrap; 0 leaves the intervals out.
        seed: Of the bootstrap.

    Raises:
        InputError: If ids are missing, unknown or used twice, or texts differ.
    """
    partners = pair_by_id(gold, predicted)
    signature = sign(
        gold,
        match="scheme1.6",
        layers=layers,
        labels=labels,
        split=split,
        resamples=resamples,
        seed=seed,
    )
    return Scores(tally(gold, partners, layers=layers, labels=labels, seen=seen), signature)


def pair_by_id(gold: Sequence[Document], predicted: Sequence[Document]) -> list[Document]:
    """Return the predicted documents in the order of the gold ones.

    Raises:
        InputError: If ids are missing, unknown or used twice, or texts differ.
    """
    if not gold:
        raise InputError("there are no gold documents to score on.", hint="Give at least one.")
    for name, side in (("gold", gold), ("predicted", predicted)):
        repeated = [key for key, count in Counter(item.id for item in side).items() if count > 1]
        if repeated:
            raise InputError(
                f"the {name} documents use an id more than once.",
                where=Where(document=repeated[0], field="id"),
                hint="Give every document an id of its own.",
            )
    by_id = {document.id: document for document in predicted}
    _refuse(
        "gold documents without a prediction", [item.id for item in gold if item.id not in by_id]
    )
    known = {document.id for document in gold}
    _refuse(
        "predicted documents that gold does not have", [key for key in by_id if key not in known]
    )
    for document in gold:
        same_text(document, by_id[document.id])
    return [by_id[document.id] for document in gold]


def same_text(left: Document, right: Document) -> None:
    """Raise InputError, with the first place that differs, unless two texts are equal."""
    if left.text == right.text:
        return
    shorter = min(len(left.text), len(right.text))
    place = next((i for i in range(shorter) if left.text[i] != right.text[i]), shorter)
    here, there = (_excerpt(item.text, place) for item in (left, right))
    raise InputError(
        f"the texts differ from character {place} on: {here} against {there}.",
        where=Where(document=left.id, field="text"),
        hint="Offsets mean something only in the same text; predict on the untouched gold text.",
    )


def figure_as_dict(figure: Figure) -> dict[str, Any]:
    """Return a figure as JSON can hold it, undefined values as null beside their reason."""
    value: dict[str, Any] = {
        "measure": figure.row.measure,
        "by": figure.row.dimension,
        "group": figure.row.group,
        "tp": figure.tp,
        "fp": figure.fp,
        "fn": figure.fn,
        "support": figure.support,
    }
    for name in ("precision", "recall", "f1"):
        value |= _estimate_as_dict(name, getattr(figure, name))
    return value


def _estimate_as_dict(name: str, estimate: Estimate) -> dict[str, Any]:
    value: dict[str, Any] = {
        name: estimate.value,
        f"{name}_95": list(estimate.interval) if estimate.interval else None,
    }
    if estimate.undefined:
        value[f"{name}_undefined"] = estimate.undefined
    elif estimate.no_interval:
        value[f"{name}_no_interval"] = estimate.no_interval
    return value


def _refuse(what: str, ids: Sequence[str]) -> None:
    if ids:
        shown = ", ".join(repr(key) for key in ids[:5]) + (" …" if len(ids) > 5 else "")
        raise InputError(
            f"{what}: {len(ids)} ({shown}).",
            hint="Both sides must hold the same documents, matched by id.",
        )


def _excerpt(text: str, place: int) -> str:
    return ascii(text[place : place + 8]) if place < len(text) else "the end of the text"
