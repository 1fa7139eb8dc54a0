"""Suspicions that somebody has looked at and found right: they do not come back."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from nlp_kit.checking.suspicion import Suspicion
from nlp_kit.documents import atomic_write, read_json_lines
from nlp_kit.errors import InputError, Where


def read_accepted(path: Path) -> dict[str, str]:
    """Return the accepted keys with the reasons; a missing file accepts nothing.

    Raises:
        InputError: If a line has no key.
    """
    if not path.exists():
        return {}
    accepted = {}
    for number, value in read_json_lines(path):
        if not isinstance(value.get("key"), str):
            raise InputError(
                "the line has no key.",
                where=Where(str(path), number),
                hint="`nlp-kit check-gold --accept KEY` writes these lines.",
            )
        accepted[value["key"]] = str(value.get("reason") or "")
    return accepted


def accept(path: Path, suspicions: Iterable[Suspicion], *, reason: str) -> int:
    """Add suspicions to the accepted ones and return how many there are new.

    Lines that are there stay as they are.
    """
    lines = []
    if path.exists():
        lines = [json.dumps(value, ensure_ascii=False) for _, value in read_json_lines(path)]
    known = set(read_accepted(path))
    fresh = [suspicion for suspicion in suspicions if suspicion.key not in known]
    for suspicion in fresh:
        value = {
            "key": suspicion.key,
            "check": suspicion.check,
            "document": suspicion.document,
            "surface": suspicion.surface,
            "reason": reason,
        }
        lines.append(json.dumps(value, ensure_ascii=False))
    with atomic_write(path) as stream:
        stream.writelines(f"{line}\n" for line in lines)
    return len(fresh)
