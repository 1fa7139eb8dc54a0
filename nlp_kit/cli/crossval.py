"""``nlp-kit crossval``: several folds, several seeds, or one paragraph out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nlp_kit.cli.console import out, print_json, print_table, progress
from nlp_kit.errors import InputError

if TYPE_CHECKING:
    from nlp_kit.training.protocols import Run

SHOWN = ("entities.strict", "times.strict", "times.value", "quotes.overlap", "quotes.speaker")


def command(
    config: Annotated[
        Path | None, typer.Argument(help="A complete spaCy config; configs/small.cfg if left out.")
    ] = None,
    *,
    corpus: Annotated[Path, typer.Option(help="A corpus folder.")] = Path("corpus"),
    folds: Annotated[int, typer.Option(min=2, help="Cut train and validation into so many.")] = 5,
    seed: Annotated[list[int] | None, typer.Option(help="A seed; may be repeated.")] = None,
    paragraphs: Annotated[
        str | None,
        typer.Option(metavar="ID", help="Leave one paragraph of this document out instead."),
    ] = None,
    steps: Annotated[int | None, typer.Option(min=1, help="Train so many steps at most.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON for machines.")] = False,
) -> None:
    """Cross-validate on the train and validation documents: mean and standard deviation.

    With --paragraphs, train on all documents and all paragraphs of one but one, and score on that
    one, for each. The test split is never among the folds.

    Example: nlp-kit crossval configs/small.cfg --folds 5 --seed 1 --seed 2 --seed 3
    """
    from nlp_kit.corpus import load
    from nlp_kit.training import default_config
    from nlp_kit.training.protocols import cross_validate, leave_one_paragraph_out

    chosen = config or default_config()
    seeds = seed or [13]
    overrides = {} if steps is None else {"training.max_steps": steps}
    loaded = load(corpus)
    known = (*loaded.split("train"), *loaded.split("validation"))
    if paragraphs is not None:
        held = next((item for item in loaded.documents if item.id == paragraphs), None)
        if held is None:
            raise InputError(
                f"the corpus has no document {paragraphs!r}.", hint="Name one, as lavrov-nato."
            )
        others = [document for document in known if document.id != held.id]
        with progress("Leaving one paragraph out") as advance:
            runs, together = leave_one_paragraph_out(
                chosen, held, others, seed=seeds[0], overrides=overrides, done=lambda _: advance()
            )
        if json:
            print_json({"paragraphs": len(runs), **together.as_dict()})
            return
        from nlp_kit.scoring.tables import overall

        table = overall(together)
        print_table(f"{paragraphs}, one of {len(runs)} paragraphs out", table.columns, table.rows)
        out().print(str(together.signature), style="dim", markup=False)
        return
    with progress("Cross-validating", total=folds * len(seeds)) as advance:
        runs = cross_validate(
            chosen, known, folds=folds, seeds=seeds, overrides=overrides, done=lambda _: advance()
        )
    if json:
        print_json([_as_dict(run) for run in runs])
        return
    _print(runs, folds, seeds)


def _print(runs: list[Run], folds: int, seeds: list[int]) -> None:
    from nlp_kit.scoring import mean_sd

    rows = []
    for measure in SHOWN:
        values = [value for run in runs if (value := run.scores.f1(measure)) is not None]
        if values:
            mean, deviation = mean_sd(values)
            spread = "–" if deviation is None else f"{100 * deviation:.1f}"
            rows.append((measure, f"{100 * mean:.1f}", spread, len(values)))
    title = f"F1 over {folds} folds and {len(seeds)} seeds"
    print_table(title, ("measure", "mean", "sd", "runs"), rows)
    out().print(str(runs[0].scores.signature), style="dim", markup=False)


def _as_dict(run: Run) -> dict[str, object]:
    return {
        "run": run.name,
        "seed": run.seed,
        "trained_on": run.trained_on,
        **run.scores.as_dict(),
    }
