"""The one error that bad input raises: what is wrong, where, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from json import JSONDecodeError


@dataclass(frozen=True, slots=True)
class Where:
    """A place in the input: a file, a line (1-based), a document's id, a field's path."""

    file: str | None = None
    line: int | None = None
    document: str | None = None
    field: str | None = None

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line) if part is not None)
        parts = [place] if place else []
        if self.document is not None:
            parts.append(f"document {self.document!r}")
        if self.field is not None:
            parts.append(f"field {self.field}")
        return ", ".join(parts)


class InputError(Exception):
    """Input that cannot be used; the command line prints it and exits with code 2.

    Args:
        what: One sentence: what is wrong.
        where: The place in the input, if there is one.
        hint: What the user can do about it.
    """

    def __init__(self, what: str, *, where: Where | None = None, hint: str | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.hint = hint

    def __str__(self) -> str:
        place = str(self.where) if self.where is not None else ""
        text = f"{place}: {self.what}" if place else self.what
        return f"{text} {self.hint}" if self.hint else text


def json_fault(error: JSONDecodeError) -> str:
    """Return what is wrong with JSON and at which column (from 1), in words."""
    # Some of Python's messages end in this word themselves.
    return f"{error.msg.removesuffix(' at')} at column {error.colno}"
