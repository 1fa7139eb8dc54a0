"""Reading documents that may be wrong: every bad field is a finding, what is left goes on."""

from __future__ import annotations

import difflib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pydantic import BaseModel, ValidationError

from nlp_kit.documents import (
    Actor,
    Document,
    Entity,
    HasOffsets,
    Meta,
    NonQuote,
    Quote,
    Time,
    Zone,
)
from nlp_kit.errors import Where
from nlp_kit.validation.findings import Finding, visible
from nlp_kit.validation.registry import Rule
from nlp_kit.validation.rules import records
from nlp_kit.validation.rules.text import TEXT_SURROGATE

LAYERS: dict[str, type[BaseModel]] = {
    "zones": Zone,
    "entities": Entity,
    "times": Time,
    "quotes": Quote,
    "non_quotes": NonQuote,
    "actors": Actor,
}
_KEYS = tuple(Document.model_fields)
_REFERENCES = (
    ("entities", "actor", "actors", records.ACTOR_UNKNOWN),
    ("quotes", "speaker", "actors", records.SPEAKER_UNKNOWN),
    ("times", "conflicts_with", "times", records.CONFLICT_UNKNOWN),
)

Locate = Callable[[str], Where]


@dataclass(frozen=True, slots=True)
class Reading:
    """What could be read of a document.

    Attributes:
        document: The document without the items that are wrong; None without a usable text.
        findings: What is wrong.
        places: For each layer that lost items, where the kept ones stood in it.
    """

    document: Document | None
    findings: tuple[Finding, ...]
    places: dict[str, list[int]]

    @property
    def broken(self) -> frozenset[str]:
        """The layers that are not whole."""
        return frozenset(self.places)

    def original(self, field: str) -> str:
        """Return the path in the input of a field of the document that was read."""
        layer, _, rest = field.partition(".")
        if layer not in self.places or not rest:
            return field
        index, dot, tail = rest.partition(".")
        return f"{layer}.{self.places[layer][int(index)]}{dot}{tail}"


def read_leniently(value: dict[str, Any], locate: Locate) -> Reading:
    """Return what can be read of a JSON object that should be a document.

    Args:
        value: The parsed object.
        locate: Returns the place in the input of a field's path.
    """
    findings = list(_key_order(value, locate))
    value, surrogates = _without_surrogates(value, locate)
    findings += surrogates
    try:
        document = Document.model_validate_json(json.dumps(value))
    except (ValidationError, RecursionError):
        return _in_parts(value, findings, locate)
    return Reading(document, tuple(findings), {})


def _in_parts(value: dict[str, Any], findings: list[Finding], locate: Locate) -> Reading:
    for key in value:
        if key not in _KEYS:
            findings.append(_unknown(key, key, _KEYS, locate))
    head = {key: value[key] for key in ("id", "text") if key in value}
    findings += model_findings(Document, head, "", locate)
    meta_value = value.get("meta", {})
    meta_errors = list(model_findings(Meta, meta_value, "meta", locate))
    findings += meta_errors
    text = value.get("text")
    layers: dict[str, list[Any]] = {}
    places: dict[str, list[int]] = {}
    for name, model in LAYERS.items():
        items = value.get(name, [])
        if not isinstance(items, list):
            findings.append(_wrong_type(name, "a list", items, locate))
            layers[name], places[name] = [], []
            continue
        kept: list[tuple[int, Any]] = []
        for index, item in enumerate(items):
            path = f"{name}.{index}"
            problems = list(model_findings(model, item, path, locate))
            if not problems:
                parsed = model.model_validate_json(json.dumps(item))
                problems = list(_past_text(parsed, text, path, locate))
                if not problems:
                    kept.append((index, parsed))
            findings += problems
        layers[name] = [parsed for _, parsed in kept]
        if len(kept) < len(items):
            places[name] = [index for index, _ in kept]
    findings += _ids(value, locate)
    findings += _references(value, locate)
    if not isinstance(text, str):
        return Reading(None, tuple(findings), places)
    identifier = value.get("id")
    fields: dict[str, Any] = {
        "id": identifier if isinstance(identifier, str) else "",
        "text": text,
        "meta": Meta() if meta_errors else Meta.model_validate_json(json.dumps(meta_value)),
        **{name: tuple(items) for name, items in layers.items()},
    }
    document = Document.model_construct(**fields)
    return Reading(document, tuple(findings), places)


def _key_order(value: dict[str, Any], locate: Locate) -> Iterator[Finding]:
    for path, row, model in _objects(value):
        names = list(model.model_fields)
        order = [names.index(key) for key in row if key in names]
        if order != sorted(order):
            wanted = ", ".join(names[index] for index in sorted(order))
            yield records.KEY_ORDER.finding(f"The order should be: {wanted}.", locate(path))
            return  # one is enough: whoever wrote one item so wrote them all


def _objects(value: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any], type[BaseModel]]]:
    yield "", value, Document
    if isinstance(value.get("meta"), dict):
        yield "meta", value["meta"], Meta
    for name, model in LAYERS.items():
        for index, item in _items(value, name):
            yield f"{name}.{index}", item, model


