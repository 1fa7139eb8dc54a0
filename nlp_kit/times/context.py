"""Whether the words around an expression let it be a time.

Month names, weekdays, units and numbers are also names and plain words. The tests here ask for
evidence: what is inside the expression (a year, a head noun, a weekday) and which kinds of words
(``context.toml``) stand directly beside it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from nlp_kit.times.grammar import Match
from nlp_kit.times.lexicon import MonthName, spelling
from nlp_kit.times.lexing import OTHER, Tokens

_WORD = r"[\u0620-\u065f\u066e-\u06d3\u06d5-\u06dc\u06fa-\u06ff\u200cـ]+|[\w٪%]+|[^\s\w]"
_BEFORE = re.compile(rf"({_WORD})[^\S\n]*$")
_AFTER = re.compile(rf"[^\S\n]*({_WORD})")
# No word of the lists is longer, and the window keeps every look constant in time.
_WINDOW = 40


@cache
def _words() -> Mapping[str, frozenset[str]]:
    source = files("nlp_kit.times").joinpath("context.toml").read_text(encoding="utf-8")
    return {name: frozenset(forms) for name, forms in tomllib.loads(source).items()}


@dataclass(frozen=True, slots=True)
class Context:
    """A match in its text."""

    tokens: Tokens
    match: Match

    def before(self, steps: int = 1) -> str:
        """Return the word or mark that stands some steps before; empty at a line's beginning."""
        position = self.tokens.starts[self.match.start]
        word = ""
        for _ in range(steps):
            found = _BEFORE.search(self.tokens.text[max(0, position - _WINDOW) : position])
            if not found:
                return ""
            word = found[1]
            position -= len(found[0])
        return spelling(word)

    def after(self) -> str:
        """Return the word or mark that follows; empty at a line's end."""
        end = self.tokens.ends[self.match.end - 1]
        found = _AFTER.match(self.tokens.text, end, end + _WINDOW)
        return spelling(found[1]) if found else ""

    def has(self, *names: str) -> bool:
        """Tell whether any of some slots is filled."""
        return any(name in self.match.slots for name in names)

    def is_class(self, slot: str, *labels: str) -> bool:
        """Tell whether the word in a slot is of one of some classes."""
        return slot in self.match.slots and self.tokens.is_class(self.match.slots[slot], *labels)

    def comes_after(self, kind: str) -> bool:
        """Tell whether the word before is one of a list's."""
        return self.before() in _words()[kind]

    def comes_before(self, kind: str) -> bool:
        """Tell whether the word after is one of a list's."""
        return self.after() in _words()[kind]

    def counts_something(self) -> bool:
        """Tell whether the last number may count what follows."""
        following = self.after()
        return following in _words()["counted"] or following in {"٪", "%"} or following.isdigit()


def is_limit(text: str, start: int) -> bool:
    """Tell whether a date is what something lasts to or is planned for: «تا ۳۰ مهر»."""
    found = _BEFORE.search(text[max(0, start - _WINDOW) : start])
    return found is not None and spelling(found[1]) in _words()["limits"]


def accepts(tokens: Tokens, match: Match) -> bool:
    """Tell whether a match may be a time where it stands."""
    context = Context(tokens, match)
    if context.has("month", "left_month") and not _is_month(context):
        return False
    test = _TESTS.get(match.rule)
    return test is None or test(context)


def without_count(tokens: Tokens, match: Match) -> Match:
    """Return a match without a last number that is no year but counts: «۵ مهر ۴۵ نفر»."""
    context = Context(tokens, match)
    index = match.slots.get("year")
    dated = context.has("month", "season")
    if (
        index != match.end - 1
        or not dated
        or context.has("yearhead")
        or not context.counts_something()
    ):
        return match
    slots = {name: at for name, at in match.slots.items() if name != "year"}
    return Match(match.rule, match.start, match.end - 1, slots)


