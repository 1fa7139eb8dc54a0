"""Whether a month's name is meant as one: they are also names, things and a verbal prefix."""

# Cases are told apart one by one, as a reader does: a return each.
# ruff: noqa: PLR0911

from __future__ import annotations

from nlp_kit.times.lexicon import MonthName
from nlp_kit.times.surroundings import Context, context_words

_MAY = 5


def is_month(context: Context) -> bool:
    """Tell whether a match with a month's name means the month."""
    slot = "month" if context.has("month") else "left_month"
    month: MonthName = context.tokens.values[context.match.slots[slot]]
    if month.is_name and _DAMMA in _surface(context, slot):
        # «مُهر», the seal.
        return False
    if context.is_class(slot, "FULLMONTH") or context.has("head", "left_head"):
        return True
    dated = context.has("weekday", "dayhead", "deixis")
    year = (
        context.has("yearhead")
        or context.is_class("year", "Y", "W")
        or (context.has("yrel") and not context.is_class("yrel", "GONE", "COMING", "CURRENT"))
    )
    if context.follows_name_head() and not (dated or year):
        return False
    if month.is_prefix and _continues_verb(context):
        return False
    if dated or year:
        return True
    if context.has("day"):
        return _counts_no_things(context, month)
    if context.has("join"):
        right: MonthName = context.tokens.values[
            context.match.slots.get("right_month", context.match.slots[slot])
        ]
        both = (month, right)
        return (
            any(not (name.is_name or name.is_counted or name.is_prefix) for name in both)
            or context.has("monthshead", "year", "yrel")
            or context.comes_after("before_dates")
        )
    dari = month.is_dari and context.tokens.counts_in_dari
    if dari and context.is_class("yrel", "GONE", "COMING"):
        return True
    if context.has("yrel") and month.is_name | month.is_counted and not _iranian(context):
        # «میزان فعلی» is an amount, «مهر گذشته» a month.
        return False
    if context.has("edge", "yrel", "year", "nth"):
        return True
    if month.is_name or month.is_counted or month.is_prefix:
        return (_iranian(context) or dari) and _after_preposition(context)
    return not context.comes_after("titles")


_DAMMA = "\u064f"


def _surface(context: Context, slot: str) -> str:
    index = context.match.slots[slot]
    return context.tokens.text[context.tokens.starts[index] : context.tokens.ends[index]]


def _after_preposition(context: Context) -> bool:
    """Tell whether a bare name stands where a month does: «در آبان», «تا مهر», «از تیر تا»."""
    words = context_words()
    before, following = context.before(), context.after()
    if following == "." and context.after(2).isalpha() and not context.stops():
        # «دی.ان.ای»
        return False
    if following in words["unmonthly"] or following in words["things"]:
        return False
    if context.tokens.word(context.match.slots["month"]) in _ABSTRACT or before == "از":
        # «از بهمن محصص», «در میزان مصرف»: a noun that follows is bound to it.
        return before in {"در", "تا", "از", "طی"} and context.ends_phrase()
    return before in {"در", "تا", "طی"} and (following, before) != ("و", "در")


_ABSTRACT = frozenset(["میزان", "حمل", "سرطان", "اسد", "جدی"])


def _continues_verb(context: Context) -> bool:
    if not context.tokens.is_class(context.match.end - 1, "MONTHNAME"):
        return False
    following = context.after()
    return any(following.startswith(stem) for stem in context_words()["stems"])


def _counts_no_things(context: Context, month: MonthName) -> bool:
    """Tell whether a number before a month's name is a day of it."""
    if context.is_class("day", "O", "ATTRIBUTIVE") and not month.is_name:
        return True
    if _compound(context):
        return False
    if context.comes_before("things") or context.before() in {"با", "بر", "شلیک", "اصابت"}:
        return False
    if context.has("yrel", "year", "join"):
        return True
    lunar = month.calendar == "islamic" and month.is_counted
    if context.is_class("day", "C", "O", "ATTRIBUTIVE") or lunar:
        # In words, names of things and dates look alike; a date has something of a date before it.
        plain = not (month.is_name or month.is_counted or month.is_prefix)
        if month.is_counted and context.is_class("day", "C") and not context.before():
            return False
        return plain or context.comes_after("before_dates")
    # Waters are counted in digits («۵ آب معدنی»), fogs are not («۱۸ مه»).
    may = month.number == _MAY and context.is_class("day", "D")
    if month.is_counted and month.calendar != "jalali" and not may:
        return context.comes_after("before_dates")
    if month.is_counted and month.number in {1, 7} and not _iranian(context):
        return context.comes_after("before_dates")
    return True


def _compound(context: Context) -> bool:
    slots = context.match.slots
    words = f"{context.tokens.word(slots['day'])} {context.tokens.word(slots['month'])}"
    return words in context_words()["compounds"]


def _iranian(context: Context) -> bool:
    names = {"مهر", "تیر", "بهمن", "آبان", "آذر", "دی", "خرداد"}
    return context.tokens.word(context.match.slots.get("month", -1)) in names
