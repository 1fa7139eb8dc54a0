"""How the measuring commands hand over what they found: tables, Markdown, CSV or JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import typer

from nlp_kit.cli.console import out, print_table, say
from nlp_kit.errors import InputError

if TYPE_CHECKING:
    from nlp_kit.scoring.tables import Table

Form = Literal["table", "json", "csv", "markdown"]
_SUFFIXES: dict[str, Form] = {".json": "json", ".csv": "csv", ".md": "markdown"}


def chosen_form(*, json: bool, csv: bool, markdown: bool, output: Path | None) -> Form:
    """Return the form that the options ask for; a file without one gets its suffix's.

    Raises:
        InputError: If more than one is asked for.
    """
    wanted: dict[Form, bool] = {"json": json, "csv": csv, "markdown": markdown}
    named = [form for form, asked in wanted.items() if asked]
    if len(named) > 1:
        raise InputError("more than one format is named.", hint="Use --json, --csv or --markdown.")
    if named:
        return named[0]
    return "table" if output is None else _SUFFIXES.get(output.suffix.lower(), "markdown")


def hand_over(
    tables: Sequence[Table],
    *,
    signature: str,
    content: Callable[[], Any],
    records: Callable[[], Sequence[dict[str, Any]]],
    form: Form,
    output: Path | None,
) -> None:
    """Print results or write them to a file.

    Args:
        tables: For people.
        signature: What the figures were computed on and how.
        content: Makes the value that stands for all of it in JSON, the signature within.
        records: Makes the lines of the CSV file, all with the same keys.
        form: In what form.
        output: The file to write; None prints.
    """
    if form == "table":
        for table in tables:
            print_table(table.title, table.columns, table.rows, right=table.texts)
            for note in table.notes:
                out().print(note, style="dim", markup=False)
            out().print()
        out().print(signature, markup=False)
        return
    from nlp_kit.documents import atomic_write
    from nlp_kit.scoring.tables import as_csv, as_markdown

    if form == "json":
        text = json.dumps(content(), ensure_ascii=False, indent=2) + "\n"
    elif form == "csv":
        text = as_csv(records())
    else:
        text = as_markdown(tables, signature=signature)
    if output is None:
        typer.echo(text, nl=False)
        return
    with atomic_write(output) as stream:
        stream.write(text)
    say(f"Wrote {output}.")


def one_of(what: str, names: Sequence[str] | None, known: Sequence[str]) -> tuple[str, ...] | None:
    """Return the names in the order of the known ones, None for none.

    Raises:
        InputError: If a name is not known.
    """
    for name in names or ():
        if name not in known:
            raise InputError(
                f"no {what} is called {name!r}.", hint=f"They are: {', '.join(known)}."
            )
    return tuple(name for name in known if name in names) if names else None