def _is_month(context: Context) -> bool:
    slot = "month" if context.has("month") else "left_month"
    month: MonthName = context.tokens.values[context.match.slots[slot]]
    if context.is_class(slot, "FULLMONTH") or context.has("head", "left_head"):
        return True
    dated = context.has("weekday", "dayhead", "deixis")
    year = (
        context.has("yearhead")
        or context.is_class("year", "Y", "W")
        or (context.has("yrel") and not context.is_class("yrel", "GONE", "COMING", "CURRENT"))
    )
    if context.comes_after("named") and not (dated or year):
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
    if context.has("yrel") and month.is_name | month.is_counted and not _iranian(context):
        # «میزان فعلی» is an amount, «مهر گذشته» a month.
        return False
    if context.has("edge", "yrel", "year", "nth"):
        return True
    if month.is_name or month.is_counted or month.is_prefix:
        return False
    return not context.comes_after("titles")


def _continues_verb(context: Context) -> bool:
    if not context.tokens.is_class(context.match.end - 1, "MONTHNAME"):
        return False
    following = context.after()
    return any(following.startswith(stem) for stem in _words()["stems"])


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
    if month.is_counted and month.calendar != "jalali":
        return context.comes_after("before_dates")
    if month.is_counted and month.number in {1, 7} and not _iranian(context):
        return context.comes_after("before_dates")
    return True


def _compound(context: Context) -> bool:
    slots = context.match.slots
    words = f"{context.tokens.word(slots['day'])} {context.tokens.word(slots['month'])}"
    return words in _words()["compounds"]


def _iranian(context: Context) -> bool:
    names = {"مهر", "تیر", "بهمن", "آبان", "آذر", "دی", "خرداد"}
    return context.tokens.word(context.match.slots.get("month", -1)) in names


def _date(context: Context) -> bool:
    if context.has("drel", "wrel") and context.is_class(
        _only(context, "drel", "wrel"), "AGO", "LATER"
    ):
        # «روز پیش از انتخابات» points from the election.
        if context.after() == "از":
            return False
    if not context.has("dayhead", "day") and context.comes_after("prayer"):
        return False
    if context.has("day", "date", "deixis", "wrel", "drel"):
        return not _year_counts(context)
    if context.has("dayhead"):
        return True
    word = context.tokens.word(context.match.slots["weekday"])
    if context.comes_after("named") or context.after() in {"بازار", "بازارها"}:
        return False
    if word == "جمعه":
        return not context.comes_after("titles")
    return True


def _only(context: Context, *names: str) -> str:
    return next(name for name in names if name in context.match.slots)


def _year_counts(context: Context) -> bool:
    """Tell whether the year at the end is rather a number that counts what follows."""
    index = context.match.slots.get("year")
    if index is None or index != context.match.end - 1:
        return False
    return context.counts_something()


def _ends_in_plain_number(context: Context) -> bool:
    return _year_counts(context)


def _time(context: Context) -> bool:
    if context.has("clock") and not context.has(
        "hourhead", "part", "day", "date", "deixis", "weekday", "night"
    ):
        return context.before() not in {"نتیجه", "امتیاز", "آیه"}
    if context.has("prel") and context.is_class("prel", "AGO", "LATER") and context.after() == "از":
        return False
    return True


def _days(context: Context) -> bool:
    return not _year_counts(context)


def _month(context: Context) -> bool:
    if _year_counts(context):
        return False
    if context.has("mrel") and context.is_class("mrel", "AGO", "LATER"):
        return context.after() != "از"
    return True


def _year(context: Context) -> bool:
    if context.has("yrel"):
        return not (context.is_class("yrel", "AGO", "LATER") and context.after() == "از")
    if not context.has("year"):
        return True
    index = context.match.slots["year"]
    if context.has("era", "kind"):
        return True
    last = index == context.match.end - 1
    if last and context.counts_something() and not context.comes_after("yearly"):
        return False
    if context.has("yearhead"):
        # «سال ۵۷», but neither «سال پنج» nor «سال هزار».
        return not context.is_class("year", "C", "K") or context.tokens.values[index] >= 21
    return _bare_year(context, int(context.tokens.values[index]))


def _bare_year(context: Context, year: int) -> bool:
    """Tell whether a number alone is a year: where it stands says so."""
    before, after = context.before(), context.after()
    words = _words()
    if context.is_class("year", "E"):
        return before in words["yearly"] and year >= 50 and after not in {".", "/"}
    if context.is_class("year", "W") or not (1250 <= year < 1450 or 1800 <= year < 2100):
        return context.has("edge")
    if context.has("edge"):
        return True
    if before in {"(", "["}:
        return after in {")", "]", "،", "-", "–", "تا", "و"}
    if _names_yearly(context) or (before == "و" and re.fullmatch(r"\d{4}", context.before(2))):
        return True
    if before in {"در", "از", "تا", "دی", "مارس"}:
        return after in words["function_words"] or after in _STOPS
    return False


