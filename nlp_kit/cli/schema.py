"""``nlp-kit schema``: the JSON Schema of a document."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from nlp_kit.cli.console import say


def command(
    *,
    output: Annotated[
        Path | None, typer.Option(help="Write it to this file instead of printing it.")
    ] = None,
) -> None:
    """Print the JSON Schema of a document, for editors and for other programs.

    Example: nlp-kit schema --output document.schema.json
    """
    from nlp_kit.documents import atomic_write
    from nlp_kit.documents.schema import schema_json

    if output is None:
        typer.echo(schema_json(), nl=False)
        return
    with atomic_write(output) as stream:
        stream.write(schema_json())
    say(f"wrote {output}")
