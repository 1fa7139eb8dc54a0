"""Inline XML as a format: a file, or a folder of files, one document each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from nlp_kit.documents import Document
from nlp_kit.errors import Where
from nlp_kit.formats.files import fail
from nlp_kit.formats.inline import read_inline
from nlp_kit.formats.registry import Format


def _read(path: Path) -> Iterator[Document]:
    paths = sorted(path.glob("*.xml")) if path.is_dir() else [path]
    if not paths:
        fail("no *.xml in this folder.", Where(str(path)), "Name a folder of inline XML files.")
    for file in paths:
        yield read_inline(file).document


FORMATS = (
    Format(
        name="inline",
        title="inline XML, for writing gold by hand",
        place="either",
        lost="read only: layers that cross cannot be written as nested tags",
        read=_read,
    ),
)
