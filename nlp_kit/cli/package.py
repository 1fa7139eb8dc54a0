"""``nlp-kit package``: a trained pipeline as a wheel with its card."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from nlp_kit.cli.console import say


def command(
    model: Annotated[Path, typer.Argument(metavar="MODEL", help="The pipeline's folder.")],
    *,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="The folder for the wheel; else no wheel.")
    ] = None,
    name: Annotated[str, typer.Option(help="The package will be fa_NAME.")] = "news",
    evaluate: Annotated[
        list[Path] | None,
        typer.Option(help="Score on these gold documents (JSON Lines) too; may be repeated."),
    ] = None,
    refresh: Annotated[
        Path | None,
        typer.Option(
            metavar="CONFIG",
            help="First put MODEL together anew from this config, keeping its trained encoder.",
        ),
    ] = None,
) -> None:
    """Write the model card of a pipeline into its folder, and make a wheel of it.

    The card names data, licences, settings and limits, and measures the pipeline on the corpus's
    test split.

    Example: nlp-kit package out/pipeline --name news_small --output dist
    """
    from nlp_kit.corpus import load, load_documents
    from nlp_kit.documents import atomic_write
    from nlp_kit.packaging import build_wheel, measure, model_card
    from nlp_kit.training import train

    if refresh is not None:
        train(refresh, output=model, overrides={"paths.trained": str(model / "encoder")})
        say(f"Put {model} together anew.")
    sets = [("the corpus's test split", load().split("test"))]
    sets += [(path.name, load_documents(path)) for path in evaluate or ()]
    card = model_card(model, measure(model, sets), name=name)
    with atomic_write(model / "MODEL_CARD.md") as stream:
        stream.write(card)
    say(f"Wrote {model / 'MODEL_CARD.md'}.")
    if output is not None:
        say(f"Wrote {build_wheel(model, output, name=name, card=card)}.")
