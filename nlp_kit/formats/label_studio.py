"""Label Studio: tasks with annotations or predictions, and the labelling configuration.

Offsets count UTF-16 code units, as its JavaScript does. Values of times, actors and speakers are
per-region fields; the list of actors, id and metadata travel in the task's data, which Label
Studio keeps as it is.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

from nlp_kit.documents import Document, atomic_write
from nlp_kit.errors import Where
from nlp_kit.formats.files import Utf16, build, fail, read_json
from nlp_kit.formats.graph import LABELS, LINKS, Link, Node, from_graph, to_graph
from nlp_kit.formats.registry import Format

# Per-region fields: free text, but for the calendar, which is a choice.
_TEXT_FIELDS = ("value", "actor", "speaker")
_COLOURS = {
    "zones": "#9e9e9e",
    "entities": "#1976d2",
    "times": "#2e7d32",
    "quotes": "#c62828",
    "parts": "#ef6c00",
    "non_quotes": "#6a1b9a",
}
_LAYERS_OF_FIELDS = {
    "value": "times",
    "calendar": "times",
    "actor": "entities",
    "speaker": "quotes",
}


def labelling_config() -> str:
    """Return the labelling configuration (XML) of the scheme, to make a project with."""
    labels = "\n".join(
        f"    <Label value={quoteattr(label)} background={quoteattr(_COLOURS[layer])}/>"
        for layer, names in LABELS.items()
        for label in names
    )
    relations = "\n".join(f"    <Relation value={quoteattr(label)}/>" for label in LINKS)
    fields = "\n".join(
        f'  <TextArea name="{name}" toName="text" perRegion="true" maxSubmissions="1" '
        f'editable="true" whenTagName="label" whenLabelValue="{_values_of(name)}" '
        f'placeholder="{name}"/>'
        for name in _TEXT_FIELDS
    )
    calendars = "".join(f'<Choice value="{name}"/>' for name in ("jalali", "gregorian", "islamic"))
    return f"""\
<View style="direction: rtl; text-align: right; line-height: 2">
  <Labels name="label" toName="text">
{labels}
  </Labels>
  <Text name="text" value="$text" granularity="word"/>
  <Relations>
{relations}
  </Relations>
{fields}
  <Choices name="calendar" toName="text" perRegion="true" whenTagName="label" \
