"""The day of a feast in a year, from the code that a language's data gives it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from sayso.reading.times import calendar, moons

FIRST, LAST = 1583, 2199  # years whose feasts can be told
PARSI = date(2018, 8, 17)  # a New Year of the calendar of 365 days
_CODE = re.compile(r"(?P<rule>(?:easter|pascha)[+-]\d+|.+?)(?P<plus>\+\d+)?(?:/(?P<length>\d+))?")
_FIXED = re.compile(r"--(\d\d)-(\d\d)(?P<moved>[~<]?)")
_NTH = re.compile(r"(\d+)-(-?\d)-(\d)")


def feast_day(code: str, year: int) -> date | None:
    """The first day of a feast in a year, or None where the year has none or cannot be told.

    Codes: `--12-25` a fixed day, with `~` the working day nearest to it, with `<` the day before where it is
    a Sunday; `11-4-4` the fourth Thursday of November; `easter-2`, `pascha+49` days from Easter; `election`;
    `islamic-9-1`, `jewish-1-15`, `indian-7-30-18` a month, day (and hour) there; `sun-9` the sun's entry into
    a sign; `chinese`, `parsi` their New Years. `+1` after it: the day after; `/8`: for eight days.
    """
    match = _CODE.fullmatch(code)
    if match is None or not FIRST <= year <= LAST:
        return None
    day = _day(match.group("rule"), year)
    return day + timedelta(days=int(match.group("plus") or 0)) if day else None


def feast_length(code: str) -> int:
    """For how many days a feast lasts."""
    match = _CODE.fullmatch(code)
    return int(match.group("length") or 1) if match else 1


def _day(rule: str, year: int) -> date | None:
    if match := _FIXED.fullmatch(rule):
        return _moved(date(year, int(match.group(1)), int(match.group(2))), match.group("moved"))
    if match := _NTH.fullmatch(rule):
        month, nth, weekday = (int(x) for x in match.groups())
        return calendar.nth_weekday(year, month, nth, weekday)
    name, _, numbers = rule.partition("-")
    if name in _FROM_NUMBERS:
        return _FROM_NUMBERS[name](year, *(int(x) for x in numbers.split("-") if x))
    for name, start in (("easter", calendar.easter), ("pascha", calendar.pascha)):
        if rule.startswith(name):
            return start(year) + timedelta(days=int(rule[len(name) :] or 0))
    return None


def _moved(day: date, how: str) -> date:
    weekday = day.isoweekday()
    if how == "~":
        return day + timedelta(days={6: -1, 7: 1}.get(weekday, 0))
    return day - timedelta(days=1) if how == "<" and weekday == 7 else day


def _election(year: int) -> date | None:
    monday = calendar.nth_weekday(year, 11, 1, 1)
    return monday + timedelta(days=1) if monday else None


def _parsi(year: int) -> date | None:
    days = PARSI.toordinal() + 365 * (year - PARSI.year)
    return next((d for n in (-365, 0, 365) if (d := date.fromordinal(days + n)).year == year), None)


def _islamic_friday(year: int, month: int) -> date | None:
    """The last Friday of an Islamic month."""
    last = moons.islamic(year, month, 29)
    return last - timedelta(days=(last.isoweekday() - 5) % 7) if last else None


def _jewish_eve(year: int, month: int, day: int) -> date | None:
    """The evening on which a Jewish feast of several days begins."""
    found = moons.jewish(year, month, day)
    return found - timedelta(days=1) if found else None


_FROM_NUMBERS: dict[str, Callable[..., date | None]] = {
    "islamic": moons.islamic,
    "fridayislamic": _islamic_friday,
    "jewish": moons.jewish,
    "jewisheve": _jewish_eve,
    "indian": moons.indian,
    "sun": moons.sun_enters,
    "chinese": moons.chinese_new_year,
    "parsi": _parsi,
    "election": _election,
}
