"""Calendar times: what is written, what is counted from an anchor, and what is inferred."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from sayso.reading.times import calendar
from sayso.reading.times.context import Mentioned, Parts, Resolved, State
from sayso.reading.times.literal import literal, zone
from sayso.reading.times.moment import Moment, edtf, first_day, of_day, of_week, value

TARGETS = frozenset(["unit", "weekday", "month", "season", "fall", "daypart", "holiday"])
WRONG_TENSE = 120  # days that a year against the verb's tense must be nearer by


def read_date(parts: Parts, state: State) -> Resolved | None:
    """Resolve one calendar expression, or None where it cannot be one."""
    moment = literal(parts, state)
    if moment is None:
        return None
    anchor: str | None = None
    steps: list[str] = []
    explicit = moment.year is not None or moment.decade is not None or moment.century is not None
    if parts.has("rel", "trel", "the_same", "this"):
        if parts.has("nth"):
            moment = replace(moment, weekday=None)
        moment, anchor, step = _relative(parts, moment, state)
        steps.append(step)
    elif parts.has("year_shift"):
        moment, anchor, step = _shifted_year(parts.number("year_shift") or 0, moment, state)
        steps.append(step)
    elif parts.has("dayshift", "tonight"):
        moment, anchor, step = _day(parts.number("dayshift") or 0, moment, state)
        steps.append(step)
    elif parts.has("unit") and not explicit:
        moment, anchor, step = _of_unit(
            str(parts.text("unit")), replace(moment, weekday=None) if parts.has("nth") else moment, state
        )
        steps.append(step)
    if parts.has("holiday"):
        moment, anchor, step = _holiday(parts, moment, state, anchor)
        steps.append(step)
    if parts.has("nth"):
        placed = _nth(parts, moment, state)
        if placed is None:
            return None
        moment, anchor = placed
    elif _partial(moment):
        moment, anchor, step = _infer(moment, state, parts)
        steps.append(step)
    if not moment.valid():
        return None
    moment = _zoned(parts, moment, state)
    return finished(parts, moment, anchor, "; ".join(s for s in steps if s) or "as written", explicit, state)


def finished(
    parts: Parts, moment: Moment, anchor: str | None, how: str, explicit: bool, state: State
) -> Resolved:
    mod = modifier(parts)
    timed = moment.hour is not None or moment.daypart is not None
    text, more = value(moment), edtf(moment, mod)
    day = _edge(moment, state)
    if day is not None:
        more = day
    confidence = 0.95 if explicit else (0.85 if anchor in ("published", "dateline") else 0.7)
    if "X" in text and anchor is None and not explicit:
        confidence = 0.5
    return Resolved(
        type="TIME" if timed else "DATE", value=text, edtf=more, mod=mod, anchor=anchor,
        confidence=confidence, moment=moment, how=how,
    )  # fmt: skip


def modifier(parts: Parts) -> str | None:
    return parts.text("part", "partday", "earlier_in", "year_end", "mod", "over", "so")


def _edge(moment: Moment, state: State) -> str | None:
    """`by Friday` and `since 2014`: an interval that is open at one end."""
    if not state.before & {"by", "since"} or moment.hour is not None or moment.daypart is not None:
        return None
    own = edtf(moment) or value(moment)
    if "/" in own or "W" in own or own.startswith(("BC", "T")) or "XXXX-W" in own:
        return None
    return f"../{own}" if "by" in state.before else f"{own}/.."


def _zoned(parts: Parts, moment: Moment, state: State) -> Moment:
    if iso := parts.text("isodate"):
        tail = iso[16:].lstrip(":0123456789") if len(iso) > 16 else ""
        return replace(moment, zone=tail or None)
    name = parts.text("zone")
    if name is None or moment.hour is None:
        return moment
    return replace(moment, zone=zone(name, moment.date or (state.base.day if state.base else None)))


# what is counted


def _relative(parts: Parts, moment: Moment, state: State) -> tuple[Moment, str | None, str]:
    role = next(r for r in ("rel", "trel", "the_same", "this") if parts.has(r))
    by = parts.number(role) or 0
    target = parts.after(role, TARGETS)
    if target is None:
        return moment, None, ""
    textual = role in ("trel", "the_same") or (
        target.role in ("unit", "daypart") and str(target.value) in ("D", "MO_DAY") and by == 1
    )
    if role == "rel" and target.role == "unit" and str(target.value) == "D" and by == 0:
        textual = False
    if target.role == "unit" and textual:
        return _from_text(str(target.value), by, moment, state)
    base, anchor = _base(state)
    if textual and (found := state.last("D", "H")) and found.moment.date:
        base, anchor = found.moment.date, found.id
    if base is None:
        return moment, None, "nothing to count from"
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
        return _relative_holiday(str(target.value), by, moment, base), anchor, how
    return moment, anchor, how


def _from_text(unit: str, by: int, moment: Moment, state: State) -> tuple[Moment, str | None, str]:
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
            return _unknown(unit, moment), None, "no time in the text to count from"
        return _shifted(unit, by, moment, state.base.day, state), state.base.name, f"{by:+d} {unit}"
    if found.moment.era == "BC" or found.moment.year is None:
        year = found.moment.year
        return replace(moment, year=year, era=found.moment.era), found.id, f"{by:+d} {unit}"
    day = found.moment.date or first_day(found.moment)
    if day is None:
        return _unknown(unit, moment), None, "no time in the text to count from"
    return _shifted(unit, by, moment, day, state), found.id, f"{by:+d} {unit} from {day.isoformat()}"


def _reaches(found: Mentioned, state: State, unit: str) -> bool:
    """A day is counted from a day only while no coarser time has come between."""
    if unit != "D" or state.narrative:
        return True
    return found is state.focus or state.sentence - found.sentence <= 2


def _unknown(unit: str, moment: Moment) -> Moment:
    return moment


def _shifted(unit: str, by: int, moment: Moment, base: date, state: State) -> Moment:
    """The period itself, or what the words name inside it."""
    inner = moment.grain
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
    if unit == "DE":
        return replace(moment, decade=(base.year // 10 + by) * 10)
    if unit == "CE":
        return replace(moment, century=base.year // 100 + by)
    if unit == "SEASON" and inner == "":
        return moment
    return moment


def _weekend(base: date, by: int, state: State) -> date:
    if by == 0 and state.tense != "future" and base.isoweekday() < 5 and state.before & {"the"}:
        by = -1
    return base + timedelta(weeks=by)


def _near_weekday(base: date, weekday: int, by: int, state: State) -> date:
    ahead = (weekday - base.isoweekday()) % 7
    if by < 0:
        return base - timedelta(days=(7 - ahead) if ahead else 7)
    if by > 0:
        return base + timedelta(days=(ahead or 7) + 7 * (by - 1))
    monday = base - timedelta(days=base.isoweekday() - 1)
    day = monday + timedelta(days=weekday - 1)
    return day + timedelta(days=7) if state.alone and day <= base else day


def _day(by: int, moment: Moment, state: State) -> tuple[Moment, str | None, str]:
    base, anchor = _base(state)
    if base is None:
        return moment, None, "the day of publication is not known"
    return moment.on(base + timedelta(days=by)), anchor, f"{by:+d} days from {base.isoformat()}"


def _base(state: State) -> tuple[date | None, str | None]:
    if state.narrative and (found := state.last("D", "H", "MO", "SE", "Y", "Q", "W")):
        if day := first_day(found.moment):
            return day, found.id
    return (state.base.day, state.base.name) if state.base else (None, None)


def _shifted_year(by: int, moment: Moment, state: State) -> tuple[Moment, str | None, str]:
    base, anchor = _base(state)
    if base is None:
        return moment, None, "nothing to count from"
    return replace(moment, year=base.year + by), anchor, f"{by:+d} years from {base.isoformat()}"


def _of_unit(unit: str, moment: Moment, state: State) -> tuple[Moment, str | None, str]:
    """`the end of the year`: the one that the text is in, else the page's."""
    if unit == "D":
        base, anchor = _base(state)
        return (moment.on(base), anchor, "the day itself") if base else (moment, None, "")
    if state.narrative:
        return _from_text(unit, 0, moment, state)
    base, anchor = _base(state)
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


