"""Reading and writing documents as JSON Lines: UTF-8, the scheme's key order, atomic writes."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from pydantic import ValidationError

from nlp_kit.documents.model import Document
from nlp_kit.errors import InputError, Where, json_fault


def read_text(path: Path) -> str:
    """Return a file's text, decoded as UTF-8, with its line ends untouched.

    Raises:
        InputError: If the file is missing, is a folder or is not UTF-8.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise _unreadable(path, error) from error
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _not_utf8(path, line, error.start) from error


def read_json_lines(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the line number (1-based) and the object of each line, skipping blank lines.

    Raises:
        InputError: If the file cannot be read, is not UTF-8, holds no line, or a line is not
            one JSON object (keys given twice are an error too).
    """
    seen = False
    try:
        with path.open("rb") as stream:
            for number, raw in enumerate(stream, start=1):
                if not raw.strip():
                    continue
                seen = True
                yield number, parse_object(raw, path=path, line=number)
    except OSError as error:
        raise _unreadable(path, error) from error
    if not seen:
        raise InputError(
            "the file is empty.",
            where=Where(str(path)),
            hint="Give a JSON Lines file with one document a line.",
        )


def parse_object(raw: bytes, *, path: Path, line: int) -> dict[str, Any]:
    """Return the JSON object that one line holds; raises InputError where it holds none."""
    where = Where(str(path), line)
    try:
        text = raw.decode("utf-8").removeprefix("\ufeff" if line == 1 else "").rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise _not_utf8(path, line, error.start) from error
    try:
        value = json.loads(text, object_pairs_hook=_unique_keys)
    except json.JSONDecodeError as error:
        raise InputError(
            f"not valid JSON: {json_fault(error)}.",
            where=where,
            hint="Each line must hold one whole JSON object.",
        ) from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"not usable JSON: {error}.", where=where) from error
    if not isinstance(value, dict):
        raise InputError(
            f"the line holds a JSON {type(value).__name__}, not an object.",
            where=where,
            hint="Each line must hold one document: an object with at least id and text.",
        )
    return value


def document_from_object(value: dict[str, Any], *, where: Where) -> Document:
    """Return the document that a parsed JSON object describes.

    Raises:
        InputError: With the document's id and the path of the first bad field.
    """
    try:
        # JSON has no tuples: the strict model takes lists only where it reads JSON itself.
        return Document.model_validate_json(json.dumps(value))
    except ValidationError as error:
        identifier = value.get("id")
        raise InputError(
            _explain(error),
            where=Where(
                where.file,
                where.line,
                identifier if isinstance(identifier, str) else None,
                _field(error),
            ),
            hint="`nlp-kit validate` lists every finding at once.",
        ) from error


def read_documents(path: Path) -> Iterator[Document]:
    """Yield the documents of a JSON Lines file, checking each; ids must be unique in the file.

    Raises:
        InputError: At the first line that holds no valid document.
    """
    lines: dict[str, int] = {}
    for number, value in read_json_lines(path):
        document = document_from_object(value, where=Where(str(path), number))
        if document.id in lines:
            raise InputError(
                f"the id {document.id!r} was used before, on line {lines[document.id]}.",
                where=Where(str(path), number, document.id, "id"),
                hint="Give every document an id of its own.",
            )
        lines[document.id] = number
        yield document


def dumps(document: Document) -> str:
    """Return a document as one line of JSON, in the scheme's key order, characters unescaped."""
    return json.dumps(document.model_dump(mode="json"), ensure_ascii=False)


def write_documents(path: Path, documents: Iterable[Document]) -> int:
    """Write documents as JSON Lines, all or nothing, and return how many there were.

    Raises:
        InputError: If the place cannot be written.
    """
    count = 0
    with atomic_write(path) as stream:
        for document in documents:
            stream.write(dumps(document) + "\n")
            count += 1
    return count


@contextmanager
def atomic_write(path: Path) -> Iterator[IO[str]]:
    """Open a temporary text file beside ``path`` and rename it over ``path`` at the end.

    An exception on the way leaves whatever stood at ``path`` before, and no temporary file.
    Line ends are written as given.

    Raises:
        InputError: If the place cannot be written.
    """
    handle, temporary = _temporary_beside(path)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        # mkstemp makes files private; a result is as readable as any other new file.
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


@contextmanager
def atomic_folder(path: Path, *, inner: str = "") -> Iterator[Path]:
    """Yield a temporary folder beside ``path`` that takes its place, replacing it, at the end.

    An exception on the way leaves whatever stood at ``path`` before, and no temporary folder.

    Args:
        path: The folder to make.
        inner: What inside the temporary folder takes the place, instead of the whole of it.

    Raises:
        InputError: If the place cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = Path(tempfile.mkdtemp(dir=path.parent, prefix=f".{path.name}."))
    except OSError as error:
        raise _unwritable(path, error, "Name a folder that you may write to.") from error
    try:
        yield temporary
        made = temporary / inner
        # mkdtemp makes folders private; a result is as readable as any other new folder.
        made.chmod(0o777 & ~_umask())
        if path.exists():
            shutil.rmtree(path)
        made.replace(path)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def check_writable(path: Path) -> None:
    """Raise InputError if a file could not be written here; for use before long work begins."""
    handle, temporary = _temporary_beside(path)
    os.close(handle)
    temporary.unlink()


def _temporary_beside(path: Path) -> tuple[int, Path]:
    """Return an open temporary file in the folder of ``path``, which is made if need be."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            raise IsADirectoryError(21, "it is a folder")
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
    except OSError as error:
        raise _unwritable(path, error, "Name a file in a folder that you may write to.") from error
    return handle, Path(name)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _unique_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f"the key {twice!r} stands twice in one object")
    return value


def _field(error: ValidationError) -> str | None:
    path = ".".join(str(part) for part in error.errors()[0]["loc"])
    return path or None


def _explain(error: ValidationError) -> str:
    first = error.errors()[0]
    message = first["msg"].removeprefix("Value error, ")
    if first["type"] == "extra_forbidden":
        message = "unknown key"
    elif first["type"] == "json_invalid":
        # The object came from valid JSON: only a lone \\ud800 to \\udfff cannot be UTF-8.
        message = "half a surrogate pair stands in a string, which is no character"
    elif first["type"] == "missing":
        message = "required key is missing"
    elif first["type"] not in {"value_error"}:
        message = f"{message} (got {first['input']!r:.80})"
    more = error.error_count() - 1
    return f"{message}." + (f" {more} more of its fields are wrong too." if more else "")


def _unreadable(path: Path, error: OSError) -> InputError:
    reason = "there is no such file" if isinstance(error, FileNotFoundError) else error.strerror
    return InputError(
        f"cannot read it: {reason}.",
        where=Where(str(path)),
        hint="Check the path.",
    )


def _unwritable(path: Path, error: OSError, hint: str) -> InputError:
    reason = error.strerror or error
    return InputError(f"cannot write here: {reason}.", where=Where(str(path)), hint=hint)


def _not_utf8(path: Path, line: int, position: int) -> InputError:
    return InputError(
        f"not UTF-8 (byte {position}).",
        where=Where(str(path), line),
        hint="Convert the file to UTF-8 first, for example with iconv -f CP1256 -t UTF-8.",
    )
