"""Rules of the metadata."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from nlp_kit.documents import Document
from nlp_kit.validation.registry import Problem, rule


@rule("meta-date", layer="meta", section=2, fix="Write a date of the Gregorian calendar.")
def meta_date(document: Document) -> Iterator[Problem]:
    """The dates `published` and `retrieved` are days of the Gregorian calendar."""
    for key in ("published", "retrieved"):
        value = getattr(document.meta, key)
        if value is not None and _moment(value) is None:
            yield Problem(f"meta.{key}", f"{value!r} is no date of the calendar.")


@rule(
    "meta-basis",
    layer="meta",
    section=2,
    fix="Set published_basis to `stated` or `inferred` with a date, to null without one.",
)
def meta_basis(document: Document) -> Iterator[Problem]:
    """Where `published` is given, `published_basis` says how it is known; else it is null."""
    meta = document.meta
    if meta.published is not None and meta.published_basis is None:
        yield Problem("meta.published_basis", f"published is {meta.published}, its basis is null.")
    if meta.published is None and meta.published_basis is not None:
        yield Problem("meta.published_basis", f"{meta.published_basis!r}, but published is null.")


@rule("meta-order", layer="meta", section=4, fix="Correct one of the two dates.")
def meta_order(document: Document) -> Iterator[Problem]:
    """A text is retrieved on the day it is published, or later."""
    published, retrieved = document.meta.published, document.meta.retrieved
    if published is None or retrieved is None:
        return
    first, second = _moment(published), _moment(retrieved)
    # A clock that is a day ahead of the publisher's is no slip.
    if first is not None and second is not None and (first - second).days > 1:
        yield Problem("meta.retrieved", f"retrieved {retrieved}, but published {published}.")


def _moment(value: str) -> date | None:
    try:
        return datetime.fromisoformat(value).date()
    except ValueError:
        return None
