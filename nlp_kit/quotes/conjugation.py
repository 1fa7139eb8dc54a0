"""The forms of a Persian verb, made from its two stems."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

Tense = Literal["past", "imperfect", "present", "subjunctive", "participle", "infinitive"]

_PAST_ENDINGS = ("م", "ی", "", "یم", "ید", "ند")
_PRESENT_ENDINGS = ("م", "ی", "د", "یم", "ید", "ند")
# The perfect written as one word: «گفته‌اند», «گفته‌است», and «گفتهاند» where it was lost.
_PERFECT_ENDINGS = ("ام", "ای", "است", "ایم", "اید", "اند")
# Present stems whose last «و» is a consonant, so that no glide follows: «شود», «رود».
_CONSONANTAL = frozenset({"شو", "رو", "دو", "شنو", "درو", "جو"})


class Form(NamedTuple):
    """What a verb form says: tense, person (1 to 6, 3 and 6 the third), negation."""

    tense: Tense
    person: int
    negative: bool


def conjugate(past: str, present: str) -> Iterator[tuple[str, Form]]:
    """Yield the one-word forms of a verb, without half-spaces, each with what it says.

    Args:
        past: The past stem («گفت»), which is also the third person of the simple past.
        present: The present stem («گو»).
    """
    for negation, negative in (("", False), ("ن", True)):
        stem = _negated(past) if negative else past
        for person, ending in enumerate(_PAST_ENDINGS, 1):
            yield stem + ending, Form("past", person, negative)
            yield f"{negation}می{past}{ending}", Form("imperfect", person, negative)
        yield stem + "ه", Form("participle", 3, negative)
        for person, ending in enumerate(_PERFECT_ENDINGS, 1):
            yield f"{stem}ه{ending}", Form("participle", person, negative)
        yield stem + "ن", Form("infinitive", 3, negative)
        # «گوید», «نماید»: a glide between the vowel of a stem and its ending.
        glide = "ی" if present.endswith(("ا", "و")) and present not in _CONSONANTAL else ""
        for person, ending in enumerate(_PRESENT_ENDINGS, 1):
            tail = present + glide + ending
            yield f"{negation}می{tail}", Form("present", person, negative)
            yield (negation or "ب") + tail, Form("subjunctive", person, negative)
            # «دارد»: to have is the one verb whose present has no «می».
            bare: Tense = "present" if present == "دار" else "subjunctive"
            yield (negation if bare == "present" else "") + tail, Form(bare, person, negative)


def _negated(past: str) -> str:
    """Return a negated past stem: «نگفت», and with a glide «نیامد», «نیفزود»."""
    if past.startswith("آ"):
        return f"نیا{past[1:]}"
    if past.startswith("ا") and not past.startswith("ای"):
        return f"نی{past[1:]}"
    return f"ن{past}"
