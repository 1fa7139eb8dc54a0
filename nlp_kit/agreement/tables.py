"""Agreement as tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from nlp_kit.agreement.measure import Agreement, Line
from nlp_kit.scoring.tables import ABSENT, Table
from nlp_kit.scoring.tally import ALL


def overall(agreement: Agreement) -> Table:
    """Return every coefficient of every pair and, of more than two annotators, alpha of all."""
    lines = [line for line in agreement.lines if line.dimension == ALL]
    notes = [
        f"{_names(annotators)}: {len(ids)} documents in common."
        for annotators, ids in agreement.shared.items()
    ]
    rows = tuple(
        (_names(line.annotators), line.layer, line.measure, *_cells(line)) for line in lines
    )
    columns = ("annotators", "layer", "measure", "value", "95 %", "n")
    return Table("Agreement", columns, rows, (*notes, *_reasons(lines)), texts=3)


def breakdown(agreement: Agreement, dimension: str) -> Table:
    """Return the coefficients by label or by document."""
    lines = [line for line in agreement.lines if line.dimension == dimension]
    rows = tuple(
        (_names(line.annotators), line.layer, line.measure, line.group, *_cells(line))
        for line in lines
    )
    columns = ("annotators", "layer", "measure", dimension, "value", "95 %", "n")
    return Table(f"By {dimension}", columns, rows, tuple(_reasons(lines)), texts=4)


def records(agreement: Agreement) -> list[dict[str, Any]]:
    """Return all coefficients as flat records, each with the signature."""
    found = []
    for line in agreement.lines:
        low, high = line.estimate.interval or (None, None)
        found.append(
            {
                "annotators": _names(line.annotators),
                "layer": line.layer,
                "measure": line.measure,
                "by": line.dimension,
                "group": line.group,
                "value": line.estimate.value,
                "low": low,
                "high": high,
                "undefined": line.estimate.undefined,
                "no_interval": line.estimate.no_interval,
                "support": line.support,
                "signature": str(agreement.signature),
            }
        )
    return found


def _names(annotators: Sequence[str]) -> str:
    return " – ".join(annotators)


def _cells(line: Line) -> tuple[str, str, str]:
    value, interval = line.estimate.value, line.estimate.interval
    return (
        ABSENT if value is None else f"{value:.3f}",
        ABSENT if interval is None else f"{interval[0]:.3f} … {interval[1]:.3f}",
        str(line.support),
    )


def _reasons(lines: Iterable[Line]) -> Iterable[str]:
    reasons: dict[str, list[str]] = {}
    for line in lines:
        if line.estimate.undefined:
            group = "" if line.group == ALL else f" {line.group}"
            label = f"{line.layer} {line.measure}{group}"
            reasons.setdefault(line.estimate.undefined, []).append(label)
    for reason, labels in reasons.items():
        yield f"{ABSENT} {reason}: {', '.join(dict.fromkeys(labels))}."
