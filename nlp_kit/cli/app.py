"""The command ``nlp-kit`` and its table of commands."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

import nlp_kit
from nlp_kit.cli.console import say
from nlp_kit.errors import InputError

# In the order of the work: collect and check, train, use, measure, exchange, publish.
COMMANDS = {
    "add": "nlp_kit.cli.add",
    "validate": "nlp_kit.cli.validate",
    "stats": "nlp_kit.cli.stats",
    "schema": "nlp_kit.cli.schema",
    "train": "nlp_kit.cli.train",
    "annotate": "nlp_kit.cli.annotate",
    "claims": "nlp_kit.cli.claims",
    "explain-time": "nlp_kit.cli.explain_time",
    "explain-quote": "nlp_kit.cli.explain_quote",
    "view": "nlp_kit.cli.view",
    "evaluate": "nlp_kit.cli.evaluate",
    "report": "nlp_kit.cli.report",
    "compare": "nlp_kit.cli.compare",
    "crossval": "nlp_kit.cli.crossval",
    "learning-curve": "nlp_kit.cli.learning_curve",
    "agree": "nlp_kit.cli.agree",
    "check-gold": "nlp_kit.cli.check_gold",
    "preannotate": "nlp_kit.cli.preannotate",
    "adjudicate": "nlp_kit.cli.adjudicate",
    "convert": "nlp_kit.cli.convert",
    "formats": "nlp_kit.cli.formats",
    "export": "nlp_kit.cli.export",
    "package": "nlp_kit.cli.package",
    "push": "nlp_kit.cli.push",
}


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"nlp_kit {nlp_kit.__version__}")
        raise typer.Exit


def build() -> typer.Typer:
    """Return the application with all its commands."""
    app = typer.Typer(
        name="nlp-kit",
        help="Persian news dispatches as evidence: who said what, about whom, and when.",
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode="rich",
        pretty_exceptions_enable=False,
    )

    @app.callback()
    def options(
        version: Annotated[
            bool,
            typer.Option("--version", callback=_version, is_eager=True, help="Print the version."),
        ] = False,
    ) -> None:
        """Persian news dispatches as evidence: who said what, about whom, and when."""

    for name, module in COMMANDS.items():
        app.command(name)(importlib.import_module(module).command)
    return app


@contextmanager
def reporting_errors() -> Iterator[None]:
    """Turn bad input into one message on standard error and exit code 2, without a traceback."""
    try:
        yield
    except InputError as error:
        say(f"error: {error}")
        sys.exit(2)
    except BrokenPipeError:
        # Whoever read our output has gone; what is left of it goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except KeyboardInterrupt:
        say("interrupted: nothing was left half-written.")
        sys.exit(130)


def main() -> None:
    """Run the command line."""
    with reporting_errors():
        build()()
