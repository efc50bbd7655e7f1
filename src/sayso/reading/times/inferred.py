"""What the words leave out: the year, the month or the day, by the text before and the verb's tense."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from sayso.reading.times import calendar
from sayso.reading.times.context import Mentioned, Parts, State, Step
from sayso.reading.times.moment import Moment, first_day

MISNAMED = 20  # days from the page within which a date counts though its weekday is another
AHEAD = 20  # days by which a page that gives no tense rather looks back
WRONG_TENSE = {"past": 250, "future": 120, "": 0}  # days that a year against the tense must be nearer by


def partial(m: Moment) -> bool:
    return m.year is None and (
        m.grain in ("D", "MO", "SE", "Q", "HY", "H")
        and m.era != "BC"
        and m.decade is None
        and m.century is None
    )


def infer(moment: Moment, state: State, parts: Parts) -> Step:
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
        return moment.on(nearest(days, base, state)) if days else moment, anchor, "the nearest such day"
    years = (base.year - 1, base.year, base.year + 1)
    found = {d: y for y in years if (d := first_day(replace(moment, year=y, hour=None, daypart=None)))}
    if not found:
        return moment, None, "no such day near the page's"
    picked = nearest(list(found), base, state, moment)
    if moment.weekday is not None and abs((picked - base).days) > MISNAMED:
        fits = [d for d in found if d.isoweekday() == moment.weekday]
        picked = nearest(fits, base, state, moment) if fits else picked
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
    if moment.grain == "H" and moment.month is None and moment.day is None and moment.weekday is None:
        near = state.last("D", "H") if state.narrative else None
        return near or next((m for m in reversed(state.nearest_sentence(1)) if m.moment.date), None)
    if moment.weekday is not None and moment.month is None:
        return state.last("D", "H") if state.narrative else None
    if state.narrative or state.base is None:
        return state.year()
    found = state.year()
    if found is None or not found.explicit or found.moment.year == state.base.day.year:
        return None
    close = found.sentence == state.sentence and found.grain in ("D", "H")
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
    if state.tense == "future" or (not state.tense and "by" in state.before):
        return base + timedelta(days=ahead)
    return base - timedelta(days=(7 - ahead) % 7)


def nearest(days: list[date], base: date, state: State, moment: Moment | None = None) -> date:
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
        return (
            abs(away) + WRONG_TENSE[state.tense] * wrong + (AHEAD if not state.tense and away > 0 else 0),
            day,
        )

    return min(days, key=cost)


def base_of(state: State) -> tuple[date | None, str | None]:
    """The day that relative times are counted from: in a history, the time mentioned last."""
    found = state.last("D", "H", "MO", "SE", "Y", "Q", "W") if state.narrative else None
    if found is not None and (day := first_day(found.moment)):
        return day, found.id
    return (state.base.day, state.base.name) if state.base else (None, None)
