"""JSON Lines of the annotation scheme: the toolkit's own format, which loses nothing."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from nlp_kit.documents import Document, read_documents, write_documents
from nlp_kit.formats.registry import Format


def _write(path: Path, documents: Iterable[Document]) -> None:
    write_documents(path, documents)


FORMATS = (
    Format(
        name="jsonl",
        title="JSON Lines of the annotation scheme",
        place="file",
        read=read_documents,
        write=_write,
    ),
)
