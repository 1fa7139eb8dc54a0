"""A document that shows itself in a notebook."""

from __future__ import annotations

import html
from collections.abc import Sequence

from nlp_kit.documents import Document
from nlp_kit.report.pages import view_html

_HEIGHT = 640


class View:
    """Documents as a notebook shows them: ``View(document)`` at the end of a cell.

    Args:
        documents: One document or several.
        height: Of the frame, in pixels.
    """

    def __init__(self, documents: Document | Sequence[Document], *, height: int = _HEIGHT) -> None:
        self.documents = (documents,) if isinstance(documents, Document) else tuple(documents)
        self.height = height

    def _repr_html_(self) -> str:
        """Return the page in a frame of its own: its style and script touch nothing outside."""
        page = html.escape(view_html(self.documents))
        return (
            f'<iframe title="Annotated documents" sandbox="allow-scripts" srcdoc="{page}" '
            f'style="width: 100%; height: {self.height}px; border: 0"></iframe>'
        )
