"""A document with its text changed by recorded edits, every span moved along."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from nlp_kit.documents.model import Document
from nlp_kit.text.views import Edit, make_view


def rewrite(document: Document, edits: Iterable[Edit]) -> Document:
    """Return a document whose text the edits changed; spans that an edit cuts widen to it.

    Raises:
        ValueError: If edits overlap, or one deletes a whole span.
    """
    view = make_view(document.text, edits)
    if not view.edits:
        return document

    def moved(value: Any) -> Any:
        if isinstance(value, dict):
            new = {key: moved(item) for key, item in value.items()}
            if "start" in value and "end" in value:
                new["start"], new["end"] = view.to_view(value["start"], value["end"])
            return new
        return [moved(item) for item in value] if isinstance(value, list | tuple) else value

    layers = {
        key: moved(value)
        for key, value in document.model_dump(exclude={"id", "text", "meta"}).items()
    }
    value = {"id": document.id, "text": view.text, "meta": document.meta, **layers}
    return Document.model_validate(value, strict=False)
