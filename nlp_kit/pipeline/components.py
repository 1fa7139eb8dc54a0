"""Every registered function of the package: importing this makes configs resolvable.

In an installed package the same names are entry points, so that ``spacy train``, ``spacy.load``
and ``spacy evaluate`` find them without ``--code``.
"""

from __future__ import annotations

from spacy.util import registry

from nlp_kit.pipeline import (
    actors,
    augment,
    encoder,
    entities,
    quotes,
    readers,
    sentences,
    times,
    tokenizer,
    zones,
)
from nlp_kit.pipeline.progress import create_logger

registry.loggers.register("nlp_kit.Report.v1", func=create_logger)

__all__ = [
    "actors",
    "augment",
    "encoder",
    "entities",
    "quotes",
    "readers",
    "sentences",
    "times",
    "tokenizer",
    "zones",
]
