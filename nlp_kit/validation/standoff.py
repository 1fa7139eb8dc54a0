"""Validation of a corpus folder: texts, their records, and every annotator's standoff files."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from nlp_kit.corpus.files import (
    DOCUMENTS_FILE,
    GOLD,
    LAYER_KEYS,
    Annotation,
    TextRecord,
    text_hash,
)
from nlp_kit.corpus.read import annotations_of, resolve_corpus
from nlp_kit.corpus.statistics import corpus_statistics
from nlp_kit.documents import Document, Meta
from nlp_kit.errors import InputError, Where
from nlp_kit.validation.checking import check_object, wanted_by
from nlp_kit.validation.findings import Finding
from nlp_kit.validation.lenient import model_findings
from nlp_kit.validation.parsing import parse_json
from nlp_kit.validation.registry import Rule
from nlp_kit.validation.rules import files
from nlp_kit.validation.rules.collection import SPLIT_LEAK, Collection


def validate_corpus(path: Path, rules: Sequence[Rule]) -> Iterator[Finding]:
    """Yield the findings in a corpus folder and in all annotations that belong to it.

    Raises:
        InputError: If it is no folder or holds no collection.
    """
    yield from wanted_by(_findings(resolve_corpus(path), rules), rules)


def _findings(folder: Path, rules: Sequence[Rule]) -> Iterator[Finding]:
    single = (folder / DOCUMENTS_FILE).exists()
    listings = [folder / DOCUMENTS_FILE] if single else sorted(folder.glob(f"*/{DOCUMENTS_FILE}"))
    if not listings:
        raise InputError(
            f"no collection here: no */{DOCUMENTS_FILE}.",
            where=Where(str(folder)),
            hint="corpus/README.md says how to add one.",
        )
    annotations = annotations_of(folder.parent if single else folder)
    collection = Collection()
    texts: dict[str, tuple[str, str, Where]] = {}  # text, split and place by id
    known: set[str] = set()
    for listing in listings:
        for where, value in _records(listing):
            if isinstance(value, Finding):
                yield value
                continue
            identifier = value.get("id")
            if not isinstance(identifier, str):
                continue
            known.add(identifier)
            text, problems = _text(listing, value, where)
            yield from problems
            yield from collection.add(identifier, text, where)
            if text is None:
                continue
            texts[identifier] = (text, str(value.get("split")), where)
            document = {"id": identifier, "text": text, "meta": _meta(value)}
            yield from _annotations(annotations, document, rules)
    if not single:
        for path in sorted(annotations.glob("*/*.json")):
            if path.stem not in known:
                yield files.FILE_MISSING.finding(
                    f"No text of the corpus has the id {path.stem!r}.",
                    Where(str(path), None, path.stem),
                )
    yield from _leaks(texts)


def _records(listing: Path) -> Iterator[tuple[Where, dict[str, Any] | Finding]]:
    for number, raw in enumerate(listing.read_bytes().splitlines(), start=1):
        if not raw.strip():
            continue
        where = Where(str(listing), number)
        value, problems = parse_json(raw, where, first=number == 1)
        for problem in problems:
            yield where, problem
        if not isinstance(value, dict):
            continue
        identifier = value.get("id")
        where = replace(where, document=identifier if isinstance(identifier, str) else None)
        for problem in _model_findings(TextRecord, value, where):
            yield where, problem
        yield where, value


def _model_findings(
    model: type[BaseModel], value: dict[str, Any], where: Where
) -> Iterator[Finding]:
    return model_findings(model, value, "", lambda field: replace(where, field=field or None))


def _text(listing: Path, record: dict[str, Any], where: Where) -> tuple[str | None, list[Finding]]:
    name = record.get("file")
    if not isinstance(name, str):
        return None, []
    path = listing.parent / name
    try:
        data = path.read_bytes()
    except OSError as error:
        what = f"The text {path} cannot be read: {error.strerror}."
        return None, [files.FILE_MISSING.finding(what, replace(where, field="file"))]
    problems = []
    if text_hash(data) != record.get("sha256"):
        what = f"{path} has the SHA-256 {text_hash(data)}."
        problems.append(files.TEXT_HASH.finding(what, replace(where, field="sha256")))
    try:
        return data.decode("utf-8"), problems
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        what = f"Byte {error.start} (0x{data[error.start]:02x}) is no UTF-8."
        place = Where(str(path), line, where.document)
        return None, [*problems, files.NOT_UTF8.finding(what, place)]


def _annotations(
    folder: Path, document: dict[str, Any], rules: Sequence[Rule]
) -> Iterator[Finding]:
    identifier, digest = document["id"], text_hash(document["text"].encode("utf-8"))
    paths = sorted(folder.glob(f"*/{identifier}.json"), key=lambda path: path.parent.name != GOLD)
    for path in paths:
        raw = path.read_bytes()
        value, problems = parse_json(raw, Where(str(path), 1, identifier), first=True)
        yield from problems
        if value is None:
            continue
        lines = item_lines(raw.decode("utf-8"))

        def locate(field: str, path: Path = path, lines: dict[str, int] = lines) -> Where:
            key = ".".join(field.split(".")[:2])
            line = lines.get(key) or lines.get(field.split(".", maxsplit=1)[0])
            return Where(str(path), line, identifier, field or None)

        head = {key: item for key, item in value.items() if key not in LAYER_KEYS}
        yield from model_findings(Annotation, head, "", locate)
        if value.get("document") != identifier or value.get("text_sha256") != digest:
            yield files.TEXT_HASH.finding(
                f"It is of {value.get('document')!r} with SHA-256 {value.get('text_sha256')!r}, "
                f"the text has {digest}.",
                locate("text_sha256"),
            )
        layers = {key: value[key] for key in LAYER_KEYS if key in value}
        yield from check_object({**document, **layers}, locate, rules)


def _meta(record: dict[str, Any]) -> Any:
    """Return the record's metadata where it is sound; what is wrong in it is said elsewhere."""
    meta = record.get("meta", {})
    sound = not list(model_findings(Meta, meta, "meta", lambda field: Where(field=field)))
    return meta if sound else {}


