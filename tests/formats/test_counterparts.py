"""Other programs read what we write, and their documented examples are read."""

import json
from pathlib import Path

import pytest

from nlp_kit.formats import convert, read_as, read_source
from nlp_kit.formats.brat import annotation_conf
from nlp_kit.formats.label_studio import labelling_config

REFERENCE = Path(__file__).parent / "reference"


@pytest.fixture(scope="module")
def documents():
    return read_source(REFERENCE / "jsonl", name="jsonl")


def test_datasets_loads_our_conll(tmp_path):
    datasets = pytest.importorskip("datasets")
    rows = datasets.load_dataset(
        "conll",
        data_files={"train": str(REFERENCE / "conll")},
        column_names=["tokens", "tags"],
        delimiter="\t",
        comment_prefix="# ",
        cache_dir=str(tmp_path),
    )["train"]
    assert rows[0]["tokens"][:4] == ["😀", "وزارت", "کشور", "ترکيه"]
    assert rows[0]["tags"][:4] == ["O", "B-ORG", "I-ORG", "I-ORG"]
    assert len(rows) == 2


def test_spacy_loads_our_docbin(tmp_path, documents):
    import spacy
    from spacy.tokens import DocBin

    convert(documents, tmp_path / "out.spacy", name="spacy")
    (doc,) = DocBin().from_disk(tmp_path / "out.spacy").get_docs(spacy.blank("fa").vocab)
    assert doc.text == documents[0].text
    assert [(span.text, span.label_) for span in doc.ents] == [("وزارت کشور ترکيه", "ORG")]
    assert [span.label_ for span in doc.spans["quotes"]] == ["direct"]


def test_cassis_loads_our_xmi_with_our_type_system():
    cassis = pytest.importorskip("cassis", reason="dkpro-cassis is not installed (extra uima)")
    with (REFERENCE / "uima/TypeSystem.xml").open("rb") as stream:
        system = cassis.load_typesystem(stream)
    with (REFERENCE / "uima/reference.xmi").open("rb") as stream:
        cas = cassis.load_cas_from_xmi(stream, typesystem=system)
    (quote,) = cas.select("nlp_kit.Quote")
    assert quote.get_covered_text() == "قلمِ a\u0301 \u200fما"
    assert quote.source.get_covered_text() == "وزارت کشور ترکيه"
    assert quote.speaker.name == "وزارت کشور ترکیه"


def test_doccano_examples_are_read(tmp_path):
    # The two forms of doccano's documentation: sequence labelling, and with relations.
    lines = [
        {
            "id": 7,
            "text": "علی در تهران است",
            "label": [[0, 3, "PER"], [7, 12, "LOC"]],
            "Comments": [],
        },
        {
            "id": 8,
            "text": "او گفت می‌آید",
            "entities": [
                {"id": 1, "label": "cue", "start_offset": 3, "end_offset": 6},
                {"id": 2, "label": "indirect", "start_offset": 7, "end_offset": 13},
            ],
            "relations": [{"id": 1, "from_id": 1, "to_id": 2, "type": "cue"}],
        },
    ]
    path = tmp_path / "all.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    first, second = read_as("doccano", path)
    assert [(first.surface(e), e.label) for e in first.entities] == [
        ("علی", "PER"),
        ("تهران", "LOC"),
    ]
    assert first.id == "doccano-7"
    assert second.quotes[0].cue is not None
    assert second.surface(second.quotes[0].cue) == "گفت"


def test_prodigy_examples_are_read(tmp_path):
    # The task of Prodigy's documentation, with the keys that the tool adds.
    task = {
        "text": "علی در تهران است",
        "_input_hash": 1,
        "_task_hash": 2,
        "tokens": [
            {"text": "علی", "start": 0, "end": 3, "id": 0, "ws": True},
            {"text": "در", "start": 4, "end": 6, "id": 1, "ws": True},
            {"text": "تهران", "start": 7, "end": 12, "id": 2, "ws": True},
            {"text": "است", "start": 13, "end": 16, "id": 3, "ws": False},
        ],
        "spans": [{"start": 7, "end": 12, "token_start": 2, "token_end": 2, "label": "LOC"}],
        "answer": "accept",
        "_session_id": None,
        "_view_id": "ner_manual",
    }
    path = tmp_path / "tasks.jsonl"
    lines = [task, {**task, "answer": "reject"}, {**task, "answer": "ignore"}]
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    (document,) = read_as("prodigy", path)
    assert [(document.surface(e), e.label) for e in document.entities] == [("تهران", "LOC")]


def test_label_studio_takes_the_latest_annotation_that_is_not_cancelled(tmp_path):
    def annotation(label, updated, *, cancelled=False):
        value = {"start": 0, "end": 5, "text": "ایران", "labels": [label]}
        result = [
            {"id": "r", "from_name": "label", "to_name": "text", "type": "labels", "value": value}
        ]
        return {"result": result, "updated_at": updated, "was_cancelled": cancelled}

    task = {
        "id": 3,
        "data": {"text": "ایران"},
        "annotations": [
            annotation("LOC", "2026-01-02"),
            annotation("ORG", "2026-01-01"),
            annotation("PER", "2026-01-03", cancelled=True),
        ],
        "predictions": [annotation("FAC", "2026-01-04")],
    }
    path = tmp_path / "export.json"
    path.write_text(json.dumps([task]), encoding="utf-8")
    (document,) = read_as("label-studio", path)
    assert document.id == "label-studio-3"
    assert [entity.label for entity in document.entities] == ["LOC"]


def test_several_quotes_may_share_a_source_in_brat(tmp_path):
    (tmp_path / "x.txt").write_text("او گفت الف و گفت ب", encoding="utf-8")
    (tmp_path / "x.ann").write_text(
        "T1\tsource 0 2\tاو\nT2\tindirect 7 10\tالف\nT3\tindirect 17 18\tب\n"
        "R1\tsource Arg1:T1 Arg2:T2\nR2\tsource Arg1:T1 Arg2:T3\n#1\tAnnotatorNotes T1\tمبهم\n",
        encoding="utf-8",
    )
    (document,) = read_as("brat", tmp_path)
    assert [document.surface(quote.source) for quote in document.quotes] == ["او", "او"]


def test_brat_joins_a_zone_in_pieces_and_refuses_other_pieces(tmp_path):
    (tmp_path / "x.txt").write_text("یک دو\nسه چهار", encoding="utf-8")
    ann = tmp_path / "x.ann"
    ann.write_text("T1\tBODY 0 5;6 13\tیک دو سه چهار\n", encoding="utf-8")
    (document,) = read_as("brat", tmp_path)
    assert document.surface(document.zones[0]) == "یک دو\nسه چهار"
    ann.write_text("T1\tORG 0 2;6 8\tیک سه\n", encoding="utf-8")
    with pytest.raises(Exception, match="in pieces"):
        list(read_as("brat", tmp_path))


def test_configurations_name_every_label():
    for label in ("CREDIT", "PER", "DATE", "unmarked", "source", "TERM"):
        assert f'<Label value="{label}"' in labelling_config()
        assert f"\t{label}\n" in annotation_conf()
