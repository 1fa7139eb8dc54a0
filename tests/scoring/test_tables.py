"""What scores look like to people and to machines."""

from __future__ import annotations

import csv
import io
import json

import pytest

from nlp_kit.documents import Document, Entity
from nlp_kit.scoring import score, tables


def made(count):
    gold = [
        Document(id=f"d{i}", text="الف ب", entities=(Entity(id="E", start=0, end=3, label="PER"),))
        for i in range(count)
    ]
    guess = [gold[0].model_copy(update={"entities": ()}), *gold[1:]]
    return score(gold, guess, layers=["entities"], resamples=500)


def test_many_documents_get_percentages_with_intervals():
    table = tables.overall(made(9))
    row = dict(zip(table.columns, table.rows[0], strict=True))
    assert row["measure"] == "entities.strict"
    assert (row["P"], row["R"], row["F1"], row["support"]) == ("100.0", "88.9", "94.1", "9")
    low, high = row["95 %"].split("–")
    assert float(low) < 94.1 < float(high)


def test_one_document_gets_fractions():
    table = tables.overall(made(1))
    row = dict(zip(table.columns, table.rows[0], strict=True))
    assert (row["P"], row["R"]) == ("–", "0.0 (0/1)")
    assert "95 %" not in row
    assert any("nothing was predicted" in note for note in table.notes)
    assert any("one document" in note for note in table.notes)


def test_csv_has_a_line_for_each_figure_and_the_signature_in_each():
    scores = made(9)
    lines = list(csv.DictReader(io.StringIO(tables.as_csv(tables.records(scores)))))
    assert len(lines) == len(scores.figures)
    assert {line["signature"] for line in lines} == {str(scores.signature)}
    first = lines[0]
    assert (first["tp"], first["fp"], first["fn"], first["support"]) == ("8", "0", "1", "9")
    assert float(first["recall_low"]) <= float(first["recall"]) <= float(first["recall_high"])


def test_markdown_ends_with_the_signature():
    scores = made(9)
    shown = [tables.overall(scores), tables.breakdown(scores, "label"), tables.errors(scores)]
    text = tables.as_markdown(shown, signature=str(scores.signature))
    assert [line for line in text.splitlines() if line.startswith("**")] == [
        "**Scores on 9 documents**",
        "**By label**",
        "**Errors**",
    ]
    assert "| entities.strict | PER | 100.0 | 88.9 | 94.1 |" in text
    assert text.rstrip().endswith(f"`{scores.signature}`")


def test_json_keeps_undefined_as_null_with_the_reason():
    value = json.loads(json.dumps(made(1).as_dict()))
    first = value["scores"][0]
    assert first["precision"] is None
    assert first["precision_undefined"] == "nothing was predicted"
    assert value["errors"]["entities"]["classes"]["missed"] == 1
    assert value["errors"]["entities"]["confusion"] == [
        {"gold": "PER", "predicted": None, "count": 1}
    ]


def test_breakdowns_are_listed():
    assert tables.dimensions(made(2)) == ["label", "outlet", "zone"]
    with pytest.raises(KeyError):
        made(2).figure("entities.strict", "label", "ORG")
