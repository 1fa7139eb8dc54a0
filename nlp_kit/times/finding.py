"""From a text to its times: expressions, the day of writing, values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from nlp_kit.documents import Zone
from nlp_kit.documents.model import PublishedBasis
from nlp_kit.errors import InputError, Where
from nlp_kit.times.agreement import BETWEEN
from nlp_kit.times.anchors import Anchor, Mention, find_anchor
from nlp_kit.times.lexing import Tokens
from nlp_kit.times.meanings import Meaning, Point
from nlp_kit.times.parsing import Expression, parse
from nlp_kit.times.placed import Surroundings
from nlp_kit.times.placing import value_of
from nlp_kit.times.resolving import Placing
from nlp_kit.times.results import TimesResult
from nlp_kit.times.surroundings import is_limit
from nlp_kit.times.tense import Tense, tense_around
from nlp_kit.zones import find_zones

# From the first newspapers on; all three calendars reach well beyond.
_YEARS_OF_NEWS = range(1600, 2400)


def find_times(
    text: str,
    *,
    published: str | None = None,
    published_basis: PublishedBasis | None = None,
    retrieved: str | None = None,
    zones: Sequence[Zone] = (),
) -> TimesResult:
    """Return the time expressions of a text with their values.

    Offsets are code points of the untouched text, half-open. Nothing in a credit line is found;
    a date in the page's furniture is found, and never taken for the day of writing. A value that
    the text does not settle is None.

    Raises:
        InputError: If ``published`` or ``retrieved`` is no ISO date.

    Args:
        text: The untouched text.
        published: The day of writing as an ISO date, where it is known.
        published_basis: How it is known; ``stated`` unless said otherwise.
        retrieved: When the page was fetched, as an ISO date or date-time: the text is not younger.
        zones: The zones of the text; where they are not given but needed, they are found.
    """
    tokens, expressions = parse(text)
    if not zones and published is None and "\n" in text:
        # Only the page's furniture can mislead about the day of writing.
        zones = find_zones(text)
    labels = _zone_labels(expressions, zones)
    kept = [
        (item, label) for item, label in zip(expressions, labels, strict=True) if label != "CREDIT"
    ]
    found = [item for item, _ in kept]
    chrome = {index for index, (_, label) in enumerate(kept) if label == "CHROME"}
    mentions = [Mention(item.meaning, _tense(tokens, item)) for item in found]
    told = [mention for index, mention in enumerate(mentions) if index not in chrome]
    if published is not None:
        anchor = Anchor(
            _iso_day(published, "published"),
            published_basis or "stated",
            True,
            "given with the text",
        )
    else:
        bounds = [_iso_day(retrieved, "retrieved")] if retrieved else []
        bounds += [day for index in chrome if (day := _rendered(found[index].meaning))]
        anchor = find_anchor(told + _own_days(tokens, found), min(bounds) if bounds else None)
    placing = Placing(tokens, found, mentions, chrome, anchor)
    return placing.result()


def _own_days(tokens: Tokens, found: Sequence[Expression]) -> list[Mention]:
    """Return «امروز (۲۶ مهر)», «امروز (یکشنبه)» and «یکشنبه (۲۶ مهر)» as one meaning each."""
    mentions = []
    for left, right in pairwise(found):
        first, second = left.meaning, right.meaning
        if not isinstance(first, Point) or not isinstance(second, Point) or first.day is not None:
            continue
        if not BETWEEN.fullmatch(tokens.text[left.end : right.start]):
            continue
        named = first.day_offset is not None and second.day_offset is None
        if named and (second.day is not None or second.weekday is not None):
            mentions.append(Mention(replace(second, day_offset=first.day_offset), None))
        elif first.weekday is not None and second.day is not None and second.weekday is None:
            tense = tense_around(tokens.text, right.start, right.end)
            mentions.append(Mention(replace(second, weekday=first.weekday), tense))
    return mentions


def _tense(tokens: Tokens, expression: Expression) -> Tense | None:
    tense = tense_around(tokens.text, expression.start, expression.end)
    if not is_limit(tokens.text, expression.start):
        return tense
    # «تا ۳۰ مهر تمدید شد»: what is done is the extending, not its end; «تا زمستان می‌رسد» is ahead.
    return {"past": None, "told": None, "present": "future"}.get(tense or "", tense)


def _iso_day(written: str, field: str) -> date:
    try:
        day = date.fromisoformat(written[:10])
    except ValueError as error:
        raise _no_day(written, field) from error
    if day.year not in _YEARS_OF_NEWS:
        raise _no_day(written, field)
    return day


def _no_day(written: str, field: str) -> InputError:
    return InputError(
        f"{written!r} is no ISO date of these centuries.",
        where=Where(field=field),
        hint="Write it in the Gregorian calendar, as 2021-10-18.",
    )


def _rendered(meaning: Meaning) -> date | None:
    if isinstance(meaning, Point) and meaning.year is not None and meaning.day is not None:
        _, placed = value_of(replace(meaning, hour=None, part=None), Surroundings())
        return placed.first if placed else None
    return None


def _zone_labels(expressions: Sequence[Expression], zones: Sequence[Zone]) -> list[str]:
    ordered = sorted(zones, key=lambda zone: zone.start)
    labels: list[str] = []
    index = 0
    for expression in expressions:
        while index < len(ordered) and ordered[index].end <= expression.start:
            index += 1
        inside = index < len(ordered) and ordered[index].start <= expression.start
        labels.append(ordered[index].label if inside else "BODY")
    return labels
