"""Running the rules over one document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from nlp_kit.documents import Document
from nlp_kit.validation.findings import Finding
from nlp_kit.validation.lenient import Locate, Reading, locator, read_leniently
from nlp_kit.validation.registry import Rule, all_rules


def check_document(
    document: Document, *, rules: Sequence[Rule] | None = None, file: str | None = None
) -> list[Finding]:
    """Return what the rules find in one valid document."""
    place = locator(file, None, {"id": document.id})
    return list(_apply(Reading(document, (), {}), rules or all_rules(), place))


def check_object(value: dict[str, Any], locate: Locate, rules: Sequence[Rule]) -> list[Finding]:
    """Return what is wrong with a JSON object that should be a document."""
    reading = read_leniently(value, locate)
    return [*wanted_by(reading.findings, rules), *_apply(reading, rules, locate)]


def _apply(reading: Reading, rules: Sequence[Rule], locate: Locate) -> Iterator[Finding]:
    document = reading.document
    if document is None:
        return
    for rule in rules:
        if rule.check is None or not reading.broken.isdisjoint(rule.needs):
            continue
        for problem in rule.check(document):
            surface = document.surface(problem.span) if problem.span is not None else None
            where = locate(reading.original(problem.field))
            yield rule.finding(problem.what, where, surface=surface)


def wanted_by(findings: Iterable[Finding], rules: Sequence[Rule]) -> Iterator[Finding]:
    """Return the findings that break one of the rules."""
    wanted = {rule.id for rule in rules}
    return (finding for finding in findings if finding.rule in wanted)