def _holiday(
    parts: Parts, moment: Moment, state: State, anchor: str | None
) -> tuple[Moment, str | None, str]:
    code = str(parts.text("holiday"))
    if moment.date is not None:
        return moment, anchor, ""
    if moment.year is not None:
        day = calendar.holiday(code, moment.year) if 1583 <= moment.year <= 2199 else None
        return (moment.on(day) if day else moment), anchor, "a feast by name"
    base, name = _base(state)
    if base is None:
        month, day_number = (int(code[2:4]), int(code[5:7])) if code.startswith("--") else (None, None)
        return replace(moment, month=month, day=day_number), None, "a feast by name, its year unknown"
    days = [d for y in (base.year - 1, base.year, base.year + 1) if (d := calendar.holiday(code, y))]
    return moment.on(_nearest(days, base, state)), name, "the nearest such feast"


def _relative_holiday(code: str, by: int, moment: Moment, base: date) -> Moment:
    days = sorted(d for y in range(base.year - 2, base.year + 3) if (d := calendar.holiday(code, y)))
    later, earlier = [d for d in days if d > base], [d for d in days if d < base]
    if by == 0:
        return moment.on(next((d for d in days if d.year == base.year), base))
    return moment.on(later[0] if by > 0 else earlier[-1])


# what is inferred


