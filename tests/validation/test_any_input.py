"""Validation of anything at all: findings, never an exception."""

import copy
import json
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nlp_kit.documents import Document
from nlp_kit.validation import validate

FIXTURES = Path(__file__).parent / "fixtures"
CLEAN = json.loads((FIXTURES / "clean.jsonl").read_text(encoding="utf-8"))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 10**12) | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4)
    ),
    max_leaves=12,
)
MANY = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def check(value, tmp_path):
    path = tmp_path / "documents.jsonl"
    path.write_text(json.dumps(value) + "\n", encoding="utf-8")
    findings = list(validate([path]))
    for finding in findings:
        str(finding).encode("utf-8")
        json.dumps(finding.as_dict())
    return findings


def is_valid(value):
    try:
        Document.model_validate_json(json.dumps(value))
    except ValueError:
        return False
    return True


@MANY
@given(value=st.dictionaries(st.sampled_from([*Document.model_fields, "other"]), JSON) | JSON)
def test_any_json_gives_findings(value, tmp_path):
    findings = check(value, tmp_path)
    assert is_valid(value) or any(finding.severity == "error" for finding in findings)


def places(value, path=()):
    """Yield the path of every value within a JSON value."""
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, item in items:
        yield (*path, key)
        if isinstance(item, dict | list):
            yield from places(item, (*path, key))


@MANY
@given(place=st.sampled_from(list(places(CLEAN))), new=JSON, delete=st.booleans())
def test_one_changed_value_is_found_unless_it_is_valid(place, new, delete, tmp_path):
    value = copy.deepcopy(CLEAN)
    holder = value
    for key in place[:-1]:
        holder = holder[key]
    if delete:
        del holder[place[-1]]
    else:
        holder[place[-1]] = new
    findings = check(value, tmp_path)
    assert is_valid(value) or any(finding.severity == "error" for finding in findings)


@MANY
@given(data=st.binary(max_size=60))
def test_any_bytes_give_findings(data, tmp_path):
    path = tmp_path / "documents.jsonl"
    path.write_bytes(b'{"id": "a", "text": "b"}\n' + data)
    for finding in validate([path]):
        str(finding).encode("utf-8")


@MANY
@given(text=st.text(st.characters(codec="utf-8"), max_size=60))
def test_any_text_is_checked(text, tmp_path):
    zones = [{"start": 0, "end": len(text), "label": "BODY"}] if text else []
    for finding in check({"id": "a", "text": text, "zones": zones}, tmp_path):
        assert finding.layer in {"text", "spans", "non_quotes", "zones"}
