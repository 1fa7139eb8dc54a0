"""How commands talk to people: tables and progress on a terminal, right-to-left kept apart."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

# Unicode's first-strong isolate: a Persian string keeps its own direction in an English table.
_ISOLATE, _END = "\u2068", "\u2069"
_FILE_WIDTH = 160


def out() -> Console:
    """Return the console for results (standard output)."""
    # A file or a pipe has no width; rich would take 80 columns and break every table.
    known = sys.stdout.isatty() or "COLUMNS" in os.environ
    return Console(highlight=False, soft_wrap=not known, width=None if known else _FILE_WIDTH)


def err() -> Console:
    """Return the console for messages and progress (standard error)."""
    return Console(stderr=True, highlight=False, soft_wrap=True)


def isolate(text: str) -> str:
    """Return the text wrapped so that its direction does not disturb what stands around it."""
    return f"{_ISOLATE}{text}{_END}"


def print_json(value: Any) -> None:
    """Print a value as JSON for machines, characters unescaped."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def print_table(
    title: str | None, columns: Sequence[str], rows: Iterable[Sequence[Any]], *, right: int = 1
) -> None:
    """Print a table; the columns from the ``right``-th on are numbers and set to the right."""
    table = Table(title=title, title_justify="left", header_style="bold", box=None, pad_edge=False)
    for index, name in enumerate(columns):
        table.add_column(name, justify="right" if index >= right else "left", overflow="fold")
    for row in rows:
        table.add_row(*("" if cell is None else str(cell) for cell in row))
    out().print(table)


def say(message: str) -> None:
    """Print a message for the person at the terminal (standard error)."""
    err().print(message, markup=False)


@contextmanager
def progress(label: str, *, total: int | None = None) -> Iterator[Any]:
    """Show a progress bar on standard error; yields a function that advances it."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=err(), transient=True) as bar:
        task = bar.add_task(label, total=total)
        yield lambda steps=1, **options: bar.update(task, advance=steps, **options)
