"""``nlp-kit train``: a config in, a pipeline out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from nlp_kit.cli.console import print_json, progress, say


def command(
    config: Annotated[
        Path | None, typer.Argument(help="A complete spaCy config; configs/small.cfg if left out.")
    ] = None,
    *,
    output: Annotated[Path, typer.Option("--output", "-o", help="The pipeline's folder.")],
    seed: Annotated[int | None, typer.Option(help="Train with this seed.")] = None,
    corpus: Annotated[
        Path | None, typer.Option(help="A corpus folder; the embedded one if left out.")
    ] = None,
    values: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="NAME=VALUE", help="Set a value of the config; repeatable."),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the scores as JSON.")] = False,
) -> None:
    """Train a pipeline on the train split, keep its best weights by the validation split.

    What it prints are scores on validation data, which chose the weights; `nlp-kit evaluate`
    measures.

    Example: nlp-kit train configs/small.cfg --output out/pipeline
    """
    from nlp_kit.annotate import remember_model
    from nlp_kit.training import default_config, train

    overrides: dict[str, object] = dict(map(_setting, values or ()))
    if seed is not None:
        overrides["system.seed"] = seed
    if corpus is not None:
        overrides["paths.corpus"] = str(corpus)
    chosen = config or default_config()
    with progress("Training") as advance:
        done = 0

        def report(step: int, steps: int, scores: dict[str, float]) -> None:
            nonlocal done
            advance(step - done, total=steps)
            done = step

        scores = train(chosen, output=output, overrides=overrides, report=report)
    remember_model(output)
    if json:
        print_json({"pipeline": str(output), "validation": scores})
        return
    shown = ", ".join(
        f"{name} {value:.1%}"
        for name, value in sorted(scores.items())
        if name.endswith(("_p", "_r", "_f"))
    )
    say(f"The pipeline is in {output}. On the validation split (it chose the weights): {shown}.")


def _setting(text: str) -> tuple[str, object]:
    """Return the dotted name and the value of `training.max_steps=200`; values as in JSON."""
    import json

    from nlp_kit.errors import InputError

    name, equals, value = text.partition("=")
    if not (equals and "." in name):
        raise InputError(
            f"{text!r} sets nothing.", hint="Write it as --set training.max_steps=200."
        )
    try:
        return name, json.loads(value)
    except json.JSONDecodeError:
        return name, value
