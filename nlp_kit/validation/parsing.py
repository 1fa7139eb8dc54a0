"""JSON from bytes, with findings instead of exceptions."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from nlp_kit.errors import Where, json_fault
from nlp_kit.validation.findings import Finding
from nlp_kit.validation.rules import files


def parse_json(raw: bytes, where: Where, *, first: bool) -> tuple[Any, list[Finding]]:
    """Return the value that bytes hold as JSON, and what is wrong; None where nothing is usable.

    A byte order mark at the very start of a file (``first``) is passed over.
    """
    try:
        text = raw.decode("utf-8").removeprefix("\ufeff" if first else "")
    except UnicodeDecodeError as error:
        line = (where.line or 1) + raw.count(b"\n", 0, error.start)
        what = f"Byte {error.start} (0x{raw[error.start]:02x}) is no UTF-8."
        return None, [files.NOT_UTF8.finding(what, replace(where, line=line))]
    twice: list[str] = []

    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        keys = [key for key, _ in pairs]
        twice.extend(sorted({key for key in keys if keys.count(key) > 1}))
        return dict(pairs)

    try:
        value = json.loads(text, object_pairs_hook=unique)
    except json.JSONDecodeError as error:
        line = (where.line or 1) + error.lineno - 1
        what = f"{json_fault(error)}."
        return None, [files.JSON_INVALID.finding(what, replace(where, line=line))]
    except (ValueError, RecursionError) as error:
        return None, [files.JSON_INVALID.finding(f"{error}.", where)]
    findings = [files.JSON_KEY_TWICE.finding(f"{key!r} stands twice.", where) for key in twice]
    if not isinstance(value, dict):
        what = f"It holds a JSON {type(value).__name__}."
        return None, [*findings, files.JSON_NOT_OBJECT.finding(what, where)]
    return value, findings
