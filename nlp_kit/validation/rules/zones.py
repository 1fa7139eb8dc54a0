"""Rules of the zones, and of what may be annotated in which."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from nlp_kit.documents import Document, HasOffsets
from nlp_kit.validation.marks import lines
from nlp_kit.validation.registry import Problem, rule
from nlp_kit.validation.rules.spans import overlaps


def is_annotated(document: Document) -> bool:
    """Tell whether a document has any layer at all; a bare text is input, not gold."""
    return bool(
        document.zones
        or document.entities
        or document.times
        or document.quotes
        or document.non_quotes
    )


@rule(
    "zone-uncovered",
    layer="zones",
    section=2,
    fix="Give the line a zone: CHROME, HEADLINE, CAPTION, BODY or CREDIT.",
    needs=("zones",),
)
def zone_uncovered(document: Document) -> Iterator[Problem]:
    """The zones together cover every line that is not blank."""
    if not is_annotated(document):
        return
    text = document.text
    covered = bytearray(len(text))
    for zone in document.zones:
        covered[zone.start : zone.end] = b"\x01" * (zone.end - zone.start)
    for number, (start, end) in enumerate(lines(text), start=1):
        bare = [
            offset
            for offset in range(start, end)
            if not covered[offset] and not text[offset].isspace()
        ]
        if bare:
            left = text[bare[0] : bare[-1] + 1]
            yield Problem(
                "zones",
                f"Line {number} of the text (offset {bare[0]}) is in no zone: {left[:40]!r}.",
            )


@rule("zone-overlap", layer="zones", section=2, fix="Let each character lie in one zone.")
def zone_overlap(document: Document) -> Iterator[Problem]:
    """Zones do not overlap."""
    ordered = sorted(enumerate(document.zones), key=lambda item: (item[1].start, item[1].end))
    for (_, first), (index, second) in pairwise(ordered):
        if second.start < first.end:
            yield Problem(
                f"zones.{index}",
                f"{second.label} {second.start}-{second.end} overlaps "
                f"{first.label} {first.start}-{first.end}.",
                second,
            )


@rule(
    "zone-chrome-annotated",
    layer="zones",
    section=2,
    fix="Remove the annotation; only times are annotated there.",
)
def zone_chrome_annotated(document: Document) -> Iterator[Problem]:
    """Nothing is annotated inside CHROME except times."""
    yield from _annotated_in(document, "CHROME", ("entities", "quotes", "non_quotes"))


@rule(
    "zone-credit-annotated",
    layer="zones",
    section=2,
    fix="Remove the annotation; only entities are annotated there.",
)
def zone_credit_annotated(document: Document) -> Iterator[Problem]:
    """In a CREDIT line only entities are annotated."""
    yield from _annotated_in(document, "CREDIT", ("times", "quotes", "non_quotes"))


def _annotated_in(document: Document, label: str, layers: tuple[str, ...]) -> Iterator[Problem]:
    zones = [zone for zone in document.zones if zone.label == label]
    for layer in layers:
        items: tuple[HasOffsets, ...] = getattr(document, layer)
        for index, item in enumerate(items):
            if any(overlaps(zone, item) for zone in zones):
                yield Problem(f"{layer}.{index}", f"Annotated in a {label} zone.", item)
