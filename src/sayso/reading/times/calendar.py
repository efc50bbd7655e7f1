"""Days, weeks, months and feasts: arithmetic that knows no text and no language."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

QUARTER_EDTF = 32  # ISO 8601-2: 33 to 36 are the quarters, 40 and 41 the halves, 21 to 24 the seasons
HALF_EDTF = 39
SEASONS = {"SP": (3, 21), "SU": (6, 22), "FA": (9, 23), "WI": (12, 24)}  # first month, EDTF code
_WEEKDAY_RULE = re.compile(r"(\d+)-(-?\d)-(\d)")


def month_shift(year: int, month: int, by: int) -> tuple[int, int]:
    count = year * 12 + month - 1 + by
    return count // 12, count % 12 + 1


def clamped(year: int, month: int, day: int) -> date:
    """The day, or the last one of a month that has no such day."""
    return date(year, month, min(day, monthrange(year, month)[1]))


def month_days(year: int, month: int) -> int:
    return monthrange(year, month)[1]


def month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def week(day: date) -> tuple[int, int]:
    """ISO year and week."""
    year, number, _ = day.isocalendar()
    return year, number


def nth_weekday(year: int, month: int, nth: int, weekday: int) -> date | None:
    """The nth such weekday of a month (1 = Monday); a negative nth counts from the end."""
    if nth > 0:
        first = date(year, month, 1)
        day = first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    else:
        last = month_end(year, month)
        day = last - timedelta(days=(last.isoweekday() - weekday) % 7 + 7 * (-nth - 1))
    return day if day.month == month else None


def easter(year: int) -> date:
    """Western Easter (Meeus, Jones, Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def pascha(year: int) -> date:
    """Orthodox Easter in the civil calendar (Meeus, for 1900 to 2099)."""
    a, b, c = year % 4, year % 7, year % 19
    d = (19 * c + 15) % 30
    e = (2 * a + 4 * b - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(days=13)


def holiday(code: str, year: int) -> date | None:
    """The day of a feast in a year.

    Codes: `--12-25` a fixed day, `11-4-4` the fourth Thursday of November (`11-4-4+1` the day after it),
    `easter-2` and `pascha+49` days from Easter, `election` the US one.
    """
    if code.startswith("--"):
        return date(year, int(code[2:4]), int(code[5:7]))
    for name, start in (("easter", easter), ("pascha", pascha)):
        if code.startswith(name):
            return start(year) + timedelta(days=int(code[len(name) :]))
    if code == "election":
        monday = nth_weekday(year, 11, 1, 1)
        return monday + timedelta(days=1) if monday else None
    rule, _, plus = code.partition("+")
    parts = _WEEKDAY_RULE.fullmatch(rule)
    if parts is None:
        return None
    month, nth, weekday = (int(x) for x in parts.groups())
    day = nth_weekday(year, month, nth, weekday)
    return day + timedelta(days=int(plus or 0)) if day else None


def summer_time(day: date, region: str) -> bool:
    """Whether clocks are an hour ahead: `eu` last Sundays of March and October, `us` March and November."""
    if region == "eu":
        start, end = nth_weekday(day.year, 3, -1, 7), nth_weekday(day.year, 10, -1, 7)
    elif region == "us":
        start, end = nth_weekday(day.year, 3, 2, 7), nth_weekday(day.year, 11, 1, 7)
    else:
        return False
    return start is not None and end is not None and start <= day < end
