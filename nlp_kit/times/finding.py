"""From a text to its times: expressions, the day of writing, values, and what does not agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Literal

from nlp_kit.documents import Calendar, Time, TimeType, Zone
from nlp_kit.documents.model import PublishedBasis
from nlp_kit.times.anchors import Anchor, Mention, find_anchor
from nlp_kit.errors import InputError, Where
from nlp_kit.times.agreement import BETWEEN, Pair, disagree_in_every_year, dual_dates, weekday_slip
from nlp_kit.times.lexing import Tokens
from nlp_kit.times.meanings import Amount, Counted, Meaning, Point, Recurring, Stretch
from nlp_kit.times.parsing import Expression, parse
from nlp_kit.times.placing import Placed, Surroundings, value_of
from nlp_kit.times.context import is_limit
from nlp_kit.times.tense import Tense, tense_around
from nlp_kit.zones import find_zones


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a time has its value.

    Attributes:
        id: The time's id.
        anchor: The day of writing it was placed against; None where none was needed or known.
        calendar: The calendar it was reckoned in.
        rule: The rule that decided, in words.
        alternatives: The values that were possible too.
    """

    id: str
    anchor: str | None
    calendar: str | None
    rule: str
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Flag:
    """Something in the text that does not agree with itself.

    Attributes:
        kind: ``weekday`` against date, or ``calendar`` against calendar.
        times: The ids of the times concerned.
        message: What does not agree, in words.
    """

    kind: Literal["weekday", "calendar"]
    times: tuple[str, ...]
    message: str


@dataclass(frozen=True, slots=True)
class TimesResult:
    """The times of a text and what was found out about its date.

    Attributes:
        times: In text order, with ids T1, T2, …
        explanations: One for each time, in the same order.
        published: The day of writing, as given or inferred; None where unknown.
        published_basis: How it is known.
        published_why: The reason for an inferred day.
        candidates: The Jalali years in which the text's weekdays fit.
        flags: What does not agree.
    """

    times: tuple[Time, ...]
    explanations: tuple[Explanation, ...]
    published: str | None
    published_basis: PublishedBasis | None
    published_why: str
    candidates: tuple[str, ...]
    flags: tuple[Flag, ...]


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
    placing = _Placing(tokens, found, mentions, chrome, anchor)
    return placing.result()


def _own_days(tokens: Tokens, found: Sequence[Expression]) -> list[Mention]:
    """Return the dates that stand in brackets after «امروز» and the like, as days of that name."""
    return [
        Mention(replace(right.meaning, day_offset=left.meaning.day_offset), None)
        for left, right in pairwise(found)
        if isinstance(left.meaning, Point) and isinstance(right.meaning, Point)
        if left.meaning.day_offset is not None and left.meaning.day is None
        if right.meaning.day is not None and right.meaning.day_offset is None
        if BETWEEN.fullmatch(tokens.text[left.end : right.start])
    ]


def _tense(tokens: Tokens, expression: Expression) -> Tense | None:
    tense = tense_around(tokens.text, expression.start, expression.end)
    # «تا ۳۰ مهر تمدید شد»: what is done is the extending, not its end.
    return None if tense == "past" and is_limit(tokens.text, expression.start) else tense


def _iso_day(written: str, field: str) -> date:
    try:
        return date.fromisoformat(written[:10])
    except ValueError as error:
        raise InputError(
            f"{written!r} is no ISO date.",
            where=Where(field=field),
            hint="Write it in the Gregorian calendar, as 2021-10-18.",
        ) from error


def _rendered(meaning: Meaning) -> date | None:
    if isinstance(meaning, Point) and meaning.year is not None and meaning.day is not None:
        _, placed = value_of(replace(meaning, hour=None, part=None), Surroundings())
        return placed.first if placed else None
    return None


def _zone_labels(expressions: Sequence[Expression], zones: Sequence[Zone]) -> list[str]:
    ordered = sorted(zones, key=lambda zone: zone.start)
    labels = []
    index = 0
    for expression in expressions:
        while index < len(ordered) and ordered[index].end <= expression.start:
            index += 1
        inside = index < len(ordered) and ordered[index].start <= expression.start
        labels.append(ordered[index].label if inside else "BODY")
    return labels


