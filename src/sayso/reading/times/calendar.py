"""Days, weeks, months and feasts: arithmetic that knows no text and no language."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

QUARTER_EDTF = 32  # ISO 8601-2: 33 to 36 are the quarters, 40 and 41 the halves, 21 to 24 the seasons
HALF_EDTF = 39
SEASONS = {"SP": (3, 21), "SU": (6, 22), "FA": (9, 23), "WI": (12, 24)}  # first month, EDTF code


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


def summer_time(day: date, region: str) -> bool:
    """Whether clocks are an hour ahead: `eu` last Sundays of March and October, `us` March and November."""
    if region == "eu":
        start, end = nth_weekday(day.year, 3, -1, 7), nth_weekday(day.year, 10, -1, 7)
    elif region == "us":
        start, end = nth_weekday(day.year, 3, 2, 7), nth_weekday(day.year, 11, 1, 7)
    else:
        return False
    return start is not None and end is not None and start <= day < end
