"""The rules by layer; importing this package registers them all, in the order of RULES.md."""

from nlp_kit.validation.rules import (  # noqa: I001  # the order is the order of RULES.md
    files,
    records,
    text,
    meta,
    spans,
    zones,
    entities,
    times,
    quotes,
    attribution,
    non_quotes,
    actors,
    collection,
)

__all__ = [
    "actors",
    "attribution",
    "collection",
    "entities",
    "files",
    "meta",
    "non_quotes",
    "quotes",
    "records",
    "spans",
    "text",
    "times",
    "zones",
]
