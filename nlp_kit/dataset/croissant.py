"""Croissant 1.0 metadata of an exported dataset (mlcommons.org/croissant), as JSON-LD.

Croissant's fields over Parquet are columns of plain values or lists of them: the flat columns of
``documents`` and all of ``entities``. The nested layers are named in the description; the Parquet
schema types them. Each file stands with its SHA-256.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import nlp_kit
from nlp_kit.corpus import Corpus
from nlp_kit.dataset.card import corpus_hash
from nlp_kit.dataset.rows import TAGS

CROISSANT = "croissant.json"
_LICENCE = "https://creativecommons.org/licenses/by/4.0/"
_TEXT, _INTEGER = "sc:Text", "sc:Integer"
# Column, type, whether it is a list, what it is; by the folder of the configuration's files.
_COLUMNS: dict[str, tuple[tuple[str, str, bool, str], ...]] = {
    "data": (
        ("id", _TEXT, False, "The document's id."),
        ("text", _TEXT, False, "The untouched source text; offsets are its code points."),
        ("style", _TEXT, False, "The house style of the text."),
        ("topic", _TEXT, False, "What the text is about."),
    ),
    "entities": (
        ("id", _TEXT, False, "The document's id."),
        ("tokens", _TEXT, True, "The tokens of the text, in order."),
        ("ner_tags", _INTEGER, True, "IOB2 tags of the tokens, numbered: " + ", ".join(TAGS) + "."),
    ),
}
_CONFIGURATIONS = {"data": "documents", "entities": "entities"}
# The context that the Croissant 1.0 specification prescribes, as far as its terms are used here.
_CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}


def croissant_json(corpus: Corpus, folder: Path) -> str:
    """Return the Croissant metadata of the Parquet files in a folder, as ``croissant.json``.

    Args:
        corpus: The corpus that was exported; its hash is the version.
        folder: The exported dataset.
    """
    digest = corpus_hash(corpus)
    files = sorted(path for name in _COLUMNS for path in folder.glob(f"{name}/*.parquet"))
    value = {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "name": "persian-news-evidence",
        "description": "Persian news dispatches, annotated with entities, times, quotations "
        "(content, cue, source, speaker) and page zones. The nested columns of the documents "
        "configuration (meta, zones, entities, times, quotes, non_quotes, actors) are typed in "
        f"the Parquet schema. Made by nlp_kit {nlp_kit.__version__}; corpus SHA-256 {digest}.",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "inLanguage": "fa",
        "license": _LICENCE,
        "version": f"{nlp_kit.__version__}+{digest[:12]}",
        "distribution": [_file(path, folder) for path in files],
        "recordSet": [_record_set(path) for path in files],
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _name(path: Path) -> str:
    """Return a configuration and split: ``entities-train``."""
    return f"{_CONFIGURATIONS[path.parent.name]}-{path.name.partition('-')[0]}"


def _file(path: Path, folder: Path) -> dict[str, str]:
    return {
        "@type": "cr:FileObject",
        "@id": f"{_name(path)}.parquet",
        "name": f"{_name(path)}.parquet",
        "contentUrl": path.relative_to(folder).as_posix(),
        "encodingFormat": "application/x-parquet",
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
    }


def _record_set(path: Path) -> dict[str, Any]:
    name = _name(path)
    fields = []
    for column, kind, repeated, description in _COLUMNS[path.parent.name]:
        source = {"fileObject": {"@id": f"{name}.parquet"}, "extract": {"column": column}}
        fields.append(
            {
                "@type": "cr:Field",
                "@id": f"{name}/{column}",
                "name": column,
                "description": description,
                "dataType": kind,
                **({"repeated": True} if repeated else {}),
                "source": source,
            }
        )
    return {"@type": "cr:RecordSet", "@id": name, "name": name, "field": fields}
