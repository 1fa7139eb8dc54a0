"""``nlp-kit evaluate``: predictions against gold."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from nlp_kit.cli.judging import judge
from nlp_kit.cli.results import chosen_form, hand_over, one_of


def command(
    gold: Annotated[
        Path, typer.Argument(help="Gold documents (JSON Lines), or the corpus folder: corpus.")
    ],
    predicted: Annotated[
        Path | None,
        typer.Argument(
            metavar="[PRED]", help="Predicted documents (JSON Lines); else a model predicts them."
        ),
    ] = None,
    *,
    model: Annotated[
        Path | None, typer.Option(help="A pipeline's folder, where no predictions are given.")
    ] = None,
    split: Annotated[
        str | None,
        typer.Option(help="The corpus's split: test (if left out), validation or train."),
    ] = None,
    layer: Annotated[
        list[str] | None, typer.Option(help="Only this layer; may be repeated.")
    ] = None,
    label: Annotated[
        list[str] | None, typer.Option(help="Only entities of this label; may be repeated.")
    ] = None,
    by: Annotated[
        list[str] | None,
        typer.Option(help="Print this breakdown too: label, kind, form, …; `all` prints each."),
    ] = None,
    resamples: Annotated[
        int, typer.Option(min=0, help="Bootstrap resamples for the intervals; 0: no intervals.")
    ] = 10_000,
    seed: Annotated[int, typer.Option(help="Seed of the bootstrap.")] = 0,
    json: Annotated[bool, typer.Option("--json", help="Print everything as JSON.")] = False,
    csv: Annotated[bool, typer.Option("--csv", help="Print all figures as CSV.")] = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print Markdown tables.")] = False,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write to this file instead.")
    ] = None,
) -> None:
    """Score predictions against gold: precision, recall, F1 with support and 95 % intervals.

    What is counted as right is section 6 of the annotation scheme. A corpus is scored on its test
    split unless another is named.

    Example: nlp-kit evaluate corpus predicted.jsonl --by label --by kind
    """
    from nlp_kit.scoring import tables

    form = chosen_form(json=json, csv=csv, markdown=markdown, output=output)
    judged = judge(
        gold,
        predicted,
        model=model,
        split=split,
        layers=layer,
        labels=label,
        resamples=resamples,
        seed=seed,
    )
    scores = judged.scores
    dimensions = tables.dimensions(scores)
    if by is not None and "all" in by:
        by = dimensions
    hand_over(
        [
            tables.overall(scores),
            *(tables.breakdown(scores, name) for name in one_of("breakdown", by, dimensions) or ()),
            tables.errors(scores),
        ],
        signature=str(scores.signature),
        content=lambda: {**scores.as_dict(), "in_training": list(judged.in_training)},
        records=lambda: tables.records(scores),
        form=form,
        output=output,
    )
