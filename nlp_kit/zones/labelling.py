"""Zones as the best sequence of labels for the lines of a text."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import get_args

from nlp_kit.documents import Zone
from nlp_kit.documents.model import ZoneLabel
from nlp_kit.errors import InputError, Where
from nlp_kit.zones.features import features_of, lines_of

_LABELS: tuple[ZoneLabel, ...] = get_args(ZoneLabel)


@dataclass(frozen=True, slots=True)
class _Weights:
    features: dict[str, dict[str, float]]
    order: dict[str, dict[str, float]]


@cache
def _weights() -> _Weights:
    source = files("nlp_kit.zones").joinpath("weights.toml").read_text(encoding="utf-8")
    table = tomllib.loads(source)
    for section in ("features", "order"):
        for name, row in table[section].items():
            unknown = set(row) - {*_LABELS, "end"}
            if unknown:
                raise InputError(
                    f"unknown zone labels: {', '.join(sorted(unknown))}.",
                    where=Where("weights.toml", field=f"{section}.{name}"),
                )
    return _Weights(table["features"], table["order"])


def find_zones(text: str) -> tuple[Zone, ...]:
    """Return a zone for every line of the text that is not blank, in order.

    Offsets are code points of the untouched text, half-open, trimmed of white space. The labels
    are the sequence with the greatest sum of weights (``weights.toml``) over the features of the
    lines (``features.py``) and the order of the zones: navigation, headline, captions, body,
    credit, navigation. A text without line breaks is one zone.
    """
    lines = lines_of(text)
    labels = _best_sequence(features_of(lines))
    return tuple(
        Zone(start=line.start, end=line.end, label=label)
        for line, label in zip(lines, labels, strict=True)
    )


def _best_sequence(lines: list[frozenset[str]]) -> list[ZoneLabel]:
    """Return the labels with the greatest sum of weights (Viterbi 1967), the first of equals."""
    if not lines:
        return []
    weights = _weights()
    best = dict(weights.order["start"])
    steps: list[dict[str, ZoneLabel]] = []
    for index, names in enumerate(lines):
        own = {
            label: sum(weights.features.get(name, {}).get(label, 0.0) for name in sorted(names))
            for label in _LABELS
        }
        if index == 0:
            best = {label: best.get(label, 0.0) + own[label] for label in _LABELS}
            continue
        step: dict[str, ZoneLabel] = {}
        following: dict[str, float] = {}
        for label in _LABELS:
            totals = {
                before: best[before] + weights.order[before].get(label, 0.0) for before in _LABELS
            }
            chosen = max(_LABELS, key=totals.__getitem__)
            step[label] = chosen
            following[label] = totals[chosen] + own[label]
        steps.append(step)
        best = following
    label = max(_LABELS, key=lambda name: best[name] + weights.order[name].get("end", 0.0))
    labels = [label]
    for step in reversed(steps):
        label = step[label]
        labels.append(label)
    return labels[::-1]
