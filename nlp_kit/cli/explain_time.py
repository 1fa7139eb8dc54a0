"""``nlp-kit explain-time``: why each time of a text has its value."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from nlp_kit.cli.console import isolate, print_json, print_table, say


def command(
    text: Annotated[
        str | None, typer.Argument(help="The text; leave it out to read --file.")
    ] = None,
    *,
    file: Annotated[Path | None, typer.Option(help="A UTF-8 text file to read instead.")] = None,
    published: Annotated[
        str | None, typer.Option(help="The day of writing, as 2021-10-18, if known.")
    ] = None,
    retrieved: Annotated[
        str | None, typer.Option(help="When the page was fetched: the text is not younger.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON for machines.")] = False,
) -> None:
    """Show the times of a text, their values, and why: anchor, calendar, rule, alternatives.

    Example: nlp-kit explain-time «روز دوشنبه ۲۶ مهر» --published 2021-10-20
    """
    import dataclasses

    from nlp_kit.documents import read_text
    from nlp_kit.errors import InputError
    from nlp_kit.times import find_times

    if (text is None) == (file is None):
        raise InputError("one text is wanted.", hint="Give a text, or a file with --file.")
    source = text if text is not None else read_text(file)  # type: ignore[arg-type]
    result = find_times(source, published=published, retrieved=retrieved)
    if json:
        print_json({**dataclasses.asdict(result), "times": [t.model_dump() for t in result.times]})
        return
    rows = [
        (
            time.id,
            isolate(source[time.start : time.end]),
            time.type,
            time.value or "not resolved",
            time.calendar or "",
            why.rule,
            ", ".join(why.alternatives),
        )
        for time, why in zip(result.times, result.explanations, strict=True)
    ]
    columns = ("id", "text", "type", "value", "calendar", "why", "others")
    print_table(None, columns, rows, right=len(columns))
    day = result.published or "unknown"
    say(f"day of writing: {day} ({result.published_why})")
    if len(result.candidates) > 1:
        say(f"years that fit: {', '.join(result.candidates)}")
    for flag in result.flags:
        say(f"{flag.kind} ({', '.join(flag.times)}): {flag.message}")
