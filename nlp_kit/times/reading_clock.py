"""What rules about clock times and parts of the day mean."""

# Cases are told apart one by one, as a reader does: a return each.
# ruff: noqa: PLR0911

from __future__ import annotations

from dataclasses import replace

from nlp_kit.times.meanings import Point, Stretch
from nlp_kit.times.reading_days import day_of, is_sensible
from nlp_kit.times.slots import OFFSETS, Slots


def _clock(slots: Slots, point: Point, prefix: str = "", part_slot: str = "part") -> Point | None:
    """Add the clock time or the part of the day."""
    part_index = slots.match.slots.get(part_slot)
    part = None
    if part_index is not None:
        part = (
            "NI" if slots.tokens.is_class(part_index, "NIGHT") else slots.tokens.values[part_index]
        )
    if slots.has(prefix + "clock"):
        hour, minute, *rest = slots.get(prefix + "clock")
        point = replace(point, hour=hour, minute=minute, second=rest[0] if rest else None)
    elif slots.has(prefix + "hour"):
        minute = slots.get("minute") or 0
        if slots.has(prefix + "half"):
            minute = 30
        elif slots.has("quarter"):
            minute = 15
        point = replace(point, hour=slots.get(prefix + "hour"), minute=minute)
    else:
        return replace(point, part=part)
    hour = _hour_of_day(
        point.hour or 0, slots.tokens.word(part_index) if part_index is not None else ""
    )
    if hour is None or point.minute > 59:
        return None
    return replace(point, hour=hour, hour_stated=part is not None or hour > 12)


# fmt: off
_MORNING = frozenset(
    [
        "صبح", "بامداد", "سحر", "سحرگاه", "صبحگاه", "صبحدم", "پیشازظهر", "قبلازظهر", "قبلظهر",
        "پیشازچاشت", "قبلازچاشت",
    ]
)
_AFTERNOON = frozenset(
    [
        "بعدازظهر", "بعدظهر", "پسازظهر", "بعدازچاشت", "پسازچاشت", "عصر", "عصرگاه", "عصرگاهان",
        "غروب", "شامگاه", "شامگاهان", "شام", "سرشب",
    ]
)
# fmt: on


def _hour_of_day(hour: int, part: str) -> int | None:
    """Return the hour from 0 to 23 that a number means in a part of the day."""
    if hour > 24:
        return None
    part = part.replace(" ", "")
    if hour == 24:
        return 0
    if hour > 12 or not part:
        return hour
    if part in _MORNING:
        return hour % 12
    if part in _AFTERNOON:
        return hour % 12 + 12
    if part in {"ظهر", "نیمروز"}:
        return hour + 12 if hour <= 4 else hour
    # «شب»: the evening from six on, the hours after midnight before.
    return hour % 12 + 12 if 5 <= hour < 12 else hour % 12


def read_time(slots: Slots) -> Point | None:
    """Read a clock time or a part of a day: «ساعت ۹ صبح فردا», «شامگاه سه‌شنبه»."""
    point = day_of(slots)
    if slots.has("night"):
        offset = slots.get("night")
        point = replace(point, day_offset=offset, part="NI")
        if not slots.has("clock", "hour"):
            return point
        hour = slots.get("hour") or slots.get("clock")[0]
        late = _clock(slots, point)
        if late is None or late.hour is None:
            return None
        return replace(late, hour=(hour + 12) % 24 if 5 <= hour <= 12 else late.hour, part=None)
    if slots.has("prel"):
        point = replace(point, day_offset=OFFSETS[slots.get("prel")])
    if slots.has("hour") and not slots.has("hourhead") and _counts_nights(slots):
        return None
    if slots.has("that"):
        point = replace(point, that="day")
    timed = _clock(slots, point)
    return timed if timed is not None and timed.is_time and is_sensible(timed) else None


def _counts_nights(slots: Slots) -> bool:
    """Tell whether «۳ شب» or «۳ شام» is an amount: «۹ شب» is an hour."""
    part = slots.match.slots.get("part")
    if part is None or slots.tokens.word(part) == "شام":
        return part is not None
    if not slots.tokens.is_class(part, "NIGHT"):
        return False
    return slots.get("hour") < 7 or slots.is_how_long()


def read_hours(slots: Slots) -> Stretch | None:
    """Read a range of hours: «ساعت ۸ تا ۱۲»."""
    day = day_of(slots)
    last_part = "to_part" if slots.has("to_part") else "part"
    # «از ۸ تا ۱۰ صبح»: the part of the day holds for both.
    start = _clock(slots, day, part_slot="part" if slots.has("part") else last_part)
    end = _clock(slots, day, prefix="to_", part_slot=last_part)
    return None if start is None or end is None else Stretch(start, end)
