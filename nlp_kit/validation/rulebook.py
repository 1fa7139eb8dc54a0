"""RULES.md, written from the rules themselves."""

from __future__ import annotations

from itertools import groupby

from nlp_kit.validation.registry import all_rules

_HEAD = """\
# Rules

What `nlp-kit validate` checks. This file is generated from the code:
`nlp-kit validate --list-rules --markdown > RULES.md`; a test keeps it current.

An error is what the annotation scheme or the file format forbids; a warning is probably a slip.
`--include` and `--exclude` take the id of a rule or the name of a layer. Sections are those of the
annotation scheme.
"""


def rules_markdown() -> str:
    """Return the list of all rules as Markdown, by layer."""
    parts = [_HEAD]
    for layer, rules in groupby(all_rules(), key=lambda rule: rule.layer):
        parts.append(f"\n## {layer}\n\n| id | severity | section | rule | what to do |\n")
        parts.append("| --- | --- | --- | --- | --- |\n")
        for rule in rules:
            cells = (f"`{rule.id}`", rule.severity, rule.section or "", rule.says, rule.fix)
            parts.append(
                "| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + " |\n"
            )
    return "".join(parts)
