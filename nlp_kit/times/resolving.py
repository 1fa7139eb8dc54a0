"""The expressions of a text placed one after the other, as a reader places them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from nlp_kit.documents import Calendar, Time, TimeType
from nlp_kit.times.agreement import Pair, disagree_in_every_year, dual_dates, weekday_slip
from nlp_kit.times.anchors import Anchor, Mention
from nlp_kit.times.lexing import Tokens
from nlp_kit.times.meanings import Amount, Counted, Meaning, Point, Recurring, Stretch
from nlp_kit.times.parsing import Expression
from nlp_kit.times.placed import Placed, Surroundings
from nlp_kit.times.placing import value_of
from nlp_kit.times.results import Explanation, Flag, TimesResult

# How far back the news of a text reach, of which its clock times are.
_NEWS = timedelta(days=7)


class Placing:
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
        told = [item.meaning for index, item in enumerate(found) if index not in chrome]
        self._reckoning: Calendar = "jalali" if tokens.counts_in_dari else _reckoning(told)
        self._pairs = dual_dates(tokens, found)
        self._placed: list[Placed | None] = []
        self._values: list[str | None] = []
        # The date told of last, and the expressions that refer to one where there is none.
        self._told: Placed | None = None
        self._told_by_level: dict[str, Placed] = {}
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
                if not _points(self._found[index].meaning):
                    self._told_by_level[placed.level] = placed
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
        return (None, None) if self._recurs(index) else value_of(expression.meaning, around)

    def _surroundings(self, index: int) -> Surroundings:
        if index in self._chrome:
            return Surroundings(same_day=self._same_day(index))
        return Surroundings(
            anchor=self._anchor.day,
            exact=self._anchor.exact,
            tense=self._mentions[index].tense,
            that=self._that(index),
            same_day=self._same_day(index),
            reckoning=self._reckoning,
            latest=self._anchor.latest,
        )

    def _that(self, index: int) -> Placed | None:
        """Return the date that «آن روز», «همان سال» refer to: the last one that is as fine."""
        meaning = self._found[index].meaning
        level = {"day": "day", "night": "day", "year": "year"}.get(
            (meaning.that or "") if isinstance(meaning, Point) else ""
        )
        return self._told_by_level.get(level or "") or self._told

    def _same_day(self, index: int) -> date | None:
        """Return a day told of earlier, for a clock time that has none.

        It is one of the same sentence or, for a verb in the past, the last of the news told of.
        """
        if index == 0 or index > len(self._placed):
            return None
        placed = self._placed[index - 1]
        if placed is not None and placed.level == "day" and self._shares_sentence(index):
            return placed.first
        told, anchor = self._told_by_level.get("day"), self._anchor.day
        if told is None or told.first is None or anchor is None:
            return None
        recent = timedelta() <= anchor - told.first <= _NEWS
        return told.first if recent and self._mentions[index].tense in {"past", "told"} else None

    def _shares_sentence(self, index: int) -> bool:
        """Tell whether an expression stands in one sentence with the one before it."""
        between = self._tokens.text[self._found[index - 1].end : self._found[index].start]
        return len(between) <= 80 and not any(mark in between for mark in ".!؟\n")

    def _recurs(self, index: int) -> bool:
        """Tell whether a clock time is of a recurring day: «هر روز از ساعت ۷»."""
        meaning = self._found[index].meaning
        bare = isinstance(meaning, Point) and meaning == Point(
            hour=meaning.hour, minute=meaning.minute, hour_stated=meaning.hour_stated
        )
        before = self._found[index - 1].meaning if index else None
        return bare and isinstance(before, Recurring) and self._shares_sentence(index)

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


def _points(meaning: Meaning) -> bool:
    """Tell whether a point is a year counted from the text's: «امسال» is not «آن سال»."""
    return isinstance(meaning, Point) and meaning.year_offset is not None and meaning.month is None


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
    """Return the calendar of «ماه جاری» and «سال گذشته»: the one that most of the dates are in."""
    votes = {"gregorian": 0, "jalali": 0}
    for meaning in meanings:
        point = meaning.start if isinstance(meaning, Stretch) else meaning
        if isinstance(point, Point) and point.calendar in votes:
            votes[point.calendar] += 1
    return "gregorian" if votes["gregorian"] > votes["jalali"] else "jalali"
