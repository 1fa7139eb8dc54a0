"""``nlp-kit validate``: every breach of the annotation scheme, with its place."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nlp_kit.cli.console import isolate, out, print_json, print_table, say

if TYPE_CHECKING:
    from nlp_kit.validation import Finding


def command(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            help="JSON Lines files of documents, or corpus folders with their annotations."
        ),
    ] = None,
    *,
    include: Annotated[
        list[str] | None, typer.Option(help="Only this rule or layer; may be repeated.")
    ] = None,
    exclude: Annotated[
        list[str] | None, typer.Option(help="Not this rule or layer; may be repeated.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON for machines.")] = False,
    list_rules: Annotated[
        bool, typer.Option("--list-rules", help="List the rules instead of checking.")
    ] = False,
    markdown: Annotated[
        bool, typer.Option("--markdown", help="With --list-rules: the text of RULES.md.")
    ] = False,
) -> None:
    """Check documents against every rule of the annotation scheme, and list all findings.

    Exit code 0: no errors (warnings may be); 1: errors; 2: input that cannot be read at all.

    Example: nlp-kit validate corpus --exclude actor-unused
    """
    from nlp_kit.validation import rules_markdown, select_rules, validate

    rules = select_rules(include or (), exclude or ())
    if list_rules:
        if markdown:
            typer.echo(rules_markdown(), nl=False)
        elif json:
            print_json([rule.as_dict() for rule in rules])
        else:
            rows = [(r.id, r.severity, r.layer, r.says) for r in rules]
            print_table(None, ("rule", "severity", "layer", "what it says"), rows, right=9)
        return
    findings = list(validate(paths or [Path("corpus")], rules=rules))
    counts: Counter[str] = Counter(finding.severity for finding in findings)
    if json:
        print_json(
            {
                "findings": [finding.as_dict() for finding in findings],
                "errors": counts["error"],
                "warnings": counts["warning"],
            }
        )
    else:
        _show(findings, counts)
    if counts["error"]:
        raise typer.Exit(1)


def _show(findings: list[Finding], counts: Counter[str]) -> None:
    for finding in findings:
        surface = f" «{isolate(finding.surface)}»" if finding.surface is not None else ""
        place = f"{finding.where}{surface}"
        line = f"{place}: {finding.severity} {finding.rule}: {finding.what} {finding.fix}"
        out().print(line, markup=False, soft_wrap=True)
    by_rule = Counter((finding.rule, finding.severity) for finding in findings)
    if findings:
        rows = [(rule, severity, count) for (rule, severity), count in by_rule.most_common()]
        print_table(None, ("rule", "severity", "findings"), rows, right=2)
    say(f"errors: {counts['error']}, warnings: {counts['warning']}.")
