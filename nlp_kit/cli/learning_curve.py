"""``nlp-kit learning-curve``: what more training documents would bring."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from nlp_kit.cli.console import out, print_json, print_table, progress, say
from nlp_kit.cli.crossval import SHOWN


def command(
    config: Annotated[
        Path | None, typer.Argument(help="A complete spaCy config; configs/small.cfg if left out.")
    ] = None,
    *,
    corpus: Annotated[Path, typer.Option(help="A corpus folder.")] = Path("corpus"),
    gold: Annotated[
        Path | None,
        typer.Option(help="Score on these documents (JSON Lines); else on the validation split."),
    ] = None,
    share: Annotated[
        list[float] | None, typer.Option(min=0.01, max=1, help="A share; may be repeated.")
    ] = None,
    seed: Annotated[list[int] | None, typer.Option(help="A seed; may be repeated.")] = None,
    steps: Annotated[int | None, typer.Option(min=1, help="Train so many steps at most.")] = None,
    plot: Annotated[Path | None, typer.Option(help="Draw the curve into this SVG file.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON for machines.")] = False,
) -> None:
    """Train on a quarter, a half, three quarters and all of the training documents.

    A fifth of each share chooses the weights; none of what is scored does.

    Example: nlp-kit learning-curve --gold news.jsonl --plot out/curve.svg
    """
    from nlp_kit.corpus import load
    from nlp_kit.documents import atomic_write, read_documents
    from nlp_kit.scoring import mean_sd
    from nlp_kit.training import default_config
    from nlp_kit.training.curve import curve_svg
    from nlp_kit.training.protocols import learning_curve

    loaded = load(corpus)
    tested = list(read_documents(gold)) if gold else list(loaded.split("validation"))
    shares = share or [0.25, 0.5, 0.75, 1.0]
    seeds = seed or [13]
    with progress("Learning curve", total=len(shares) * len(seeds)) as advance:
        runs = learning_curve(
            config or default_config(),
            loaded.split("train"),
            tested,
            shares=shares,
            seeds=seeds,
            overrides={} if steps is None else {"training.max_steps": steps},
            done=lambda _: advance(),
        )
    points: dict[str, list[tuple[int, float]]] = {measure: [] for measure in SHOWN}
    rows = []
    for name in dict.fromkeys(run.name for run in runs):
        group = [run for run in runs if run.name == name]
        trained_on = group[0].trained_on
        cells = []
        for measure in SHOWN:
            values = [value for run in group if (value := run.scores.f1(measure)) is not None]
            if not values:
                cells.append("–")
                continue
            mean, deviation = mean_sd(values)
            cells.append(f"{100 * mean:.1f}" + (f" ± {100 * deviation:.1f}" if deviation else ""))
            points[measure].append((trained_on, mean))
        rows.append((name, trained_on, *cells))
    if plot is not None:
        with atomic_write(plot) as stream:
            stream.write(curve_svg(points))
        say(f"The plot is in {plot}.")
    signature = str(runs[0].scores.signature)
    if json:
        print_json({"signature": signature, "points": points})
        return
    print_table(f"F1 on {len(tested)} documents", ("share", "documents", *SHOWN), rows)
    out().print(signature, style="dim", markup=False)
