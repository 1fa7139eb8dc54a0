"""``nlp-kit formats``: which formats there are, and what each can carry."""

from __future__ import annotations

from typing import Annotated

import typer

from nlp_kit.cli.console import print_json, print_table


def command(
    *,
    json: Annotated[bool, typer.Option("--json", help="Print JSON for machines.")] = False,
    markdown: Annotated[
        bool, typer.Option("--markdown", help="Print the table of the README.")
    ] = False,
) -> None:
    """List the formats of `nlp-kit convert` and what of a document each can carry.

    Example: nlp-kit formats
    """
    from nlp_kit.formats.table import format_rows, formats_markdown

    if markdown:
        typer.echo(formats_markdown(), nl=False)
    elif json:
        print_json(format_rows())
    else:
        columns = ("name", "title", "read", "write", "carries", "lost")
        rows = [tuple(row[column] for column in columns) for row in format_rows()]
        print_table(None, columns, rows, right=9)
