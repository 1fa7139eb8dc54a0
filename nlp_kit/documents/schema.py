"""The JSON Schema of a document, generated from the model."""

from __future__ import annotations

import json

from nlp_kit.documents.model import Document

SCHEMA_FILE = "schema.json"


def schema_json() -> str:
    """Return the JSON Schema (2020-12) of one document, as ``schema.json`` holds it.

    It gives keys, types and labels; what it cannot say (references, spans within the text, the
    rules of the annotation scheme) is checked by :mod:`nlp_kit.validation`.
    """
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Document.model_json_schema(),
        "description": "One text and all its annotation layers; offsets are Unicode code points.",
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
