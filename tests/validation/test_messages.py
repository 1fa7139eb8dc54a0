"""What a finding tells: file and line, document, field, and the surface with escapes."""

import json
from pathlib import Path

import pytest

from nlp_kit.errors import InputError
from nlp_kit.validation import select_rules, validate, visible

FIXTURES = Path(__file__).parent / "fixtures"


def findings_of(*values, tmp_path, rules=None):
    path = tmp_path / "documents.jsonl"
    lines = [
        value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        for value in values
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return list(validate([path], rules=rules))


def test_a_message_says_where_what_and_what_to_do():
    (finding,) = validate([FIXTURES / "span-splits-word.jsonl"])
    assert finding.where.document == "harbour"
    assert finding.where.field == "entities.0"
    assert finding.surface == "یزدان"
    assert str(finding).startswith(f"{FIXTURES / 'span-splits-word.jsonl'}:1, document 'harbour'")
    assert "half-space" in finding.what


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("می‌رود", "می\\u200cرود"),
        ("a\u200fb\ufeff", "a\\u200fb\\ufeff"),
        ("\u064eب\u064e", "\\u064eب\u064e"),
        ("دو کلمه", "دو کلمه"),
        ("\u00a0\n", "\\u00a0\\u000a"),
        ("\U000e0041", "\\U000e0041"),
    ],
)
def test_invisible_characters_are_escaped(text, shown):
    assert visible(text) == shown


def test_every_bad_field_is_found_and_other_documents_go_on(tmp_path):
    bad = {
        "id": "bad id",
        "text": "ایران",
        "colour": 1,
        "meta": {"language": "en", "published": "yesterday"},
        "entities": [
            {"id": "E1", "start": 0, "end": 99, "label": "LOC", "actor": "A1"},
            {"id": "E1", "start": 0, "end": 5, "label": "CITY", "actor": None},
        ],
        "times": "none",
        "quotes": [{"id": "Q1", "start": 3, "end": 1, "kind": "direct"}, 7],
    }
    fine = {"id": "fine", "text": "ایران "}
    fine_but_for_one = {
        "id": "last",
        "text": "تهران ",
        "zones": [{"start": 0, "end": 5, "label": "BODY"}],
        "entities": [{"id": "E1", "start": 0, "end": 6, "label": "LOC", "actor": None}],
    }
    found = findings_of(bad, "{", fine, fine_but_for_one, tmp_path=tmp_path)
    assert {(f.where.line, f.rule, f.where.field) for f in found} == {
        (1, "value-invalid", "id"),
        (1, "key-unknown", "colour"),
        (1, "label-unknown", "meta.language"),
        (1, "value-invalid", "meta.published"),
        (1, "span-past-text", "entities.0"),
        (1, "label-unknown", "entities.1.label"),
        (1, "id-twice", "entities.1.id"),
        (1, "actor-unknown", "entities.0.actor"),
        (1, "span-empty", "quotes.0"),
        (1, "value-invalid", "quotes.1"),
        (1, "value-invalid", "times"),
        (2, "json-invalid", None),
        (4, "span-white-space", "entities.0"),
    }


def test_fields_keep_their_place_when_an_item_before_them_is_wrong(tmp_path):
    value = {
        "id": "x",
        "text": "ایران و چین",
        "zones": [{"start": 0, "end": 11, "label": "BODY"}],
        "entities": [
            {"id": "E1", "start": 0, "end": 5, "label": "CITY"},
            {"id": "E2", "start": 5, "end": 7, "label": "LOC"},
        ],
    }
    found = findings_of(value, tmp_path=tmp_path, rules=select_rules(["span-white-space"]))
    assert [finding.where.field for finding in found] == ["entities.1"]


def test_a_bare_text_is_input_and_needs_no_zones(tmp_path):
    assert findings_of({"id": "x", "text": "او گفت: «بله»."}, tmp_path=tmp_path) == []


def test_an_unknown_rule_is_named_with_the_nearest():
    with pytest.raises(InputError, match="quote-that"):
        select_rules(["qoute-that"])


def test_layers_include_and_exclude():
    chosen = {rule.id for rule in select_rules(["quotes", "entity-title"], ["quote-that"])}
    assert "entity-title" in chosen and "quote-cue" in chosen
    assert "quote-that" not in chosen and "time-overlap" not in chosen


def test_deeply_nested_json_is_a_finding(tmp_path):
    (finding,) = findings_of("[" * 100_000, tmp_path=tmp_path)
    assert finding.rule == "json-invalid"
