"""``nlp-kit stats``: what a corpus holds."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from nlp_kit.cli.console import isolate, print_json, print_table


def command(
    source: Annotated[
        Path, typer.Argument(help="A corpus folder or a JSON Lines file of documents.")
    ] = Path("corpus"),
    *,
    split: Annotated[
        str | None, typer.Option(help="Only this split: train, validation or test.")
    ] = None,
    run: Annotated[
        int, typer.Option(min=3, help="List shared runs of at least so many words.")
    ] = 8,
    json: Annotated[bool, typer.Option("--json", help="Print JSON for machines.")] = False,
) -> None:
    """Count documents, words, labels, kinds, names and cues, and list texts that repeat others.

    Example: nlp-kit stats corpus --split train
    """
    import dataclasses

    from nlp_kit.corpus import corpus_statistics, load_documents

    statistics = corpus_statistics(load_documents(source, split=split), run=run)
    if json:
        print_json(dataclasses.asdict(statistics))
        return
    rows: list[tuple[str, object]] = [
        ("documents", statistics.documents),
        ("words", f"{statistics.words:,}"),
        ("distinct persons", statistics.distinct_persons),
        ("distinct organisations", statistics.distinct_organisations),
        ("distinct cues", statistics.distinct_cues),
    ]
    for layer in ("entities", "times", "quotes", "non_quotes"):
        counts: dict[str, int] = getattr(statistics, layer)
        rows.append((layer, f"{sum(counts.values()):,}"))
        rows += [(f"  {label}", f"{count:,}") for label, count in counts.items()]
    rows.append(("quotes without a source", statistics.sources.get("none", 0)))
    rows.append((f"pairs sharing {run} words or more", len(statistics.shared_runs)))
    rows.append(("near-duplicate pairs", len(statistics.near_duplicates)))
    print_table(f"{source}", ("what", "count"), rows)
    if statistics.shared_runs:
        print_table(
            "Longest shared runs",
            ("first", "second", "text", "words"),
            [(r.first, r.second, isolate(r.text), r.words) for r in statistics.shared_runs[:10]],
            right=3,
        )
