"""The JSON Schema that is shipped is the model's, and says what the model says."""

import json
from importlib.resources import files

from nlp_kit.documents import Document
from nlp_kit.documents.schema import SCHEMA_FILE, schema_json


def test_the_shipped_schema_is_current():
    shipped = files("nlp_kit.documents").joinpath(SCHEMA_FILE).read_text(encoding="utf-8")
    assert shipped == schema_json()


def test_the_schema_has_the_keys_of_the_scheme_in_order():
    schema = json.loads(schema_json())
    assert list(schema["properties"]) == list(Document.model_fields)
    assert schema["required"] == ["id", "text"]
    assert schema["additionalProperties"] is False
    assert schema["$defs"]["Quote"]["properties"]["kind"]["enum"] == [
        "direct",
        "mixed",
        "indirect",
        "unmarked",
    ]
