"""``nlp-kit push``: an exported dataset to the Hugging Face hub."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from nlp_kit.cli.console import print_json, print_table, say


def command(
    folder: Annotated[Path, typer.Argument(help="The folder that `nlp-kit export` wrote.")],
    *,
    repo: Annotated[str, typer.Option(help="The dataset on the hub: OWNER/NAME.")],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show exactly what would go; send nothing.")
    ] = False,
    private: Annotated[
        bool, typer.Option("--private", help="Make the repository private if it is new.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Print the plan as JSON.")] = False,
) -> None:
    """Upload an exported dataset as one commit, tagged with the hash of the corpus.

    Example: nlp-kit push out/dataset --repo me/persian-news --dry-run
    """
    import dataclasses

    from nlp_kit.dataset.push import plan_push, push

    plan = plan_push(folder, repo)
    if json:
        print_json(dataclasses.asdict(plan))
    else:
        rows = [(file.path, file.sha256, f"{file.size:,}") for file in plan.files]
        print_table(
            f"{plan.repository}, tag {plan.tag}", ("file", "SHA-256", "bytes"), rows, right=2
        )
    if dry_run:
        say(f"dry run: {len(plan.files)} files, {plan.size:,} bytes would go; nothing was sent.")
        return
    say(f"sent {len(plan.files)} files: {push(folder, plan, private=private)}")
