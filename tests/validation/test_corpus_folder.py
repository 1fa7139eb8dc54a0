"""Validation of a corpus folder names the standoff file and the line of the item."""

import json

import pytest

from nlp_kit.corpus import add_document, write_annotation
from nlp_kit.documents import Document
from nlp_kit.errors import InputError
from nlp_kit.validation import validate
from nlp_kit.validation.standoff import item_lines

TEXT = "وزیر امور خارجه ایران روز شنبه در تهران با همتای چینی خود دیدار کرد و به پکن رفت."


def document(identifier, text=TEXT):
    start = text.index("تهران")
    value = {
        "id": identifier,
        "text": text,
        "zones": [{"start": 0, "end": len(text), "label": "BODY"}],
        "entities": [{"id": "E1", "start": start, "end": start + 5, "label": "LOC"}],
    }
    return Document.model_validate(value, strict=False)


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "corpus"
    add_document(folder, "news", document("one"), split="train")
    return folder


def rules_broken(corpus):
    return [finding.rule for finding in validate([corpus])]


def test_a_sound_corpus_has_no_findings(corpus):
    assert rules_broken(corpus) == []


def test_a_text_that_was_changed(corpus):
    with (corpus / "news/one.txt").open("a", encoding="utf-8") as stream:
        stream.write("\n")
    assert rules_broken(corpus) == ["corpus-text-hash", "corpus-text-hash"]


def test_a_text_that_is_missing(corpus):
    (corpus / "news/one.txt").unlink()
    assert rules_broken(corpus) == ["corpus-file-missing"]


def test_an_annotation_without_its_text(corpus):
    write_annotation(corpus, document("two"))
    assert rules_broken(corpus) == ["corpus-file-missing"]


def test_a_text_that_is_not_utf8(corpus):
    (corpus / "news/one.txt").write_bytes("سلام".encode("cp1256"))
    assert set(rules_broken(corpus)) == {"corpus-text-hash", "file-not-utf8"}


def test_a_text_that_leaks_from_one_split_into_another(corpus):
    add_document(corpus, "news", document("two", "دیروز " + TEXT), split="test")
    assert rules_broken(corpus) == ["split-leak"]


def test_the_same_text_twice_in_one_split(corpus):
    add_document(corpus, "news", document("two"), split="train")
    assert rules_broken(corpus) == ["text-twice"]


def test_a_finding_names_the_standoff_file_and_its_line(corpus):
    path = corpus.parent / "annotations/gold/one.json"
    lines = path.read_text(encoding="utf-8").splitlines()
    wanted = next(number for number, line in enumerate(lines, start=1) if '"E1"' in line)
    path.write_text("\n".join(lines).replace('"LOC"', '"CITY"'), encoding="utf-8")
    (finding,) = validate([corpus])
    assert finding.rule == "label-unknown"
    assert (finding.where.file, finding.where.line) == (str(path), wanted)
    assert (finding.where.document, finding.where.field) == ("one", "entities.0.label")


def test_every_annotator_is_checked(corpus):
    write_annotation(corpus, document("one"), annotator="a")
    path = corpus.parent / "annotations/a/one.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"guidelines"', '"guide"'), "utf-8")
    found = list(validate([corpus]))
    assert {finding.where.file for finding in found} == {str(path)}
    assert [finding.rule for finding in found] == ["key-missing", "key-unknown"]


def test_standoff_that_is_broken_is_a_finding(corpus):
    (corpus.parent / "annotations/gold/one.json").write_text('{\n "document": \n', "utf-8")
    (finding,) = validate([corpus])
    assert (finding.rule, finding.where.line) == ("json-invalid", 3)


@pytest.mark.parametrize("name", ["missing", "missing.jsonl"])
def test_input_that_is_not_there_is_unusable(tmp_path, name):
    with pytest.raises(InputError, match="no such file"):
        list(validate([tmp_path / name]))


def test_a_folder_without_a_collection_is_unusable(tmp_path):
    with pytest.raises(InputError, match="no collection"):
        list(validate([tmp_path]))


@pytest.mark.parametrize("indent", [None, 1, 2])
def test_lines_of_items(indent):
    value = {"a": [1, {"b": [2]}], "c": [], "d": {"e": 1}, "f": [[]]}
    source = json.dumps(value, indent=indent)
    lines = source.splitlines()
    found = item_lines(source)
    assert set(found) == {"a", "a.0", "a.1", "c", "d", "f", "f.0"}
    assert '"d"' in lines[found["d"] - 1]
    assert "{" in lines[found["a.1"] - 1]
