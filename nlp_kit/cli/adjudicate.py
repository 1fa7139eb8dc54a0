"""``nlp-kit adjudicate``: two annotators' passes made into one gold."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from nlp_kit.cli.console import out, say


def command(
    a: Annotated[
        Path, typer.Argument(help="The first annotator: a JSON Lines file or an annotator's name.")
    ],
    b: Annotated[Path, typer.Argument(help="The second annotator, likewise.")],
    *,
    output: Annotated[Path, typer.Option("--output", "-o", help="The gold to write (JSON Lines).")],
    decisions: Annotated[
        Path | None,
        typer.Option(help="The file to decide in; else beside the output, .decisions.jsonl."),
    ] = None,
    prefer: Annotated[
        str | None, typer.Option(help="Take this side (a or b) wherever nothing is decided.")
    ] = None,
) -> None:
    """Merge two annotators: what agrees is taken, what differs is listed in one file.

    Set `take` in each line of that file to "a", "b", "none" or an item of your own, and run the
    command again. The gold is written when nothing is open and it passes the rules of `validate`.

    Exit code 0: the gold is written; 1: differences are open or rules are broken.

    Example: nlp-kit adjudicate first.jsonl second.jsonl --output gold.jsonl
    """
    from nlp_kit.adjudication import decide, merge, read_decisions, write_differences
    from nlp_kit.cli.agree import annotator_documents
    from nlp_kit.documents import write_documents
    from nlp_kit.errors import InputError, Where
    from nlp_kit.validation import check_document

    if prefer not in (None, "a", "b"):
        raise InputError(f"{prefer!r} is no side.", where=Where(field="--prefer"), hint="a or b.")
    file = decisions or output.with_name(f"{output.stem}.decisions.jsonl")
    made = read_decisions(file) if file.exists() and file.stat().st_size else {}
    second = {document.id: document for document in annotator_documents(b)}
    merged = [
        merge(document, second[document.id])
        for document in annotator_documents(a)
        if document.id in second
    ]
    if not merged:
        raise InputError("the two share no document.", where=Where(str(b)), hint="Compare ids.")
    differences = [row for result in merged for row in result.differences]
    sides = {row.key: prefer for row in differences if row.key[1] != "actors" or (row.a and row.b)}
    outcomes = [decide(result, (sides if prefer else {}) | made) for result in merged]
    still_open = [row for _, rows in outcomes for row in rows]
    write_differences(file, differences, made)
    if still_open:
        say(f"{len(still_open)} of {len(differences)} differences are open: decide in {file}.")
        raise typer.Exit(1)
    gold = [document for document, _ in outcomes if document is not None]
    findings = [finding for document in gold for finding in check_document(document)]
    errors = [finding for finding in findings if finding.severity == "error"]
    for finding in findings:
        out().print(str(finding), markup=False, soft_wrap=True)
    if errors:
        say(f"errors: {len(errors)}; nothing written. Mend the decisions in {file}.")
        raise typer.Exit(1)
    write_documents(output, gold)
    say(f"wrote {len(gold)} documents to {output}; {len(differences)} differences were decided.")
