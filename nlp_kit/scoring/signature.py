"""What a score was computed on and how, in one line, in the manner of sacreBLEU."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from nlp_kit import __version__
from nlp_kit.documents import Document, dumps

TOKENIZER = "nlp_kit.PersianTokenizer.v1"


@dataclass(frozen=True, slots=True)
class Signature:
    """Everything one must know to compute a score again.

    Attributes:
        match: The rules, by name and version.
        layers: The layers that were measured.
        labels: The entity labels that were measured; None for all.
        documents: How many.
        split: The split's name, where the documents are one.
        gold: SHA-256 of the documents that the score rests on.
        resamples: Of the bootstrap.
        seed: Of the bootstrap.
        hashed: What those documents are called in print.
        tokenizer: Whose tokens are counted.
        version: Of nlp_kit.
    """

    match: str
    layers: tuple[str, ...]
    labels: tuple[str, ...] | None
    documents: int
    split: str | None
    gold: str
    resamples: int
    seed: int
    hashed: str = "gold"
    tokenizer: str = TOKENIZER
    version: str = __version__

    def __str__(self) -> str:
        parts = {
            "match": self.match,
            "layers": "+".join(self.layers),
            "labels": "+".join(self.labels) if self.labels is not None else "all",
            "docs": self.documents,
            "split": self.split or "none",
            self.hashed: f"sha256:{self.gold[:12]}",
            "tok": self.tokenizer,
            "ci": f"bootstrap{self.resamples},seed{self.seed}",
            "v": self.version,
        }
        return "|".join(f"{key}:{value}" for key, value in parts.items())


def sign(
    gold: Sequence[Document],
    *,
    match: str,
    layers: Sequence[str],
    labels: Collection[str] | None,
    split: str | None,
    resamples: int,
    seed: int,
) -> Signature:
    """Return the signature of scores on gold documents."""
    return Signature(
        match=match,
        layers=tuple(layers),
        labels=tuple(sorted(labels)) if labels is not None else None,
        documents=len(gold),
        split=split,
        gold=fingerprint(gold),
        resamples=resamples,
        seed=seed,
    )


def fingerprint(documents: Iterable[Document]) -> str:
    """Return the SHA-256 of documents as JSON Lines, in the order of their ids."""
    digest = hashlib.sha256()
    for _, line in sorted((document.id, dumps(document)) for document in documents):
        digest.update((line + "\n").encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
