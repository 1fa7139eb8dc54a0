"""Rules of the source text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from nlp_kit.documents import Document, Span
from nlp_kit.validation.registry import Problem, declare, rule

TEXT_SURROGATE = declare(
    "text-surrogate",
    layer="text",
    says="The text holds whole characters: no half of a UTF-16 pair.",
    fix="Decode the source again; half a pair comes from cutting UTF-16 or from a broken escape.",
    section=1,
)


@rule(
    "text-blank",
    layer="text",
    section=1,
    fix="Fill in the source text, or leave the document out.",
)
def text_blank(document: Document) -> Iterator[Problem]:
    """The text holds more than white space."""
    if not document.text.strip():
        yield Problem("text", "The text is empty or blank.")


@rule(
    "text-not-nfc",
    layer="text",
    section=1,
    fix="Bring the text into NFC before it is annotated (offsets change), or record why not.",
)
def text_not_nfc(document: Document) -> Iterator[Problem]:
    """The text is in Unicode normalisation form C, so that equal words are equal strings."""
    text = document.text
    if unicodedata.is_normalized("NFC", text):
        return
    start = next(
        index
        for index in range(len(text))
        if not unicodedata.is_normalized("NFC", text[: index + 1])
    )
    line = text.count("\n", 0, start) + 1
    around = Span(start=max(0, start - 1), end=start + 1)
    codes = " ".join(f"U+{ord(character):04X}" for character in document.surface(around))
    yield Problem("text", f"Not NFC: {codes} at offset {start}, line {line} of the text.", around)
