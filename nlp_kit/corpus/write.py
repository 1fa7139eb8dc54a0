"""Adding texts and annotations to a corpus folder; every write is all or nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from nlp_kit.corpus.files import (
    DOCUMENTS_FILE,
    GOLD,
    LAYER_KEYS,
    Annotation,
    SplitName,
    TextRecord,
    text_hash,
)
from nlp_kit.corpus.read import annotations_of, read_records
from nlp_kit.documents import Document, atomic_write

GUIDELINES = "1"


def write_annotation(
    corpus: Path,
    document: Document,
    *,
    annotator: str = GOLD,
    notes: str | None = None,
    guidelines: str = GUIDELINES,
) -> Path:
    """Write one annotator's layers of a document, one span a line, and return the file's path."""
    annotation = Annotation(
        document=document.id,
        text_sha256=text_hash(document.text.encode("utf-8")),
        annotator=annotator,
        guidelines=guidelines,
        notes=notes,
        **{key: getattr(document, key) for key in LAYER_KEYS},
    )
    path = annotations_of(corpus) / annotator / f"{document.id}.json"
    with atomic_write(path) as stream:
        stream.write(_one_span_a_line(annotation.model_dump(mode="json")))
    return path


def add_document(
    corpus: Path,
    collection: str,
    document: Document,
    *,
    split: SplitName,
    style: str | None = None,
    topic: str | None = None,
    provenance: str | None = None,
) -> None:
    """Write a document's text, its line in ``documents.jsonl`` and its gold annotation.

    A text of the same id in the collection is replaced; lines stay in the order of their ids.
    """
    folder = corpus / collection
    listing = folder / DOCUMENTS_FILE
    records = {record.id: record for record, _ in read_records(listing)} if listing.exists() else {}
    name = f"{document.id}.txt"
    records[document.id] = TextRecord(
        id=document.id,
        file=name,
        sha256=text_hash(document.text.encode("utf-8")),
        split=split,
        style=style,
        topic=topic,
        provenance=provenance,
        meta=document.meta,
    )
    with atomic_write(folder / name) as stream:
        stream.write(document.text)
    with atomic_write(listing) as stream:
        for identifier in sorted(records):
            value = records[identifier].model_dump(mode="json")
            stream.write(json.dumps(value, ensure_ascii=False) + "\n")
    write_annotation(corpus, document)


def _one_span_a_line(value: dict[str, Any]) -> str:
    lines = []
    for key, item in value.items():
        if isinstance(item, list) and item:
            rows = ",\n".join(f"    {json.dumps(row, ensure_ascii=False)}" for row in item)
            lines.append(f'  "{key}": [\n{rows}\n  ]')
        else:
            lines.append(f'  "{key}": {json.dumps(item, ensure_ascii=False)}')
    return "{\n" + ",\n".join(lines) + "\n}\n"
