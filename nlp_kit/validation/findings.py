"""What a check found: which rule, where, in which words, and what to do about it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Any, Literal

from nlp_kit.errors import Where

Severity = Literal["error", "warning"]

_LONGEST_SURFACE = 60


@dataclass(frozen=True, slots=True)
class Finding:
    """One breach of one rule.

    Attributes:
        rule: The rule's id, stable over versions.
        severity: ``error`` (the scheme forbids it) or ``warning`` (probably a slip).
        layer: What the rule looks at.
        what: One sentence: what is wrong.
        fix: What to do about it.
        where: File, line, document and field.
        surface: The characters in question, invisible ones escaped; None without a span.
    """

    rule: str
    severity: Severity
    layer: str
    what: str
    fix: str
    where: Where
    surface: str | None = None

    def __str__(self) -> str:
        surface = f" «{self.surface}»" if self.surface is not None else ""
        place = f"{self.where}{surface}".strip()
        return f"{place}: {self.severity} {self.rule}: {self.what} {self.fix}"

    def as_dict(self) -> dict[str, Any]:
        """Return the finding as plain values, for JSON."""
        return {
            "rule": self.rule,
            "severity": self.severity,
            "layer": self.layer,
            "file": self.where.file,
            "line": self.where.line,
            "document": self.where.document,
            "field": self.where.field,
            "surface": self.surface,
            "what": self.what,
            "fix": self.fix,
        }


def visible(text: str, *, longest: int = _LONGEST_SURFACE) -> str:
    r"""Return the text with invisible characters escaped (``\u200c``), long ones cut in the middle.

    Escaped are control and format characters, separators other than the space, surrogates,
    unassigned and private ones, and combining marks at the very start.
    """
    if len(text) > longest:
        half = longest // 2
        return f"{visible(text[:half])}…{visible(text[-half:])}"
    return "".join(
        _escape(character) if _is_invisible(character, first=index == 0) else character
        for index, character in enumerate(text)
    )


def _is_invisible(character: str, *, first: bool) -> bool:
    category = unicodedata.category(character)
    return (category[0] in "CZ" and character != " ") or (first and category[0] == "M")


def _escape(character: str) -> str:
    code = ord(character)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
