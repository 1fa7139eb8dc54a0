"""brat standoff: a ``.txt`` and an ``.ann`` a document, and annotation.conf (brat 1.3).

Labels, relations and attributes are those of :mod:`nlp_kit.formats.graph`. What brat has no field
for goes where its manual puts such things: an actor into a normalisation (``N``: label, id,
canonical name; a second one for its Wikidata id), a time's value into an annotator's note
(``#``), its calendar into an attribute (``A``). Offsets are code points, as brat's server counts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from nlp_kit.documents import Document, read_text
from nlp_kit.errors import Where
from nlp_kit.formats.features import EVERYTHING, project
from nlp_kit.formats.files import atomic_path, build, fail
from nlp_kit.formats.graph import LABELS, LAYER_OF, Link, Node, from_graph, to_graph
from nlp_kit.formats.registry import Format

_CARRIES = EVERYTHING - {"published", "meta", "unlinked", "ids"}
_BREAK = re.compile(r"[\n\r\t\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_WIKIDATA = "Wikidata"


def write_brat(path: Path, documents: Iterable[Document]) -> None:
    """Write a folder with ``ID.txt`` and ``ID.ann`` for each document, and annotation.conf."""
    with atomic_path(path, folder=True) as folder:
        (folder / "annotation.conf").write_text(annotation_conf(), encoding="utf-8")
        for document in documents:
            left = project(document, _CARRIES)
            _write_exact(folder / f"{document.id}.txt", left.text)
            _write_exact(folder / f"{document.id}.ann", "".join(_ann_lines(left)))


def _write_exact(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8"))


def annotation_conf() -> str:
    """Return brat's configuration of the scheme: every label, relation and attribute."""
    spans = "\n".join(
        f"!{layer}\n" + "\n".join(f"\t{name}" for name in names) for layer, names in LABELS.items()
    )
    kinds, types = "|".join(LABELS["quotes"]), "|".join(LABELS["times"])
    return (
        f"[entities]\n{spans}\n\n"
        f"[relations]\ncue\tArg1:cue, Arg2:{kinds}\nsource\tArg1:source, Arg2:{kinds}\n"
        f"conflicts_with\tArg1:{types}, Arg2:{types}\n"
        "<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>\n\n"
        "[events]\n\n"
        f"[attributes]\nCalendar\tArg:{types}, Value:jalali|gregorian|islamic\n"
    )


def _ann_lines(document: Document) -> Iterator[str]:
    nodes, links = to_graph(document)
    names = {node.key: f"T{number}" for number, node in enumerate(nodes, start=1)}
    for node in nodes:
        pieces = list(_fragments(document.text, node.start, node.end))
        offsets = ";".join(f"{start} {end}" for start, end in pieces)
        surface = " ".join(document.text[start:end] for start, end in pieces)
        yield f"{names[node.key]}\t{node.label} {offsets}\t{_one_line(surface)}\n"
    for number, link in enumerate(links, start=1):
        yield f"R{number}\t{link.label} Arg1:{names[link.head]} Arg2:{names[link.tail]}\n"
    calendars = [node for node in nodes if "calendar" in node.attributes]
    for number, node in enumerate(calendars, start=1):
        yield f"A{number}\tCalendar {names[node.key]} {node.attributes['calendar']}\n"
    yield from _normalisations(document, nodes, names)
    values = [node for node in nodes if "value" in node.attributes]
    for number, node in enumerate(values, start=1):
        yield f"#{number}\tAnnotatorNotes {names[node.key]}\t{node.attributes['value']}\n"


def _normalisations(document: Document, nodes: list[Node], names: dict[str, str]) -> Iterator[str]:
    number = 0
    for actor in document.actors:
        for node in nodes:
            if actor.id in {node.attributes.get("actor"), node.attributes.get("speaker")}:
                targets = [f"{actor.label}:{actor.id}"]
                targets += [f"{_WIKIDATA}:{actor.wikidata}"] if actor.wikidata else []
                for target in targets:
                    number += 1
                    name = _one_line(actor.name)
                    yield f"N{number}\tReference {names[node.key]} {target}\t{name}\n"


