"""What an expression says before it is placed in time.

Offsets count whole units from an anchor, which is the day of writing, or for a ``that`` the date
mentioned before; None means that the expression leaves the field open.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from nlp_kit.documents import Calendar

Unit = Literal[
    "second", "minute", "hour", "night", "day", "daynight", "week", "month", "year", "decade",
    "century", "millennium",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a period: the ``nth`` of stretches of ``count`` units; nth -1 is the last."""

    unit: Literal["half", "month", "week", "decade", "day"]
    nth: int
    count: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A day or a coarser period, or a time within a day."""

    calendar: Calendar | None = None
    bc: bool = False
    century: int | None = None
    decade: int | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: int | None = None
    block: Block | None = None
    year_begins: int | None = None
    day_offset: int | None = None
    week_offset: int | None = None
    month_offset: int | None = None
    year_offset: int | None = None
    decade_offset: int | None = None
    century_offset: int | None = None
    weekday_offset: int | None = None
    that: str | None = None
    hour: int | None = None
    minute: int = 0
    second: int | None = None
    part: str | None = None
    hour_stated: bool = False

    @property
    def is_time(self) -> bool:
        """Whether it is finer than a day."""
        return self.hour is not None or self.part is not None


@dataclass(frozen=True, slots=True)
class Stretch:
    """From one point to another; an ``end`` of None is open."""

    start: Point
    end: Point | None


@dataclass(frozen=True, slots=True)
class Amount:
    """A length of time: numbers by unit, or a vague number (None) of one unit."""

    parts: tuple[tuple[float | None, Unit], ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """A point reached by counting an amount back (-1) or on (+1) from the day of writing."""

    amount: Amount
    direction: Literal[-1, 1]
    about: bool = False


@dataclass(frozen=True, slots=True)
class Recurring:
    """A set of times, as the TIMEX3 value that says it."""

    value: str


Meaning = Point | Stretch | Amount | Counted | Recurring