def _partial(m: Moment) -> bool:
    return m.year is None and (
        m.grain in ("D", "MO", "SE", "Q", "HY", "H")
        and m.era != "BC"
        and m.decade is None
        and m.century is None
    )


def _infer(moment: Moment, state: State, parts: Parts) -> tuple[Moment, str | None, str]:
    """The year, the month or the day that the words leave out."""
    if mentioned := _year_in_text(moment, state):
        filled = _from_mention(moment, mentioned, state)
        if filled is not None and filled.valid():
            return filled, mentioned.id, f"the year that {mentioned.id} gives"
    if state.base is None:
        return moment, None, "the page gives no year"
    base, anchor = state.base.day, state.base.name
    if moment.weekday is not None and moment.day is None:
        return moment.on(_weekday(moment.weekday, base, state)), anchor, "the nearest such weekday by tense"
    if moment.grain == "H" and moment.day is None and moment.month is None:
        return _next_such(moment.on(base), state, parts), anchor, "on the page's day"
    if moment.day is not None and moment.month is None:
        days = [
            d for by in (-1, 0, 1, 2, 3, 4, 5, 6, 7, 8)
            if (d := _in_month(base, by, moment.day)) and (moment.weekday in (None, d.isoweekday()))
        ]  # fmt: skip
        return moment.on(_nearest(days, base, state)) if days else moment, anchor, "the nearest such day"
    years = (base.year - 1, base.year, base.year + 1)
    found = {d: y for y in years if (d := first_day(replace(moment, year=y, hour=None, daypart=None)))}
    if moment.weekday is not None:
        fits = {d: y for d, y in found.items() if d.isoweekday() == moment.weekday}
        found = fits or found
    if not found:
        return moment, None, "no such day near the page's"
    picked = _nearest(list(found), base, state, moment)
    return (
        replace(moment, year=found[picked], weekday=None),
        anchor,
        f"the nearest to {base.isoformat()} by tense",
    )