whenLabelValue="{_values_of("calendar")}">{calendars}</Choices>
</View>
"""


def _values_of(name: str) -> str:
    return ",".join(LABELS[_LAYERS_OF_FIELDS[name]])


def task_of(
    document: Document, *, score: float | None = None, model_version: str | None = None
) -> dict[str, Any]:
    """Return a task with the document's layers as an annotation, or as a prediction.

    Args:
        document: The document.
        score: The prediction's score in [0, 1]; None makes an annotation.
        model_version: The name of the model that predicts.
    """
    nodes, links = to_graph(document)
    units = Utf16(document.text)
    result = [row for node in nodes for row in _regions(node, document.text, units)]
    result += [
        {
            "type": "relation",
            "from_id": link.head,
            "to_id": link.tail,
            "direction": "right",
            "labels": [link.label],
        }
        for link in links
    ]
    task: dict[str, Any] = {
        "data": {
            "text": document.text,
            "id": document.id,
            "meta": document.meta.model_dump(mode="json"),
            "actors": [actor.model_dump(mode="json") for actor in document.actors],
        }
    }
    if score is None:
        task["annotations"] = [{"result": result}]
    else:
        task["predictions"] = [
            {"model_version": model_version or "nlp_kit", "score": score, "result": result}
        ]
    return task


def _regions(node: Node, text: str, units: Utf16) -> Iterator[dict[str, Any]]:
    span = {
        "start": units.units(node.start),
        "end": units.units(node.end),
        "text": text[node.start : node.end],
    }
    base = {"id": node.key, "to_name": "text"}
    yield {
        **base,
        "from_name": "label",
        "type": "labels",
        "value": {**span, "labels": [node.label]},
    }
    for name, value in node.attributes.items():
        if name == "calendar":
            choice = {**span, "choices": [value]}
            yield {**base, "from_name": name, "type": "choices", "value": choice}
        else:
            area = {**span, "text": [value]}
            yield {**base, "from_name": name, "type": "textarea", "value": area}


def write_label_studio(path: Path, documents: Iterable[Document]) -> None:
    """Write documents as a JSON list of tasks with annotations."""
    write_tasks(path, (task_of(document) for document in documents))


def write_tasks(path: Path, tasks: Iterable[dict[str, Any]]) -> None:
    """Write tasks as the JSON list that Label Studio imports, one task a line."""
    with atomic_write(path) as stream:
        rows = (json.dumps(task, ensure_ascii=False) for task in tasks)
        stream.write("[\n" + ",\n".join(rows) + "\n]\n")


def read_label_studio(path: Path) -> Iterator[Document]:
    """Yield the documents of an export (JSON), with the annotation of each task.

    Of several annotations the latest that is not cancelled counts; a task without any is read
    with its first prediction, else without layers.

    Raises:
        InputError: With the task, where it is none, a region does not show the text it
            names, or a label or relation is unknown.
    """
    tasks = read_json(path)
    if not isinstance(tasks, list):
        fail("no list of tasks.", Where(str(path)), "Export the project as JSON.")
    for number, task in enumerate(tasks, start=1):
        yield document_of_task(task, Where(str(path), None, f"task {number}"))


def document_of_task(task: Any, where: Where) -> Document:
    """Return the document of one exported task; raises InputError where it is none."""
    data = task.get("data") if isinstance(task, Mapping) else None
    if not isinstance(data, dict) or not isinstance(data.get("text"), str):
        fail("a task without data.text.", where, "Export the project as JSON.")
    text: str = data["text"]
    name = data.get("id")
    identifier = name if isinstance(name, str) else f"label-studio-{task.get('id', 0)}"
    where = Where(where.file, where.line, identifier)
    nodes: dict[str, Node] = {}
    links: list[Link] = []
    fields: list[tuple[str, str, Any]] = []
    units = Utf16(text)
    for row in _result(task):
        kind = row.get("type") if isinstance(row, dict) else None
        if kind == "labels":
            node = _node(row, text, units, where)
            nodes[node.key] = node
        elif kind == "relation":
            labels = row.get("labels") or []
            if len(labels) != 1:
                fail("a relation without one label.", where, f"Label it: {', '.join(LINKS)}.")
            links.append(Link(str(labels[0]), str(row.get("from_id")), str(row.get("to_id"))))
        elif kind in {"textarea", "choices"}:
            values = row.get("value", {}).get("text" if kind == "textarea" else "choices")
            value = values[0] if isinstance(values, list) and values else values
            fields.append((str(row.get("id")), str(row.get("from_name")), value))
        else:
            fail(f"a result of the type {kind!r}.", where, "Use the configuration of nlp_kit.")
    for key, field_name, value in fields:
        if key in nodes and value:
            nodes[key].attributes[field_name] = str(value).strip()
    return build(
        {
            "id": identifier,
            "text": text,
            "meta": data.get("meta") or {},
            **from_graph(nodes.values(), links, where, keep_ids=True),
            "actors": data.get("actors") or [],
        },
        where,
    )


def _result(task: Mapping[str, Any]) -> list[Any]:
    annotations = [
        row
        for row in task.get("annotations") or []
        if isinstance(row, dict) and not row.get("was_cancelled")
    ]
    if annotations:
        latest = max(annotations, key=lambda row: str(row.get("updated_at") or ""))
        return list(latest.get("result") or [])
    predictions = [row for row in task.get("predictions") or [] if isinstance(row, dict)]
    return list(predictions[0].get("result") or []) if predictions else []


def _node(row: dict[str, Any], text: str, units: Utf16, where: Where) -> Node:
    match row:
        case {
            "id": str(key),
            "value": {"start": int(first), "end": int(last), "labels": [str(label)]},
        }:
            start, end = units.code_points(first), units.code_points(last)
        case _:
            fail(f"{row!r:.200} is no labelled region.", where, "A region has one label.")
    if start is None or end is None or start >= end or first < 0:
        fail(
            f"the region {first}-{last} ({label}) is empty, outside the text, or cuts a character.",
            where,
            "Offsets of Label Studio count UTF-16 code units.",
        )
    surface = row["value"].get("text")
    if isinstance(surface, str) and surface != text[start:end]:
        fail(
            f"the text at {first}-{last} is {text[start:end]!r}, the region says {surface!r}.",
            where,
            "The text was changed after it was annotated.",
        )
    return Node(key, start, end, label)


FORMATS = (
    Format(
        name="label-studio",
        title="Label Studio tasks (JSON) with annotations",
        place="file",
        read=read_label_studio,
        write=write_label_studio,
    ),
)
