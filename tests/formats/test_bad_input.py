"""Input that is cut off, changed or foreign: one message with file and line, nothing written."""

import json
import shutil
from pathlib import Path

import pytest

from nlp_kit.errors import InputError
from nlp_kit.formats import get_format, read_as

REFERENCE = Path(__file__).parent / "reference"


def change(tmp_path, name, old, new, file=None):
    """Return a copy of the reference in a format with a string replaced once."""
    source, target = REFERENCE / name, tmp_path / name
    if source.is_dir():
        shutil.copytree(source, target)
    else:
        shutil.copy(source, target)
    path = target / file if file else target
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return target


CASES = [
    ("brat", "T3\tORG 2 18", "T3\tORG 2 17", "reference.ann", "reference.ann:3.*the text at 2 17"),
    ("brat", "T3\tORG 2 18", "T3\tORG 2 99", "reference.ann", "reference.ann:3.*outside the text"),
    ("brat", "T3\tORG", "T3\tCITY", "reference.ann", "unknown label 'CITY'"),
    ("brat", "T3\tORG 2 18", "T3\tORG x 18", "reference.ann", "ann:3.*no numbers"),
    ("brat", "Arg1:T8", "Arg1:T80", "reference.ann", "names 'T80'"),
    ("brat", "R3\tcue Arg1:T8", "R3\tcue Arg1:T3", "reference.ann", "from entities to quotes"),
    ("brat", "R1\tconflicts_with", "R1\tbefore", "reference.ann", "unknown relation 'before'"),
    ("brat", "A1\tCalendar T5", "A1\tMood T5", "reference.ann", "ann:15.*no brat annotation"),
    ("brat", "N1\tReference T3", "N1\tReference T33", "reference.ann", "T33"),
    ("brat", "کشور", "کشوز", "reference.txt", "ann:1.*the text at"),
    ("conll", "ترکيه\tI-ORG", "ترکيه\tI-CITY", None, "conll:6: unknown tag 'I-CITY'"),
    ("conll", "وزارت\tB-ORG", "وزارت\tO", None, "conll:5.*continues no ORG"),
    ("conll", "وزارت\t", "وزارث\t", None, "conll:4.*the token is 'وزارث', the text has 'وزارت'"),
    ("conll", "بود\tO\n.\tO\n", "بود\tO\n", None, "goes on after the last token"),
    ("conll", "کشور\tI-ORG", "کشور", None, "conll:5.*no token and tag"),
    ("doccano", '"start_offset": 2,', '"start_offset": 99,', None, "doccano:1.*outside the text"),
    ("doccano", '"label": "ORG"', '"label": "CITY"', None, "doccano:1.*unknown label 'CITY'"),
    ("doccano", '"to_id": 6', '"to_id": 60', None, "names '60'"),
    ("prodigy", '"label": "ORG"', '"label": "CITY"', None, "prodigy:1.*unknown label 'CITY'"),
    ("prodigy", "وزارت کشور", "وزارث کشور", None, "prodigy:1.*the token is 'وزارت'"),
    ("prodigy", '"end": 18, "token_start"', '"end": 999, "token_start"', None, "outside the text"),
    ("label-studio", '"start": 3, "end": 19', '"start": 3, "end": 18', None, "the region says"),
    ("label-studio", '"start": 3, "end": 19', '"start": 1, "end": 19', None, "cuts a character"),
    ("label-studio", '"labels": ["ORG"]', '"labels": ["CITY"]', None, "unknown label 'CITY'"),
    ("label-studio", '"text": "😀 وزارت', '"text": "😀 وزارث', None, "the region says"),
    (
        "timeml",
        'type="DATE" value="2021-10-18" k',
        'type="DAY" value="2021-10-18" k',
        "reference.tml",
        "reference.tml.*TIMEX3",
    ),
    ("timeml", "</TEXT>", "", "reference.tml", "reference.tml.*not XML"),
    ("jsonl", '"start": 2,', '"start": 200,', None, "jsonl:1.*end 18 is not after start 200"),
    ("jsonl", '"label": "ORG"', '"label": "CITY"', None, "jsonl:1.*entities.0.label"),
]


@pytest.mark.parametrize(("name", "old", "new", "file", "message"), CASES)
def test_one_wrong_thing_is_named_with_its_place(tmp_path, name, old, new, file, message):
    path = change(tmp_path, name, old, new, file)
    with pytest.raises(InputError, match=message):
        list(read_as(name, path))


@pytest.mark.parametrize("name", ["jsonl", "conll", "doccano", "prodigy", "label-studio"])
def test_a_file_that_was_cut_off(tmp_path, name):
    data = (REFERENCE / name).read_bytes()
    path = tmp_path / name
    path.write_bytes(data[: data.rindex(b"E1") if b"E1" in data else len(data) * 2 // 3])
    with pytest.raises(InputError) as caught:
        list(read_as(name, path))
    assert str(path) in str(caught.value)


@pytest.mark.parametrize("name", ["jsonl", "conll", "doccano", "prodigy", "label-studio", "spacy"])
@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"null", b"[1]", b'{"a": '])
def test_a_file_of_something_else(tmp_path, name, data):
    path = tmp_path / "file"
    path.write_bytes(data)
    with pytest.raises(InputError, match=str(path)):
        list(read_as(name, path))


def test_broken_xmi_names_its_line(tmp_path):
    pytest.importorskip("cassis", reason="dkpro-cassis is not installed (extra uima)")
    path = change(tmp_path, "uima", "</xmi:XMI>", "", "reference.xmi")
    with pytest.raises(InputError, match=r"reference\.xmi:\d+: not usable UIMA XML"):
        list(read_as("uima", path))


@pytest.mark.parametrize("name", ["brat", "uima"])
def test_an_empty_folder(tmp_path, name):
    if name == "uima":
        pytest.importorskip("cassis", reason="dkpro-cassis is not installed (extra uima)")
    with pytest.raises(InputError, match="no \\*"):
        list(read_as(name, tmp_path))


def test_brat_without_its_annotations(tmp_path):
    path = change(tmp_path, "brat", "وزارت", "وزارت", "reference.txt")
    (path / "reference.ann").unlink()
    with pytest.raises(InputError, match="no such file"):
        list(read_as("brat", path))


def test_a_file_where_a_folder_belongs(tmp_path):
    with pytest.raises(InputError, match="brat is a folder, this is a file"):
        list(read_as("brat", REFERENCE / "jsonl"))


def test_an_unknown_format_is_named_with_the_nearest():
    with pytest.raises(InputError, match="Did you mean 'doccano'"):
        get_format("docanno")


def test_label_studio_regions_need_one_label(tmp_path):
    task = {
        "data": {"text": "ایران"},
        "annotations": [
            {
                "result": [
                    {"id": "r", "type": "labels", "value": {"start": 0, "end": 5, "labels": []}}
                ]
            }
        ],
    }
    path = tmp_path / "export.json"
    path.write_text(json.dumps([task]), encoding="utf-8")
    with pytest.raises(InputError, match="no labelled region"):
        list(read_as("label-studio", path))
