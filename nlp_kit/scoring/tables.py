"""Scores as tables: plain columns and rows, to be printed, or written as Markdown or CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from nlp_kit.scoring.figures import Estimate, Figure
from nlp_kit.scoring.measures import measure_named
from nlp_kit.scoring.scores import Scores, figure_as_dict
from nlp_kit.scoring.tally import ALL, Row

ABSENT = "–"


@dataclass(frozen=True, slots=True)
class Table:
    """A titled table, with notes to stand below it; its first ``texts`` columns are no numbers."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()
    texts: int = 1


def overall(scores: Scores) -> Table:
    """Return the micro figures of every measure, with interval, macro F1 and support."""
    rows, shown = [], []
    sampled = _has_intervals(scores)
    for measure, dimension in scores.dimensions.items():
        figure = scores.figure(measure)
        macro = scores.figures[Row(measure, dimension, "macro")]
        rows.append((measure, *_cells(figure, sampled), percent(macro.f1), str(figure.support)))
        shown.append(figure)
    columns = ("measure", *_columns(sampled), "macro F1", "support")
    count = len(scores.tally.documents)
    title = f"Scores on {count} document{'s' if count > 1 else ''}"
    return Table(title, columns, tuple(rows), tuple(_undefined(shown)))


def breakdown(scores: Scores, dimension: str) -> Table:
    """Return the figures of every group of a dimension, for the measures that have it."""
    shown = [
        figure
        for row, figure in scores.figures.items()
        if row.dimension == dimension and row.group != "macro"
    ]
    sampled = _has_intervals(scores)
    rows = tuple(
        (figure.row.measure, figure.row.group, *_cells(figure, sampled), str(figure.support))
        for figure in shown
    )
    columns = ("measure", dimension, *_columns(sampled), "support")
    return Table(f"By {dimension}", columns, rows, tuple(_undefined(shown)), texts=2)


def dimensions(scores: Scores) -> list[str]:
    """Return the breakdowns that there are figures for."""
    found = dict.fromkeys(row.dimension for row in scores.figures)
    return [dimension for dimension in found if dimension != ALL]


def errors(scores: Scores) -> Table:
    """Return how many spans of each layer fall in each error class."""
    layers = [layer for layer in scores.signature.layers if layer != "zones"]
    counts = {layer: scores.outcomes(layer) for layer in layers}
    columns = ("layer", "exact", "boundary", "type", "both", "missed", "spurious")
    rows = tuple(
        (layer, *(str(found[name]) for name in columns[1:])) for layer, found in counts.items()
    )
    return Table("Errors", columns, rows)


def rules(scores: Scores) -> Table:
    """Return what each measure counts as right."""
    rows = tuple((name, measure_named(name).rule) for name in scores.dimensions)
    return Table("What is counted as right", ("measure", "right is"), rows, texts=2)


def as_markdown(tables: Iterable[Table], *, signature: str) -> str:
    """Return tables as Markdown, the signature below them."""
    parts = []
    for table in tables:
        lines = [f"**{table.title}**", "", _markdown_row(table.columns)]
        lines.append("|" + "|".join(" --- " for _ in table.columns) + "|")
        lines += [_markdown_row(row) for row in table.rows]
        if table.notes:
            lines += ["", *(f"{note}  " for note in table.notes)]
        parts.append("\n".join(lines))
    return "\n\n".join([*parts, f"`{signature}`"]) + "\n"


def records(scores: Scores) -> list[dict[str, Any]]:
    """Return all figures as flat records, one a row of the tally, each with the signature."""
    found = []
    for figure in scores.figures.values():
        record = figure_as_dict(figure)
        for name in ("precision", "recall", "f1"):
            record[f"{name}_low"], record[f"{name}_high"] = record.pop(f"{name}_95") or ("", "")
            reasons = [record.pop(f"{name}_{why}", "") for why in ("undefined", "no_interval")]
            record[f"{name}_note"] = next(filter(None, reasons), "")
        found.append({**record, "signature": str(scores.signature)})
    return found


def as_csv(lines: Sequence[dict[str, Any]]) -> str:
    """Return records with the same keys as CSV."""
    stream = io.StringIO()
    writer = csv.DictWriter(stream, fieldnames=list(lines[0]) if lines else [])
    writer.writeheader()
    writer.writerows(lines)
    return stream.getvalue()


def percent(estimate: Estimate) -> str:
    """Return a value as a percentage with one decimal, a dash where it is undefined."""
    return ABSENT if estimate.value is None else f"{100 * estimate.value:.1f}"


def bounds(estimate: Estimate) -> str:
    """Return an interval as percentages, a dash where there is none."""
    if estimate.interval is None:
        return ABSENT
    low, high = estimate.interval
    return f"{100 * low:.1f}{'–' if low >= 0 else ' … '}{100 * high:.1f}"


def _has_intervals(scores: Scores) -> bool:
    return len(scores.tally.documents) > 1 and scores.signature.resamples > 0


def _columns(sampled: bool) -> tuple[str, ...]:
    return ("P", "R", "F1", "95 %") if sampled else ("P", "R", "F1")


def _cells(figure: Figure, sampled: bool) -> tuple[str, ...]:
    assert figure.tp is not None and figure.fp is not None and figure.fn is not None
    cells = (
        _with_fraction(figure.precision, figure.tp, figure.tp + figure.fp),
        _with_fraction(figure.recall, figure.tp, figure.tp + figure.fn),
        percent(figure.f1),
    )
    return (*cells, bounds(figure.f1)) if sampled else cells


def _with_fraction(estimate: Estimate, part: int, whole: int) -> str:
    # Where nothing supports an interval, a percentage alone would promise too much.
    if estimate.value is None or estimate.interval is not None:
        return percent(estimate)
    return f"{percent(estimate)} ({part}/{whole})"


def _undefined(shown: Sequence[Figure]) -> Iterable[str]:
    reasons: dict[str, list[str]] = {}
    for figure in shown:
        group = "" if figure.row.group == ALL else f" {figure.row.group}"
        for name, estimate in (("P", figure.precision), ("R", figure.recall), ("F1", figure.f1)):
            if estimate.undefined:
                label = f"{figure.row.measure}{group} {name}"
                reasons.setdefault(estimate.undefined, []).append(label)
            elif estimate.no_interval and name == "F1":
                label = f"{figure.row.measure}{group}"
                reasons.setdefault(f"no interval: {estimate.no_interval}", []).append(label)
    for reason, labels in reasons.items():
        whole = len(labels) == len(shown)
        yield f"{ABSENT} {reason}" + ("." if whole else f": {', '.join(labels)}.")


def _markdown_row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
