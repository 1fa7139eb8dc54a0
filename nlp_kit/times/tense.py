"""The tense of the clause that a time stands in: that of the first finite verb after it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

from nlp_kit.times.lexicon import spelling

Tense = Literal["past", "future"]

# A sentence of news ends well within this; the bound keeps every look constant in time.
_WINDOW = 400
_END = re.compile(r"[.؟!؛\n\r](?!\d)|\.\.\.")
_WORDS = re.compile(r"[\u0620-\u065f\u066e-\u06d3\u06d5-\u06dc\u06fa-\u06ff\u200cـ]+")
_CLAUSE_END = re.compile(r"\s*(?:[،؛)»]|و\s)")
_ENDINGS = ("م", "ی", "د", "یم", "ید", "ند")
_PAST_ENDINGS = ("", "م", "ی", "یم", "ید", "ند")


@cache
def _forms() -> Mapping[str, Tense]:
    source = files("nlp_kit.times").joinpath("verbs.toml").read_text(encoding="utf-8")
    table: dict[str, list[str]] = tomllib.loads(source)
    forms: dict[str, Tense] = {}
    for stem in table["present"]:
        for ending in _ENDINGS:
            for prefix in ("می", "نمی", "ب", "ن", ""):
                # Bare one-letter stems would make forms of «اد» and the like.
                if prefix or len(stem) > 1:
                    forms[prefix + stem + ending] = "future"
    for stem in (spelling(stem) for stem in table["past"]):
        for ending in _PAST_ENDINGS:
            for prefix in ("", "ن", "می", "نمی"):
                forms[prefix + stem + ending] = "past"
        for prefix in ("", "ن", "می", "نمی"):
            for ending in ("ه", "هاست", "هاند", "هبود", "هام", "هایم"):
                forms[prefix + stem + ending] = "past"
    for form in (*table["future"], *(f"ن{form}" for form in table["future"]), *table["coming"]):
        forms[form] = "future"
    # «شده», «کرده» before a noun are adjectives as often as verbs; the copula after them decides.
    for stem in table["past"]:
        forms.pop(spelling(stem) + "ه", None)
    return forms


def tense_after(text: str, position: int) -> Tense | None:
    """Return the tense of the first finite verb after a position, within its sentence."""
    window = text[position : position + _WINDOW]
    end = _END.search(window)
    forms = _forms()
    participle = False
    for match in _WORDS.finditer(window, 0, end.start() if end else len(window)):
        word = spelling(match.group())
        if participle and word in {"است", "اند", "بود", "بودند", "اند"}:
            return "past"
        tense = forms.get(word)
        if tense is not None:
            return tense
        if word.endswith(("خواهد", "خواهند", "خواهیم")):
            return "future"
        if word == "قرار":
            return "future"
        participle = word.endswith("ه") and word[:-1] in forms
        if participle and _CLAUSE_END.match(window, match.end()):
            # «به امضا رسیده، …»: the copula is left out.
            return "past"
    return "past" if participle else None
