"""Times counted from the page's day or from another time in the text: last week, the next day, that year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from sayso.reading.times import calendar
from sayso.reading.times.context import Mentioned, Parts, State, Step
from sayso.reading.times.feasts import relative_feast
from sayso.reading.times.inferred import base_of
from sayso.reading.times.moment import Moment, first_day, of_week
from sayso.reading.times.patterns import Feature

FAR = {"DE": 10, "CE": 100}  # years
TARGETS = frozenset(["unit", "weekday", "month", "season", "fall", "daypart", "holiday"])


def relative(parts: Parts, moment: Moment, state: State) -> Step:
    role = next(r for r in ("rel", "trel", "the_same", "this") if parts.has(r))
    by = parts.number(role) or 0
    target = parts.after(role, TARGETS)
    if target is None:
        return moment, None, ""
    textual = role in ("trel", "the_same") or (
        target.role in ("unit", "daypart") and str(target.value) == "D" and by == 1
    )
    if target.role == "unit" and textual:
        return _from_text(str(target.value), by, moment, state)
    base, anchor = base_of(state)
    if textual and (found := state.last("D", "H")) and found.moment.date:
        base, anchor = found.moment.date, found.id
    if base is None:
        return replace(moment, unknown=_unit_of(target)), None, "nothing to count from"
    how = f"{by:+d} {target.role} from {base.isoformat()}"
    if target.role == "unit":
        return _shifted(str(target.value), by, moment, base, state), anchor, how
    if target.role == "weekday":
        return moment.on(_near_weekday(base, int(target.value), by, state)), anchor, how
    if target.role == "daypart":
        day = base + timedelta(days=by if by > -2 else 0)
        return moment.on(day) if moment.date is None else moment, anchor, how
    if target.role == "month":
        month = int(target.value)
        this = base.year - (by < 0 and month >= base.month - 1) + (by > 0 and month <= base.month)
        return replace(moment, year=moment.year or this), anchor, how
    if target.role in ("season", "fall"):
        return replace(moment, year=_season_year(str(target.value), by, base)), anchor, how
    if target.role == "holiday":
        return relative_feast(str(target.value), by, moment, base), anchor, how
    return moment, anchor, how


def _unit_of(target: Feature) -> str | None:
    """The unit that a time would be one of, were there something to count from."""
    return str(target.value) if target.role == "unit" else {"daypart": "D", "holiday": "D"}.get(target.role)


def _from_text(unit: str, by: int, moment: Moment, state: State) -> Step:
    """`the next day`, `that year`: counted from the last time in the text that is fine enough."""
    grains = {
        "D": ("D", "H"),
        "W": ("D", "H", "W"),
        "MO": ("D", "H", "MO"),
        "Q": ("Q", "MO", "D", "H"),
        "Y": ("D", "H", "W", "MO", "SE", "Q", "HY", "Y"),
    }.get(unit, ())
    found = state.last(*grains) if grains else None
    if found is None or not _reaches(found, state, unit):
        if state.base is None or state.mentioned:
            return replace(moment, unknown=unit), None, "no time in the text to count from"
        return _shifted(unit, by, moment, state.base.day, state), state.base.name, f"{by:+d} {unit}"
    if found.moment.era == "BC" or found.moment.year is None:
        year = found.moment.year
        return replace(moment, year=year, era=found.moment.era), found.id, f"{by:+d} {unit}"
    day = found.moment.date or first_day(found.moment)
    if day is None:
        return replace(moment, unknown=unit), None, "no time in the text to count from"
    return _shifted(unit, by, moment, day, state), found.id, f"{by:+d} {unit} from {day.isoformat()}"


def _reaches(found: Mentioned, state: State, unit: str) -> bool:
    """A day is counted from a day only while no coarser time has come between."""
    if unit != "D" or state.narrative:
        return True
    return found is state.focus or state.sentence - found.sentence <= 2


def _shifted(unit: str, by: int, moment: Moment, base: date, state: State) -> Moment:
    """The period itself, or what the words name inside it."""
    if unit == "D":
        return moment.on(base + timedelta(days=by))
    if unit in ("W", "WE", "F"):
        day = base + timedelta(weeks=by * (2 if unit == "F" else 1))
        if unit == "WE":
            day = _weekend(base, by, state)
        if moment.weekday is not None:
            return moment.on(day + timedelta(days=moment.weekday - day.isoweekday()))
        return replace(of_week(day, weekend=unit == "WE"), daypart=moment.daypart, hour=moment.hour)
    if unit == "MO":
        year, month = calendar.month_shift(base.year, base.month, by)
        return replace(moment, year=year, month=month)
    if unit == "Q":
        year, month = calendar.month_shift(base.year, base.month, 3 * by)
        return replace(moment, year=year, quarter=(month + 2) // 3)
    if unit == "HY":
        year, month = calendar.month_shift(base.year, base.month, 6 * by)
        return replace(moment, year=year, half=(month + 5) // 6)
    if unit == "Y":
        return replace(moment, year=base.year + by)
    if base.year + by * FAR.get(unit, 0) < 0:
        return replace(moment, unknown=unit)
    if unit == "DE":
        return replace(moment, decade=(base.year // 10 + by) * 10)
    if unit == "CE":
        return replace(moment, century=base.year // 100 + by)
    return moment


def _weekend(base: date, by: int, state: State) -> date:
    if by == 0 and state.tense != "future" and base.isoweekday() < 5 and not state.alone:
        by = -1  # on a Monday "the weekend" is the one just gone
    return base + timedelta(weeks=by)


def _near_weekday(base: date, weekday: int, by: int, state: State) -> date:
    ahead = (weekday - base.isoweekday()) % 7
    if by < 0:
        return base - timedelta(days=(7 - ahead) if ahead else 7)
    if by > 0:
        return base + timedelta(days=(ahead or 7) + 7 * (by - 1))
    monday = base - timedelta(days=base.isoweekday() - 1)
    day = monday + timedelta(days=weekday - 1)
    if (state.alone and day <= base) or (state.tense == "future" and day < base):
        return day + timedelta(days=7)
    return day - timedelta(days=7) if state.tense == "past" and day > base else day


def shifted_day(by: int, moment: Moment, state: State) -> Step:
    base, anchor = base_of(state)
    if base is None:
        return replace(moment, unknown="D"), None, "the day of publication is not known"
    return moment.on(base + timedelta(days=by)), anchor, f"{by:+d} days from {base.isoformat()}"


def shifted_year(by: int, moment: Moment, state: State) -> Step:
    base, anchor = base_of(state)
    if base is None:
        return moment, None, "nothing to count from"
    return replace(moment, year=base.year + by), anchor, f"{by:+d} years from {base.isoformat()}"


def of_unit(unit: str, moment: Moment, state: State) -> Step:
    """`the end of the year`: the one that the text is in, else the page's."""
    if unit == "D":
        base, anchor = base_of(state)
        return (moment.on(base), anchor, "the day itself") if base else (moment, None, "")
    if state.narrative:
        return _from_text(unit, 0, moment, state)
    base, anchor = base_of(state)
    if base is None:
        return _from_text(unit, 0, moment, state)
    return _shifted(unit, 0, moment, base, state), anchor, f"the {unit} of {base.isoformat()}"


def _season_year(season: str, by: int, base: date) -> int:
    start = calendar.SEASONS[season][0]
    if season == "WI" and by <= 0 and base.month <= 2:
        return base.year - 1 + (by if by < -1 else 0)
    if by < 0:
        return base.year - (base.month < start + 3) + (by + 1)
    return base.year + (by if by > 1 else (by == 1 and base.month >= start))
