"""Reading the corpus: texts checked against their hashes, joined with an annotator's layers."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

import nlp_kit
from nlp_kit.corpus.files import (
    DOCUMENTS_FILE,
    GOLD,
    LAYER_KEYS,
    Annotation,
    SplitName,
    TextRecord,
    text_hash,
)
from nlp_kit.documents import Document, document_from_object, read_documents, read_json_lines
from nlp_kit.errors import InputError, Where, json_fault

__all__ = [
    "GOLD",
    "Corpus",
    "CorpusDocument",
    "annotators",
    "default_corpus",
    "load",
    "load_documents",
    "load_texts",
]


@dataclass(frozen=True, slots=True)
class CorpusDocument:
    """A document of the corpus and where it comes from."""

    document: Document
    record: TextRecord
    text_file: Path
    annotation_file: Path | None


@dataclass(frozen=True, slots=True)
class Corpus:
    """The documents of a corpus folder with one annotator's layers, in the order of the files."""

    path: Path
    annotator: str
    items: tuple[CorpusDocument, ...]

    @property
    def documents(self) -> tuple[Document, ...]:
        """All documents."""
        return tuple(item.document for item in self.items)

    def split(self, name: str) -> tuple[Document, ...]:
        """Return the documents of a split: ``train``, ``validation`` or ``test``.

        Raises:
            InputError: If there is no split of this name.
        """
        if name not in get_args(SplitName):
            raise InputError(
                f"no split is called {name!r}.",
                where=Where(str(self.path)),
                hint="Splits are: " + ", ".join(get_args(SplitName)) + ".",
            )
        return tuple(item.document for item in self.items if item.record.split == name)


def default_corpus() -> Path:
    """Return the corpus folder of the checkout, else the one that the package carries."""
    package = Path(nlp_kit.__file__).resolve().parent
    for root in (package.parent, package / "embedded"):
        if any((root / "corpus").glob(f"*/{DOCUMENTS_FILE}")):
            return root / "corpus"
    raise InputError(
        "this installation carries no corpus.",
        where=Where(str(package / "embedded")),
        hint="Install nlp_kit again, or name a corpus folder.",
    )


def resolve_corpus(path: Path) -> Path:
    """Return the folder that ``path`` names; ``corpus`` alone means the embedded one."""
    if path.is_dir():
        return path
    if path == Path("corpus"):
        return default_corpus()
    reason = "it is a file" if path.exists() else "there is no such folder"
    raise InputError(
        f"cannot read a corpus here: {reason}.",
        where=Where(str(path)),
        hint="Name a folder that holds collections, such as corpus.",
    )


def annotations_of(corpus: Path) -> Path:
    """Return the folder of the annotations that belong to a corpus folder."""
    return corpus.resolve().parent / "annotations"


def annotators(corpus: Path) -> list[str]:
    """Return the names of those who annotated a corpus, ``gold`` (adjudicated) among them."""
    folder = annotations_of(resolve_corpus(corpus))
    return sorted(path.name for path in folder.glob("*") if path.is_dir())


def load(path: Path | None = None, *, annotator: str = GOLD) -> Corpus:
    """Return a corpus with the layers of one annotator; texts without any are left out.

    Args:
        path: The corpus folder, or one collection in it; the embedded corpus if None.
        annotator: A folder of ``annotations/``.

    Raises:
        InputError: At the first file that is missing, broken, or does not fit its hash.
    """
    folder = default_corpus() if path is None else resolve_corpus(path)
    lists = [folder / DOCUMENTS_FILE] if (folder / DOCUMENTS_FILE).exists() else []
    lists = lists or sorted(folder.glob(f"*/{DOCUMENTS_FILE}"))
    if not lists:
        raise InputError(
            f"no collection here: no */{DOCUMENTS_FILE}.",
            where=Where(str(folder)),
            hint="corpus/README.md says how to add one.",
        )
    root = folder.parent if (folder / DOCUMENTS_FILE).exists() else folder
    layers = annotations_of(root) / annotator
    if not layers.is_dir():
        raise InputError(
            f"no annotator is called {annotator!r}.",
            where=Where(str(layers)),
            hint="Annotators are: " + ", ".join(annotators(root)) + ".",
        )
    items: list[CorpusDocument] = []
    seen: dict[str, str] = {}
    for listing in lists:
        for record, line in read_records(listing):
            where = Where(str(listing), line, record.id)
            if record.id in seen:
                raise InputError(
                    f"the id was used before, in {seen[record.id]}.",
                    where=where,
                    hint="Give every text an id of its own.",
                )
            seen[record.id] = str(listing)
            annotation_file = layers / f"{record.id}.json"
            if annotation_file.exists():
                items.append(_join(record, listing.parent / record.file, annotation_file, where))
    return Corpus(folder, annotator, tuple(items))


