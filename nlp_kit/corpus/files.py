"""The files of the corpus: where they lie and what stands in them.

::

    corpus/NAME/documents.jsonl     one line a text: its file, hash, split, style, topic, metadata
    corpus/NAME/ID.txt              the text, byte for byte as found
    annotations/ANNOTATOR/ID.json   one annotator's layers of one text, tied to it by hash
    annotations/gold/ID.json        the adjudicated layers
"""

from __future__ import annotations

import hashlib
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from nlp_kit.documents import Actor, Entity, Meta, NonQuote, Quote, Time, Zone

SplitName = Literal["train", "validation", "test"]
Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]

DOCUMENTS_FILE = "documents.jsonl"
GOLD = "gold"


class TextRecord(BaseModel):
    """What is known of one text: a line of ``documents.jsonl``."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    id: str
    file: str
    sha256: Hash
    split: SplitName
    style: str | None = None
    topic: str | None = None
    provenance: str | None = None
    meta: Meta = Meta()


class Annotation(BaseModel):
    """One annotator's layers of one text: a file of ``annotations/``."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    document: str
    text_sha256: Hash
    annotator: str
    guidelines: str
    notes: str | None = None
    zones: tuple[Zone, ...] = ()
    entities: tuple[Entity, ...] = ()
    times: tuple[Time, ...] = ()
    quotes: tuple[Quote, ...] = ()
    non_quotes: tuple[NonQuote, ...] = ()
    actors: tuple[Actor, ...] = ()


LAYER_KEYS = ("zones", "entities", "times", "quotes", "non_quotes", "actors")


def text_hash(data: bytes) -> str:
    """Return the SHA-256 of a text's bytes as lower-case hex."""
    return hashlib.sha256(data).hexdigest()
