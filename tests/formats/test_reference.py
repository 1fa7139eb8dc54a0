"""One reference document, and the bytes that each format writes for it.

Its text has a half-space, an emoji outside the BMP before the spans (so that UTF-16 differs from
code points), a combining mark, a right-to-left mark, Arabic letters, nested and adjacent spans.
"""

import importlib.util
import json
from pathlib import Path

import pytest

from nlp_kit.documents import Document
from nlp_kit.formats import convert, get_format, project, read_as

REFERENCE = Path(__file__).parent / "reference"
TEXT = "😀 وزارت کشور ترکيه می‌گوید: «قلمِ a\u0301 \u200fما».\nدر ۲۶ مهر (۱۸ اکتبر) طرح «مهر» بود."


def at(surface, **fields):
    start = TEXT.index(surface)
    return {"start": start, "end": start + len(surface), **fields}


DOCUMENT = Document.model_validate(
    {
        "id": "reference",
        "text": TEXT,
        "meta": {"title": "عنوان", "published": "2021-10-18", "published_basis": "stated"},
        "zones": [
            {"start": 0, "end": TEXT.index("\n"), "label": "HEADLINE"},
            {"start": TEXT.index("\n") + 1, "end": len(TEXT), "label": "BODY"},
        ],
        "entities": [
            {"id": "E1", **at("وزارت کشور ترکيه"), "label": "ORG", "actor": "A1"},
            {"id": "E2", **at("ترکيه"), "label": "LOC", "actor": "A2"},
        ],
        "times": [
            {
                "id": "T1",
                **at("۲۶ مهر"),
                "type": "DATE",
                "value": "2021-10-18",
                "calendar": "jalali",
                "conflicts_with": "T2",
            },
            {
                "id": "T2",
                **at("۱۸ اکتبر"),
                "type": "DATE",
                "value": "2021-10-18",
                "calendar": "gregorian",
                "conflicts_with": "T1",
            },
        ],
        "quotes": [
            {
                "id": "Q1",
                **at("قلمِ a\u0301 \u200fما"),
                "kind": "direct",
                "cue": at("می‌گوید"),
                "source": at("وزارت کشور ترکيه"),
                "speaker": "A1",
            },
        ],
        "non_quotes": [at("مهر» بود", label="NAME") | {"end": TEXT.index("مهر» بود") + 3}],
        "actors": [
            {"id": "A1", "label": "ORG", "name": "وزارت کشور ترکیه", "wikidata": None},
            {"id": "A2", "label": "LOC", "name": "ترکیه", "wikidata": "Q43"},
        ],
    },
    strict=False,
)
FILES = {
    "jsonl": ["jsonl"],
    "conll": ["conll"],
    "doccano": ["doccano"],
    "prodigy": ["prodigy"],
    "label-studio": ["label-studio"],
    "brat": ["brat/annotation.conf", "brat/reference.ann", "brat/reference.txt"],
    "timeml": ["timeml/reference.tml"],
    "uima": ["uima/TypeSystem.xml", "uima/reference.xmi"],
}


@pytest.mark.parametrize("name", FILES)
def test_the_reference_document_has_its_bytes(name, tmp_path):
    if name == "uima" and not importlib.util.find_spec("cassis"):
        pytest.skip("dkpro-cassis is not installed (extra uima)")
    convert([DOCUMENT], tmp_path / name, name=name, lossy=True)
    for file in FILES[name]:
        assert (tmp_path / file).read_bytes() == (REFERENCE / file).read_bytes(), file


@pytest.mark.parametrize("name", FILES)
def test_the_reference_bytes_are_the_document(name):
    if name == "uima" and not importlib.util.find_spec("cassis"):
        pytest.skip("dkpro-cassis is not installed (extra uima)")
    (document,) = read_as(name, REFERENCE / name)
    assert document == project(DOCUMENT, get_format(name).carries)


def test_label_studio_counts_utf16_units():
    (task,) = json.loads((REFERENCE / "label-studio").read_text(encoding="utf-8"))
    regions = task["annotations"][0]["result"]
    region = next(row for row in regions if row["id"] == "E1" and row["type"] == "labels")
    assert DOCUMENT.entities[0].start == 2
    assert region["value"]["start"] == 3
    units = TEXT.encode("utf-16-le")
    value = region["value"]
    assert units[2 * value["start"] : 2 * value["end"]].decode("utf-16-le") == value["text"]


def test_uima_counts_utf16_units():
    source = (REFERENCE / "uima/reference.xmi").read_text(encoding="utf-8")
    assert 'begin="3"' in source and 'begin="2"' not in source