def _leaks(texts: dict[str, tuple[str, str, Where]]) -> Iterator[Finding]:
    # Only id and text count here, and they may be those of a document that is not valid.
    documents = [Document.model_construct(id=name, text=row[0]) for name, row in texts.items()]
    for first, second, share in corpus_statistics(documents).near_duplicates:
        split, other = texts[first][1], texts[second][1]
        if split != other:
            yield SPLIT_LEAK.finding(
                f"{share:.0%} of its word sequences are those of {first!r}, which is in {split!r} "
                f"while this is in {other!r}.",
                replace(texts[second][2], field="split"),
            )


def item_lines(source: str) -> dict[str, int]:
    """Return the line (1-based) on which each key and each list item of a JSON object begins.

    Keys are paths of at most two parts, as ``quotes.3``. The source must be valid JSON.
    """
    found: dict[str, int] = {}
    decoder = json.JSONDecoder()
    space = re.compile(r"\s*")

    def skip(position: int) -> int:
        match = space.match(source, position)
        return match.end() if match else position

    def line(position: int) -> int:
        return source.count("\n", 0, position) + 1

    position = skip(source.index("{") + 1)
    while source[position] != "}":
        key, after = decoder.raw_decode(source, position)
        found[key] = line(position)
        position = skip(skip(after) + 1)
        if source[position] == "[":
            index, position = 0, skip(position + 1)
            while source[position] != "]":
                found[f"{key}.{index}"] = line(position)
                _, after = decoder.raw_decode(source, position)
                position = skip(after)
                position = skip(position + 1) if source[position] == "," else position
                index += 1
            after = position + 1
        else:
            _, after = decoder.raw_decode(source, position)
        position = skip(after)
        position = skip(position + 1) if source[position] == "," else position
    return found
