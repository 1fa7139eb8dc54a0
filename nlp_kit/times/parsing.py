"""The expressions of a text: matches of the grammar that mean something and fit their context."""

from __future__ import annotations

from dataclasses import dataclass, replace

from nlp_kit.text import ZWNJ
from nlp_kit.times.context import accepts
from nlp_kit.times.grammar import Match, beginnings, matches
from nlp_kit.times.lexing import Tokens, lex
from nlp_kit.times.meanings import Amount, Counted, Meaning, Point, Recurring, Stretch
from nlp_kit.times.reading import read
from nlp_kit.times.tense import tense_around
from nlp_kit.times.year_context import without_count


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression in a text: its span in code points, its tokens, and what it says."""

    start: int
    end: int
    first: int
    last: int
    rule: str
    meaning: Meaning


def parse(text: str) -> tuple[Tokens, list[Expression]]:
    """Return the tokens of a text and its expressions, in order and apart from each other."""
    tokens = lex(text)
    return tokens, _listed(tokens, _joined(tokens, _found(tokens)))


# Slots of words that are part of a name where their expression is refused.
_NAMED = frozenset({"day", "month", "left_month", "count"})


def _found(tokens: Tokens) -> list[Expression]:
    found: list[Expression] = []
    symbols = tokens.symbols
    position = 0
    search = beginnings().search
    while begin := search(symbols, position):
        start = begin.start()
        position = start + 1
        if start in tokens.inner:
            continue
        for candidate in matches(symbols, start):
            if candidate.end in tokens.inner:
                continue
            if candidate.rule == "nothing":
                position = candidate.end
                break
            whole = without_count(tokens, candidate)
            said = read(tokens, whole)
            if said is None:
                continue
            match, meaning = _counted_from(tokens, whole, said)
            if accepts(tokens, match):
                found.append(_expression(tokens, match, meaning))
                position = match.end
                break
            # What is refused as a whole is not to be read in part: «پل هفده شهریور».
            if _NAMED & match.slots.keys():
                position = max(position, match.end)
    return found


def _expression(tokens: Tokens, match: Match, meaning: Meaning) -> Expression:
    start, end = tokens.starts[match.start], tokens.ends[match.end - 1]
    # A half-space that stands before a real space joins nothing.
    while tokens.text[end - 1] == ZWNJ:
        end -= 1
    return Expression(start, end, match.start, match.end, match.rule, meaning)


def _counted_from(tokens: Tokens, match: Match, meaning: Meaning) -> tuple[Match, Meaning]:
    """Reduce «ساعاتی پس از آن دیدار» and «دو روز بعد» to the amount that they are."""
    if match.rule != "amount" or "rel" not in match.slots:
        return match, meaning
    if tokens.is_class(match.slots.get("plural", -1), "PLURALOF"):
        return match, meaning
    if _is_announced(tokens, match):
        return match, Counted(meaning, 1) if isinstance(meaning, Amount) else meaning
    ago = tokens.is_class(match.slots["rel"], "AGO", "AFTER") and tokens.is_class(match.end, "FROM")
    if not ago and not tokens.is_class(match.slots["rel"], "LATER"):
        return match, meaning
    if isinstance(meaning, Counted):
        meaning = meaning.amount
    slots = {name: at for name, at in match.slots.items() if name != "rel"}
    return replace(match, end=match.end - 1, slots=slots), meaning


def _is_announced(tokens: Tokens, match: Match) -> bool:
    """Tell whether «دو هفته بعد» is told of what is to come: it counts from the day of writing."""
    if not tokens.is_class(match.slots["rel"], "LATER") or tokens.is_class(match.end, "FROM"):
        return False
    start, end = tokens.starts[match.start], tokens.ends[match.end - 1]
    if tokens.is_class(match.slots.get("unit", -1), "YEAR", "DECADE", "CENTURY"):
        return False
    until = tokens.is_class(match.start - 1, "TO")
    return not until and tense_around(tokens.text, start, end) in {"present", "future"}


def _joined(tokens: Tokens, found: list[Expression]) -> list[Expression]:
    """Join two points with «تا» between them to a range, and «به بعد» to the point before it."""
    joined: list[Expression] = []
    for expression in found:
        before = joined[-1] if joined else None
        if (
            before is not None
            and before.last + 1 == expression.first
            and tokens.is_class(before.last, "TO", "DASH")
        ):
            stretch = _stretch(tokens, before, expression)
            if stretch is not None:
                joined[-1] = replace(
                    before, end=expression.end, last=expression.last, rule="range", meaning=stretch
                )
                continue
        joined.append(expression)
    for index, expression in enumerate(joined):
        if isinstance(expression.meaning, Point) and tokens.is_class(expression.last, "ONWARD"):
            joined[index] = replace(
                expression,
                end=tokens.ends[expression.last],
                last=expression.last + 1,
                rule="range",
                meaning=Stretch(expression.meaning, None),
            )
    return joined


def _listed(tokens: Tokens, found: list[Expression]) -> list[Expression]:
    """Let the weekdays of a list be of one kind: «روزهای یکشنبه، دوشنبه و سه‌شنبه هفته جاری».

    A week named at the end holds for all of them; without one the first says whether they recur.
    """
    listed = list(found)
    for index in range(len(listed) - 1, 0, -1):
        before, here = listed[index - 1], listed[index]
        day = _weekday(here.meaning)
        if day is None or not _adjacent(tokens, before, here) or _weekday(before.meaning) is None:
            continue
        if isinstance(here.meaning, Point) and here.meaning.week_offset is not None:
            meaning = replace(here.meaning, weekday=_weekday(before.meaning), that=None)
            listed[index - 1] = replace(before, rule="date", meaning=meaning)
    for index in range(1, len(listed)):
        before, here = listed[index - 1], listed[index]
        day = _weekday(here.meaning)
        if day is None or not _adjacent(tokens, before, here):
            continue
        if isinstance(before.meaning, Recurring) and _weekday(before.meaning) is not None:
            listed[index] = replace(here, rule="set", meaning=Recurring(f"XXXX-WXX-{day}"))
    return listed


def _adjacent(tokens: Tokens, left: Expression, right: Expression) -> bool:
    return left.last + 1 == right.first and tokens.is_class(left.last, "AND", "COMMA")


def _weekday(meaning: Meaning) -> int | None:
    """Return the weekday that a meaning consists of, or None."""
    if isinstance(meaning, Recurring):
        value = meaning.value
        return int(value[-1]) if value.startswith("XXXX-WXX-") and "T" not in value else None
    if isinstance(meaning, Point) and meaning.day is None and not meaning.is_time:
        return meaning.weekday
    return None


def _stretch(tokens: Tokens, left: Expression, right: Expression) -> Stretch | None:
    start, end = left.meaning, right.meaning
    if not isinstance(start, Point) or not isinstance(end, Point):
        return None
    if start.is_time != end.is_time:
        return None
    dash = tokens.is_class(left.last, "DASH")
    if (dash or not tokens.is_class(left.first - 1, "FROM")) and grain(start) != grain(end):
        return None
    if dash and start.calendar != end.calendar:
        return None
    # What only the end says holds for the start too: «۲۵ مهر تا ۳ آبان ۱۴۰۰».
    yearless = start.year is None and start.year_offset is None and start.that is None
    if yearless and start.calendar == end.calendar and start.month is not None:
        start = replace(start, year=end.year, year_offset=end.year_offset, that=end.that)
    if start.weekday is not None and start.week_offset is None and start.day is None:
        start = replace(start, week_offset=end.week_offset)
    return Stretch(start, end)


def grain(meaning: Meaning) -> str:
    """Return how fine a point is: day, week, month, season, year, decade or century."""
    if not isinstance(meaning, Point):
        return ""
    if meaning.day is not None or meaning.weekday is not None or meaning.day_offset is not None:
        return "day"
    for name, fields in (
        ("part", (meaning.block,)),
        ("week", (meaning.week_offset,)),
        ("month", (meaning.month, meaning.month_offset)),
        ("season", (meaning.season,)),
        ("year", (meaning.year, meaning.year_offset)),
        ("decade", (meaning.decade, meaning.decade_offset)),
        ("century", (meaning.century, meaning.century_offset)),
    ):
        if any(field is not None for field in fields):
            return name
    return meaning.that or "day"
