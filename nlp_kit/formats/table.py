"""The table of the formats, from the formats themselves."""

from __future__ import annotations

from nlp_kit.formats.features import FEATURES
from nlp_kit.formats.registry import format_names, get_format


def format_rows() -> list[dict[str, str]]:
    """Return a row for each format: name, title, place, read, write, carries, lost, extra."""
    rows = []
    for name in format_names():
        known = get_format(name)
        missing = [feature for feature in FEATURES if feature not in known.carries]
        carried = [feature for feature in FEATURES if feature in known.carries]
        rows.append(
            {
                "name": name,
                "title": known.title,
                "place": known.place,
                "read": "yes" if known.read else "no",
                "write": "yes" if known.write else "no",
                "carries": "everything" if not missing else ", ".join(carried),
                "lost": known.lost,
                "extra": known.extra or "",
            }
        )
    return rows


def formats_markdown() -> str:
    """Return the table as Markdown."""
    lines = ["| format | what it is | read | write | carries | what is lost, and why |\n"]
    lines.append("| --- | --- | --- | --- | --- | --- |\n")
    for row in format_rows():
        cells = (
            f"`{row['name']}`",
            *(row[key] for key in ("title", "read", "write", "carries", "lost")),
        )
        lines.append("| " + " | ".join(cells) + " |\n")
    return "".join(lines)
