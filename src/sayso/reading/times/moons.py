"""Days that the moon or the sun's place sets: by arithmetic (Islamic, Jewish), else by where they stand.

The sun's and the moon's longitudes are the main terms of Meeus, Astronomical Algorithms, chapters 25 and 47
(to about two hundredths of a degree, some two minutes of time). An Islamic month begins on the evening after
the new moon in Mecca, from which sightings elsewhere can differ by a day; the tabular calendar names the
months. The Jewish calendar and the names of Indian months follow Dershowitz and Reingold.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from math import radians, sin

J2000 = 2451545.0  # Julian day of noon, 1 January 2000
ORDINAL = 1721424.5  # Julian day of the midnight that begins day 0 of `date.toordinal`
INDIA, CHINA, MECCA = 5.5 / 24, 8 / 24, 3 / 24  # days ahead of Greenwich
EVENING = 6 / 24  # from sunset, where such a day begins, to midnight
WITHIN = 6  # days by which the tabular first day can be from the new moon of its month
MONTH, SPEED, SUN_SPEED = 29.530588, 12.1907, 0.98565  # days; degrees a day of moon over sun, of the sun
TITHI = 12  # degrees of moon over sun that make one lunar day
MOON = (  # degrees; multiples of the mean elongation, the sun's and the moon's anomaly, the moon's latitude
    (6.288774, 0, 0, 1, 0), (1.274027, 2, 0, -1, 0), (0.658314, 2, 0, 0, 0), (0.213618, 0, 0, 2, 0),
    (-0.185116, 0, 1, 0, 0), (-0.114332, 0, 0, 0, 2), (0.058793, 2, 0, -2, 0), (0.057066, 2, -1, -1, 0),
    (0.053322, 2, 0, 1, 0), (0.045758, 2, -1, 0, 0), (-0.040923, 0, 1, -1, 0), (-0.034720, 1, 0, 0, 0),
    (-0.030383, 0, 1, 1, 0), (0.015327, 2, 0, 0, -2), (-0.012528, 0, 0, 1, 2), (0.010980, 0, 0, 1, -2),
    (0.010675, 4, 0, -1, 0), (0.010034, 0, 0, 3, 0), (0.008548, 4, 0, -2, 0),
)  # fmt: skip


@lru_cache(maxsize=500)
def islamic(year: int, month: int, day: int) -> date | None:
    """The first such day of the Islamic calendar in a civil year."""
    about = (year - 622) * 33 // 32
    for hijri in range(about - 1, about + 3):
        days = (hijri - 1) * 354 + (3 + 11 * hijri) // 30 + (59 * (month - 1) + 1) // 2
        table = date.fromordinal(227015 + days)
        if not year - 1 <= table.year <= year + 1:
            continue
        moons = (_civil(moon + MECCA + EVENING) for moon in new_moons(table.year))
        first = next((m + timedelta(days=1) for m in moons if abs((table - m).days) < WITHIN), table)
        if (found := first + timedelta(days=day - 1)).year == year:
            return found
    return None


@lru_cache(maxsize=500)
def jewish(year: int, month: int, day: int) -> date | None:
    """The first such day of the Jewish calendar in a civil year; the months count from Nisan to Adar."""
    for hebrew in range(year + 3759, year + 3763):
        found = date.fromordinal(_new_year(hebrew) + _days_before(hebrew, month) + day - 1)
        if found.year == year:
            return found
    return None


def _new_year(hebrew: int) -> int:
    """The ordinal of 1 Tishri, after its four postponements."""
    before, here, after = (_elapsed(hebrew + by) for by in (-1, 0, 1))
    late = 2 if after - here == 356 else (1 if here - before == 382 else 0)
    return here + late - 1373427


def _elapsed(hebrew: int) -> int:
    months = (235 * hebrew - 234) // 19
    parts = 12084 + 13753 * months
    day = 29 * months + parts // 25920
    return day + 1 if 3 * (day + 1) % 7 < 3 else day


def _days_before(hebrew: int, month: int) -> int:
    """Days from 1 Tishri to the month: Tishri is 7, the last Adar is 12, Nisan, after it, is 1."""
    size = _new_year(hebrew + 1) - _new_year(hebrew)
    leap = (7 * hebrew + 1) % 19 < 7
    lengths = [30, 30 if size % 10 == 5 else 29, 29 if size % 10 == 3 else 30, 29, 30]  # to Shevat
    lengths += [30, 29] if leap else [29]  # both Adars
    lengths += [30, 29, 30, 29, 30, 29]
    place = month - 7 if month in range(7, 12) else month - 13 if month == 12 else month - 1
    after_adar = 7 if leap else 6
    return sum(lengths[: place if month in range(7, 12) else after_adar + place])


def solar(day: float) -> float:
    """The sun's longitude in degrees at a Julian day."""
    t = (day - J2000) / 36525
    m = radians(357.52911 + 35999.05029 * t)
    centre = (1.914602 - 0.004817 * t) * sin(m) + 0.019993 * sin(2 * m) + 0.000289 * sin(3 * m)
    return (280.46646 + 36000.76983 * t + centre) % 360


