"""Prodigy JSONL: tasks with tokens, spans and relations (``rel.manual``, ``spans.manual``).

As Prodigy has it, ``token_end`` is the last token itself while ``end`` is exclusive, offsets are
code points, and relations go from the ``child`` to the ``head`` token with both spans given.
Tasks that were rejected or ignored in the tool are left out.
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
from nlp_kit.text import tokenize

_CARRIES = EVERYTHING - {"actors", "unlinked", "values", "ids"}


def write_prodigy(path: Path, documents: Iterable[Document]) -> None:
    """Write documents as Prodigy tasks.

    Raises:
        InputError: If a span does not keep to the borders of tokens.
    """
    with atomic_write(path) as stream:
        for document in documents:
            task = _task(project(document, _CARRIES), Where(str(path), None, document.id))
            stream.write(json.dumps(task, ensure_ascii=False) + "\n")


def _task(document: Document, where: Where) -> dict[str, Any]:
    text = document.text
    tokens = tokenize(text)
    firsts = {start: index for index, (start, _) in enumerate(tokens)}
    lasts = {end: index for index, (_, end) in enumerate(tokens)}
    nodes, links = to_graph(document)
    spans: dict[str, dict[str, Any]] = {}
    for node in nodes:
        if node.start not in firsts or node.end not in lasts:
            fail(
                f"the span {node.start}-{node.end} ({node.label}) cuts a token.",
                where,
                "`nlp-kit validate --include span-splits-word` shows such spans.",
            )
        spans[node.key] = {
            "start": node.start,
            "end": node.end,
            "token_start": firsts[node.start],
            "token_end": lasts[node.end],
            "label": node.label,
            "id": len(spans),
        }
    return {
        "text": text,
        "tokens": [
            {
                "text": text[start:end],
                "start": start,
                "end": end,
                "id": index,
                "ws": text[end : end + 1] == " ",
            }
            for index, (start, end) in enumerate(tokens)
        ],
        "spans": list(spans.values()),
        "relations": [
            {
                "head": spans[link.tail]["token_start"],
                "child": spans[link.head]["token_start"],
                "head_span": spans[link.tail],
                "child_span": spans[link.head],
                "label": link.label,
            }
            for link in links
        ],
        "meta": {"id": document.id},
        "document": document.meta.model_dump(mode="json"),
    }


def read_prodigy(path: Path) -> Iterator[Document]:
    """Yield the documents of tasks, accepted or not yet answered.

    Raises:
        InputError: With the line, where it is no task, a span lies outside the text or does
            not fit its tokens, or a label or relation is unknown.
    """
    for line, task in read_json_lines(path):
        if task.get("answer", "accept") == "accept":
            yield _document(task, path, line)


def _document(task: dict[str, Any], path: Path, line: int) -> Document:
    text, about = task.get("text"), task.get("meta")
    name = about.get("id") if isinstance(about, dict) else None
    identifier = name if isinstance(name, str) else f"prodigy-{line}"
    where = Where(str(path), line, identifier)
    if not isinstance(text, str):
        fail("no text.", where, "A Prodigy task has the key text.")
    _check_tokens(task, text, where)
    nodes = [
        _node(row, number, len(text), where) for number, row in enumerate(_rows(task, "spans"))
    ]
    known = {node.key for node in nodes}
    places = {(node.start, node.end, node.label): node.key for node in nodes}
    links = []
    for row in _rows(task, "relations"):
        ends = [_node(row.get(key), -1, len(text), where) for key in ("child_span", "head_span")]
        keys = [
            end.key if end.key in known else places.get((end.start, end.end, end.label), "")
            for end in ends
        ]
        links.append(Link(str(row.get("label")), keys[0], keys[1]))
    meta = task.get("document")
    return build(
        {
            "id": identifier,
            "text": text,
            "meta": meta if isinstance(meta, dict) else {},
            **from_graph(nodes, links, where, keep_ids=False),
        },
        where,
    )


def _rows(task: dict[str, Any], key: str) -> list[Any]:
    return [row for row in task.get(key) or [] if isinstance(row, dict)]


def _node(row: Any, number: int, length: int, where: Where) -> Node:
    """Return the node of a span; spans made in the tool have no id, their number is their key."""
    match row:
        case {"start": int(start), "end": int(end), "label": str(label)}:
            key = f"id {row['id']}" if "id" in row else f"number {number}"
        case _:
            fail(f"{row!r} is no span of Prodigy.", where, "A span has start, end and label.")
    return checked_node(key, (start, end), label, length, where)


def _check_tokens(task: dict[str, Any], text: str, where: Where) -> None:
    for token in task.get("tokens") or []:
        match token:
            case {"start": int(start), "end": int(end), "text": str(surface)}:
                if text[start:end] != surface:
                    fail(
                        f"the text at {start}-{end} is {text[start:end]!r}, the token is "
                        f"{surface!r}.",
                        where,
                        "The text was changed after it was tokenized.",
                    )
            case _:
                fail(f"{token!r} is no token of Prodigy.", where, "Export the dataset again.")


FORMATS = (
    Format(
        name="prodigy",
        title="Prodigy JSONL with tokens, spans and relations",
        place="file",
        carries=_CARRIES,
        lost="Prodigy's spans have a label and relations but no attributes: no values of times "
        "and no actors; spans have no ids",
        read=read_prodigy,
        write=write_prodigy,
    ),
)
