"""TimeML 1.2.1 as a format: a folder of ``ID.tml``, one document each, for its times."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from nlp_kit.documents import Document, Time, read_text
from nlp_kit.errors import InputError, Where
from nlp_kit.formats.features import Feature, project
from nlp_kit.formats.files import atomic_path, fail
from nlp_kit.formats.registry import Format
from nlp_kit.times.timeml import read_timeml, to_timeml

_CARRIES: frozenset[Feature] = frozenset({"times", "values", "published"})


def _write(path: Path, documents: Iterable[Document]) -> None:
    with atomic_path(path, folder=True) as folder:
        for document in documents:
            source = to_timeml(project(document, _CARRIES))
            (folder / f"{document.id}.tml").write_bytes(source.encode("utf-8"))


def _read(path: Path) -> Iterator[Document]:
    files = sorted(path.glob("*.tml"))
    if not files:
        fail("no *.tml in this folder.", Where(str(path)), "Name a folder of TimeML files.")
    for file in files:
        try:
            document = read_timeml(read_text(file))
        except InputError as error:
            where = replace(error.where or Where(), file=str(file), document=file.stem)
            raise InputError(error.what, where=where, hint=error.hint) from error
        times = tuple(sorted(document.times, key=_number))
        yield document.model_copy(update={"times": times})


def _number(time: Time) -> int:
    digits = re.search(r"\d+", time.id)
    return int(digits[0]) if digits else 0


FORMATS = (
    Format(
        name="timeml",
        title="TimeML (TIMEX3)",
        place="folder",
        carries=_CARRIES,
        lost="TimeML marks times; of the metadata it has the day of writing alone; texts with "
        "control characters that XML cannot hold, and times that overlap, are refused",
        read=_read,
        write=_write,
    ),
)
