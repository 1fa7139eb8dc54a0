"""``nlp-kit export``: the corpus as a Hugging Face dataset."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from nlp_kit.cli.console import print_json, say


def command(
    source: Annotated[Path, typer.Argument(help="A corpus folder.")] = Path("corpus"),
    *,
    output: Annotated[Path, typer.Option("--output", "-o", help="The dataset's folder.")],
    json: Annotated[bool, typer.Option("--json", help="Print what was written as JSON.")] = False,
) -> None:
    """Write the corpus as Parquet files with a card, for `datasets.load_dataset(DIR)`.

    The same corpus gives the same bytes each time.

    Example: nlp-kit export corpus --output out/dataset
    """
    from nlp_kit.corpus import load
    from nlp_kit.dataset import export_dataset

    made = export_dataset(load(source), output)
    if json:
        print_json({"dataset": str(made.path), "documents": made.documents})
        return
    counts = ", ".join(f"{count} {name}" for name, count in made.documents.items())
    say(f"Wrote {counts} documents to {made.path}; its README.md is the card.")
