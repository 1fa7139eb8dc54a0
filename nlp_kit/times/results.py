"""What is found in a text: its times, why they have their values, and what does not agree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from nlp_kit.documents import Time
from nlp_kit.documents.model import PublishedBasis


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
