"""Whether a number is a year, or counts what follows it."""

# Cases are told apart one by one, as a reader does: a return each.
# ruff: noqa: PLR0911

from __future__ import annotations

import re

from nlp_kit.times.grammar import Match
from nlp_kit.times.lexing import Tokens
from nlp_kit.times.surroundings import Context, context_words


def year_counts(context: Context) -> bool:
    """Tell whether the year at the end is rather a number that counts what follows."""
    index = context.match.slots.get("year")
    if index is None or index != context.match.end - 1 or _is_stated(context):
        return False
    return context.counts_something()


def _is_stated(context: Context) -> bool:
    """Tell whether «سال» heads a number that hardly counts: «سال ۱۴۰۰», «از سال ۹۴»."""
    if not context.has("yearhead"):
        return False
    since = context.is_class("year", "E") and context.before() in {"از", "تا"}
    return since or _is_plausible(context)


def _is_plausible(context: Context) -> bool:
    year = context.tokens.values[context.match.slots["year"]]
    return context.is_class("year", "Y", "W") and (1250 <= year < 1450 or 1700 <= year < 2100)


def is_year(context: Context) -> bool:
    """Tell whether a match of the rule ``year`` is one."""
    if context.has("yrel"):
        return not (context.is_class("yrel", "AGO", "LATER") and context.after() == "از")
    if not context.has("year"):
        return True
    index = context.match.slots["year"]
    if context.has("era", "kind"):
        return True
    last = index == context.match.end - 1 and not _is_stated(context)
    if last and context.counts_something() and not context.comes_after("yearly"):
        return False
    if context.has("yearhead"):
        # «سال ۵۷», but neither «سال پنج» nor «سال هزار».
        return not context.is_class("year", "C", "K") or context.tokens.values[index] >= 21
    return _bare_year(context, int(context.tokens.values[index]))


def _bare_year(context: Context, year: int) -> bool:
    """Tell whether a number alone is a year: where it stands says so."""
    before, after = context.before(), context.after()
    words = context_words()
    if context.is_class("year", "E"):
        measured = after not in {".", "/"} and not _is_thing(after)
        return before in words["yearly"] and year >= 50 and measured
    if context.is_class("year", "W") or not _is_plausible(context):
        return context.has("edge")
    if context.has("edge"):
        return True
    if before in {"(", "["}:
        return after in {")", "]", "،", "-", "–", "تا", "و"}
    # «جام ملت‌های آسیا ۲۰۱۹»: what has a year leads the phrase.
    if (context.is_of("yearly", within=4) and not 1700 <= year < 1800) or (
        before == "و" and re.fullmatch(r"\d{4}", context.before(2))
    ):
        return True
    if before in {"در", "از", "تا", "طی"}:
        return not _counts(context)
    return False


def _counts(context: Context) -> bool:
    """Tell whether a bare number after a preposition counts: «در ۱۹۰۰ روستا», «از ۲۰۰۰ به ۱۸۰۰»."""
    after = context.after()
    if _is_thing(after) or after.isdigit() or after in {"٪", "%"}:
        return True
    return context.before() == "از" and after == "به" and context.after(2).isdigit()


def are_years(context: Context) -> bool:
    """Tell whether both numbers of a range are years."""
    if context.has("yearhead", "era"):
        return not context.counts_something() or context.has("era")
    years = [int(context.tokens.values[context.match.slots[name]]) for name in ("year", "to_year")]
    return not context.counts_something() and all(
        1250 <= year < 1450 or 1800 <= year < 2100 for year in years
    )


def _is_thing(word: str) -> bool:
    """Tell whether a word is of what is counted, also as in «۹۴ صفحه‌ای», «۱۸۰۰ متری»."""
    things = context_words()["countable"] | context_words()["counted"]
    return bool(things & {word, word.removesuffix("ی"), word.removesuffix("ای")})


def _counts_in_words(context: Context) -> bool:
    """Tell whether a number after a month is no way to write a year: «اول مهر هشتاد تنور»."""
    if context.is_class("year", "V"):
        return not context.ends_phrase()
    if context.is_class("year", "H"):
        month = (
            context.tokens.values[context.match.slots["month"]] if context.has("month") else None
        )
        lunar = month is not None and month.calendar == "islamic"
        return not context.has("day") or not (lunar or context.ends_phrase())
    return False


def without_count(tokens: Tokens, match: Match) -> Match:
    """Return a match without a last number that is no year but counts: «۵ مهر ۴۵ نفر»."""
    context = Context(tokens, match)
    index = match.slots.get("year")
    dated = context.has("month", "season")
    if index != match.end - 1 or not dated or context.has("yearhead"):
        return match
    if not context.counts_something() and not _counts_in_words(context):
        return match
    slots = {name: at for name, at in match.slots.items() if name != "year"}
    return Match(match.rule, match.start, match.end - 1, slots)
