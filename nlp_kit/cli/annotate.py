"""``nlp-kit annotate``: documents in, predicted documents out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nlp_kit.cli.console import progress, say

if TYPE_CHECKING:
    from nlp_kit.documents import Document


def command(
    source: Annotated[
        Path, typer.Argument(metavar="IN.jsonl", help="Documents: at least id and text a line.")
    ],
    *,
    output: Annotated[Path, typer.Option("--output", "-o", help="The JSON Lines file to write.")],
    model: Annotated[
        Path | None,
        typer.Option(help="A pipeline's folder; else the one trained last, or the pretrained."),
    ] = None,
) -> None:
    """Predict zones, entities, times, quotes and actors for every document of a file.

    Texts and ids pass untouched, and so does metadata, but for a missing date of publication that
    the text allows to infer. Layers that the input has are not looked at.

    Example: nlp-kit annotate news.jsonl --output predicted.jsonl
    """
    from nlp_kit.annotate import annotate, load_model
    from nlp_kit.documents import check_writable, read_documents, write_documents

    # Reading once without keeping anything finds every mistake before the slow part begins.
    total = sum(1 for _ in read_documents(source))
    check_writable(output)
    loaded = load_model(model, notice=say)
    say(f"Using {loaded.origin}.")
    with progress("Annotating", total=total) as advance:

        def watched() -> Iterator[Document]:
            for document in annotate(read_documents(source), model=loaded):
                advance()
                yield document

        count = write_documents(output, watched())
    say(f"Wrote {count} documents to {output}.")
