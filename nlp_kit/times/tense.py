"""The tense of the clause that a time stands in: that of the first finite verb after it."""

# Cases are told apart one by one, as a reader does: a return each.
# ruff: noqa: PLR0911

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

from nlp_kit.times.lexicon import spelling

# ``present`` also stands for the subjunctive: both mostly tell what is to come, but news narrate
# in the present too. ``told`` is a past verb far from the time: «گفت» and its like tell also of
# what is to come.
Tense = Literal["past", "told", "present", "future"]

# A sentence of news ends well within this; the bound keeps every look constant in time.
_WINDOW = 400
_LOOK_BACK = 60
# Code points from a time to the verb of its own clause: eight words.
_FAR = 45
_END = re.compile(r"[.؟!؛\n\r](?!\d)|\.\.\.")
_WORDS = re.compile(r"[\u0620-\u065f\u066e-\u06d3\u06d5-\u06dc\u06fa-\u06ff\u200cـ]+")
_CLAUSE_END = re.compile(r"\s*(?:[،؛)»]|و\s)")
_PLANNED = re.compile(r"(?:قرار (?:است|شد|(?P<was>بود))|باید|بناست)[^.؟!؛\n]*$")
_PERSONS = ("م", "ی", "یم", "ید", "ند")
_IS = re.compile(r"[ \u200c]*(?:است|هست|نیست)\b")
_SUBORDINATING = frozenset({"اینکه", "آنکه"})
_COPULAS = frozenset({"است", "اند", "بود", "بودند", "ام", "ایم"})


@cache
def _forms() -> Mapping[str, Tense]:
    source = files("nlp_kit.times").joinpath("verbs.toml").read_text(encoding="utf-8")
    table: dict[str, list[str]] = tomllib.loads(source)
    forms: dict[str, Tense] = {}
    for preverb in ("", *table["preverbs"]):
        for stem in table["present"]:
            for prefix in ("می", "نمی", "ب", "ن", ""):
                # Bare one-letter stems would make forms like «اد», and bare «روی», «بازی» and
                # «دهم» are other words.
                if prefix or len(stem) > 1:
                    for person in ("د", *(_PERSONS if prefix else _PERSONS[2:])):
                        forms[preverb + prefix + stem + person] = "present"
        for stem in table["past"]:
            for prefix in ("", "ن", "می", "نمی"):
                for person in ("", *_PERSONS):
                    forms[preverb + prefix + stem + person] = "past"
                for copula in ("است", "اند", "بود", "ام", "ایم"):
                    forms[preverb + prefix + stem + "ه" + copula] = "past"
    forms |= dict.fromkeys(table["future"], "future")
    # «شده», «کرده» before a noun are adjectives as often as verbs; the copula after them decides.
    for stem in table["past"]:
        forms.pop(stem + "ه", None)
    return forms


def is_verb(word: str) -> bool:
    """Tell whether a word is a known finite form, or a copula."""
    return word in _forms() or word in _COPULAS


def _past(verb: re.Match[str]) -> Tense:
    return "told" if verb.start() > _FAR else "past"


def tense_around(text: str, start: int, end: int) -> Tense | None:
    """Return the tense of the clause around a span, or None where no verb is known.

    «قرار است» before it makes a plan; else the first finite verb after it in its sentence tells.
    """
    planned = _PLANNED.search(text, max(0, start - _LOOK_BACK), start)
    if planned and not planned["was"]:
        return "future"
    if planned or _IS.match(text, end):
        # What was planned may be of either side, and so may «جشن پنجم مهر است و …».
        return "present"
    window = text[end : end + _WINDOW]
    stop = _END.search(window)
    forms = _forms()
    participle = subordinate = False
    for match in _WORDS.finditer(window, 0, stop.start() if stop else len(window)):
        word = spelling(match.group())
        if participle and word in _COPULAS:
            return _past(match)
        if word.endswith(("خواهد", "خواهند", "خواهیم")):
            return "future"
        if word in _SUBORDINATING:
            subordinate = True
            continue
        tense = forms.get(word)
        if tense is not None and subordinate:
            # «شنبه با بیان اینکه قیمت‌ها کم می‌شود، گفت»: the next verb is the clause's own.
            subordinate = participle = False
            continue
        if tense is not None:
            return _past(match) if tense == "past" else tense
        participle = word.endswith("ه") and word[:-1] in forms
        if participle and _CLAUSE_END.match(window, match.end()):
            # «به امضا رسیده، …»: the copula is left out.
            return _past(match)
    return "past" if participle else None
