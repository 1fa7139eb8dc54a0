"""Files of the formats: written all or nothing, read with messages that name the line."""

from __future__ import annotations

import json
import shutil
import tempfile
from bisect import bisect_left
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

from nlp_kit.documents import Document, document_from_object, read_text
from nlp_kit.errors import InputError, Where, json_fault


@contextmanager
def atomic_path(path: Path, *, folder: bool = False) -> Iterator[Path]:
    """Yield a temporary path beside ``path`` that takes its place at the end.

    A folder must not be there yet, or be empty. An exception leaves things as they were.

    Raises:
        InputError: If the place cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir() and (not folder or any(path.iterdir())):
            raise FileExistsError(
                17, "a folder with files is there" if folder else "it is a folder"
            )
        if folder and path.exists() and not path.is_dir():
            raise FileExistsError(17, "a file is there")
        temporary = Path(tempfile.mkdtemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp"))
    except OSError as error:
        raise InputError(
            f"cannot write here: {error.strerror or error}.",
            where=Where(str(path)),
            hint="Name a new or empty folder." if folder else "Name a file you may write to.",
        ) from error
    try:
        made = temporary / "made"
        if folder:
            made.mkdir()
        yield made
        if folder and path.is_dir():
            path.rmdir()
        made.replace(path)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def read_json(path: Path) -> Any:
    """Return the value that a JSON file holds; raises InputError with the line."""
    source = read_text(path).removeprefix("\ufeff")
    try:
        return json.loads(source)
    except json.JSONDecodeError as error:
        raise InputError(
            f"not valid JSON: {json_fault(error)}.",
            where=Where(str(path), error.lineno),
            hint="The file may be cut off: export it again.",
        ) from error
    except RecursionError as error:
        raise InputError("JSON nested too deeply.", where=Where(str(path))) from error


def build(value: dict[str, Any], where: Where) -> Document:
    """Return the document that plain values describe; raises InputError where they do not."""
    return document_from_object(value, where=where)


def fail(what: str, where: Where, hint: str) -> NoReturn:
    """Raise an InputError."""
    raise InputError(what, where=where, hint=hint)


def difference(ours: str, theirs: str) -> str:
    """Return in words where two texts differ first: offset, line and the characters."""
    start = next(
        (index for index, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a != b),
        min(len(ours), len(theirs)),
    )
    line = ours.count("\n", 0, start) + 1

    def shown(text: str) -> str:
        return ascii(text[start : start + 1])[1:-1] or "the end"

    return f"offset {start} (line {line} of the text): {shown(ours)} here, {shown(theirs)} there"


class Utf16:
    """Offsets of one text in UTF-16 code units, as JavaScript and Java count, and back."""

    def __init__(self, text: str) -> None:
        self._units = [0]
        for character in text:
            self._units.append(self._units[-1] + (2 if ord(character) > 0xFFFF else 1))

    def units(self, offset: int) -> int:
        """Return the UTF-16 offset of an offset in code points."""
        return self._units[offset]

    def code_points(self, units: int) -> int | None:
        """Return the offset in code points; None in the middle of a pair or past the text."""
        offset = bisect_left(self._units, units)
        fits = offset < len(self._units) and self._units[offset] == units
        return offset if fits else None
