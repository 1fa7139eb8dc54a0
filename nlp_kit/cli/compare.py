"""``nlp-kit compare``: two systems on the same gold."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from nlp_kit.cli.results import chosen_form, hand_over, one_of

_MEASURES = ("entities.strict", "times.value", "quotes.overlap", "quotes.speaker")


def command(
    first: Annotated[Path, typer.Argument(metavar="A", help="Predicted documents (JSON Lines).")],
    second: Annotated[Path, typer.Argument(metavar="B", help="Those of another system.")],
    *,
    gold: Annotated[Path, typer.Option(help="Gold documents (JSON Lines), or the corpus folder.")],
    split: Annotated[
        str | None,
        typer.Option(help="The corpus's split: test (if left out), validation or train."),
    ] = None,
    layer: Annotated[
        list[str] | None, typer.Option(help="Only this layer; may be repeated.")
    ] = None,
    most: Annotated[int, typer.Option(min=0, help="List so many documents a measure.")] = 5,
    resamples: Annotated[
        int, typer.Option(min=1, help="Bootstrap resamples, and random swaps of the test.")
    ] = 10_000,
    seed: Annotated[int, typer.Option(help="Seed of the bootstrap and of the test.")] = 0,
    json: Annotated[bool, typer.Option("--json", help="Print everything as JSON.")] = False,
    csv: Annotated[bool, typer.Option("--csv", help="Print all contrasts as CSV.")] = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print Markdown tables.")] = False,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write to this file instead.")
    ] = None,
) -> None:
    """Compare two systems: differences with 95 % intervals and p-values, and where they differ.

    The test is paired approximate randomisation over documents.

    Example: nlp-kit compare old.jsonl new.jsonl --gold corpus
    """
    from nlp_kit.corpus import load_documents
    from nlp_kit.documents import read_documents
    from nlp_kit.scoring import LAYERS
    from nlp_kit.scoring.compare import (
        compare,
        contrast_as_dict,
        contrasts_table,
        documents_table,
    )

    form = chosen_form(json=json, csv=csv, markdown=markdown, output=output)
    if not gold.is_file() and not gold.suffix:
        split = split or "test"
    comparison = compare(
        load_documents(gold, split=split),
        tuple(read_documents(first)),
        tuple(read_documents(second)),
        layers=one_of("layer", layer, LAYERS) or LAYERS,
        split=split,
        resamples=resamples,
        seed=seed,
    )
    names = (first.stem, second.stem) if first.stem != second.stem else (str(first), str(second))
    measures = [name for name in _MEASURES if name in comparison.first.dimensions]
    hand_over(
        [
            contrasts_table(comparison, names),
            documents_table(comparison, names, measures=measures, most=most),
        ],
        signature=comparison.signature,
        content=lambda: {
            "first": str(first),
            "second": str(second),
            **comparison.as_dict(documents=most),
        },
        records=lambda: [
            {**contrast_as_dict(item), "signature": comparison.signature}
            for item in comparison.contrasts.values()
        ],
        form=form,
        output=output,
    )
