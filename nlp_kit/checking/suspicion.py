"""What the checks of gold yield: a place, what speaks against it, and how strongly."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from nlp_kit.documents import Document, HasOffsets

_AROUND = 30


@dataclass(frozen=True, slots=True)
class Suspicion:
    """A likely mistake in gold.

    Attributes:
        check: The check's id.
        document: The document's id.
        start: First code point of the place.
        end: One past the last.
        surface: The characters there.
        context: Them with some of what stands around, line breaks as spaces.
        what: One sentence: what speaks against it.
        score: From 0 to 1: what part of the comparable places is annotated otherwise, or how
            often such places turn out to be mistakes.
        subject: The label or id in question, which tells apart two suspicions of one place.
    """

    check: str
    document: str
    start: int
    end: int
    surface: str
    context: str
    what: str
    score: float
    subject: str = ""

    @property
    def key(self) -> str:
        """A short name that stays the same as long as text and annotation do."""
        parts = (self.check, self.document, str(self.start), str(self.end), self.subject)
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:10]

    def as_dict(self) -> dict[str, Any]:
        """Return the suspicion as plain values, for JSON."""
        return {
            "key": self.key,
            "check": self.check,
            "score": round(self.score, 3),
            "document": self.document,
            "start": self.start,
            "end": self.end,
            "surface": self.surface,
            "context": self.context,
            "what": self.what,
        }


def suspect(
    check: str,
    document: Document,
    span: HasOffsets,
    what: str,
    *,
    score: float,
    subject: str = "",
) -> Suspicion:
    """Return a suspicion about a span of a document."""
    context = document.text[max(0, span.start - _AROUND) : span.end + _AROUND]
    return Suspicion(
        check=check,
        document=document.id,
        start=span.start,
        end=span.end,
        surface=document.surface(span),
        context=" ".join(context.split()),
        what=what,
        score=min(1.0, score),
        subject=subject,
    )
