"""doccano JSONL: spans as ``label`` triples, or entities with relations.

Written is the form of a project with relations (``entities``, ``relations``), with the document's
id and metadata as further keys, which doccano keeps; read is that form and the plain one,
``{"text": …, "label": [[start, end, label], …]}``. Offsets are code points.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from nlp_kit.documents import Document, atomic_write, read_json_lines
from nlp_kit.errors import Where
from nlp_kit.formats.features import EVERYTHING, project
from nlp_kit.formats.files import build, fail
from nlp_kit.formats.graph import Link, Node, checked_node, from_graph, to_graph
from nlp_kit.formats.registry import Format

_CARRIES = EVERYTHING - {"actors", "unlinked", "values", "ids"}
# A conflict of two times is a value's matter; doccano has no values.
_RELATIONS = ("cue", "source")


def write_doccano(path: Path, documents: Iterable[Document]) -> None:
    """Write documents as JSONL that a doccano project with relations imports."""
    with atomic_write(path) as stream:
        for document in documents:
            left = project(document, _CARRIES)
            nodes, links = to_graph(left)
            numbers = {node.key: number for number, node in enumerate(nodes)}
            value = {
                "text": left.text,
                "entities": [
                    {
                        "id": numbers[node.key],
                        "label": node.label,
                        "start_offset": node.start,
                        "end_offset": node.end,
                    }
                    for node in nodes
                ],
                "relations": [
                    {
                        "id": number,
                        "from_id": numbers[link.head],
                        "to_id": numbers[link.tail],
                        "type": link.label,
                    }
                    for number, link in enumerate(links)
                ],
                "document": left.id,
                "meta": left.meta.model_dump(mode="json"),
            }
            stream.write(json.dumps(value, ensure_ascii=False) + "\n")


def read_doccano(path: Path) -> Iterator[Document]:
    """Yield the documents of a doccano export.

    Raises:
        InputError: With the line, where it is no doccano record, a span lies outside the
            text, or a label or relation is unknown.
    """
    for line, value in read_json_lines(path):
        identifier = str(value.get("document") or f"doccano-{value.get('id', line)}")
        where = Where(str(path), line, identifier)
        text = value.get("text")
        if not isinstance(text, str):
            fail("no text.", where, "A doccano record has the key text.")
        nodes = list(_nodes(value, len(text), where))
        links = [_link(row, where) for row in _rows(value, "relations", where)]
        layers = from_graph(nodes, links, where, keep_ids=False)
        meta = value.get("meta")
        yield build(
            {
                "id": identifier,
                "text": text,
                "meta": meta if isinstance(meta, dict) else {},
                **layers,
            },
            where,
        )


def _rows(value: dict[str, Any], key: str, where: Where) -> list[Any]:
    rows = value.get(key, [])
    if not isinstance(rows, list):
        fail(f"{key} is no list.", where, "Export the project again as JSONL.")
    return rows


def _nodes(value: dict[str, Any], length: int, where: Where) -> Iterator[Node]:
    plain = "label" if "label" in value else "labels"
    for number, row in enumerate(_rows(value, plain, where)):
        match row:
            case [int(start), int(end), str(label)]:
                yield checked_node(f"label-{number}", (start, end), label, length, where)
            case _:
                fail(f"{row!r} is no [start, end, label].", where, "Export the project again.")
    for row in _rows(value, "entities", where):
        match row:
            case {
                "id": int(key),
                "start_offset": int(start),
                "end_offset": int(end),
                "label": str(label),
            }:
                yield checked_node(str(key), (start, end), label, length, where)
            case _:
                fail(f"{row!r} is no entity of doccano.", where, "Export the project again.")


def _link(row: Any, where: Where) -> Link:
    match row:
        case {"from_id": int(head), "to_id": int(tail), "type": str(label)}:
            pass
        case _:
            fail(f"{row!r} is no relation of doccano.", where, "Export the project again.")
    return Link(label, str(head), str(tail))


FORMATS = (
    Format(
        name="doccano",
        title="doccano JSONL with relations",
        place="file",
        carries=_CARRIES,
        lost="doccano has labels and relations but no attributes: no values of times and no "
        "actors; it numbers its spans itself",
        read=read_doccano,
        write=write_doccano,
    ),
)
