"""Small linear models whose features are words one can read: decided, explained, kept as JSON."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from nlp_kit.errors import InputError, Where

FORMAT = "nlp_kit.linear"
VERSION = 1
# Weights nearer to zero than this say nothing and are not kept.
_LEAST = 1e-4


@dataclass(frozen=True, slots=True)
class Linear:
    """A logistic model over the names of features that hold."""

    bias: float
    weights: Mapping[str, float]

    def probability(self, features: Iterable[str]) -> float:
        """Return the probability of yes."""
        get = self.weights.get
        total = self.bias + sum(get(feature, 0.0) for feature in features)
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))

    def strongest(self, features: Iterable[str], count: int = 5) -> dict[str, float]:
        """Return the features that moved the decision most, with their weights."""
        held = ((feature, self.weights.get(feature, 0.0)) for feature in set(features))
        ordered = sorted(held, key=lambda pair: (-abs(pair[1]), pair[0]))
        return {feature: round(weight, 3) for feature, weight in ordered[:count] if weight}


Models = Mapping[str, Linear]


def to_object(models: Models) -> dict[str, Any]:
    """Return models as plain values; equal models give equal values, in the same order."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "models": {
            name: {
                "bias": round(model.bias, 6),
                "weights": {
                    feature: round(weight, 6)
                    for feature, weight in sorted(model.weights.items())
                    if abs(weight) >= _LEAST
                },
            }
            for name, model in sorted(models.items())
        },
    }


def from_object(value: object, *, where: str) -> dict[str, Linear]:
    """Return the models that plain values describe; nothing in them is ever executed.

    Raises:
        InputError: If the values are not models of this version.
    """
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise InputError(f"no models of the format {FORMAT!r}.", where=Where(where))
    if value.get("version") != VERSION:
        raise InputError(
            f"models of version {value.get('version')!r}; this package reads version {VERSION}.",
            where=Where(where),
            hint="Train the pipeline again with this version of nlp_kit.",
        )
    models: dict[str, Linear] = {}
    try:
        for name, model in value["models"].items():
            weights = {str(key): float(weight) for key, weight in model["weights"].items()}
            numbers = [float(model["bias"]), *weights.values()]
            if not all(map(math.isfinite, numbers)):
                raise ValueError("a weight is not finite")
            models[str(name)] = Linear(numbers[0], weights)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InputError(f"broken models: {error}.", where=Where(where)) from error
    return models


def fit(rows: Iterable[tuple[Iterable[str], bool]], *, strength: float = 1.0) -> Linear | None:
    """Return the model that logistic regression learns from features with their answers.

    Args:
        rows: The names of the features that hold, and the right answer.
        strength: The inverse of the L2 penalty, scikit-learn's ``C``.

    Returns:
        None where the rows hold only one answer, so that there is nothing to learn.
    """
    import numpy as np
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    examples = [(sorted(set(features)), answer) for features, answer in rows]
    answers = np.array([answer for _, answer in examples], dtype=bool)
    if not len(answers) or answers.all() or not answers.any():
        return None
    counts: dict[str, int] = {}
    for features, _ in examples:
        for feature in features:
            counts[feature] = counts.get(feature, 0) + 1
    names = sorted(feature for feature, count in counts.items() if count >= 2)
    index = {feature: number for number, feature in enumerate(names)}
    columns = [
        [index[feature] for feature in features if feature in index] for features, _ in examples
    ]
    pointers = np.cumsum([0, *map(len, columns)])
    matrix = csr_matrix(
        (np.ones(pointers[-1]), np.concatenate([*columns, []]).astype(int), pointers),
        shape=(len(examples), len(names)),
    )
    # newton-cg is deterministic and converges fully, so that the same corpus gives the same bytes.
    learner = LogisticRegression(C=strength, solver="newton-cg", max_iter=500, tol=1e-8)
    learner.fit(matrix, answers)
    return Linear(
        float(learner.intercept_[0]), dict(zip(names, map(float, learner.coef_[0]), strict=True))
    )
