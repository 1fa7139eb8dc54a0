"""``nlp-kit claims``: who said what, when, as a table."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nlp_kit.cli.console import isolate, print_json, print_table

if TYPE_CHECKING:
    from nlp_kit.evidence import Claim


def command(
    source: Annotated[
        Path, typer.Argument(help="Annotated documents (JSON Lines), or a corpus folder.")
    ],
    *,
    split: Annotated[
        str | None, typer.Option(help="Only this split of a corpus: train, validation or test.")
    ] = None,
    width: Annotated[int, typer.Option(min=10, help="Show so many characters of a claim.")] = 60,
    csv: Annotated[bool, typer.Option("--csv", help="Print CSV, with offsets.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print JSON, with offsets.")] = False,
) -> None:
    """Show the quotations of documents: speaker, what was said, and the day the text gives.

    Example: nlp-kit claims out/predicted.jsonl
    """
    import dataclasses

    from nlp_kit.corpus import load_documents
    from nlp_kit.evidence import Claim, claims

    found = [claim for item in load_documents(source, split=split) for claim in claims(item)]
    records = [dataclasses.asdict(claim) for claim in found]
    if json:
        print_json(records)
        return
    if csv:
        import csv as table
        import sys

        writer = table.DictWriter(sys.stdout, [field.name for field in dataclasses.fields(Claim)])
        writer.writeheader()
        writer.writerows(records)
        return
    print_claims(found, width=width)


def print_claims(found: Sequence[Claim], *, width: int = 60, title: str | None = None) -> None:
    """Print claims as a table for people, contents cut at ``width`` characters."""
    print_table(
        title or f"{len(found)} claims",
        ("speaker", "kind", "cue", "what", "when", "document", "at"),
        [
            (
                isolate(claim.speaker or "–"),
                claim.kind,
                isolate(claim.cue or "–"),
                isolate(_shortened(claim.content, width)),
                claim.when or claim.published or "–",
                claim.document,
                f"{claim.start}-{claim.end}",
            )
            for claim in found
        ],
        right=7,
    )


def _shortened(text: str, width: int) -> str:
    return text if len(text) <= width else text[:width].rsplit(" ", 1)[0] + " …"