def load_texts(path: Path) -> dict[str, str]:
    """Return the texts of a corpus folder by id, annotated or not.

    Raises:
        InputError: If a text is missing or does not fit its hash.
    """
    folder = resolve_corpus(path)
    return {
        record.id: read_corpus_text(
            listing.parent / record.file, record, Where(str(listing), line, record.id)
        )
        for listing in sorted(folder.glob(f"*/{DOCUMENTS_FILE}"))
        for record, line in read_records(listing)
    }


def load_documents(path: Path, *, split: str | None = None) -> tuple[Document, ...]:
    """Return documents from a JSON Lines file or a corpus folder.

    Raises:
        InputError: If the input is unusable, or a split is asked of a file.
    """
    if path.is_file():
        if split is not None:
            raise InputError(
                "a JSON Lines file has no splits.",
                where=Where(str(path)),
                hint="Leave the split out, or name a corpus folder.",
            )
        return tuple(read_documents(path))
    if path.suffix:
        return tuple(read_documents(path))
    corpus = load(path)
    return corpus.documents if split is None else corpus.split(split)


def read_records(listing: Path) -> Sequence[tuple[TextRecord, int]]:
    """Return the records of a ``documents.jsonl`` with their line numbers."""
    return [
        (_parse(TextRecord, value, Where(str(listing), line)), line)
        for line, value in read_json_lines(listing)
    ]


def read_annotation(path: Path) -> Annotation:
    """Return the annotation that a standoff file holds.

    Raises:
        InputError: If it cannot be read or does not hold an annotation.
    """
    try:
        value = json.loads(path.read_bytes().decode("utf-8"))
    except OSError as error:
        raise InputError(f"cannot read it: {error.strerror}.", where=Where(str(path))) from error
    except UnicodeDecodeError as error:
        raise InputError(f"not UTF-8 (byte {error.start}).", where=Where(str(path))) from error
    except json.JSONDecodeError as error:
        raise InputError(
            f"not valid JSON: {json_fault(error)}.",
            where=Where(str(path), error.lineno),
        ) from error
    return _parse(Annotation, value, Where(str(path)))


def read_corpus_text(path: Path, record: TextRecord, where: Where) -> str:
    """Return a text of the corpus, decoded, after checking its bytes against its hash."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(
            f"cannot read its text {path}: {error.strerror}.", where=where, hint="Check `file`."
        ) from error
    if text_hash(data) != record.sha256:
        raise InputError(
            f"{path} does not have the hash that is recorded.",
            where=where,
            hint="The text was changed: restore it; offsets would be wrong.",
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"not UTF-8 (byte {error.start}).", where=Where(str(path))) from error


def _join(
    record: TextRecord, text_file: Path, annotation_file: Path, where: Where
) -> CorpusDocument:
    text = read_corpus_text(text_file, record, where)
    annotation = read_annotation(annotation_file)
    place = Where(str(annotation_file), None, record.id)
    for got, wanted, what in (
        (annotation.document, record.id, "document"),
        (annotation.text_sha256, record.sha256, "text_sha256"),
    ):
        if got != wanted:
            raise InputError(
                f"{what} is {got!r}, the corpus says {wanted!r}.",
                where=place,
                hint="The annotation belongs to another text, or the text was changed.",
            )
    value = annotation.model_dump(mode="json", include=set(LAYER_KEYS))
    document = document_from_object(
        {"id": record.id, "text": text, "meta": record.meta.model_dump(), **value}, where=place
    )
    return CorpusDocument(document, record, text_file, annotation_file)


def _parse[Model: BaseModel](model: type[Model], value: Any, where: Where) -> Model:
    try:
        return model.model_validate_json(json.dumps(value))
    except ValidationError as error:
        first = error.errors()[0]
        raise InputError(
            first["msg"].removeprefix("Value error, ") + ".",
            where=Where(
                where.file, where.line, where.document, ".".join(map(str, first["loc"])) or None
            ),
            hint="corpus/README.md shows what stands in this file.",
        ) from error
