"""Times whose value does not fit their words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from nlp_kit.checking.suspicion import Suspicion, suspect
from nlp_kit.checking.words import Key, Words, joined, usual
from nlp_kit.documents import Time
from nlp_kit.times.lexicon import lexicon, spelling

_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:T[^/]*)?")
_YEAR = re.compile(r"\d{4}")
_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def weekday_conflicts(texts: Sequence[Words]) -> Iterator[Suspicion]:
    """Yield days whose weekday in the text is not that of their value."""
    for words in texts:
        for time in words.document.times:
            day, stated = _day(time), _weekday(words.key(time))
            if day is not None and stated is not None and day.isoweekday() != stated:
                yield suspect(
                    "weekday-conflict",
                    words.document,
                    time,
                    f"The text says {_NAMES[stated - 1]}; {day} is a "
                    f"{_NAMES[day.isoweekday() - 1]}.",
                    score=0.95,
                    subject=time.id,
                )


def value_conflicts(texts: Sequence[Words]) -> Iterator[Suspicion]:
    """Yield times that name their year, with another value than the same words elsewhere."""
    found: dict[Key, list[tuple[Words, Time]]] = {}
    for words in texts:
        for time in words.document.times:
            key = words.key(time)
            if any(_YEAR.search(word) for word in key):
                found.setdefault(key, []).append((words, time))
    for key, places in found.items():
        counts = Counter(time.value or "null" for _, time in places)
        if len(counts) < 2:
            continue
        common, share = usual(counts)
        for words, time in places:
            value = time.value or "null"
            if value != common:
                yield suspect(
                    "value-conflict",
                    words.document,
                    time,
                    f"«{joined(key)}» is {value} here, {common} in {counts[common]} of "
                    f"{counts.total()} places.",
                    score=max(share, 0.6),
                    subject=time.id,
                )


def _day(time: Time) -> date | None:
    match = _DAY.fullmatch(time.value or "")
    if match is None:
        return None
    try:
        return date.fromisoformat(match.group(1))
    except ValueError:
        return None  # the rule time-value of `nlp-kit validate` reports it


def _weekday(key: Key) -> int | None:
    """Return the ISO number of the weekday that a phrase names, None for none or several."""
    words = [spelling(word) for word in key]
    found = set()
    for index, word in enumerate(words):
        pair = word + words[index + 1] if index + 1 < len(words) else ""
        for form in (pair, word):
            entry = lexicon().words.get(form)
            if entry is not None and entry.label == "WEEKDAY":
                found.add(int(entry.value))
                break
        else:
            continue
        if form == pair:
            words[index + 1] = ""  # «سه شنبه» is Tuesday, not also Saturday
    return found.pop() if len(found) == 1 else None