def _next_such(moment: Moment, state: State, parts: Parts) -> Moment:
    """A bare clock time read as a calendar entry: the next such time after the moment of speaking."""
    if not state.alone or moment.hour is None or state.base is None or state.base.hour is None or moment.zone:
        return moment
    asked, now = (moment.hour, moment.minute or 0), (state.base.hour, state.base.minute or 0)
    if asked >= now:
        return moment
    if not parts.has("ampm", "half_of_day", "daypart", "zone") and moment.hour < 12:
        half = parts.text("clock") or ""
        if not half.startswith("0"):
            return replace(moment, hour=moment.hour + 12)
    day = moment.date
    return moment.on(day + timedelta(days=1)) if day else moment


def _year_in_text(moment: Moment, state: State) -> Mentioned | None:
    """A time before this one that gives the year: always in a history, on a news page only close by."""
    if moment.weekday is not None and moment.month is None:
        found = state.last("D", "H")
        return found if state.narrative or state.base is None else None
    if state.narrative or state.base is None:
        return (
            state.last("D", "H") or state.year()
            if moment.grain == "H" and moment.month is None
            else state.year()
        )
    found = state.year()
    if found is None or not found.explicit or found.moment.year == state.base.day.year:
        return None
    if moment.grain == "H" and moment.month is None:
        return None
    close = found.sentence == state.sentence and found.grain in ("D", "MO", "H")
    return found if close else None


def _from_mention(moment: Moment, found: Mentioned, state: State) -> Moment | None:
    then = found.moment
    if moment.weekday is not None and moment.day is None:
        day = then.date
        return moment.on(_weekday(moment.weekday, day, state)) if day else None
    if moment.grain == "H" and moment.month is None and moment.day is None:
        return moment.on(then.date) if then.date else None
    if moment.day is not None and moment.month is None:
        return replace(moment, year=then.year, month=then.month) if then.month else None
    return replace(moment, year=then.year, era=then.era, weekday=None)


def _in_month(base: date, by: int, day: int) -> date | None:
    year, month = calendar.month_shift(base.year, base.month, by)
    return date(year, month, day) if day <= calendar.month_end(year, month).day else None


def _weekday(weekday: int, base: date, state: State) -> date:
    ahead = (weekday - base.isoweekday()) % 7
    if state.alone:
        return base + timedelta(days=ahead or 7)
    if state.tense == "future":
        return base + timedelta(days=ahead)
    return base - timedelta(days=(7 - ahead) % 7)


def _nearest(days: list[date], base: date, state: State, moment: Moment | None = None) -> date:
    def cost(day: date) -> tuple[float, date]:
        away = (day - base).days
        if moment is not None and moment.grain in ("MO", "Q", "SE", "HY"):
            away += {"MO": 15, "Q": 45, "SE": 45, "HY": 90}[moment.grain]
            length = {"MO": 31, "Q": 92, "SE": 91, "HY": 183}[moment.grain]
            if 0 <= (base - day).days < length and (moment.grain != "MO" or day.month == base.month):
                return (0, day)
        if state.alone:
            return (abs(away) + (10_000 if away < 0 else 0), day)
        wrong = (state.tense == "future" and away < 0) or (state.tense == "past" and away > 0)
        return (abs(away) + WRONG_TENSE * wrong, day)

    return min(days, key=cost)


def _nth(parts: Parts, moment: Moment, state: State) -> tuple[Moment, str | None] | None:
    """`the first Monday of October`, `the last day of the month`."""
    nth, weekday = parts.number("nth") or 0, parts.number("weekday")
    if parts.has("nth_last"):
        nth = -nth
    outer = replace(moment, weekday=None, day=None)
    anchor: str | None = None
    inner = parts.text("inner")
    if outer.year is None:
        outer, anchor, _ = _infer(outer, state, parts)
    if outer.year is not None and outer.month is None and inner in ("W", "D"):
        return _nth_of_year(nth, inner, outer.year, anchor)
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


def _nth_of_year(nth: int, unit: str, year: int, anchor: str | None) -> tuple[Moment, str | None] | None:
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
