"""The spaCy component that turns the tagger's flat entities into the scheme's layer."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from nlp_kit.documents import Entity
from nlp_kit.names import inner_names, mended_names
from nlp_kit.pipeline.layers import set_layer
from nlp_kit.pipeline.register import factory


def set_entities(doc: Doc) -> Doc:
    """Set the entities of a Doc: what ``doc.ents`` holds, mended, and names inside it.

    Entities that touch the page's chrome are dropped; the others get their right borders and
    labels, and names that the lists or the rest of the text give away are added
    (:func:`~nlp_kit.names.mended_names`).
    """
    chrome = [(zone.start, zone.end) for zone in doc._.zones if zone.label == "CHROME"]
    tagged = [
        (span.start_char, span.end_char, span.label_)
        for span in doc.ents
        if not any(span.start_char < stop and begin < span.end_char for begin, stop in chrome)
    ]
    outer = mended_names(doc.text, tagged, closed=chrome)
    found = sorted([*outer, *inner_names(doc.text, outer)], key=lambda item: (item[0], -item[1]))
    set_layer(
        doc,
        "entities",
        [
            Entity(id=f"E{index}", start=start, end=end, label=label)  # type: ignore[arg-type]
            for index, (start, end, label) in enumerate(found, 1)
        ],
    )
    return doc


@factory("nlp_kit.entities.v1", requires=["doc.ents"], assigns=["doc._.entities"])
def create_entities(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Return the component; it has no settings."""
    return set_entities
