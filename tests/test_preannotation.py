"""Preannotation: certainty as documented, and the least certain documents first."""

import json
import random

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from nlp_kit.annotate import Model
from nlp_kit.cli.preannotate import command
from nlp_kit.documents import Document, read_documents, write_documents
from nlp_kit.errors import InputError
from nlp_kit.formats import read_as
from nlp_kit.preannotation import Prediction, certainty, least_certain_first, predict

NAMES = ["علی", "مریم", "رضا", "سارا"]


def test_a_document_without_candidates_is_certain():
    assert certainty([]) == certainty([0.001]) == 1.0


def test_toss_ups_are_least_certain():
    assert certainty([0.5, 0.5]) == 0.5
    assert certainty([1.0, 0.5]) == 0.75
    assert certainty([0.1]) == certainty([0.9]) == 0.9


@given(st.lists(st.floats(0, 1)))
def test_certainty_lies_between_a_half_and_one(shares):
    assert 0.5 <= certainty(shares) <= 1


@given(st.lists(st.floats(0.5, 1)))
def test_the_order_is_by_certainty_and_stable(values):
    rows = [Prediction(Document(id=f"d{n}", text="x"), value) for n, value in enumerate(values)]
    found = least_certain_first(rows)
    assert [row.certainty for row in found] == sorted(values)
    assert found == sorted(rows, key=lambda row: (row.certainty, int(row.document.id[1:])))


@pytest.fixture(scope="module")
def model():
    """A tagger that has learnt four names after «آقای», and nothing else."""
    import spacy
    from spacy.training import Example
    from spacy.util import fix_random_seed

    import nlp_kit.pipeline.components  # noqa: F401

    fix_random_seed(0)
    tokenizer = {"nlp": {"tokenizer": {"@tokenizers": "nlp_kit.PersianTokenizer.v1"}}}
    nlp = spacy.blank("fa", config=tokenizer)
    nlp.add_pipe("ner")
    examples = []
    for name in NAMES:
        for text, start in ((f"آقای {name} رفت.", 5), (f"آمد آقای {name}.", 9)):
            span = (start, start + len(name), "PER")
            examples.append(Example.from_dict(nlp.make_doc(text), {"entities": [span]}))
        examples.append(Example.from_dict(nlp.make_doc("کتاب روی میز است."), {"entities": []}))
    nlp.initialize(lambda: examples)
    shuffle = random.Random(0)
    for _ in range(15):
        shuffle.shuffle(examples)
        nlp.update(examples)
    nlp.add_pipe("nlp_kit.entities.v1")
    return Model(nlp, "a tagger of this test")


KNOWN = Document(id="known", text="آقای علی رفت.")
STRANGE = Document(id="strange", text="علی آقای کتاب مریم روی رضا خانه پنجره.")


def test_what_was_learnt_is_more_certain_than_what_was_not(model):
    first, second = predict([KNOWN, STRANGE], model)
    assert (first.document.id, second.document.id) == ("strange", "known")
    assert first.certainty < second.certainty
    assert second.certainty > 0.9
    assert [second.document.surface(item) for item in second.document.entities] == ["علی"]


def test_a_pipeline_without_a_tagger_is_refused():
    import spacy

    with pytest.raises(InputError, match="no component that tells"):
        predict([KNOWN], Model(spacy.blank("fa"), "an empty pipeline"))


def test_the_command_writes_tasks_that_are_read_back(tmp_path, model, monkeypatch):
    monkeypatch.setattr("nlp_kit.annotate.load_model", lambda _path, **_options: model)
    source, tasks = tmp_path / "in.jsonl", tmp_path / "tasks.json"
    write_documents(source, [KNOWN, STRANGE])
    app = typer.Typer()
    app.command()(command)
    config = tmp_path / "labels.xml"
    result = CliRunner().invoke(app, [str(source), "--output", str(tasks), "--config", str(config)])
    assert result.exit_code == 0, result.exception
    rows = json.loads(tasks.read_text(encoding="utf-8"))
    scores = [row["predictions"][0]["score"] for row in rows]
    assert scores == sorted(scores)
    assert [document.id for document in read_as("label-studio", tasks)] == ["strange", "known"]
    assert "<Labels" in config.read_text(encoding="utf-8")
    assert {document.text for document in read_documents(source)} == {
        document.text for document in read_as("label-studio", tasks)
    }
