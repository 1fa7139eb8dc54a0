"""Rules of a collection: several documents against each other."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from nlp_kit.errors import Where
from nlp_kit.validation.findings import Finding
from nlp_kit.validation.registry import declare

DOCUMENT_ID_TWICE = declare(
    "document-id-twice",
    layer="collection",
    says="A document's id is unique in its file and in its corpus.",
    fix="Give every document an id of its own.",
    section=2,
)
TEXT_TWICE = declare(
    "text-twice",
    layer="collection",
    says="A text stands once in a collection.",
    fix="Remove one of the two; a text in two splits makes scores worthless.",
    severity="warning",
    section=2,
)
SPLIT_LEAK = declare(
    "split-leak",
    layer="collection",
    says="No text of one split repeats much of a text of another: the five-word sequences of "
    "the two overlap (Jaccard) by less than a fifth.",
    fix="Put both into one split, or remove one.",
    section=2,
)


@dataclass(slots=True)
class Collection:
    """Remembers the documents that went by, and finds what two of them have in common."""

    _ids: dict[str, Where] = field(default_factory=dict)
    _texts: dict[bytes, Where] = field(default_factory=dict)

    def add(self, identifier: str | None, text: str | None, where: Where) -> Iterator[Finding]:
        """Yield the findings that a further document of the collection gives rise to."""
        if identifier is not None:
            if identifier in self._ids:
                place = self._ids[identifier]
                yield DOCUMENT_ID_TWICE.finding(
                    f"The id was used before, in {place.file}"
                    + (f" on line {place.line}." if place.line else "."),
                    Where(where.file, where.line, identifier, "id"),
                )
            self._ids.setdefault(identifier, where)
        if text is not None and text.strip():
            key = hashlib.sha256(text.encode("utf-8", "replace")).digest()
            if key in self._texts:
                other = self._texts[key]
                yield TEXT_TWICE.finding(
                    f"The text is that of document {other.document!r}.",
                    Where(where.file, where.line, identifier, "text"),
                )
            self._texts.setdefault(key, where)
