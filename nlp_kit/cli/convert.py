"""``nlp-kit convert``: documents from one format into another."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from nlp_kit.cli.console import say


def command(
    source: Annotated[
        Path, typer.Argument(help="A corpus folder, or a file or folder in a known format.")
    ],
    *,
    to: Annotated[
        str, typer.Option("--to", help="The format to write; see `nlp-kit formats`.")
    ] = "jsonl",
    output: Annotated[Path, typer.Option(help="The file or folder to write.")],
    from_: Annotated[
        str | None, typer.Option("--from", help="The format of the source, if not a corpus folder.")
    ] = None,
    split: Annotated[
        str | None, typer.Option(help="Only this split of a corpus: train, validation or test.")
    ] = None,
    against: Annotated[
        Path | None,
        typer.Option(help="A corpus or JSON Lines file whose texts the source's must equal."),
    ] = None,
    lossy: Annotated[
        bool, typer.Option("--lossy", help="Accept that the format cannot carry everything.")
    ] = False,
) -> None:
    """Convert documents; what the format cannot carry is listed, and refused without --lossy.

    Example: nlp-kit convert corpus --to conll --output corpus.conll --lossy
    """
    from nlp_kit.formats import check_texts, convert, read_source

    documents = read_source(source, name=from_, split=split)
    if against is not None:
        check_texts(documents, read_source(against))
    for loss in convert(documents, output, name=to, lossy=lossy):
        say(f"not in {output}: {loss}")
    say(f"wrote {len(documents)} documents to {output}")
