"""The spaCy augmenter that gives training the spellings of scraped text."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

from spacy.language import Language
from spacy.training import Example
from spacy.util import registry

from nlp_kit.documents import Document
from nlp_kit.pipeline.layers import document_of, gold_doc, make_doc
from nlp_kit.text import ZWNJ
from nlp_kit.text.views import Edit, make_view

# The letters and digits that Arabic keyboards and scrapers put for the Persian ones.
_ARABIC = {"ی": "ي", "ک": "ك", **{chr(0x06F0 + n): chr(0x0660 + n) for n in range(10)}}
DAMAGES = ("no_half_space", "spaced", "arabic")


@registry.augmenters("nlp_kit.WebDamage.v1")  # type: ignore[untyped-decorator]
def create_damage(level: float, seed: int = 0) -> Callable[[Language, Example], Iterator[Example]]:
    """Return an augmenter that damages a share of the documents in the ways of the web.

    Args:
        level: The share of the documents, 0 to 1, that is damaged, each in one of
            :data:`DAMAGES`; the others pass as they are.
        seed: Of the choice; the same seed makes the same choices in the same order.
    """
    generator = random.Random(seed)

    def augment(nlp: Language, example: Example) -> Iterator[Example]:
        if generator.random() >= level:
            yield example
            return
        document = damaged(document_of(example.reference), generator.choice(DAMAGES))
        yield Example(make_doc(nlp, document), gold_doc(nlp, document))

    return augment


def damaged(document: Document, way: str) -> Document:
    """Return a document with its text spelt as scrapers leave it, all spans moved with it.

    Args:
        document: The document; half-spaces at the border of a span are kept.
        way: ``no_half_space`` deletes them, ``spaced`` puts spaces for them, ``arabic`` puts
            Arabic letters and digits for the Persian ones.
    """
    text = document.text
    if way == "arabic":
        return document.model_copy(update={"text": text.translate(str.maketrans(_ARABIC))})
    replacement = {"no_half_space": "", "spaced": " "}[way]
    edits = [
        Edit(i, i + 1, replacement)
        for i, character in enumerate(text)
        if character == ZWNJ and 0 < i < len(text) - 1 and text[i - 1].isalpha()
    ]
    if not edits:
        return document
    view = make_view(text, edits)

    def moved(value: object) -> object:
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
    return Document.model_validate(
        {"id": document.id, "text": view.text, "meta": document.meta, **layers}, strict=False
    )
