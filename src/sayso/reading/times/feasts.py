"""Feasts by name: the one of a year that is given, else the nearest to the page's day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sayso.reading.times.context import Parts, State, Step
from sayso.reading.times.feast_days import feast_day, feast_length
from sayso.reading.times.inferred import base_of, nearest
from sayso.reading.times.moment import Moment


def feast(parts: Parts, moment: Moment, state: State, anchor: str | None) -> Step:
    code = str(parts.text("holiday"))
    if (length := feast_length(code)) > 1:
        moment = replace(moment, days=length)
    if moment.date is not None:
        return moment, anchor, ""
    if moment.year is not None:
        day = feast_day(code, moment.year)
        return (moment.on(day) if day else moment), anchor, "a feast by name"
    base, name = base_of(state)
    if base is None:
        month, day_number = (int(code[2:4]), int(code[5:7])) if code.startswith("--") else (None, None)
        return (
            replace(moment, month=month, day=day_number, unknown="D"),
            None,
            "a feast by name, its year unknown",
        )
    days = [d for y in (base.year - 1, base.year, base.year + 1) if (d := feast_day(code, y))]
    if not days:
        return moment, None, "the feast falls in no year near the page's"
    return moment.on(nearest(days, base, state)), name, "the nearest such feast"


def relative_feast(code: str, by: int, moment: Moment, base: date) -> Moment:
    days = sorted(d for y in range(base.year - 2, base.year + 3) if (d := feast_day(code, y)))
    later, earlier = [d for d in days if d > base], [d for d in days if d < base]
    if by == 0:
        here = next((d for d in days if d.year == base.year), None)
        return moment.on(here) if here else moment
    near = later if by > 0 else earlier[::-1]
    return moment.on(near[0]) if near else moment
