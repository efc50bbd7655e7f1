"""Time zones: offsets by name, with summer time, and those that a second clock time gives away."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from sayso.reading.times import calendar
from sayso.reading.times.context import Parts, State
from sayso.reading.times.moment import Moment

DAY = 24 * 60
QUARTER = 15  # every zone is whole quarters of an hour from Greenwich
WIDEST = 14 * 60


def zoned(parts: Parts, moment: Moment, state: State) -> Moment:
    """The moment with its offset, where the words give one.

    `10:45 (11:45 Moscow time)`: the two are one moment, which tells the offset of the first.
    """
    if iso := parts.text("isodate"):
        tail = iso[16:].lstrip(":0123456789") if len(iso) > 16 else ""
        return replace(moment, zone=tail or None)
    if moment.hour is None:
        return moment
    day = moment.date or (state.base.day if state.base else None)
    other, name = parts.text("other_clock"), parts.text("other_zone", "zone")
    offset = zone(name, day) if name else None
    if other is None or offset is None:
        return replace(moment, zone=offset) if other is None and offset else moment
    minutes = moment.hour * 60 + (moment.minute or 0) - _minutes(other) + _offset_minutes(offset)
    minutes = (minutes + DAY // 2) % DAY - DAY // 2
    if minutes % QUARTER or abs(minutes) > WIDEST:
        return moment
    return replace(moment, zone=_written(minutes))


def zone(text: str, day: date | None) -> str | None:
    """`+02:00 eu` is an offset and whose summer time it keeps; without a day that stays unknown."""
    offset, _, region = text.partition(" ")
    if offset == "local" or (region and day is None):
        return None
    hours = calendar.summer_time(day, region) if day and region else 0
    return _written(_offset_minutes(offset) + 60 * hours)


def _written(minutes: int) -> str:
    sign, size = "-" if minutes < 0 else "+", abs(minutes)
    return f"{sign}{size // 60:02d}:{size % 60:02d}" if size else "Z"


def _offset_minutes(offset: str) -> int:
    if offset == "Z":
        return 0
    return (int(offset[1:3]) * 60 + int(offset[4:6])) * (-1 if offset[0] == "-" else 1)


def _minutes(clock: str) -> int:
    """Minutes since midnight of `11:45`, `1145` or `11`."""
    digits = re.sub(r"\D", "", clock)[:4]
    hour, minute = (int(digits[:-2]), int(digits[-2:])) if len(digits) > 2 else (int(digits), 0)
    return hour * 60 + minute
