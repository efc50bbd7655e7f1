"""A moment as far as it is known, and how TIMEX3 and EDTF write it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeAlias

from sayso.reading.times import calendar

Day: TypeAlias = date  # `Moment.date` would hide it


UNKNOWN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "MO": "XXXX-XX", "Q": "XXXX-QX"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A point or stretch of the calendar; a field that is None is not known."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    week: int | None = None
    weekend: bool = False
    weekday: int | None = None
    season: str | None = None
    quarter: int | None = None
    half: int | None = None
    decade: int | None = None
    century: int | None = None
    daypart: str | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    zone: str | None = None
    era: str | None = None
    unknown: str | None = None  # the unit that it would be one of, where nothing could be counted from
    days: int | None = None  # of a feast that lasts for more than one: `date` is its first
    night: int | None = None  # the other day of a night across two: -1 the day before, 1 the day after

    @property
    def date(self) -> Day | None:
        """The day, where all of it is known and is one."""
        if self.year is None or self.month is None or self.day is None or self.era == "BC":
            return None
        try:
            return Day(self.year, self.month, self.day)
        except ValueError:
            return None

    @property
    def grain(self) -> str:
        """The finest part that is known: H, D, W, MO, SE, Q, HY, Y, DE, CE, or an empty string."""
        if self.hour is not None or self.daypart is not None:
            return "H"
        if self.day is not None or self.weekday is not None:
            return "D"
        known = (
            (self.week, "W"), (self.month, "MO"), (self.season, "SE"), (self.quarter, "Q"), (self.half, "HY"),
            (self.year, "Y"), (self.decade, "DE"), (self.century, "CE"),
        )  # fmt: skip
        return next((grain for field, grain in known if field is not None), "")

    def on(self, day: Day) -> Moment:
        return replace(self, year=day.year, month=day.month, day=day.day, weekday=None, week=None)

    def valid(self) -> bool:
        if self.day is None or self.month is None:
            return True
        return (
            self.day <= calendar.month_days(self.year or 2000, self.month) if 1 <= self.month <= 12 else False
        )


def of_day(day: date) -> Moment:
    return Moment(year=day.year, month=day.month, day=day.day)


def of_week(day: date, weekend: bool = False) -> Moment:
    year, number = calendar.week(day)
    return Moment(year=year, week=number, weekend=weekend)


def value(moment: Moment) -> str:
    """The TIMEX3 value; unknown parts are X."""
    if moment.unknown is not None and moment.grain == "":
        return UNKNOWN.get(moment.unknown, "XXXX")
    stem = _calendar(moment)
    if moment.daypart is not None and moment.hour is None:
        return f"{stem}T{moment.daypart}" if stem != "XXXX-XX-XX" else f"T{moment.daypart}"
    if moment.hour is not None:
        clock = f"{moment.hour:02d}:{moment.minute or 0:02d}"
        if moment.second is not None:
            clock += f":{moment.second:02d}"
        return f"{'' if stem == 'XXXX-XX-XX' else stem}T{clock}{moment.zone or ''}"
    return stem


def _calendar(m: Moment) -> str:
    year = "XXXX" if m.year is None else f"{m.year:04d}"
    if m.era == "BC":
        year = f"BC{year}"
    if m.century is not None:
        return f"{'BC' if m.era == 'BC' else ''}{m.century:02d}"
    if m.decade is not None and m.year is None:
        return f"{m.decade // 10:03d}"
    if m.week is not None:
        return f"{year}-W{m.week:02d}" + ("-WE" if m.weekend else "")
    if m.season is not None:
        return f"{year}-{m.season}"
    if m.quarter is not None:
        return f"{year}-Q{m.quarter}"
    if m.half is not None:
        return f"{year}-H{m.half}"
    if m.weekday is not None and m.day is None:
        return f"{year}-WXX-{m.weekday}"
    if m.day is not None:
        return f"{year}-{'XX' if m.month is None else f'{m.month:02d}'}-{m.day:02d}"
    if m.month is not None:
        return f"{year}-{m.month:02d}"
    if m.hour is not None or m.daypart is not None:
        return "XXXX-XX-XX" if m.year is None else year
    return year


def edtf(moment: Moment, mod: str | None = None) -> str | None:
    """ISO 8601-2 where it says more than the value, else None."""
    m = moment
    mark = "~" if mod == "APPROX" else ""
    if m.hour is not None and (day := m.date):
        if not m.zone:
            return None
        return f"{day.isoformat()}T{m.hour % 24:02d}:{m.minute or 0:02d}:{m.second or 0:02d}{m.zone}"
    if m.daypart is not None:
        first = m.date
        if m.night is not None and first:
            days = sorted([first, first + timedelta(days=m.night)])
            return f"{days[0].isoformat()}/{days[1].isoformat()}"
        return first.isoformat() if first else None
    if m.days is not None and (day := m.date):
        return f"{day.isoformat()}/{(day + timedelta(days=m.days - 1)).isoformat()}"
    plain = _plain_edtf(m)
    if plain is None:
        return (
            f"{_calendar(m)}~"
            if mark and m.year is not None and m.grain in ("D", "MO", "Y") and m.weekday is None
            else None
        )
    return plain + (mark if "/" not in plain else "")


def _plain_edtf(m: Moment) -> str | None:
    if m.year is None:
        if m.decade is not None:
            return f"{m.decade // 10:03d}X"
        return f"{m.century:02d}XX" if m.century and m.era != "BC" else None
    if m.era == "BC":
        year = f"-{m.year - 1:04d}"
        return f"{year}-{m.month:02d}" if m.month else year
    if m.week is not None:
        monday = date.fromisocalendar(m.year, m.week, 1)
        first = monday + timedelta(days=5 if m.weekend else 0)
        return f"{first.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
    if m.season is not None:
        return f"{m.year:04d}-{calendar.SEASONS[m.season][1]}"
    if m.quarter is not None:
        return f"{m.year:04d}-{calendar.QUARTER_EDTF + m.quarter}"
    if m.half is not None:
        return f"{m.year:04d}-{calendar.HALF_EDTF + m.half}"
    return None


def interval_end(m: Moment, last: bool) -> str:
    """The moment as an end of an EDTF interval, where a quarter or a half is its first or last month."""
    if m.year is not None and (part := m.quarter or m.half) and m.era != "BC":
        months = 3 if m.quarter else 6
        return f"{m.year:04d}-{months * part if last else months * (part - 1) + 1:02d}"
    return edtf(m) or value(m)


def first_day(m: Moment) -> date | None:
    """The first day of the stretch that the moment names."""
    if m.era == "BC" or m.year is None or not 1 <= m.year <= 9998:
        return None
    if m.week is not None:
        return date.fromisocalendar(m.year, m.week, 1)
    if m.season is not None:
        return date(m.year, calendar.SEASONS[m.season][0], 1)
    if m.quarter is not None:
        return date(m.year, 3 * m.quarter - 2, 1)
    if m.half is not None:
        return date(m.year, 6 * m.half - 5, 1)
    if m.day is not None and m.month is not None:
        return m.date
    return date(m.year, m.month or 1, 1)
