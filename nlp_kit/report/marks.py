"""Entries as marks in the text: one where both sides agree, one a side where they do not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from nlp_kit.documents import Document, HasOffsets, Quote
from nlp_kit.report.entries import Entry, Side
from nlp_kit.report.segments import Mark, latin_runs, to_html

Part = Literal["span", "content", "cue", "source"]
_HUES = 6


def text_html(document: Document, entries: Iterable[Entry], *, prefix: str) -> str:
    """Return a document's text as HTML with zones, entries and Latin runs marked.

    Args:
        document: Whose text and zones are shown.
        entries: What is marked.
        prefix: Of the ids of the entries in the list beside the text, their number following.
    """
    zones = [
        Mark(zone.start, zone.end, "span", classes=(f"zone-{zone.label.lower()}",))
        for zone in document.zones
    ]
    marks = [mark for entry in entries for mark in _marks(entry, prefix)]
    return to_html(document.text, [*zones, *marks, *latin_runs(document.text)])


def _marks(entry: Entry, prefix: str) -> Iterator[Mark]:
    """Yield the marks of an entry; the first of them is in the focus order if it is listed."""
    spans: dict[tuple[Part, int, int], list[str]] = {}
    for name, side in (("gold", entry.gold), ("guess", entry.predicted)):
        for part, span in _parts(side):
            spans.setdefault((part, span.start, span.end), []).append(name)
    for (part, start, end), names in spans.items():
        yield Mark(
            start,
            end,
            classes=_classes(entry, part, names),
            attributes=tuple(_attributes(entry, part, names)),
            first=(("tabindex", "0"), ("aria-describedby", f"{prefix}{entry.number}"))
            if is_listed(entry)
            else (),
        )


def is_listed(entry: Entry) -> bool:
    """Whether an entry stands in the list beside the text: all quotes, all errors, bare times."""
    return (
        entry.layer == "quotes" or entry.is_error or (entry.layer == "times" and not entry.classes)
    )


def _parts(side: Side | None) -> Iterator[tuple[Part, HasOffsets]]:
    if side is None:
        return
    if not isinstance(side.item, Quote):
        yield "span", side.item
        return
    yield "content", side.item
    if side.item.cue is not None:
        yield "cue", side.item.cue
    if side.item.source is not None:
        yield "source", side.item.source


def _classes(entry: Entry, part: Part, names: list[str]) -> tuple[str, ...]:
    classes: list[str] = [part]
    if entry.layer == "quotes":
        classes.append(f"hue{entry.order % _HUES}")
    if entry.classes:
        classes += names
        if _is_wrong(entry, part, names):
            classes.append("wrong")
    return tuple(classes)


def _is_wrong(entry: Entry, part: Part, names: list[str]) -> bool:
    """Whether a mark is to look wrong: a part of a quote only if that part is."""
    if not entry.is_error:
        return False
    if len(entry.sides) == 1:
        return True
    if part == "source":
        return "source" in entry.classes
    if part == "cue":
        return False  # cues are not scored
    return len(names) == 1 or bool({"type", "value"} & set(entry.classes))


def _attributes(entry: Entry, part: Part, names: list[str]) -> Iterator[tuple[str, str]]:
    yield "data-n", str(entry.number)
    yield "data-layer", entry.layer
    yield "data-label", " ".join(entry.labels)
    if entry.classes:
        yield "data-class", " ".join(entry.classes)
    if entry.actors and not entry.classes:  # the ids of two documents do not mean the same
        yield "data-actor", " ".join(entry.actors)
    tags = [
        _tag(entry, part, side)
        for name, side in (("gold", entry.gold), ("guess", entry.predicted))
        if side is not None and name in names
    ]
    yield "data-tag", " → ".join(dict.fromkeys(tags)) + _remark(entry, part, names)
    if len(set(tags)) > 1:
        yield "data-gold", tags[0]
        yield "data-guess", tags[1]


def _tag(entry: Entry, part: Part, side: Side) -> str:
    if part == "content":
        return f"{entry.order} {side.label}"
    if part in {"cue", "source"}:
        return f"{entry.order} {part}"
    if entry.layer == "times":
        return f"{side.label} {side.value or 'no value'}"
    return side.label


def _remark(entry: Entry, part: Part, names: list[str]) -> str:
    """Return what a mark's tag says of its error, so that colour is not alone in saying it."""
    if not entry.classes or len(names) == 2:
        return ""
    if len(entry.sides) == 1:
        return f" · {entry.classes[0]}" if part in {"span", "content"} else ""
    return " · gold" if names == ["gold"] else " · predicted"
