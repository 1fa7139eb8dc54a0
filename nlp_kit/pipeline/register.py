"""Registering components under versioned names, as ``nlp_kit.times.v1``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from spacy.language import FactoryMeta, Language
from spacy.tokens import Doc
from spacy.util import registry

Factory = Callable[..., Callable[[Doc], Doc]]


def factory(
    name: str,
    *,
    assigns: Iterable[str] = (),
    requires: Iterable[str] = (),
    default_config: Mapping[str, Any] | None = None,
    default_score_weights: Mapping[str, float | None] | None = None,
) -> Callable[[Factory], Factory]:
    """Return a decorator that registers a component's factory for every language.

    It does what ``Language.factory`` does, which takes no dot in a name (E853); the dotted names
    work everywhere else in spaCy, as its own registered functions have them.

    Args:
        name: The factory's name, with its version.
        assigns: What the component sets, in spaCy's notation.
        requires: What must be set before it.
        default_config: Its settings.
        default_score_weights: The scores it gives and their weights in training.
    """
    weights = dict(default_score_weights or {})
    meta = FactoryMeta(
        factory=name,
        default_config=dict(default_config or {}),
        assigns=list(assigns),
        requires=list(requires),
        scores=list(weights),
        default_score_weights=weights,
        retokenizes=False,
    )

    def register(make: Factory) -> Factory:
        registry.factories.register(name, func=make)
        Language.set_factory_meta(name, meta)
        return make

    return register
