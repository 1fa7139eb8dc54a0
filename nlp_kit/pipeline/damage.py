"""Texts as scrapers leave them: half-spaces lost, Arabic letters and digits."""

from __future__ import annotations

from nlp_kit.documents import Document
from nlp_kit.documents.rewrite import rewrite
from nlp_kit.text import ZWNJ
from nlp_kit.text.views import Edit

# The letters and digits that Arabic keyboards and scrapers put for the Persian ones.
_ARABIC = str.maketrans("یک۰۱۲۳۴۵۶۷۸۹", "يك٠١٢٣٤٥٦٧٨٩")
DAMAGES = ("no_half_space", "spaced", "arabic")


def damaged(document: Document, way: str) -> Document:
    """Return a document with its text spelt as scrapers leave it, all spans moved with it.

    Args:
        document: The document; only half-spaces between two letters are touched.
        way: ``no_half_space`` deletes them, ``spaced`` puts spaces for them, ``arabic`` puts
            Arabic letters and digits for the Persian ones.
    """
    text = document.text
    if way == "arabic":
        return document.model_copy(update={"text": text.translate(_ARABIC)})
    replacement = {"no_half_space": "", "spaced": " "}[way]
    edits = [
        Edit(i, i + 1, replacement)
        for i, character in enumerate(text)
        if character == ZWNJ and text[i - 1 : i].isalpha() and text[i + 1 : i + 2].isalpha()
    ]
    return rewrite(document, edits)
