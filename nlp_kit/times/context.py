"""Whether the words around an expression let it be a time.

Month names, weekdays, units and numbers are also names and plain words. The tests here ask for
evidence: what is inside the expression (a year, a head noun, a weekday) and which kinds of words
(``context.toml``) stand directly beside it.
"""

# Cases are told apart one by one, as a reader does: a return each.
# ruff: noqa: PLR0911

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from nlp_kit.times.grammar import Match
from nlp_kit.times.lexicon import lexicon
from nlp_kit.times.lexing import OTHER, Tokens
from nlp_kit.times.month_context import is_month
from nlp_kit.times.surroundings import Context, context_words, following_word
from nlp_kit.times.tense import is_verb
from nlp_kit.times.year_context import are_years, is_year, year_counts


def accepts(tokens: Tokens, match: Match) -> bool:
    """Tell whether a match may be a time where it stands."""
    context = Context(tokens, match)
    if context.has("month", "left_month") and not is_month(context):
        return False
    if tokens.word(match.end - 1) == "حاضر" and (
        context.has("dayhead") or is_verb(context.after())
    ):
        # «سال حاضر», but «در این روز حاضر شدند».
        return False
    test = _TESTS.get(match.rule)
    return test is None or test(context)


def _date(context: Context) -> bool:
    points_from = context.is_class("drel", "AGO", "LATER") or context.is_class(
        "wrel", "AGO", "LATER"
    )
    # «روز پیش از انتخابات» points from the election.
    if points_from and context.after() == "از":
        return False
    if not context.has("dayhead", "day") and context.comes_after("prayer"):
        return False
    if context.has("day", "date", "deixis", "wrel", "drel"):
        return not year_counts(context)
    if context.has("dayhead"):
        return True
    word = context.tokens.word(context.match.slots["weekday"])
    if word == "دوشنبه" and context.before() in _AT and "تاجیک" in context.tokens.text:
        # Dushanbe, in a text about its country.
        return False
    if context.comes_after("named") or context.after() in {"بازار", "بازارها"}:
        return False
    if word == "جمعه":
        return not context.comes_after("titles")
    return True


_AT = frozenset(["در", "به", "از", "هوایی", "،", "و"])


def _time(context: Context) -> bool:
    if context.has("clock") and not context.has(
        "hourhead", "part", "day", "date", "deixis", "weekday", "night"
    ):
        return context.before() not in {"نتیجه", "امتیاز", "آیه"}
    return not (context.is_class("prel", "AGO", "LATER") and context.after() == "از")


def _days(context: Context) -> bool:
    return not year_counts(context)


def _month(context: Context) -> bool:
    if year_counts(context):
        return False
    if context.has("mrel") and context.is_class("mrel", "AGO", "LATER"):
        return context.after() != "از"
    return True


def _season(context: Context) -> bool:
    if year_counts(context):
        return False
    if context.has("that", "this", "seasonhead", "year", "yrel", "edge"):
        return True
    if context.follows_name_head() or context.comes_after("titles"):
        return False
    if context.tokens.word(context.match.slots["season"]) in {"بهار", "خزان"}:
        # Also names: «ملک‌الشعرا بهار», «بهار عربی».
        before = context.before()
        bound = context.comes_before("springs") or (before == "از" and not context.ends_phrase())
        return before in {"در", "از", "تا"} and not bound
    return True


def _block(context: Context) -> bool:
    # «نوزاد ۹ ماهه سال گذشته …» tells an age.
    aged = context.is_class("unit", "ADJECTIVE") and context.comes_after("young")
    return not aged and not year_counts(context)


