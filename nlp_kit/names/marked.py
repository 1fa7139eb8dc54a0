"""Works and media named in quotation marks: «فیلم «…»», head noun and marks included."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from nlp_kit.names.lexicon import name_key
from nlp_kit.names.mending import in_list
from nlp_kit.names.words import Name, Words

_LONGEST = 60
_MARKED = re.compile(
    rf"«([^«»\n]{{1,{_LONGEST}}})»|“([^“”\n]{{1,{_LONGEST}}})”|\"([^\"\n]{{1,{_LONGEST}}})\""
)
_LABELS = {"works": "PROD", "media": "ORG"}
_PLURALS = ("\u200cهای", "های")
# Between the names of a row: «فیلم‌های «…»، «…» و «…»».
_JOINT = re.compile(r"\s*[،,]?\s*(?:و\s*)?")


def marked_names(words: Words, names: Sequence[Name]) -> list[Name]:
    """Return the names with the works and media added that stand in marks after their noun.

    Of a row of names after a plural («فیلم‌های «…» و «…»») each is a name by itself. What the
    tagger made of the same words gives way, unless it took more.
    """
    found = list(_marked(words))
    if not found:
        return list(names)
    found += _again(words, found)
    kept = [name for name in names if not any(_gives_way(name, other) for other in found)]
    free = [
        item
        for item in found
        if not any(item[0] < end and start < item[1] for start, end, _ in kept)
    ]
    return sorted([*kept, *free])


def _again(words: Words, found: Sequence[Name]) -> list[Name]:
    """Return where a work stands in marks by itself that its noun announces elsewhere."""
    works: set[str] = set()
    for start, end, label in found:
        if label == "PROD":
            match = _MARKED.search(words.text, max(0, start - 1), end + 1)
            works.update({name_key([match[0][1:-1]])} if match else ())
    announced = [(start, end) for start, end, _ in found]
    return [
        (match.start() + 1, match.end() - 1, "PROD")
        for match in _MARKED.finditer(words.text)
        if name_key([match[0][1:-1]]) in works
        and not any(start < match.end() and match.start() < end for start, end in announced)
    ]


def _gives_way(name: Name, other: Name) -> bool:
    start, end, _ = other
    longer = name[0] <= start and end <= name[1]
    return start < name[1] and name[0] < end and not longer


def _marked(words: Words) -> Iterator[Name]:
    row: tuple[int, str] | None = None
    for match in _MARKED.finditer(words.text):
        within = match.start() + 1, match.end() - 1
        if row is not None and _JOINT.fullmatch(words.text, row[0], match.start()):
            yield *within, row[1]
            row = match.end(), row[1]
            continue
        row = None
        before = words.before(match.start(), count=2)
        if not before:
            continue
        start, head = before[0]
        ahead = before[1][1] if len(before) > 1 else ""
        label, several = _kind(head, ahead)
        if label is not None and several:
            yield *within, label
            row = match.end(), label
        elif label is not None:
            yield start, match.end(), label


def _kind(head: str, ahead: str) -> tuple[str | None, bool]:
    """Return the label that a noun before marks gives, and whether it is said of several names."""
    for group, label in _LABELS.items():
        if in_list(head, group):
            # «فیلم مستند «…»»: an adjective stands between.
            return None if in_list(ahead, group) else label, in_list(ahead, "numbers")
        for ending in _PLURALS:
            if head.endswith(ending) and in_list(head.removesuffix(ending), group):
                return label, True
    return None, False