def _fragments(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of a span between line breaks: brat's spans do not cross them."""
    for match in re.finditer(r"[^\n]+", text[start:end]):
        if match.group().strip():
            yield start + match.start(), start + match.end()


def _one_line(text: str) -> str:
    return _BREAK.sub(" ", text)


def read_brat(path: Path) -> Iterator[Document]:
    """Yield the documents of a folder of ``.txt`` and ``.ann`` files, in the order of names.

    Raises:
        InputError: With file and line, where a line is no brat standoff, a span does not show
            the text it names, or a label or reference is unknown.
    """
    texts = sorted(path.glob("*.txt"))
    if not texts:
        fail("no *.txt in this folder.", Where(str(path)), "Name a brat collection.")
    for text_file in texts:
        ann = text_file.with_suffix(".ann")
        yield _read_pair(text_file, ann)


@dataclass(slots=True)
class _Ann:
    """The lines of one ``.ann`` file, by kind."""

    nodes: dict[str, Node] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    references: dict[str, list[tuple[str, str, str]]] = field(
        default_factory=lambda: defaultdict(list)
    )


def _read_pair(text_file: Path, ann_file: Path) -> Document:
    text = read_text(text_file)
    identifier = text_file.stem
    ann = _Ann()
    for number, line in enumerate(read_text(ann_file).split("\n"), start=1):
        if line.strip():
            _read_line(line.removesuffix("\r"), text, ann, Where(str(ann_file), number, identifier))
    where = Where(str(ann_file), None, identifier)
    actors = _actors(ann, where)
    layers = from_graph(ann.nodes.values(), ann.links, where, keep_ids=False)
    return build({"id": identifier, "text": text, **layers, "actors": actors}, where)


def _read_line(line: str, text: str, ann: _Ann, where: Where) -> None:
    head, _, rest = line.partition("\t")
    body, _, tail = rest.partition("\t")
    words = body.split(" ")
    match head[:1]:
        case "T":
            ann.nodes[head] = _text_bound(head, body, tail, text, where)
        case "R" if len(words) == 3:
            arguments = dict(word.partition(":")[::2] for word in words[1:])
            if set(arguments) != {"Arg1", "Arg2"}:
                fail(f"a relation without Arg1 and Arg2: {line!r}.", where, "Mend the line.")
            ann.links.append(Link(words[0], arguments["Arg1"], arguments["Arg2"]))
        case "A" | "M" if words[0] == "Calendar" and len(words) == 3:
            _set(ann, words[1], "calendar", words[2], where)
        case "N" if len(words) == 3 and ":" in words[2]:
            kind, _, name = words[2].partition(":")
            ann.references[words[1]].append((kind, name, tail))
        case "#":
            note = len(words) == 2 and words[0] == "AnnotatorNotes"
            if note and LAYER_OF.get(_label(ann, words[1])) == "times":
                _set(ann, words[1], "value", tail, where)
        case _:
            fail(
                f"no brat annotation that is known here: {line!r}.",
                where,
                "Known are T (spans), R (relations), A Calendar, N Reference and # notes.",
            )


def _text_bound(key: str, body: str, surface: str, text: str, where: Where) -> Node:
    label, _, offsets = body.partition(" ")
    try:
        pieces = [tuple(map(int, piece.split(" "))) for piece in offsets.split(";")]
        spans = [(start, end) for start, end in pieces]
    except ValueError:
        fail(f"offsets that are no numbers: {offsets!r}.", where, "Write START END.")
    if any(not 0 <= start < end <= len(text) for start, end in spans):
        fail(
            f"the span {offsets} is empty or outside the text of {len(text)} characters.",
            where,
            "Offsets count Unicode code points.",
        )
    start, end = spans[0][0], spans[-1][1]
    if any(text[left[1] : right[0]].strip() for left, right in pairwise(spans)):
        fail("a span in pieces with words between them.", where, "Make it one run of words.")
    shown = _one_line(" ".join(text[left:right] for left, right in spans))
    if shown != surface:
        fail(
            f"the text at {offsets} is {shown!r}, the line says {surface!r}.",
            where,
            "The text was changed after it was annotated, or the offsets are wrong.",
        )
    return Node(key, start, end, label)


def _label(ann: _Ann, key: str) -> str:
    return ann.nodes[key].label if key in ann.nodes else ""


def _set(ann: _Ann, key: str, name: str, value: str, where: Where) -> None:
    if key not in ann.nodes:
        fail(f"{key!r} is no span of this file.", where, "Mend the reference.")
    ann.nodes[key].attributes[name] = value


def _actors(ann: _Ann, where: Where) -> list[dict[str, Any]]:
    actors: dict[str, dict[str, Any]] = {}
    for key, references in ann.references.items():
        known = [row for row in references if row[0] != _WIKIDATA]
        items = [name for kind, name, _ in references if kind == _WIKIDATA]
        if key not in ann.nodes or len(known) != 1:
            fail(
                f"the normalisation of {key!r} names no span, or not one actor.", where, "Mend it."
            )
        label, name, surface = known[0]
        actors.setdefault(
            name,
            {
                "id": name,
                "label": label,
                "name": surface,
                "wikidata": items[0] if items else None,
            },
        )
        field_name = "speaker" if LAYER_OF.get(_label(ann, key)) == "quotes" else "actor"
        _set(ann, key, field_name, name, where)
    return list(actors.values())


FORMATS = (
    Format(
        name="brat",
        title="brat standoff (.txt, .ann, annotation.conf)",
        place="folder",
        carries=_CARRIES,
        lost="brat has no metadata of documents, numbers its annotations itself, and has no "
        "place for an actor that no span refers to",
        read=read_brat,
        write=write_brat,
    ),
)