def _amount(context: Context) -> bool:
    tokens, match = context.tokens, context.match
    words = context_words()
    if context.comes_before("unmeasured") or context.surface() in words["titled"]:
        return False
    if context.has("age"):
        # «قرارداد دوساله» lasts so long, «زن ۴۰ ساله» does not.
        of_age = tokens.word(match.end - 1).endswith("سالگی")
        return not of_age and context.is_of("lasting", within=3)
    if context.has("adjective"):
        overnight = (
            context.is_class("adjective", "ADJECTIVE")
            and tokens.values[match.slots["adjective"]] == "night"
        )
        return not context.comes_after("young") and not overnight
    if context.has("plural"):
        return _plural(context)
    if context.is_class("unit", "INDEFINITE"):
        month = tokens.values[match.slots["unit"]] == "month"
        return not month or context.has("vague")
    if context.is_class("unit", "MONTH") and context.comes_after("age_before"):
        return False
    if context.is_class("unit", "YEAR") and not context.has("rel"):
        aged = context.comes_after("age_before") or context.comes_before("age_after")
        aged = aged or bool(_OF_AGE.search(tokens.text, *context.window_before()))
        return not (aged or _and_over(context))
    return True


_OF_AGE = re.compile(r"\bسنی?\b")


def _and_over(context: Context) -> bool:
    """Tell whether «به بالا» or «به پایین» follows: ages are so bounded."""
    end = context.tokens.ends[context.match.end - 1]
    return bool(
        re.match(r"\s*(?:به|و) ?(?:بالا|پایین|بیشتر|کمتر)", context.tokens.text[end : end + 12])
    )


def _plural(context: Context) -> bool:
    tokens, match = context.tokens, context.match
    index = match.slots["plural"]
    if tokens.values[index] == "millennium":
        # «هزاره‌ها», the Hazara.
        return False
    if context.has("rel"):
        from_what = context.is_class("rel", "AGO", "LATER") and context.after() == "از"
        return not from_what and not context.is_class("rel", "AFTER")
    if context.is_class("plural", "INDEFINITE"):
        return True
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
    if context.has("each"):
        return _each(context)
    if context.is_class("unit", "DAY", "NIGHT") and context.surface().split()[1:2] == ["دو"]:
        # «هر دو شب» is both of them, unless it is said how often.
        return context.after() in {"یک", "یکبار", "1"}
    if not context.has("per"):
        return True
    if context.before() != "در" or context.comes_before("naming"):
        return False
    if context.before(2) not in context_words()["measures"]:
        return _counted_in(context)
    # Some number must stand before the measure: «۱۰ میلیون تومان در ماه».
    index = context.match.start
    window = context.tokens.symbols[max(0, index - 6) : index]
    return any(
        character not in {OTHER, "\n"}
        and context.tokens.is_class(index - len(window) + at, *_NUMBERS)
        for at, character in enumerate(window)
    )


def _each(context: Context) -> bool:
    """Tell whether «ماهی سه میلیون», «سالی دو بار» say how much in each; «روزی» is some day."""
    end = context.match.end
    if not context.tokens.is_class(end, *_NUMBERS):
        return False
    after = _word_after_number(context.tokens, end)
    unit = context.tokens.values[context.match.slots["each"]]
    if unit in {"week", "year", "night"}:
        return True
    # «ماهی» is also a fish, and «روزی سه نفر آمدند» some day.
    fish = unit == "month"
    words = context_words()
    if fish and context.before() in {"قیمت", "کیلو", "تن", "گوشت"}:
        return False
    return after in words["measures"] or (not fish and after in words["counted"])


def _word_after_number(tokens: Tokens, index: int) -> str:
    return following_word(tokens.text, tokens.ends[index])


def _counted_in(context: Context) -> bool:
    """Tell whether «دو تمرین در روز», «در روز ده عروس» are rates."""
    tokens, match = context.tokens, context.match
    if tokens.is_class(match.end, "C", "K", "HALFUNIT"):
        # What a number in digits after it counts may be a date: «در سال ۵۷».
        after = _word_after_number(tokens, match.end)
        aged = after.startswith("سال")
        return after == "و" or not (aged or after in {"", *context_words()["function_words"]})
    number = context.before(3)
    counted = number.isdigit() or (number in lexicon().words and number != "یک")
    return counted and context.ends_phrase()


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
    "years": are_years,
    "year": is_year,
    "season": _season,
    "half": lambda context: not year_counts(context),
    "block": _block,
    "amount": _amount,
    "set": _set,
    "anaphor": _anaphor,
}