def _without_surrogates(
    value: dict[str, Any], locate: Locate
) -> tuple[dict[str, Any], list[Finding]]:
    try:
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        text = value.get("text")
        characters = enumerate(text if isinstance(text, str) else "")
        bad = [offset for offset, c in characters if "\ud800" <= c <= "\udfff"]
        what = (
            f"Half a UTF-16 pair (U+{ord(str(text)[bad[0]]):04X}) at offset {bad[0]}."
            if bad
            else "Half a UTF-16 pair stands in a value."
        )
        return _replace_surrogates(value), [
            TEXT_SURROGATE.finding(what, locate("text" if bad else ""))
        ]
    return value, []


def _replace_surrogates(value: Any) -> Any:
    if isinstance(value, str):
        return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in value)
    if isinstance(value, list):
        return [_replace_surrogates(item) for item in value]
    if isinstance(value, dict):
        return {_replace_surrogates(key): _replace_surrogates(item) for key, item in value.items()}
    return value


def model_findings(
    model: type[BaseModel], value: Any, path: str, locate: Locate
) -> Iterator[Finding]:
    """Yield a finding for every error that a model finds in a value."""
    try:
        model.model_validate_json(json.dumps(value))
    except ValidationError as error:
        for row in error.errors():
            field = ".".join(str(part) for part in (*([path] if path else []), *row["loc"]))
            kind, shown = row["type"], visible(repr(row["input"]))
            if kind == "extra_forbidden":
                names = _field_names(model, row["loc"])
                yield _unknown(str(row["loc"][-1]), field, names, locate)
            elif kind == "missing":
                yield records.KEY_MISSING.finding(f"{row['loc'][-1]!r} is missing.", locate(field))
            elif kind == "literal_error":
                yield records.LABEL_UNKNOWN.finding(
                    f"{shown} is none of {row['ctx']['expected']}.", locate(field)
                )
            elif kind == "value_error":
                message = row["msg"].removeprefix("Value error, ")
                yield records.SPAN_EMPTY.finding(f"{message}.", locate(field))
            else:
                yield records.VALUE_INVALID.finding(f"{row['msg']}; it is {shown}.", locate(field))


def _field_names(model: type[BaseModel], location: Sequence[int | str]) -> tuple[str, ...]:
    # The only models within models are a quote's cue and source.
    return ("start", "end") if len(location) > 1 else tuple(model.model_fields)


def _unknown(key: str, field: str, names: Iterable[str], locate: Locate) -> Finding:
    near = difflib.get_close_matches(key, names, n=1)
    hint = f"; did you mean {near[0]!r}?" if near else f"; known are {', '.join(names)}."
    return records.KEY_UNKNOWN.finding(f"{visible(repr(key))} is no key here{hint}", locate(field))


def _wrong_type(field: str, wanted: str, value: Any, locate: Locate) -> Finding:
    return records.VALUE_INVALID.finding(
        f"It should be {wanted}; it is {visible(repr(value))}.", locate(field)
    )


def _past_text(item: Any, text: Any, path: str, locate: Locate) -> Iterator[Finding]:
    if not isinstance(text, str):
        return
    spans: list[tuple[str, HasOffsets | None]] = [
        ("", item if hasattr(item, "start") else None),
        (".cue", getattr(item, "cue", None)),
        (".source", getattr(item, "source", None)),
    ]
    for suffix, span in spans:
        if span is not None and span.end > len(text):
            yield records.SPAN_PAST_TEXT.finding(
                f"The span {span.start}-{span.end} ends past the text, "
                f"which has {len(text)} code points.",
                locate(path + suffix),
            )


def _items(value: dict[str, Any], layer: str) -> Iterator[tuple[int, dict[str, Any]]]:
    items = value.get(layer)
    for index, item in enumerate(items if isinstance(items, list) else ()):
        if isinstance(item, dict):
            yield index, item


def _ids(value: dict[str, Any], locate: Locate) -> Iterator[Finding]:
    rows = [
        (item["id"], f"{layer}.{index}.id")
        for layer in ("entities", "times", "quotes", "actors")
        for index, item in _items(value, layer)
        if isinstance(item.get("id"), str)
    ]
    counts = Counter(identifier for identifier, _ in rows)
    seen: set[str] = set()
    for identifier, field in rows:
        if counts[identifier] > 1 and identifier in seen:
            yield records.ID_TWICE.finding(f"{identifier!r} was used before.", locate(field))
        seen.add(identifier)


def _references(value: dict[str, Any], locate: Locate) -> Iterator[Finding]:
    for layer, key, target, rule in _REFERENCES:
        known = {
            item.get("id") for _, item in _items(value, target) if isinstance(item.get("id"), str)
        }
        for index, item in _items(value, layer):
            name = item.get(key)
            if isinstance(name, str) and name not in known:
                yield _dangling(rule, name, target, locate(f"{layer}.{index}.{key}"))


def _dangling(rule: Rule, name: str, target: str, where: Where) -> Finding:
    return rule.finding(f"None of the {target} has the id {visible(repr(name))}.", where)


def locator(file: str | None, line: int | None, value: Any) -> Locate:
    """Return a function that gives the place of a field of one line of a JSON Lines file."""
    identifier = value.get("id") if isinstance(value, dict) else None
    base = Where(file, line, identifier if isinstance(identifier, str) else None)
    return lambda field: replace(base, field=field or None)
