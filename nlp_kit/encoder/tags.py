"""The tags that the encoder tells apart, and which of them an annotation leaves open."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, get_args

from nlp_kit.documents import EntityLabel
from nlp_kit.formats.corpora import not_annotated

EMBEDDED = "embedded"
SCHEME: tuple[str, ...] = get_args(EntityLabel)
# NSURL-2019's other four types: dates, times, money, percentages.
VALUES = ("DAT", "TIM", "MON", "PCT")
LABELS = (*SCHEME, *VALUES)
TAGS = ("O", *(f"{prefix}-{label}" for label in LABELS for prefix in "BI"))
UNREAD = "?"
TAG_INDEX = {tag: index for index, tag in enumerate(TAGS)}


def corpora() -> tuple[str, ...]:
    """Return the names of the corpora that the encoder can learn from."""
    return tuple(_table())


def may_follow(first: str, second: str) -> bool:
    """Tell whether IOB2 allows a tag after another."""
    return not second.startswith("I") or first[2:] == second[2:]


def may_open(tag: str) -> bool:
    """Tell whether IOB2 allows a tag at the beginning."""
    return not tag.startswith("I")


def annotated(corpus: str) -> frozenset[str]:
    """Return the labels that a corpus annotates."""
    hidden = () if corpus == EMBEDDED else not_annotated(corpus)
    values = VALUES if _table()[corpus]["values"] else ()
    return frozenset({*SCHEME, *values} - set(hidden))


@cache
def allowed_tags(corpus: str, tag: str, known: frozenset[str]) -> tuple[int, ...]:
    """Return the indices of the tags that a word may have, given its tag in a corpus.

    A word that nobody annotated (:data:`UNREAD`) may have any known label. Behind an O any may
    stand that the corpus does not annotate; where such a span begins and ends is open too. What
    a corpus marks, it says: where its labels mean something else, its own layer of the network
    learns that.

    Args:
        corpus: The corpus.
        tag: The word's tag in it.
        known: The labels that at least one corpus of the training annotates; no other is open,
            for nothing would tell it from O.
    """
    if tag not in {UNREAD, "O"}:
        return (TAG_INDEX[tag],)
    labels = known if tag == UNREAD else known - annotated(corpus)
    names = ("O", *(f"{prefix}-{label}" for label in labels for prefix in "BI"))
    return tuple(sorted(TAG_INDEX[name] for name in names))


@cache
def _table() -> dict[str, dict[str, Any]]:
    source = files("nlp_kit.encoder").joinpath("corpora.toml").read_text(encoding="utf-8")
    return tomllib.loads(source)