def _names_yearly(context: Context) -> bool:
    """Tell whether the noun phrase before is of what has a year: «جام ملت‌های آسیا ۲۰۱۹»."""
    words = _words()
    for steps in range(1, 5):
        word = context.before(steps)
        if word in words["yearly"]:
            return True
        if not word.isalpha() or word in words["function_words"]:
            return False
    return False


_STOPS = frozenset(["", "،", ".", "؛", ")", "]", "»", ":", "!", "؟"])


def _years(context: Context) -> bool:
    if context.has("yearhead", "era"):
        return not context.counts_something() or context.has("era")
    years = [int(context.tokens.values[context.match.slots[name]]) for name in ("year", "to_year")]
    return not context.counts_something() and all(
        1250 <= year < 1450 or 1800 <= year < 2100 for year in years
    )


def _season(context: Context) -> bool:
    if _year_counts(context):
        return False
    if context.has("seasonhead", "year", "yrel", "edge"):
        return True
    spring = context.tokens.values[context.match.slots["season"]] == 1
    return not spring and context.before() in {"در", "از", "تا", "برای"}


def _amount(context: Context) -> bool:
    tokens, match = context.tokens, context.match
    if context.comes_before("unmeasured"):
        return False
    if context.has("adjective"):
        months = tokens.values[match.slots["adjective"]] == "month"
        return not (months and context.comes_after("young"))
    if context.has("plural"):
        return _plural(context)
    if context.is_class("unit", "INDEFINITE"):
        month = tokens.values[match.slots["unit"]] == "month"
        return not month or context.has("vague")
    if context.is_class("unit", "MONTH") and context.comes_after("age_before"):
        return False
    if context.is_class("unit", "YEAR") and not context.has("rel"):
        aged = context.comes_after("age_before") or context.comes_before("age_after")
        return not (aged or _and_over(context))
    return True


def _and_over(context: Context) -> bool:
    """Tell whether «به بالا» or «به پایین» follows: ages are so bounded."""
    end = context.tokens.ends[context.match.end - 1]
    return bool(
        re.match(r"\s*(?:به|و) ?(?:بالا|پایین|بیشتر|کمتر)", context.tokens.text[end : end + 12])
    )


def _plural(context: Context) -> bool:
    tokens, match = context.tokens, context.match
    index = match.slots["plural"]
    if context.has("rel"):
        return not (context.is_class("rel", "AGO", "LATER") and context.after() == "از")
    if context.is_class("plural", "SOME"):
        return tokens.values[index] in {"hour", "minute", "second"}
    previous = context.before()
    return not previous.isdigit() and previous not in {
        "هر",
        "همه",
        "تمام",
        "آن",
        "این",
        "همین",
        "همان",
    }


def _set(context: Context) -> bool:
    if not context.has("per"):
        return True
    if context.before() != "در" or context.before(2) not in _words()["measures"]:
        return False
    if context.comes_before("naming"):
        return False
    # Some number must stand before the measure: «۱۰ میلیون تومان در ماه».
    index = context.match.start
    window = context.tokens.symbols[max(0, index - 6) : index]
    return any(
        character not in {OTHER, "\n"}
        and context.tokens.is_class(index - len(window) + at, *_NUMBERS)
        for at, character in enumerate(window)
    )


def _anaphor(context: Context) -> bool:
    # «همان سال ۲۰۰۶» is the year, «آن روز شنبه» the weekday.
    end = context.match.end
    return not context.tokens.is_class(
        end, *_NUMBERS, "O", "P", "WEEKDAY", "MONTHNAME", "FULLMONTH"
    )


_NUMBERS = ("D", "Z", "E", "H", "Y", "N", "F", "C", "V", "W", "K")

_TESTS: Mapping[str, Callable[[Context], bool]] = {
    "date": _date,
    "time": _time,
    "days": _days,
    "months": _month,
    "month": _month,
    "years": _years,
    "year": _year,
    "season": _season,
    "half": lambda context: not _year_counts(context),
    "block": lambda context: not _year_counts(context),
    "amount": _amount,
    "set": _set,
    "anaphor": _anaphor,
}
