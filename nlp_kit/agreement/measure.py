"""Agreement of two or more annotators over the documents that they share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from nlp_kit.agreement.coefficients import (
    cohen_kappa,
    krippendorff_alpha,
    one_against_rest,
    share,
    span_f1,
)
from nlp_kit.agreement.spans import ATTRIBUTES, attribute_counts, span_counts, span_rules
from nlp_kit.agreement.tokens import coincidences, contingency, token_labels
from nlp_kit.documents import Document
from nlp_kit.errors import InputError
from nlp_kit.scoring import LAYERS, Estimate, Item, Signature, fingerprint
from nlp_kit.scoring.figures import estimate_of
from nlp_kit.scoring.items import Frame
from nlp_kit.scoring.scores import same_text
from nlp_kit.scoring.statistics import (
    RESAMPLES,
    SEED,
    Floats,
    bootstrap_weights,
    interval,
    resample,
)
from nlp_kit.scoring.tally import ALL, collect

SPAN_LAYERS = tuple(layer for layer in LAYERS if layer != "zones")
_NO_SPANS = "neither marked any"
_NO_PAIRS = "there are no spans that both marked"
_ONE_CATEGORY = "every token is in one category, so chance explains all"
_NO_TOKENS = "there are no tokens in scope"


@dataclass(frozen=True, slots=True)
class Line:
    """One coefficient.

    Attributes:
        annotators: The pair, or all, where the coefficient takes more than two.
        layer: Entities, times or quotes.
        measure: ``span exact``, ``span label-blind``, ``span overlap``, ``token kappa``,
            ``token alpha``, or an attribute: ``value``, ``kind``, ``source``, ``speaker``.
        dimension: ``all``, ``label`` or ``document``.
        group: The label or the document's id.
        estimate: The coefficient with its interval over documents.
        support: The spans of both together, the tokens, or the pairs of spans.
    """

    annotators: tuple[str, ...]
    layer: str
    measure: str
    dimension: str
    group: str
    estimate: Estimate
    support: int


@dataclass(frozen=True, slots=True)
class Agreement:
    """All coefficients, and over how many documents each pair was compared."""

    lines: tuple[Line, ...]
    shared: Mapping[tuple[str, ...], tuple[str, ...]]
    signature: Signature

    def value(
        self,
        layer: str,
        measure: str,
        *,
        annotators: tuple[str, ...] | None = None,
        dimension: str = ALL,
        group: str = ALL,
    ) -> Estimate:
        """Return one coefficient, of the first annotators that have it unless they are named."""
        wanted = (layer, measure, dimension, group)
        for line in self.lines:
            if (line.layer, line.measure, line.dimension, line.group) == wanted and (
                annotators is None or line.annotators == annotators
            ):
                return line.estimate
        raise KeyError(wanted)


def agree(
    annotators: Mapping[str, Sequence[Document]],
    *,
    layers: Sequence[str] = SPAN_LAYERS,
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> Agreement:
    """Measure the agreement of annotators, pair by pair, and of all by Krippendorff's alpha.

    Args:
        annotators: For each name the documents that this person annotated. Only documents that
            both of a pair annotated are compared.
        layers: Which of ``entities``, ``times``, ``quotes`` to compare.
        resamples: Of the bootstrap over documents; 0 leaves the intervals out.
        seed: Of the bootstrap.

    Raises:
        InputError: If there are fewer than two annotators, no shared documents, or texts differ.
    """
    if len(annotators) < 2:
        raise InputError("agreement takes at least two annotators.", hint="Name another one.")
    sides = {name: {item.id: item for item in given} for name, given in annotators.items()}
    lines: list[Line] = []
    shared: dict[tuple[str, ...], tuple[str, ...]] = {}
    for pair in combinations(sides, 2):
        ids = sorted(sides[pair[0]].keys() & sides[pair[1]].keys())
        shared[pair] = tuple(ids)
        if not ids:
            continue
        group = _Group(pair, [[sides[name][key] for name in pair] for key in ids], resamples, seed)
        lines += [line for layer in layers for line in (*group.spans(layer), *group.tokens(layer))]
    if not any(shared.values()):
        raise InputError(
            f"{', '.join(sides)} have no document in common.",
            hint="Documents are matched by id.",
        )
    everyone = tuple(sides)
    if len(everyone) > 2:
        every = sorted({key for side in sides.values() for key in side})
        several = [[side[key] for side in sides.values() if key in side] for key in every]
        several = [documents for documents in several if len(documents) > 1]
        shared[everyone] = tuple(documents[0].id for documents in several)
        group = _Group(everyone, several, resamples, seed)
        lines += [group.alpha(layer) for layer in layers]
    compared = {key for ids in shared.values() for key in ids}
    used = [item for side in sides.values() for item in side.values() if item.id in compared]
    signature = Signature(
        match="agreement1",
        layers=tuple(layers),
        labels=None,
        documents=len(compared),
        split=None,
        gold=fingerprint(used),
        resamples=resamples,
        seed=seed,
        hashed="data",
    )
    return Agreement(tuple(lines), shared, signature)


class _Group:
    """Annotators with the documents that they are compared on, one list a document."""

    def __init__(
        self,
        annotators: tuple[str, ...],
        documents: Sequence[Sequence[Document]],
        resamples: int,
        seed: int,
    ) -> None:
        for versions in documents:
            for other in versions[1:]:
                same_text(versions[0], other)
        self.annotators = annotators
        self.ids = [versions[0].id for versions in documents]
        self.frames = [Frame.shared(versions) for versions in documents]
        self.items = [
            [collect(version, frame, SPAN_LAYERS) for version in versions]
            for versions, frame in zip(documents, self.frames, strict=True)
        ]
        self.weights = (
            bootstrap_weights(len(documents), resamples=resamples, seed=seed)
            if resamples and len(documents) > 1
            else None
        )

    def spans(self, layer: str) -> Iterator[Line]:
        """Yield F1 of the spans, and how many of those that both marked agree otherwise."""
        sides = [[side[layer] for side in sides] for sides in self.items]
        for name, rule in span_rules(layer).items():
            table = _stack([span_counts(a, b, rule) for a, b in sides], 3)
            yield from self._with_documents(
                _Statistic(layer, f"span {name}", table, span_f1, _NO_SPANS, _spans_of)
            )
        exact = span_rules(layer)["exact"]
        for label in sorted({item.label for pair in sides for side in pair for item in side}):
            only = [[_with_label(side, label) for side in pair] for pair in sides]
            table = _stack([span_counts(a, b, exact) for a, b in only], 3)
            yield self._line(
                _Statistic(layer, "span exact", table, span_f1, _NO_SPANS, _spans_of), label
            )
        for attribute, (owner, _) in ATTRIBUTES.items():
            if owner == layer:
                table = _stack([attribute_counts(a, b, attribute) for a, b in sides], 2)
                yield from self._with_documents(
                    _Statistic(layer, attribute, table, share, _NO_PAIRS, _sum_of)
                )

    def tokens(self, layer: str) -> Iterator[Line]:
        """Yield kappa and alpha on tokens, and kappa of each label against all else."""
        labels = self._token_labels(layer)
        categories = _categories(labels)
        table = _stack([contingency(a, b, categories) for a, b in labels], *_square(categories))
        kappa = _Statistic(layer, "token kappa", table, cohen_kappa, _reason(table), _sum_of)
        yield from self._with_documents(kappa)
        for index, label in enumerate(categories):
            if len(categories) > 1:
                yield self._line(replace(kappa, table=one_against_rest(table, index)), label)
        yield self.alpha(layer)

    def alpha(self, layer: str) -> Line:
        """Return Krippendorff's alpha on tokens, all documents together."""
        labels = self._token_labels(layer)
        categories = _categories(labels)
        table = _stack([coincidences(sides, categories) for sides in labels], *_square(categories))
        tokens = sum(len(sides[0]) for sides in labels)
        return self._line(
            _Statistic(
                layer, "token alpha", table, krippendorff_alpha, _reason(table), lambda _: tokens
            )
        )

    def _token_labels(self, layer: str) -> list[list[list[str]]]:
        view = "flat" if layer == "entities" else layer
        return [
            [token_labels(side[view], frame, layer) for side in sides]
            for sides, frame in zip(self.items, self.frames, strict=True)
        ]

    def _with_documents(self, statistic: _Statistic) -> Iterator[Line]:
        yield self._line(statistic)
        for identifier, counts in zip(self.ids, statistic.table, strict=True):
            value = float(statistic.coefficient(counts))
            yield Line(
                self.annotators,
                statistic.layer,
                statistic.measure,
                "document",
                identifier,
                estimate_of(value, None, statistic.reason),
                statistic.support(counts),
            )

    def _line(self, statistic: _Statistic, label: str | None = None) -> Line:
        total = statistic.table.sum(axis=0)
        bounds = (
            None
            if self.weights is None
            else interval(statistic.coefficient(resample(self.weights, statistic.table)))
        )
        return Line(
            self.annotators,
            statistic.layer,
            statistic.measure,
            ALL if label is None else "label",
            ALL if label is None else label,
            estimate_of(float(statistic.coefficient(total)), bounds, statistic.reason),
            statistic.support(total),
        )


@dataclass(frozen=True, slots=True)
class _Statistic:
    """A coefficient, the counts it is a function of (documents first), and how to speak of it."""

    layer: str
    measure: str
    table: Floats
    coefficient: Callable[[Floats], Floats]
    reason: str
    support: Callable[[Floats], int]


def _reason(table: Floats) -> str:
    return _ONE_CATEGORY if table.any() else _NO_TOKENS


def _square(categories: Sequence[str]) -> tuple[int, int]:
    return len(categories), len(categories)


def _categories(labels: Sequence[Sequence[Sequence[str]]]) -> list[str]:
    return sorted({label for sides in labels for side in sides for label in side})


def _with_label(items: Sequence[Item], label: str) -> list[Item]:
    return [item for item in items if item.label == label]


def _spans_of(counts: Floats) -> int:
    both, second, first = counts
    return int(2 * both + second + first)


def _sum_of(counts: Floats) -> int:
    return int(counts.sum())


def _stack(tables: Sequence[object], *shape: int) -> NDArray[np.float64]:
    return np.array(tables, dtype=np.float64).reshape(len(tables), *shape)
