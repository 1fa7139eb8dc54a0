"""Texts with labelled spans, from the documents and corpora that the encoder learns from."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from nlp_kit.documents import Document, outermost, read_text
from nlp_kit.errors import InputError, Where
from nlp_kit.formats.conll import TaggedToken, rebuild
from nlp_kit.formats.corpora import read_corpus
from nlp_kit.text import ZWNJ
from nlp_kit.text.views import Edit, make_view

NSURL = "nsurl"
NSURL_LABELS = ("PER", "ORG", "LOC", "DAT", "TIM", "MON", "PCT")
_DEVELOPMENT = 10
_TAG = re.compile(r"(?P<prefix>[BI])[-_](?P<label>[A-Z]{3})")


@dataclass(frozen=True, slots=True)
class LabelledText:
    """A text and its entities as (start, end, label), in order and without overlap.

    ``unread`` holds the parts that nobody annotated, as (start, end): a page's chrome.
    """

    id: str
    text: str
    spans: tuple[tuple[int, int, str], ...]
    unread: tuple[tuple[int, int], ...] = ()


def of_document(document: Document) -> LabelledText:
    """Return a document's text with its outermost entities."""
    spans = tuple((item.start, item.end, item.label) for item in outermost(document.entities))
    unread = tuple((zone.start, zone.end) for zone in document.zones if zone.label == "CHROME")
    return LabelledText(document.id, document.text, spans, unread)


def read_labelled(path: Path, *, corpus: str, part: str = "train") -> list[LabelledText]:
    """Return the texts of a corpus of others, read from its official layout.

    Args:
        path: The corpus's folder or file; of NSURL, the folder that holds its two parts.
        corpus: ``arman``, ``nsurl``, ``parsnercorp`` or ``parstwiner``.
        part: Of NSURL, ``development`` is the last tenth of each part by document number, and
            ``train`` the rest; the others have no development part.

    Raises:
        InputError: With file and line, where a file is not in the corpus's layout.
    """
    if corpus != NSURL:
        if part != "train":
            return []
        return [of_document(document) for document in read_corpus(path, corpus=corpus)]
    folders = sorted(folder for folder in path.iterdir() if folder.is_dir())
    texts = []
    for folder in folders:
        # Most files of the 600K part have no suffix.
        files = sorted(filter(Path.is_file, folder.iterdir()), key=_natural)
        border = len(files) - len(files) // _DEVELOPMENT
        chosen = files[:border] if part == "train" else files[border:]
        texts += [_read_nsurl(file) for file in chosen]
    if not texts:
        raise InputError(
            "no folder with documents stands here.",
            where=Where(str(path)),
            hint="Name the folder that holds the parts 300K and 600K of NSURL-2019 task 7.",
        )
    return texts


def respelt(item: LabelledText, *, half_space: str) -> LabelledText:
    """Return a text with other characters for its half-spaces, its spans moved along."""
    edits = [
        Edit(place, place + 1, half_space)
        for place, character in enumerate(item.text)
        if character == ZWNJ and item.text[place - 1 : place].isalpha()
    ]
    view = make_view(item.text, edits)
    spans = tuple((*view.to_view(start, end), label) for start, end, label in item.spans)
    unread = tuple(view.to_view(*part) for part in item.unread)
    return LabelledText(item.id, view.text, spans, unread)


def varied(
    items: Iterable[LabelledText], *, share: float, generator: random.Random
) -> Iterator[LabelledText]:
    """Yield the texts, a share of them with half-spaces lost or turned to spaces."""
    for item in items:
        damaged = generator.random() < share and ZWNJ in item.text
        yield respelt(item, half_space=generator.choice(("", " "))) if damaged else item


def _natural(path: Path) -> tuple[str, int]:
    name = path.name.removesuffix(".txt")
    letters = name.rstrip("0123456789")
    return letters, int(name[len(letters) :] or 0)


def _read_nsurl(path: Path) -> LabelledText:
    """Read a document with all seven types, which the scheme's reader drops four of."""
    sentences: list[list[TaggedToken]] = [[]]
    lines = read_text(path).removeprefix("\ufeff").split("\n")
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            sentences.append([])
            continue
        # A few lines of the 600K part lack the tag, or have it glued on («شدO»).
        word, tab, tag = line.rstrip("\r").rpartition("\t")
        if not tab:
            word, tag = tag.removesuffix("O"), "O"
        # In the 300K part a half-space stands as a space within the token.
        surface = re.sub(r"\s+", ZWNJ, word.strip())
        if surface:
            sentences[-1].append(TaggedToken(surface, tag.strip(), number))
    filled = [sentence for sentence in sentences if sentence]
    text = rebuild(filled)
    spans: list[tuple[int, int, str]] = []
    position = 0
    for sentence in filled:
        before = ""
        for token in sentence:
            start = text.index(token.text, position)
            position = start + len(token.text)
            match = _TAG.fullmatch(token.tag)
            label = match["label"] if match else ""
            if match and (match["prefix"] == "B" or label != before):
                spans.append((start, position, label))
            elif match:
                spans[-1] = (spans[-1][0], position, label)
            before = label
    return LabelledText(f"{path.parent.name}-{path.stem}", text, tuple(spans))
