"""Amounts of time, points counted off by them, and sets."""

# Cases are told apart one by one, as a reader does: a return each.
# ruff: noqa: PLR0911

from __future__ import annotations

from nlp_kit.times.meanings import Amount, Counted, Meaning, Recurring, Unit
from nlp_kit.times.slots import Slots

# Which unit, and which lower one, half of a unit is told in: «دو سال و نیم» is P2Y6M.
_HALVES: dict[str, tuple[int, Unit]] = {
    "century": (50, "year"),
    "decade": (5, "year"),
    "year": (6, "month"),
    "month": (15, "day"),
    "day": (12, "hour"),
    "daynight": (12, "hour"),
    "hour": (30, "minute"),
    "minute": (30, "second"),
}
_ISO: dict[str, tuple[str, int]] = {
    "millennium": ("Y", 1000),
    "century": ("Y", 100),
    "decade": ("Y", 10),
    "year": ("Y", 1),
    "month": ("M", 1),
    "week": ("W", 1),
    "day": ("D", 1),
    "daynight": ("D", 1),
    "night": ("D", 1),
    "hour": ("TH", 1),
    "minute": ("TM", 1),
    "second": ("TS", 1),
}
_ORDER = ("Y", "M", "W", "D", "TH", "TM", "TS")


def duration(amount: Amount) -> str:
    """Return the TIMEX3 value of an amount: P2Y6M, PT36H, PXD."""
    if any(count is None for count, _ in amount.parts):
        code = _ISO[amount.parts[0][1]][0]
        return f"PTX{code[1]}" if code[0] == "T" else f"PX{code}"
    totals: dict[str, float] = {}
    for count, unit in amount.parts:
        code, factor = _ISO[unit]
        totals[code] = totals.get(code, 0) + (count or 0) * factor
    date = "".join(_number(totals[code]) + code for code in _ORDER[:4] if code in totals)
    time = "".join(_number(totals[code]) + code[1] for code in _ORDER[4:] if code in totals)
    return f"P{date}" + (f"T{time}" if time else "")


def _number(count: float) -> str:
    return str(int(count)) if count == int(count) else f"{count:g}"


def with_half(count: float, unit: Unit) -> Amount:
    """Return an amount and a half of its unit, told in the unit below where that is exact."""
    if unit not in _HALVES:
        return Amount(((count + 0.5, unit),))
    half, lower = _HALVES[unit]
    parts: tuple[tuple[float | None, Unit], ...] = ((half, lower),)
    return Amount(((count, unit), *parts) if count else parts)


def read_amount(slots: Slots) -> Meaning | None:
    """Read an amount with what turns it into a point: «سه روز», «سه روز پیش»."""
    if slots.get("plural") == "night" and not slots.has("rel"):
        return Recurring("XXXX-XX-XXTNI")
    amount = _amount(slots)
    if amount is None:
        return None
    relation = slots.get("rel")
    about = slots.tokens.is_class(slots.match.start, "ABOUT")
    if relation == "ago" and not slots.tokens.is_class(
        slots.match.slots.get("plural", -1), "PLURALOF"
    ):
        return Counted(amount, -1, about=about)
    # «تمدید برای یک سال دیگر» is so much more.
    if relation == "hence" and not slots.is_how_long():
        return Counted(amount, 1, about=about)
    return amount


def _amount(slots: Slots) -> Amount | None:
    unit: Unit = slots.get("unit") or slots.get("adjective") or slots.get("plural") or "hour"
    if slots.has("age"):
        unit = "year"
    if slots.has("plural"):
        if slots.get("rel") == "recent" and slots.tokens.is_class(
            slots.match.slots["plural"], _CLASS.get(unit, "")
        ):
            return Amount(((1, unit),))
        return Amount(((None, unit),))
    if slots.has("vague"):
        return Amount(((None, unit),))
    if slots.has("pair"):
        return Amount(((2, unit),))
    count: float = slots.get("to_count") or slots.get("count") or 0
    if slots.has("to_count") and slots.get("to_count") <= slots.get("count"):
        return None
    if slots.has("quarter"):
        return Amount(((15 * (count or 1), "minute"),))
    if slots.has("half"):
        return with_half(count or (1 if unit == "hour" and not _half_first(slots) else 0), unit)
    parts: list[tuple[float | None, Unit]] = [(count, unit)]
    for suffix in ("2", "3"):
        if slots.has("unit" + suffix):
            parts.append((slots.get("count" + suffix), slots.get("unit" + suffix)))
    order = [_SIZES[part[1]] for part in parts]
    return Amount(tuple(parts)) if order == sorted(set(order), reverse=True) else None


def _half_first(slots: Slots) -> bool:
    return slots.match.slots["half"] < slots.match.slots["unit"]


_SIZES: dict[str, int] = {
    unit: size
    for size, units in enumerate(
        (("second",), ("minute",), ("hour",), ("night", "day", "daynight"), ("week",), ("month",),
         ("year",), ("decade",), ("century",), ("millennium",))
    )
    for unit in units
}  # fmt: skip
_CLASS = {unit: unit.upper() for unit in _SIZES}


def read_set(slots: Slots) -> Meaning | None:
    """Read a recurring time: «هر سه ماه یک بار», «دوشنبه‌ها», «روزانه»."""
    if slots.has("adverb"):
        return Recurring(slots.get("adverb"))
    if slots.has("seasons"):
        return Recurring(f"XXXX-{20 + slots.get('seasons')}")
    part = _part(slots)
    if slots.has("weekday"):
        nights = slots.has("days") and slots.get("days") == "night"
        part = part or ("NI" if nights else None)
        return Recurring(f"XXXX-WXX-{slots.get('weekday')}" + (f"T{part}" if part else ""))
    if part:
        return Recurring(f"XXXX-XX-XXT{part}")
    unit: Unit = slots.get("unit") or slots.get("per") or slots.get("each")
    if unit == "night" and not slots.has("count", "vague"):
        return Recurring("XXXX-XX-XXTNI")
    if slots.has("vague"):
        return Recurring(duration(Amount(((None, unit),))))
    count = slots.get("count") or 1
    if slots.match.rule == "set" and slots.tokens.is_class(slots.match.end - 1, "ALTERNATE"):
        # «یک روز در میان» comes every second day.
        count += 1
    return Recurring(
        duration(with_half(count, unit) if slots.has("half") else Amount(((count, unit),)))
    )


def _part(slots: Slots) -> str | None:
    index = slots.match.slots.get("part")
    if index is None:
        return None
    return "NI" if slots.tokens.is_class(index, "NIGHT") else slots.tokens.values[index]
