"""Static pages from the templates beside this module: one file each, nothing from the network."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from nlp_kit import __version__
from nlp_kit.documents import Actor, Document
from nlp_kit.report.entries import Entry, compared, entries_of
from nlp_kit.report.figures import confusions, score_lines
from nlp_kit.report.marks import is_listed, text_html
from nlp_kit.scoring import OUTCOMES, Match, Scores, tables
from nlp_kit.scoring.scores import pair_by_id

_FAULTS = ("value", "source", "speaker")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document as the page shows it.

    Attributes:
        number: Its place on the page, from 1.
        document: For its id, metadata and actors.
        text: Its text with all marks.
        entries: What is marked, in text order.
    """

    number: int
    document: Document
    text: Markup
    entries: tuple[Entry, ...]

    @property
    def prefix(self) -> str:
        """Of the ids of the entries in its list."""
        return _prefix(self.number)

    @property
    def listed(self) -> tuple[Entry, ...]:
        """The entries of its list."""
        return tuple(entry for entry in self.entries if is_listed(entry))

    @property
    def errors(self) -> int:
        """How many entries are wrong."""
        return sum(entry.is_error for entry in self.entries)

    @property
    def actors(self) -> tuple[tuple[Actor, int, int], ...]:
        """Each actor with how often it is named and how often it speaks; the busiest first."""
        rows = []
        for actor in self.document.actors:
            named = sum(entity.actor == actor.id for entity in self.document.entities)
            speaks = sum(quote.speaker == actor.id for quote in self.document.quotes)
            rows.append((actor, named, speaks))
        return tuple(sorted(rows, key=lambda row: (-row[2], -row[1])))


def view_html(documents: Sequence[Document]) -> str:
    """Return a page that shows documents with all their layers."""
    sheets = [
        _sheet(number, document, entries_of(document))
        for number, document in enumerate(documents, start=1)
    ]
    return _render("view.html", sheets, classes=())


def report_html(gold: Sequence[Document], predicted: Sequence[Document], scores: Scores) -> str:
    """Return a page that shows scores and, in each document, what is right, missed and wrong.

    Args:
        gold: The documents that were scored on.
        predicted: Their predictions, in any order.
        scores: Of these predictions on these documents; every figure on the page is theirs.

    Raises:
        InputError: If the two sides do not hold the same documents.
        ValueError: If the scores are of other documents.
    """
    partners = pair_by_id(gold, predicted)
    if {document.id for document in gold} != set(scores.tally.documents):
        raise ValueError("the scores are of other documents")
    matches: dict[str, list[Match]] = {}
    for match in scores.matches:
        matches.setdefault(match.document, []).append(match)
    sheets = [
        _sheet(number, right, compared(right, guess, matches.get(right.id, ())))
        for number, (right, guess) in enumerate(zip(gold, partners, strict=True), start=1)
    ]
    overall = tables.overall(scores)
    return _render(
        "report.html",
        sheets,
        classes=(*OUTCOMES, *_FAULTS),
        overall=overall,
        lines=score_lines(scores, overall.rows),
        errors=tables.errors(scores),
        breakdowns=[tables.breakdown(scores, name) for name in tables.dimensions(scores)],
        confusions=tuple(confusions(scores)),
        signature=str(scores.signature),
    )


def _sheet(number: int, document: Document, entries: tuple[Entry, ...]) -> Sheet:
    text = text_html(document, entries, prefix=_prefix(number))
    return Sheet(number, document, Markup(text), entries)  # to_html has escaped it


def _prefix(number: int) -> str:
    return f"d{number}-"


def _render(template: str, sheets: Sequence[Sheet], **content: Any) -> str:
    labels: dict[str, dict[str, None]] = {}
    for sheet in sheets:
        for entry in sheet.entries:
            labels.setdefault(entry.layer, {}).update(dict.fromkeys(entry.labels))
    script = _resource("page.js")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode("ascii")
    return (
        _environment()
        .get_template(template)
        .render(
            sheets=sheets,
            labels={layer: sorted(found) for layer, found in sorted(labels.items())},
            style=Markup(_resource("page.css")),
            script=Markup(script),
            # Only this very script may run, and nothing may be fetched, whatever a text holds.
            policy=f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'",
            version=__version__,
            **content,
        )
    )


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("nlp_kit.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _resource(name: str) -> str:
    return files("nlp_kit.report").joinpath("templates", name).read_text(encoding="utf-8")
