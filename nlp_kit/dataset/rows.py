"""Documents as rows of typed columns, and rows back as documents.

Spans stay half-open code points. Dates stay strings: Parquet gives them back as they were, which
JSON Lines would not (apache/arrow#46698).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from nlp_kit.corpus import CorpusDocument
from nlp_kit.documents import (
    Calendar,
    Document,
    EntityLabel,
    NonQuoteLabel,
    QuoteKind,
    TimeType,
    ZoneLabel,
    outermost,
)
from nlp_kit.documents.model import Genre, PublishedBasis
from nlp_kit.text import tokenize

if TYPE_CHECKING:
    from datasets import Features

# The columns whose values are one of a few names, by layer.
_CLASSES: dict[str, dict[str, Any]] = {
    "zones": {"label": ZoneLabel},
    "entities": {"label": EntityLabel},
    "times": {"type": TimeType, "calendar": Calendar},
    "quotes": {"kind": QuoteKind},
    "non_quotes": {"label": NonQuoteLabel},
    "actors": {"label": EntityLabel},
    "meta": {"published_basis": PublishedBasis, "genre": Genre},
}
_EXTRA = ("style", "topic")
TAGS = ("O", *(f"{prefix}-{label}" for label in get_args(EntityLabel) for prefix in "BI"))


def document_row(item: CorpusDocument) -> dict[str, Any]:
    """Return the row of a document: the scheme's keys in their order, then style and topic."""
    record = item.record
    return {**item.document.model_dump(mode="json"), "style": record.style, "topic": record.topic}


def document_from_row(row: dict[str, Any]) -> Document:
    """Return the document that a row holds, class numbers or names alike.

    Raises:
        pydantic.ValidationError: If the row does not hold a document.
    """
    value = {key: item for key, item in row.items() if key not in _EXTRA}
    for layer, columns in _CLASSES.items():
        parts = [value[layer]] if layer == "meta" else value[layer]
        named = [{**part, **_names(part, columns)} for part in parts]
        value[layer] = named[0] if layer == "meta" else named
    return Document.model_validate(value, strict=False)


def entity_row(item: CorpusDocument) -> dict[str, Any]:
    """Return the flat view of a document's entities: tokens with IOB2 tags."""
    document = item.document
    spans = tokenize(document.text)
    tags = ["O"] * len(spans)
    for entity in outermost(document.entities):
        prefix = "B"
        for index, (start, end) in enumerate(spans):
            if entity.start <= start and end <= entity.end:
                tags[index] = f"{prefix}-{entity.label}"
                prefix = "I"
    return {
        "id": document.id,
        "tokens": [document.text[start:end] for start, end in spans],
        "ner_tags": tags,
    }


def document_features() -> Features:
    """Return the columns of :func:`document_row`."""
    from datasets import ClassLabel, Features, List, Value

    def column(layer: str, name: str) -> Any:
        if name in _CLASSES[layer]:
            return ClassLabel(names=list(get_args(_CLASSES[layer][name])))
        if name in {"cue", "source"} and layer == "quotes":
            return {"start": Value("int32"), "end": Value("int32")}
        return Value("int32" if name in {"start", "end"} else "string")

    def struct(layer: str) -> dict[str, Any]:
        model = _layer_model(layer)
        return {name: column(layer, name) for name in model.model_fields}

    columns: dict[str, Any] = {}
    for name in Document.model_fields:
        if name in {"id", "text"}:
            columns[name] = Value("string")
        else:
            columns[name] = struct(name) if name == "meta" else List(struct(name))
    return Features({**columns, **{name: Value("string") for name in _EXTRA}})


def entity_features() -> Features:
    """Return the columns of :func:`entity_row`."""
    from datasets import ClassLabel, Features, List, Value

    tags = ClassLabel(names=list(TAGS))
    return Features(
        {"id": Value("string"), "tokens": List(Value("string")), "ner_tags": List(tags)}
    )


def _layer_model(layer: str) -> Any:
    annotation = Document.model_fields[layer].annotation
    return annotation if layer == "meta" else get_args(annotation)[0]


def _names(part: dict[str, Any], columns: dict[str, Any]) -> dict[str, Any]:
    return {
        name: get_args(choices)[part[name]] if isinstance(part[name], int) else part[name]
        for name, choices in columns.items()
    }
