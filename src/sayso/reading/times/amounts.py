"""Lengths of time, sets, and times counted by a length from somewhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from sayso.reading.times import calendar
from sayso.reading.times.context import Parts, Resolved, State
from sayso.reading.times.dates import modifier, read_date
from sayso.reading.times.feast_days import feast_day
from sayso.reading.times.moment import UNKNOWN, Moment, edtf, first_day, of_day, value

LETTERS = {"S": "S", "MIN": "M", "H": "H", "D": "D", "W": "W", "MO": "M", "Q": "M", "Y": "Y", "DE": "Y",
           "CE": "Y", "WE": "W", "F": "W", "ML": "Y", "HY": "M"}  # fmt: skip
FACTORS = {"Q": 3, "DE": 10, "CE": 100, "F": 2, "ML": 1000, "HY": 6}
MONTHS = {"MO": 1, "Q": 3, "HY": 6, "Y": 12, "DE": 120, "CE": 1200}
VAGUE = {"DE": "E", "CE": "C", "Q": "Q", "ML": "L"}
CLOCK = ("S", "MIN", "H")
REACH = 9  # sentences back that "a day earlier" may look for what it is counted from
FINE_ENOUGH = ("D", "H", "MO", "W", "Q", "SE", "HY", "Y")
FINE_FOR = {"D": ("D", "H"), "W": ("D", "H"), **dict.fromkeys(CLOCK, ("H",)), "MO": ("D", "H", "MO", "W")}


def read_duration(parts: Parts, state: State) -> Resolved | None:
    unit = _unit(parts)
    if unit is None:
        return None
    if parts.has("half") and not parts.has("and"):
        text = {
            "H": "PT30M",
            "Y": "P6M",
            "D": "PT12H",
            "DE": "P5Y",
            "MO": "P15D",
            "CE": "P50Y",
            "MIN": "PT30S",
        }.get(unit, f"P0.5{LETTERS[unit]}")
        return Resolved(type="DURATION", value=text, mod=modifier(parts), how="half of a unit")
    number = _number(parts)
    text = length(number, unit)
    if parts.text("slashpair") == "1.2" or (parts.has("half") and number is not None):
        text = {"H": f"PT{number}H30M", "Y": f"P{number}Y6M", "MIN": f"PT{number}M30S"}.get(unit, text)
    second, finer = parts.number("num2"), parts.text("unit2")
    if second is not None and finer is not None:
        text = _both(text, length(second, finer))
    interval, anchor = _interval(parts, number, unit, state)
    return Resolved(
        type="DURATION", value=text, edtf=interval, anchor=anchor, mod=modifier(parts),
        how="a length" if interval is None else "a length up to or from its anchor",
    )  # fmt: skip


def length(number: int | str | None, unit: str) -> str:
    """A TIMEX3 duration; None and X are an unknown number."""
    time = "T" if unit in CLOCK else ""
    if number is None or number == "X":
        return f"P{time}X{VAGUE.get(unit, LETTERS[unit])}"
    if isinstance(number, str):
        return f"P{time}{number}{LETTERS[unit]}"
    return f"P{time}{number * FACTORS.get(unit, 1)}{LETTERS[unit]}"


def _both(first: str, second: str) -> str:
    """`PT1H` and `PT40M` are `PT1H40M`; of `P1D` and `PT2H` the `T` is kept."""
    return first + (second[2:] if second.startswith("PT") and "T" in first else second[1:])


def read_shift(parts: Parts, state: State) -> Resolved | None:
    """`two days ago`, `a year earlier`, `two days after the summit`."""
    if parts.has("weekdays") and state.base is not None:
        return _weekdays_ahead(parts, state)
    unit = _unit(parts)
    if unit is None:
        return None
    direction = -1 if parts.has("ago", "earlier", "year_ago") else 1
    textual = parts.has("earlier", "later")
    number = _number(parts)
    if not isinstance(number, int):
        text = "PAST_REF" if direction < 0 else "FUTURE_REF"
        return Resolved(type="DATE", value=text, mod=modifier(parts), confidence=0.6, how="an unknown number")
    if parts.has("half", "halved"):
        number, unit = _halved(0 if parts.has("halved") else number, unit)
    if parts.has("counted_from"):
        return _from_day(parts, direction * number, unit, state)
    if parts.has("holiday", "month") or (parts.has("weekday") and not parts.has("clock", "hour")):
        return _from_named(parts, direction * number, unit, state)
    found = _anchor(unit, state, textual or state.narrative)
    if found is None:
        return Resolved(
            type="DATE", value="XXXX-XX-XX" if unit in CLOCK else UNKNOWN.get(unit, "XXXX"),
            mod=modifier(parts), confidence=0.4, how="no anchor is fine enough to count from",
        )  # fmt: skip
    start, anchor = found
    moment = _moved(start, direction * number, unit, state)
    if moment is None and unit in CLOCK and start.date and anchor in ("published", "dateline"):
        return _of_unknown_hour(parts, start, anchor)
    if moment is None:
        return None
    if parts.has("clock", "hour", "noon", "daypart"):
        day = read_date(parts, state)
        if day is not None and day.moment is not None and moment.date is not None:
            moment = day.moment.on(moment.date)
    mod = modifier(parts)
    timed = moment.hour is not None or moment.daypart is not None
    return Resolved(
        type="TIME" if timed else "DATE", value=value(moment), edtf=edtf(moment, mod), mod=mod, anchor=anchor,
        confidence=0.75, moment=moment, how=f"{direction * number:+d} {unit} from {value(start)}",
    )  # fmt: skip


def _halved(number: int, unit: str) -> tuple[int, str]:
    """`two and a half years` in the finer unit that half of it can be counted in."""
    finer, per = {"Y": ("MO", 12), "DE": ("Y", 10), "CE": ("Y", 100), "MO": ("D", 30)}.get(unit, (unit, 1))
    return number * per + per // 2, finer


def _of_unknown_hour(parts: Parts, start: Moment, anchor: str | None) -> Resolved:
    """`an hour ago` on a page that gives its day only."""
    return Resolved(
        type="DATE", value=value(start), mod=modifier(parts), anchor=anchor, confidence=0.5, moment=start,
        how="the hour of publication is not known",
    )  # fmt: skip


def _from_day(parts: Parts, by: int, unit: str, state: State) -> Resolved | None:
    """`two days before Christmas`, `a week after October 7`: counted from the day that is named."""
    named = read_date(parts.without("num", "few", "unit", "units", "a", "mod"), state)
    if named is None or named.moment is None or (day := named.moment.date) is None:
        return None
    if unit in ("MO", "Q", "HY", "Y", "DE", "CE"):
        year, month = calendar.month_shift(day.year, day.month, by * MONTHS[unit])
        if not 1 <= year <= 9998:
            return None
        moment: Moment | None = of_day(calendar.clamped(year, month, day.day))
    else:
        moment = _moved(of_day(day), by, unit, state)
    if moment is None:
        return None
    return replace(
        named, type="DATE", value=value(moment), edtf=edtf(moment), moment=moment, mod=parts.text("mod"),
        confidence=0.75, how=f"{by:+d} {unit} from {day.isoformat()}",
    )  # fmt: skip


def _weekdays_ahead(parts: Parts, state: State) -> Resolved | None:
    """`three Fridays from now`: the third one after the day of speaking, which itself does not count."""
    weekday, number = parts.number("weekdays"), parts.number("num")
    if weekday is None or number is None or state.base is None or not 0 < number < 1000:
        return None
    base = state.base.day
    if parts.has("ago"):
        day = base - timedelta(days=((base.isoweekday() - weekday) % 7 or 7) + 7 * (number - 1))
    else:
        day = base + timedelta(days=((weekday - base.isoweekday()) % 7 or 7) + 7 * (number - 1))
    moment = of_day(day)
    return Resolved(
        type="DATE", value=value(moment), anchor=state.base.name, moment=moment, confidence=0.8,
        how=f"{number} such weekdays on",
    )  # fmt: skip


def read_ahead(parts: Parts, state: State) -> Resolved | None:
    """`in two weeks`: a point where the sentence looks ahead or a history is told, else a length."""
    told = state.narrative or state.tense == "past"
    if not told or state.alone or state.narrative or "point" in state.before:
        number, unit = _number(parts), _unit(parts)
        if isinstance(number, int) and unit is not None:
            found = _anchor(unit, state, told)
            if told and found is not None and found[1] in ("published", "dateline"):
                found = None
            if found is not None and (moment := _moved(found[0], number, unit, state)):
                timed = moment.hour is not None
                return Resolved(
                    type="TIME" if timed else "DATE", value=value(moment), edtf=edtf(moment), anchor=found[1],
                    mod=modifier(parts), confidence=0.65, moment=moment,
                    how=f"+{number} {unit} from {value(found[0])}",
                )  # fmt: skip
    return read_duration(parts, state)


def _from_named(parts: Parts, by: int, unit: str, state: State) -> Resolved | None:
    """`thanksgiving in 9 months`, `a year after Christmas`: the named day in the period counted to."""
    if state.base is None:
        return None
    there = _moved(of_day(state.base.day), by, unit, state)
    resolved = read_date(parts, state)
    if there is None or resolved is None or resolved.moment is None:
        return resolved
    code = parts.text("holiday")
    if code is None:
        moment = replace(resolved.moment, year=there.year)
    else:
        start = first_day(there) or state.base.day
        near = [d for y in (start.year, start.year + 1) if (d := feast_day(code, y)) and d >= start]
        if not near:
            return resolved
        moment = of_day(near[0])
    return replace(resolved, value=value(moment), edtf=edtf(moment), moment=moment)


def _anchor(unit: str, state: State, textual: bool) -> tuple[Moment, str | None] | None:
    """The moment to count from, or None where the one in the text is too coarse for such units."""
    if textual and state.mentioned:
        fine = FINE_FOR.get(unit, FINE_ENOUGH)
        if state.narrative:
            found = state.last(*fine)
        else:
            near = state.nearest_sentence(REACH)
            found = next((m for m in reversed(near) if m.grain in fine), None)
            if found is None and near:
                return None
        if found is not None:
            return found.moment, found.id
    if state.base is None:
        return None
    base = of_day(state.base.day)
    if state.base.hour is not None and unit in CLOCK:
        base = replace(base, hour=state.base.hour, minute=state.base.minute)
    return base, state.base.name


def _moved(start: Moment, by: int, unit: str, state: State) -> Moment | None:
    try:
        return _moved_within(start, by, unit, state)
    except (ValueError, OverflowError):
        return None


def _moved_within(start: Moment, by: int, unit: str, state: State) -> Moment | None:
    day = start.date or first_day(start)
    if start.era == "BC" or day is None:
        return None
    if unit in CLOCK:
        if start.hour is None:
            return None
        step = timedelta(seconds=by * {"S": 1, "MIN": 60, "H": 3600}[unit])
        then = datetime(day.year, day.month, day.day, start.hour % 24, start.minute or 0) + step
        return replace(of_day(then.date()), hour=then.hour, minute=then.minute)
    if unit in ("D", "W", "F", "WE"):
        return of_day(day + timedelta(days=by * {"D": 1, "W": 7, "WE": 7, "F": 14}[unit]))
    if unit in ("MO", "Q", "HY"):
        year, month = calendar.month_shift(day.year, day.month, by * FACTORS.get(unit, 1))
        date(year, month, 1)
        return Moment(year=year, month=month)
    date(day.year + by * FACTORS.get(unit, 1), 1, 1)
    quarter = state.quarter() if unit == "Y" and abs(by) == 1 and not state.narrative else None
    if quarter is not None and quarter.moment.year is not None:
        return replace(quarter.moment, year=quarter.moment.year + by)
    return Moment(year=day.year + by * FACTORS.get(unit, 1))


def _interval(
    parts: Parts, number: int | str | None, unit: str, state: State
) -> tuple[str | None, str | None]:
    """`the past two months`, `within two weeks`: which ones, in whole units, where an anchor is known."""
    by = parts.number("rel")
    if not isinstance(number, int) or unit in CLOCK or not 1 <= number <= 500:
        return None, None
    if by is None and "within" in state.before:
        found = _anchor(
            "D", state, textual=state.focus is not None and state.focus.sentence == state.sentence
        )
        start = found[0].date if found else None
        if found is None or start is None:
            return None, None
        end = _end(start, number, unit)
        return (f"{start.isoformat()}/{end.isoformat()}", found[1]) if end else (None, None)
    if by not in (-1, 1) or state.base is None or state.narrative:
        return None, None
    base = state.base.day
    first, last = (-number, -1) if by < 0 else (1, number)
    try:
        ends = [_whole(base, step, unit) for step in (first, last)]
    except (ValueError, OverflowError):
        return None, None
    if unit == "Q":
        return _quarters(base, first, last), state.base.name
    if unit in ("W", "F"):
        ends[1] = (date.fromisoformat(ends[1]) + timedelta(days=6)).isoformat()
    return (ends[0] if ends[0] == ends[1] else f"{ends[0]}/{ends[1]}"), state.base.name


def _quarters(base: date, first: int, last: int) -> str:
    """From the first month of one quarter to the last of another, counted from the quarter of `base`."""
    start = calendar.month_shift(base.year, (base.month - 1) // 3 * 3 + 1, 3 * first)
    end = calendar.month_shift(base.year, (base.month - 1) // 3 * 3 + 3, 3 * last)
    return f"{start[0]:04d}-{start[1]:02d}/{end[0]:04d}-{end[1]:02d}"


def _whole(base: date, by: int, unit: str) -> str:
    if unit == "D":
        return (base + timedelta(days=by)).isoformat()
    if unit in ("W", "WE", "F"):
        monday = base - timedelta(days=base.isoweekday() - 1)
        return (monday + timedelta(weeks=by)).isoformat()
    if unit in ("MO", "Q", "HY"):
        year, month = calendar.month_shift(base.year, base.month, by * FACTORS.get(unit, 1))
        return f"{year:04d}-{month:02d}"
    return f"{date(base.year + by * FACTORS.get(unit, 1), 1, 1).year:04d}"


def _end(start: date, number: int, unit: str) -> date | None:
    try:
        if unit in ("D", "W", "F"):
            return start + timedelta(days=number * {"D": 1, "W": 7, "F": 14}[unit])
        months = number * {"MO": 1, "Q": 3, "Y": 12, "HY": 6}.get(unit, 0)
        year, month = calendar.month_shift(start.year, start.month, months)
        return calendar.clamped(year, month, start.day) if months else None
    except (ValueError, OverflowError):
        return None


def _unit(parts: Parts) -> str | None:
    return parts.text("units", "unit", "second", "long_units", "trel_unit")


def _number(parts: Parts) -> int | str | None:
    if parts.has("few"):
        return None
    number = parts.number("num")
    if parts.has("decimal") and number is None:
        return str(parts.text("decimal")).replace(",", ".")
    if number is None:
        number = parts.number("couple", "half_years")
    if number is None and parts.has("long_units"):
        return None
    if number is None and parts.has("units") and not parts.has("unit"):
        return None
    return 1 if number is None else number
