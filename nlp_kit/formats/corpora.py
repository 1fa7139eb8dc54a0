"""Readers of other Persian corpora in their official layouts: ARMAN, NSURL/PEYMA and two more.

Their texts are rebuilt from tokens, and ``meta.source`` says so; letters stay as they are (Arabic
ي and ك too: the tokenizer's NORM folds them). Labels are mapped by ``corpora.toml``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files
from pathlib import Path

from nlp_kit.corpus import corpus_statistics
from nlp_kit.documents import Document, EntityLabel, read_text
from nlp_kit.errors import Where
from nlp_kit.formats.conll import TaggedDocument, TaggedToken, document_of
from nlp_kit.formats.files import fail
from nlp_kit.formats.registry import Format
from nlp_kit.text import ZWNJ

_GLUED_TAG = re.compile(r"(?P<token>.*[^A-Za-z])O$")


@dataclass(frozen=True, slots=True)
class Leak:
    """A text of one collection that repeats a text of another; ``share`` is Jaccard's."""

    document: str
    other: str
    share: float


@dataclass(frozen=True, slots=True)
class _Layout:
    """How a corpus writes a line, and what its labels are."""

    name: str
    title: str
    columns: int
    separator: str | None
    license: str | None = None


_LAYOUTS = {
    "arman": _Layout("arman", "ARMAN (token SPACE tag)", 2, " ", "academic research use only"),
    "nsurl": _Layout("nsurl", "NSURL-2019 task 7, PEYMA (token TAB tag)", 2, "\t"),
    "parsnercorp": _Layout("parsnercorp", "ParsNERCorp (token, POS, tag)", 3, "\t"),
    "parstwiner": _Layout("parstwiner", "ParsTwiNER (token TAB tag)", 2, "\t", "MIT"),
}


@cache
def _table() -> dict[str, dict[str, object]]:
    source = files("nlp_kit.formats").joinpath("corpora.toml").read_text(encoding="utf-8")
    return tomllib.loads(source)


def label_map(corpus: str) -> dict[str, EntityLabel]:
    """Return what the labels of a corpus are in the scheme; those left out are dropped."""
    return dict(_table()[corpus]["labels"])  # type: ignore[call-overload, no-any-return]


def not_annotated(corpus: str) -> tuple[EntityLabel, ...]:
    """Return the labels of the scheme that a corpus does not mark."""
    return tuple(_table()[corpus]["not_annotated"])  # type: ignore[arg-type]


def read_corpus(path: Path, *, corpus: str) -> Iterator[Document]:
    """Yield the documents of a corpus: a sentence each, for NSURL a file each.

    Args:
        path: A file, or a folder of files.
        corpus: ``arman``, ``nsurl``, ``parsnercorp`` or ``parstwiner``.

    Raises:
        InputError: With file and line, where a line is not in the corpus's layout.
    """
    layout = _LAYOUTS[corpus]
    paths = sorted(path.iterdir(), key=_natural) if path.is_dir() else [path]
    paths = [file for file in paths if _holds_tokens(file)]
    if not paths:
        fail("no file of tokens in this folder.", Where(str(path)), "Name the corpus's folder.")
    for file in paths:
        sentences = list(_sentences(file, layout))
        whole = corpus == "nsurl"
        for number, rows in enumerate([sentences] if whole else [[row] for row in sentences], 1):
            if not any(rows):
                continue
            stem = re.sub(r"[^A-Za-z0-9._-]", "-", file.stem)
            name = f"{file.parent.name}-{stem}" if whole else f"{stem}-{number}"
            tagged = TaggedDocument(rows[0][0].line, None, None, rows)
            yield document_of(
                tagged,
                file,
                f"{corpus}-{name}",
                f"{layout.title}: {file.name}, text rebuilt from tokens",
                license=layout.license,
            )


def _natural(path: Path) -> tuple[int, str]:
    return (int(path.stem) if path.stem.isdecimal() else 0, path.stem)


def _holds_tokens(path: Path) -> bool:
    # Files of NSURL's 600K part have no suffix.
    return path.suffix in {".txt", ".pos", ""} and not path.name.lower().startswith(
        ("readme", "license")
    )


def _sentences(path: Path, layout: _Layout) -> Iterator[list[TaggedToken]]:
    labels = label_map(layout.name)
    sentence: list[TaggedToken] = []
    text = read_text(path).removeprefix("\ufeff")
    for number, raw in enumerate(text.split("\n"), start=1):
        line = raw.removesuffix("\r")
        if not line.strip():
            if sentence:
                yield sentence
            sentence = []
            continue
        pair = _columns(line, layout)
        if pair is None:
            fail(
                f"{line!r} is not in the layout of {layout.title}.",
                Where(str(path), number),
                "Is it another corpus?",
            )
        surface, tag = pair
        if surface:
            sentence.append(TaggedToken(surface, _tag(tag, labels, sentence, path, number), number))
    if sentence:
        yield sentence


def _columns(line: str, layout: _Layout) -> tuple[str, str] | None:
    """Return token and tag of a line; an empty token is a line to drop."""
    columns = line.split(layout.separator)
    if len(columns) == 1 and layout.name == "nsurl":
        # Some lines of the 600K part lack the tag, or have it glued on («شدO»): all are O.
        match = _GLUED_TAG.fullmatch(line)
        columns = [match["token"] if match else line, "O"]
    if len(columns) != layout.columns:
        return None
    token = columns[0].strip()
    if layout.name == "parsnercorp" and token == "#":
        token = ""  # their mark of a new article or heading
    if layout.name == "nsurl":
        # In the 300K part a half-space stands as a space within the token.
        token = token.replace(" ", ZWNJ)
    # No white space may be left in a token: the text is rebuilt with spaces between them.
    return re.sub(r"\s+", ZWNJ, token), columns[-1].strip()


def _tag(
    tag: str, labels: dict[str, EntityLabel], before: list[TaggedToken], path: Path, line: int
) -> str:
    match = re.fullmatch(r"([BI])[-_](\w+)", tag)
    if tag == "O":
        return "O"
    if match is None:
        fail(f"{tag!r} is no IOB tag.", Where(str(path), line), "Tags are O, B-… and I-….")
    label = labels.get(match[2])
    if label is None:
        return "O"
    # An I- that continues nothing (IOB1, or a slip of the corpus) begins an entity.
    continues = bool(before) and before[-1].tag in {f"B-{label}", f"I-{label}"}
    return f"{match[1] if continues else 'B'}-{label}"


def leaks(train: Iterable[Document], test: Iterable[Document]) -> list[Leak]:
    """Return the documents of ``test`` whose text is near that of one of ``train``.

    Near: the sets of word five-grams overlap (Jaccard) by a fifth or more; texts of fewer than
    five words are not compared. Highest share first.
    """
    renamed = [
        Document.model_construct(id=f"{side} {document.id}", text=document.text)
        for side, documents in (("train", train), ("test", test))
        for document in documents
    ]
    found = []
    for first, second, share in corpus_statistics(renamed).near_duplicates:
        sides = {name.split(" ", 1)[0]: name.split(" ", 1)[1] for name in (first, second)}
        if len(sides) == 2:
            found.append(Leak(sides["test"], sides["train"], share))
    return found


FORMATS = tuple(
    Format(
        name=layout.name,
        title=layout.title,
        place="either",
        carries=frozenset({"entities"}),
        lost="read only: a corpus of others",
        read=partial(read_corpus, corpus=layout.name),
    )
    for layout in _LAYOUTS.values()
)
