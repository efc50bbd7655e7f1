"""`the first Monday of October`, `the last day of the month`, `the third last week of 2018`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from sayso.reading.times import calendar
from sayso.reading.times.context import Parts, State
from sayso.reading.times.inferred import infer
from sayso.reading.times.moment import Moment, of_day, of_week

INNER = (None, "D", "W", "WE")  # what can be counted inside a month or a year


def nth(parts: Parts, moment: Moment, state: State) -> tuple[Moment, str | None] | None:
    """`the first Monday of October`, `the last day of the month`."""
    nth, weekday = parts.number("nth") or 0, parts.number("weekday")
    if parts.has("nth_last"):
        nth = -nth
    if weekday is None and parts.text("inner") not in INNER:
        return None
    outer = replace(moment, weekday=None, day=None)
    anchor: str | None = None
    inner = parts.text("inner")
    if outer.year is None:
        outer, anchor, _ = infer(outer, state, parts)
    if outer.year is not None and outer.month is None and inner in ("W", "D"):
        return _of_year(nth, inner, outer.year, anchor)
    if outer.year is None or outer.month is None or nth == 0:
        return None
    if weekday is not None:
        day = calendar.nth_weekday(outer.year, outer.month, nth, weekday)
    elif inner == "W":
        day = calendar.nth_weekday(outer.year, outer.month, nth, 7 if nth < 0 else 1)
        return (of_week(day), anchor) if day else None
    elif inner == "WE":
        day = calendar.nth_weekday(outer.year, outer.month, nth, 6)
        return (of_week(day, weekend=True), anchor) if day else None
    else:
        last = calendar.month_end(outer.year, outer.month).day
        number = nth if nth > 0 else last + 1 + nth
        day = date(outer.year, outer.month, number) if 1 <= number <= last else None
    return (of_day(day), anchor) if day else None


def _of_year(nth: int, unit: str, year: int, anchor: str | None) -> tuple[Moment, str | None] | None:
    """`the third last week of 2018`: whole weeks of the year, by their Sundays from its end."""
    if unit == "D":
        day = (
            date(year, 1, 1) + timedelta(days=nth - 1)
            if nth > 0
            else date(year + 1, 1, 1) + timedelta(days=nth)
        )
        return of_day(day), anchor
    month = 1 if nth > 0 else 12
    first = calendar.nth_weekday(year, month, 1 if nth > 0 else -1, 1 if nth > 0 else 7)
    if first is None:
        return None
    return of_week(first + timedelta(weeks=nth - 1 if nth > 0 else nth + 1)), anchor
