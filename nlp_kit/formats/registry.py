"""The formats by name; a format's module is imported only when it is asked for."""

from __future__ import annotations

import difflib
import importlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from nlp_kit.documents import Document
from nlp_kit.errors import InputError, Where
from nlp_kit.formats.features import EVERYTHING, Feature

Reader = Callable[[Path], Iterable[Document]]
Writer = Callable[[Path, Iterable[Document]], None]


@dataclass(frozen=True, slots=True)
class Format:
    """A format that documents can be read from, written to, or both.

    Attributes:
        name: What it is called on the command line.
        title: What it is, and of which program.
        place: Whether its path is a file, a folder, or (a reader's) either.
        carries: What of a document survives going out and coming in again.
        lost: Why the rest does not; empty where nothing is lost.
        read: Yields documents; raises InputError with file and line.
        write: Writes documents, all or nothing; they are projected to what it carries.
        extra: The optional extra of the package that it needs.
    """

    name: str
    title: str
    place: str
    carries: frozenset[Feature] = EVERYTHING
    lost: str = ""
    read: Reader | None = field(default=None, repr=False)
    write: Writer | None = field(default=None, repr=False)
    extra: str | None = None


_MODULES = {
    "jsonl": "nlp_kit.formats.jsonl",
    "inline": "nlp_kit.formats.inline_files",
    "conll": "nlp_kit.formats.conll",
    "brat": "nlp_kit.formats.brat",
    "label-studio": "nlp_kit.formats.label_studio",
    "doccano": "nlp_kit.formats.doccano",
    "prodigy": "nlp_kit.formats.prodigy",
    "spacy": "nlp_kit.formats.docbin",
    "uima": "nlp_kit.formats.uima",
    "timeml": "nlp_kit.formats.timeml",
    "arman": "nlp_kit.formats.corpora",
    "nsurl": "nlp_kit.formats.corpora",
    "parsnercorp": "nlp_kit.formats.corpora",
    "parstwiner": "nlp_kit.formats.corpora",
}


def format_names() -> tuple[str, ...]:
    """Return the names of all formats."""
    return tuple(_MODULES)


def get_format(name: str) -> Format:
    """Return a format by its name.

    Raises:
        InputError: If no format has this name.
    """
    if name not in _MODULES:
        near = difflib.get_close_matches(name, _MODULES, n=1)
        raise InputError(
            f"no format is called {name!r}.",
            where=Where(field="--from or --to"),
            hint=f"Did you mean {near[0]!r}?" if near else "Formats: " + ", ".join(_MODULES) + ".",
        )
    formats: tuple[Format, ...] = importlib.import_module(_MODULES[name]).FORMATS
    return next(known for known in formats if known.name == name)


def read_as(name: str, path: Path) -> Iterator[Document]:
    """Yield the documents of a file or folder in a format.

    Raises:
        InputError: If the format cannot be read, or at the first thing that is wrong.
    """
    known = get_format(name)
    if known.read is None:
        raise InputError(
            f"{name} can only be written.", where=Where(str(path)), hint="See `nlp-kit formats`."
        )
    if not path.exists():
        raise InputError(
            "cannot read it: there is no such file or folder.",
            where=Where(str(path)),
            hint="Check the path.",
        )
    if known.place in {"file", "folder"} and path.is_dir() != (known.place == "folder"):
        found = "folder" if path.is_dir() else "file"
        raise InputError(
            f"{name} is a {known.place}, this is a {found}.",
            where=Where(str(path)),
            hint=f"Name the {known.place}.",
        )
    yield from known.read(path)
