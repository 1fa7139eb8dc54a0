"""What a pipeline keeps on a spaCy Doc: every extension and span group, in one place.

========================  ==========================================================
``doc._.document_id``     the document's id (string)
``doc._.meta``            :class:`~nlp_kit.documents.Meta`, as given with the text
``doc._.zones``           tuple of :class:`~nlp_kit.documents.Zone`; likewise
                          ``entities``, ``times``, ``quotes``, ``non_quotes``, ``actors``
``doc.ents``              the flat view of the entities: the outermost ones
``doc.spans[layer]``      the same layers as spans (label_ is the label, type or kind, id_ the
                          id): ``zones``, ``entities``, ``times``, ``quotes``, ``cues``,
                          ``sources``, ``non_quotes``; a group is there, if empty, once its
                          component has run
``span._.explanation``    what decided a predicted time or quote (a dict of plain values)
========================  ==========================================================

Layers hold offsets of the untouched text, in code points; they are kept as plain values, so
that a Doc survives ``to_bytes`` and DocBin.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from pydantic import TypeAdapter
from spacy.language import Language
from spacy.tokens import Doc, Span

from nlp_kit.documents import (
    Actor,
    Document,
    Entity,
    HasOffsets,
    Meta,
    NonQuote,
    Quote,
    Time,
    Zone,
    outermost,
)

LAYERS: dict[str, type] = {
    "zones": Zone,
    "entities": Entity,
    "times": Time,
    "quotes": Quote,
    "non_quotes": NonQuote,
    "actors": Actor,
}
_ADAPTERS: dict[str, TypeAdapter[Any]] = {
    name: TypeAdapter(tuple[value, ...])  # type: ignore[valid-type]
    for name, value in LAYERS.items()
}


def make_doc(nlp: Language, document: Document) -> Doc:
    """Return the tokens of a document's text, with its id and meta but none of its layers."""
    doc = nlp.make_doc(document.text)
    doc._.document_id = document.id
    doc._.meta = document.meta
    return doc


def gold_doc(nlp: Language, document: Document) -> Doc:
    """Return a Doc that holds all layers of a document, as training and scoring want it."""
    doc = make_doc(nlp, document)
    for name in LAYERS:
        set_layer(doc, name, getattr(document, name))
    return doc


def document_of(doc: Doc) -> Document:
    """Return the document that a Doc holds: its untouched text and the layers set so far.

    Raises:
        pydantic.ValidationError: If the layers contradict each other (a component's mistake).
    """
    return Document(
        id=doc._.document_id or "document",
        text=doc.text,
        meta=doc._.meta,
        **{name: getattr(doc._, name) for name in LAYERS},
    )


def set_layer(doc: Doc, name: str, values: Iterable[Any]) -> None:
    """Set one layer of a Doc, its span groups with it, and for entities ``doc.ents``.

    Args:
        doc: The document.
        name: A key of :data:`LAYERS`.
        values: The layer's values, offsets into ``doc.text``.
    """
    layer = tuple(values)
    doc.user_data[_key(name)] = [value.model_dump() for value in layer]
    if name == "actors":
        return
    doc.spans[name] = [_span(doc, item, _label(item), getattr(item, "id", "")) for item in layer]
    if name == "entities":
        doc.ents = list(_flat_spans(doc, layer))
    if name == "quotes":
        for group, part in (("cues", "cue"), ("sources", "source")):
            pairs = [(quote.id, getattr(quote, part)) for quote in layer]
            doc.spans[group] = [
                _span(doc, span, part, identifier) for identifier, span in pairs if span is not None
            ]


def _flat_spans(doc: Doc, entities: Sequence[Entity]) -> Iterable[Span]:
    end = 0
    for entity in outermost(tuple(entities)):
        span = _span(doc, entity, entity.label, entity.id)
        # Two entities within one token cannot both be in doc.ents; the first stays.
        if span.start >= end:
            end = span.end
            yield span


def _span(doc: Doc, item: HasOffsets, label: str, identifier: str) -> Span:
    span = doc.char_span(
        item.start, item.end, label=label, span_id=identifier, alignment_mode="expand"
    )
    if span is None:
        raise ValueError(f"span {item.start}-{item.end} holds no token of the text")
    return span


def _label(item: Any) -> str:
    for name in ("label", "type", "kind"):
        value = getattr(item, name, None)
        if value is not None:
            return str(value)
    raise ValueError(f"{type(item).__name__} has no label")


def _key(name: str) -> str:
    return f"nlp_kit.{name}"


def _get_layer(name: str) -> Any:
    def get(doc: Doc) -> Any:
        return _ADAPTERS[name].validate_python(doc.user_data.get(_key(name), ()), strict=False)

    return get


def _set_layer(name: str) -> Any:
    return lambda doc, values: set_layer(doc, name, values)


def _get_meta(doc: Doc) -> Meta:
    return Meta.model_validate(doc.user_data.get(_key("meta"), {}))


def _set_meta(doc: Doc, meta: Meta) -> None:
    doc.user_data[_key("meta")] = meta.model_dump()


def _register() -> None:
    for name in LAYERS:
        Doc.set_extension(name, getter=_get_layer(name), setter=_set_layer(name), force=True)
    Doc.set_extension("meta", getter=_get_meta, setter=_set_meta, force=True)
    Doc.set_extension("document_id", default=None, force=True)
    Span.set_extension("explanation", default=None, force=True)


_register()
