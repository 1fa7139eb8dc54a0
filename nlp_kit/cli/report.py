"""``nlp-kit report``: a page that shows what predictions got right and wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from nlp_kit.cli.console import say
from nlp_kit.cli.judging import judge


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
    resamples: Annotated[
        int, typer.Option(min=0, help="Bootstrap resamples for the intervals; 0: no intervals.")
    ] = 10_000,
    seed: Annotated[int, typer.Option(help="Seed of the bootstrap.")] = 0,
    output: Annotated[Path, typer.Option("--output", "-o", help="The page to write.")] = Path(
        "report.html"
    ),
) -> None:
    """Write a page with the scores and every document, its errors marked in the text.

    One HTML file that needs no network: scores with intervals, confusion matrices, and each
    document with gold and prediction overlaid or side by side, to be filtered by layer, label
    and kind of error. The figures are those of `nlp-kit evaluate`.

    Example: nlp-kit report corpus predicted.jsonl --output report.html
    """
    from nlp_kit.documents import atomic_write, check_writable
    from nlp_kit.report import report_html

    check_writable(output)
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
    page = report_html(judged.gold, judged.predicted, judged.scores)
    with atomic_write(output) as stream:
        stream.write(page)
    say(f"Wrote {output}: open it in a browser.")
