"""``nlp-kit view``: documents with their annotations, as a page."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from nlp_kit.cli.console import say


def command(
    documents: Annotated[
        Path,
        typer.Argument(metavar="DOC", help="Documents (JSON Lines), or the corpus folder: corpus."),
    ],
    *,
    identifier: Annotated[
        list[str] | None,
        typer.Option("--id", help="Only the document with this id; may be repeated."),
    ] = None,
    split: Annotated[
        str | None, typer.Option(help="Only this split of the corpus: train, validation or test.")
    ] = None,
    output: Annotated[Path, typer.Option("--output", "-o", help="The page to write.")] = Path(
        "view.html"
    ),
) -> None:
    """Write a page that shows documents with all their layers: who said what, about whom, when.

    One HTML file that needs no network, with a filter by layer and label.

    Example: nlp-kit view corpus --id a-danube-talks --output view.html
    """
    from nlp_kit.corpus import load_documents
    from nlp_kit.documents import atomic_write
    from nlp_kit.errors import InputError, Where
    from nlp_kit.report import view_html

    found = load_documents(documents, split=split)
    known = [document.id for document in found]
    for name in identifier or ():
        if name not in known:
            some = ", ".join(known[:5]) + (", …" if len(known) > 5 else "")
            raise InputError(
                f"no document has the id {name!r}.",
                where=Where(str(documents)),
                hint=f"Its {len(known)} documents are: {some}.",
            )
    if identifier:
        found = tuple(document for document in found if document.id in identifier)
    page = view_html(found)
    with atomic_write(output) as stream:
        stream.write(page)
    say(f"Wrote {output}: open it in a browser.")