def elongation(day: float) -> float:
    """By how many degrees the moon is ahead of the sun."""
    t = (day - J2000) / 36525
    angles = (
        297.8501921 + 445267.1114034 * t, 357.5291092 + 35999.0502909 * t,
        134.9633964 + 477198.8675055 * t, 93.2720950 + 483202.0175233 * t,
    )  # fmt: skip
    moon = 218.3164477 + 481267.88123421 * t
    for size, *times in MOON:
        moon += size * sin(radians(sum(n * angle for n, angle in zip(times, angles, strict=True))))
    return (moon - solar(day)) % 360


@lru_cache(maxsize=100)
def new_moons(year: int) -> tuple[float, ...]:
    """The Julian days of the new moons from the December before a year to the January after it."""
    day = _julian(date(year - 1, 12, 1))
    found: list[float] = []
    while day < _julian(date(year + 1, 2, 15)):
        for _ in range(4):
            day -= ((elongation(day) + 180) % 360 - 180) / SPEED
        found.append(day)
        day += MONTH
    return tuple(found)


@lru_cache(maxsize=100)
def chinese_new_year(year: int) -> date | None:
    """The new moon, on the clocks of China, between 21 January and 20 February."""
    days = (_civil(moon + CHINA) for moon in new_moons(year))
    return next((d for d in days if date(year, 1, 21) <= d <= date(year, 2, 20)), None)


@lru_cache(maxsize=500)
def indian(year: int, month: int, lunar_day: int, hour: int) -> date | None:
    """The day on which the lunar day lasts at the hour in India; months from Chaitra, named at new moon."""
    for moon, following in pairwise(new_moons(year)):
        if _sign(moon) != (month - 2) % 12 or _sign(following) == _sign(moon):
            continue
        start = _civil(moon + (lunar_day - 1) * MONTH / 30) - timedelta(days=2)
        for step in range(6):
            day = start + timedelta(days=step)
            at = elongation(_julian(day) + hour / 24 - INDIA) / TITHI - (lunar_day - 1)
            if 0 <= (at + 15) % 30 - 15 < 3 and day.year == year:
                return day
    return None


@lru_cache(maxsize=100)
def sun_enters(year: int, sign: int) -> date | None:
    """The day in India on which the sun enters a sign of the fixed stars (0 is the Ram)."""
    day = _julian(date(year, 1, 1))
    for _ in range(6):
        ahead = (sign * 30 - _fixed(day)) % 360
        day += (ahead if ahead < 350 else ahead - 360) / SUN_SPEED
    return _civil(day + INDIA)


def _fixed(day: float) -> float:
    """The sun's longitude among the fixed stars (Lahiri)."""
    return (solar(day) - 23.853 - 0.0000382 * (day - J2000)) % 360


def _sign(day: float) -> int:
    return int(_fixed(day) // 30)


def _julian(day: date) -> float:
    return day.toordinal() + ORDINAL


def _civil(day: float) -> date:
    return date.fromordinal(int(day - ORDINAL))
