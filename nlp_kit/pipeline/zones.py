"""The spaCy component that marks the zones of :mod:`nlp_kit.zones`."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from nlp_kit.pipeline.layers import set_layer
from nlp_kit.pipeline.register import factory
from nlp_kit.zones import find_zones


def mark_zones(doc: Doc) -> Doc:
    """Set the zones of a Doc: one for every line that is not blank."""
    set_layer(doc, "zones", find_zones(doc.text))
    return doc


@factory("nlp_kit.zones.v1", assigns=["doc._.zones", "doc.spans"])
def create_zones(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Return the component; it has no settings."""
    return mark_zones
