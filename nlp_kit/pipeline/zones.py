"""The spaCy component that marks the zones of :mod:`nlp_kit.zones`."""

from __future__ import annotations

from spacy.tokens import Doc

from nlp_kit.pipeline.layers import set_layer
from nlp_kit.pipeline.register import stateless
from nlp_kit.zones import find_zones


@stateless("nlp_kit.zones.v1", assigns=["doc._.zones", "doc.spans"])
def mark_zones(doc: Doc) -> Doc:
    """Set the zones of a Doc: one for every line that is not blank."""
    set_layer(doc, "zones", find_zones(doc.text))
    return doc