class _Placing:
    """One pass over the expressions of a text, in order, as a reader makes it."""

    def __init__(
        self,
        tokens: Tokens,
        found: Sequence[Expression],
        mentions: Sequence[Mention],
        chrome: set[int],
        anchor: Anchor,
    ) -> None:
        self._tokens = tokens
        self._found = found
        self._mentions = mentions
        self._chrome = chrome
        self._anchor = anchor
        self._reckoning = _reckoning(
            [item.meaning for index, item in enumerate(found) if index not in chrome]
        )
        self._pairs = dual_dates(tokens, found)
        self._placed: list[Placed | None] = []
        self._values: list[str | None] = []
        # The date told of last, and the expressions that refer to one where there is none.
        self._told: Placed | None = None
        self._unreferring: set[int] = set()

    def result(self) -> TimesResult:
        """Return the times with their ids; expressions that refer to nothing are left out."""
        for index in range(len(self._found)):
            value, placed = self._place(index)
            if self._told is None and self._found[index].rule == "anaphor":
                self._unreferring.add(index)
            self._values.append(value)
            self._placed.append(placed)
            if (
                placed
                and index not in self._chrome
                and isinstance(self._found[index].meaning, Point)
            ):
                self._told = placed
        kept = [index for index in range(len(self._found)) if index not in self._unreferring]
        ids = {index: f"T{number}" for number, index in enumerate(kept, start=1)}
        conflicts, flags = self._disagreements(ids)
        times = tuple(self._time(index, ids, conflicts) for index in kept)
        explanations = tuple(self._explain(index, ids[index]) for index in kept)
        day = self._anchor.day if self._anchor.basis is not None else None
        return TimesResult(
            times,
            explanations,
            day.isoformat() if day else None,
            self._anchor.basis,
            self._anchor.why,
            self._anchor.candidates,
            flags,
        )

    def _place(self, index: int) -> tuple[str | None, Placed | None]:
        expression = self._found[index]
        around = self._surroundings(index)
        partner = self._pairs.get(index)
        if partner is not None and partner.first == index:
            first = partner.leads
            if not first:
                # The other half says more (its year): it is placed first.
                _, other = value_of(
                    self._found[partner.second].meaning, self._surroundings(partner.second)
                )
                if other is not None and other.first is not None:
                    around = replace(around, near=other.first)
        elif partner is not None and self._placed[partner.first] is not None:
            other = self._placed[partner.first]
            if other is not None and other.first is not None:
                around = replace(around, near=other.first)
        return value_of(expression.meaning, around)

    def _surroundings(self, index: int) -> Surroundings:
        if index in self._chrome:
            return Surroundings(same_day=self._same_day(index))
        return Surroundings(
            anchor=self._anchor.day,
            exact=self._anchor.exact,
            tense=self._mentions[index].tense,
            that=self._told,
            same_day=self._same_day(index),
            reckoning=self._reckoning,
        )

    def _same_day(self, index: int) -> date | None:
        """Return a day told of earlier in the sentence, for a clock time that has none."""
        if index == 0 or index > len(self._placed):
            return None
        before = self._found[index - 1]
        placed = self._placed[index - 1]
        between = self._tokens.text[before.end : self._found[index].start]
        if (
            placed is None
            or placed.level != "day"
            or len(between) > 80
            or any(mark in between for mark in ".!؟\n")
        ):
            return None
        return placed.first

    def _time(self, index: int, ids: dict[int, str], conflicts: dict[int, int]) -> Time:
        expression = self._found[index]
        return Time(
            id=ids[index],
            start=expression.start,
            end=expression.end,
            type=type_of(expression.meaning),
            value=self._values[index],
            calendar=calendar_of(expression.meaning),
            conflicts_with=ids.get(conflicts[index]) if index in conflicts else None,
        )

    def _explain(self, index: int, identifier: str) -> Explanation:
        placed = self._placed[index]
        meaning = self._found[index].meaning
        if isinstance(meaning, Amount | Recurring):
            return Explanation(identifier, None, None, "an amount or a set needs no anchor")
        anchor = (
            self._anchor.day.isoformat() if self._anchor.day and index not in self._chrome else None
        )
        if placed is None:
            return Explanation(
                identifier, anchor, calendar_of(meaning), f"not resolved: {self._anchor.why}"
            )
        others = placed.others
        if placed.calendar == "islamic" and placed.level == "day":
            others = (*others, "a day earlier or later, as the moon is seen")
        return Explanation(identifier, anchor, placed.calendar, placed.rule, others)

    def _disagreements(self, ids: dict[int, str]) -> tuple[dict[int, int], tuple[Flag, ...]]:
        conflicts: dict[int, int] = {}
        flags: list[Flag] = []
        for index, identifier in ids.items():
            placed = self._placed[index]
            slip = weekday_slip(self._found[index].meaning, placed.first if placed else None)
            if slip:
                flags.append(Flag("weekday", (identifier,), slip))
        for pair in {id(pair): pair for pair in self._pairs.values()}.values():
            message = self._pair_conflict(pair)
            if message and pair.first in ids and pair.second in ids:
                conflicts[pair.first], conflicts[pair.second] = pair.second, pair.first
                flags.append(Flag("calendar", (ids[pair.first], ids[pair.second]), message))
        return conflicts, tuple(flags)

    def _pair_conflict(self, pair: Pair) -> str | None:
        left, right = self._found[pair.first].meaning, self._found[pair.second].meaning
        first, second = self._placed[pair.first], self._placed[pair.second]
        if not pair.dual or not isinstance(left, Point) or not isinstance(right, Point):
            return None
        if first is None or second is None:
            return (
                "the two calendars name different days in every year"
                if disagree_in_every_year(left, right)
                else None
            )
        return pair.conflict(first, second)


def type_of(meaning: Meaning) -> TimeType:
    """Return the TIMEX3 type of a meaning."""
    if isinstance(meaning, Amount):
        return "DURATION"
    if isinstance(meaning, Recurring):
        return "SET"
    if isinstance(meaning, Counted):
        hours = any(unit in {"hour", "minute", "second"} for _, unit in meaning.amount.parts)
        return "TIME" if hours else "DATE"
    point = meaning.start if isinstance(meaning, Stretch) else meaning
    return "TIME" if point.is_time or point.that == "night" else "DATE"


def calendar_of(meaning: Meaning) -> Calendar | None:
    """Return the calendar that the words name; None for relative phrases and amounts."""
    if isinstance(meaning, Stretch):
        return meaning.start.calendar or (meaning.end.calendar if meaning.end else None)
    return meaning.calendar if isinstance(meaning, Point) else None


def _reckoning(meanings: Sequence[Meaning]) -> Calendar:
    """Return the calendar of «ماه جاری» and «سال گذشته»: the one in which the text tells its story.

    Dates with a weekday date the report, not what it tells; where the rest speaks mostly of
    Gregorian months and years, so do its relative ones.
    """
    votes = {"gregorian": 0, "jalali": 0}
    for meaning in meanings:
        point = meaning.start if isinstance(meaning, Stretch) else meaning
        if isinstance(point, Point) and point.calendar in votes and point.weekday is None:
            votes[point.calendar] += 1
    return "gregorian" if votes["gregorian"] > votes["jalali"] else "jalali"
