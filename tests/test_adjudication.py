"""Adjudication: what agrees is taken, what differs is listed, the outcome passes the rules."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from nlp_kit.adjudication import decide, merge, read_decisions, write_differences
from nlp_kit.cli.adjudicate import command
from nlp_kit.corpus import default_corpus, load
from nlp_kit.documents import Document, read_documents, write_documents
from nlp_kit.errors import InputError
from nlp_kit.formats import project
from nlp_kit.formats.features import EVERYTHING

TEXT = "علی رضایی در تهران گفت: «می‌آییم.» او به قم رفت."


def at(surface, **fields):
    start = TEXT.index(surface)
    return {"start": start, "end": start + len(surface), **fields}


def document(**changes):
    value = {
        "id": "trip",
        "text": TEXT,
        "zones": [{"start": 0, "end": len(TEXT), "label": "BODY"}],
        "entities": [
            {"id": "E1", **at("علی رضایی"), "label": "PER", "actor": "A1"},
            {"id": "E2", **at("تهران"), "label": "LOC", "actor": "A2"},
        ],
        "quotes": [
            {
                "id": "Q1",
                **at("می‌آییم."),
                "kind": "direct",
                "cue": at("گفت"),
                "source": at("علی رضایی"),
                "speaker": "A1",
            }
        ],
        "actors": [
            {"id": "A1", "label": "PER", "name": "علی رضایی", "wikidata": None},
            {"id": "A2", "label": "LOC", "name": "تهران", "wikidata": None},
        ],
        **changes,
    }
    return Document.model_validate(value, strict=False)


# The second annotator: other ids for the same, one entity more, another source.
SECOND = document(
    entities=[
        {"id": "X9", **at("تهران"), "label": "LOC", "actor": "B"},
        {"id": "X8", **at("علی رضایی"), "label": "PER", "actor": "C"},
        {"id": "X7", **at("قم"), "label": "LOC", "actor": "A1"},
    ],
    quotes=[
        {
            "id": "q",
            **at("می‌آییم."),
            "kind": "direct",
            "cue": at("گفت"),
            "source": None,
            "speaker": "C",
        }
    ],
    actors=[
        {"id": "A1", "label": "LOC", "name": "قم", "wikidata": None},
        {"id": "B", "label": "LOC", "name": "تهران", "wikidata": None},
        {"id": "C", "label": "PER", "name": "علی رضایی", "wikidata": None},
    ],
)


def test_passes_that_differ_in_ids_alone_agree_in_everything():
    same = document(
        entities=[
            {"id": "E2", **at("علی رضایی"), "label": "PER", "actor": "A2"},
            {"id": "E1", **at("تهران"), "label": "LOC", "actor": "A1"},
        ],
        quotes=[{**document().quotes[0].model_dump(), "speaker": "A2"}],
        actors=[
            {"id": "A1", "label": "LOC", "name": "تهران", "wikidata": None},
            {"id": "A2", "label": "PER", "name": "علی رضایی", "wikidata": None},
        ],
    )
    merged = merge(document(), same)
    assert merged.differences == ()
    assert decide(merged, {}) == (document(), [])


def test_only_what_differs_is_listed():
    merged = merge(document(), SECOND)
    keys = [
        (layer, merged.text[slice(*map(int, item.split("-")))] if layer != "actors" else item)
        for _, layer, item in (row.key for row in merged.differences)
    ]
    assert keys == [("entities", "قم"), ("quotes", "می‌آییم."), ("actors", "b-A1")]
    entity, quote, _ = merged.differences
    assert entity.a is None
    assert entity.context.endswith("به [قم] رفت.")
    assert (quote.a or {})["speaker"] == (quote.b or {})["speaker"] == "A1"


def test_there_is_no_gold_while_anything_is_open():
    merged = merge(document(), SECOND)
    gold, still_open = decide(merged, {merged.differences[0].key: "b"})
    assert gold is None
    assert [row.key[1] for row in still_open] == ["quotes"]


@pytest.mark.parametrize(
    ("entity", "quote", "names", "source"),
    [
        ("a", "a", ["علی رضایی", "تهران"], "علی رضایی"),
        ("b", "b", ["علی رضایی", "تهران", "قم"], None),
        ("none", {"source": at("علی")}, ["علی رضایی", "تهران"], "علی"),
    ],
)
def test_decisions_make_the_gold(entity, quote, names, source):
    merged = merge(document(), SECOND)
    first, second, _ = (row.key for row in merged.differences)
    gold, still_open = decide(merged, {first: entity, second: quote})
    assert gold is not None and still_open == []
    assert [gold.surface(item) for item in gold.entities] == names
    assert [actor.name for actor in gold.actors] == names
    assert [item.id for item in gold.entities] == [f"E{n}" for n in range(1, len(names) + 1)]
    found = gold.quotes[0].source
    assert (gold.surface(found) if found else None) == source


def test_decisions_survive_their_file(tmp_path):
    merged = merge(document(), SECOND)
    made = {merged.differences[0].key: "none", merged.differences[1].key: {"kind": "mixed"}}
    path = tmp_path / "decisions.jsonl"
    assert write_differences(path, merged.differences, made) == 3
    assert read_decisions(path) == made


def test_a_decision_that_is_none_names_its_line(tmp_path):
    path = tmp_path / "decisions.jsonl"
    path.write_text('{"document": "x", "layer": "times", "item": "0-1", "take": "c"}\n', "utf-8")
    with pytest.raises(InputError, match=r"decisions.jsonl:1, field take"):
        read_decisions(path)


def test_other_texts_are_refused():
    other = Document(id="trip", text="دیگر")
    with pytest.raises(InputError, match="texts differ"):
        merge(document(), other)


def test_the_corpus_with_itself_is_the_corpus():
    for gold in load(default_corpus()).documents:
        again, still_open = decide(merge(gold, gold), {})
        assert still_open == []
        assert again is not None
        layers = ("zones", "entities", "times", "quotes", "non_quotes")
        for layer in layers:
            ours = project(gold, EVERYTHING - {"ids"})
            assert len(getattr(again, layer)) == len(getattr(ours, layer))
        assert again.text == gold.text


@pytest.fixture
def passes(tmp_path) -> tuple[Path, Path, Path]:
    first, second = tmp_path / "first.jsonl", tmp_path / "second.jsonl"
    write_documents(first, [document()])
    write_documents(second, [SECOND])
    return first, second, tmp_path / "gold.jsonl"


def run(*arguments):
    app = typer.Typer()
    app.command()(command)
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_the_command_lists_waits_and_writes(passes):
    first, second, gold = passes
    waiting = run(first, second, "--output", gold)
    assert waiting.exit_code == 1 and not gold.exists()
    file = gold.with_name("gold.decisions.jsonl")
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert [row["take"] for row in rows] == [None, None, None]
    rows[0]["take"], rows[1]["take"] = "b", "a"
    file.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    done = run(first, second, "--output", gold)
    assert done.exit_code == 0, done.output
    (result,) = read_documents(gold)
    assert len(result.entities) == 3 and result.quotes[0].source is not None
    kept = [json.loads(line)["take"] for line in file.read_text(encoding="utf-8").splitlines()]
    assert kept == ["b", "a", None]


def test_one_side_can_be_preferred(passes):
    first, second, gold = passes
    assert run(first, second, "--output", gold, "--prefer", "a").exit_code == 0
    assert list(read_documents(gold)) == [document()]


def test_a_gold_that_breaks_the_rules_is_not_written(passes):
    first, second, gold = passes
    decisions = gold.with_name("mine.jsonl")
    run(first, second, "--output", gold, "--decisions", decisions)
    rows = [json.loads(line) for line in decisions.read_text(encoding="utf-8").splitlines()]
    rows[0]["take"], rows[1]["take"] = "a", {"kind": "indirect"}
    decisions.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    result = run(first, second, "--output", gold, "--decisions", decisions)
    assert result.exit_code == 1 and not gold.exists()
    assert "quote-marked-whole" in result.stdout
