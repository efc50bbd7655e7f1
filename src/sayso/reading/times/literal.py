"""The fields that the words of an expression give outright, before anything is counted or inferred."""

from __future__ import annotations

from dataclasses import replace

from sayso.reading.times.context import Parts, State
from sayso.reading.times.moment import Moment

FIGURES = ("isodate", "dotdate", "slashdate", "slashpair", "dotpair")  # whole dates in figures
CLOCK = ("isodate", "clock", "noon", "clock_digits", "hour")  # what a time of day is told by
SELDOM = (
    "season", "fall", "year_quarter", "quarter_number", "half_number", "decade", "century_number",
    "era", "night_before", "night_to",
)  # fmt: skip
PIVOT = 10  # two-digit years up to this many years after the page's are of its century


def literal(parts: Parts, state: State) -> Moment | None:
    """The moment as written; None where the figures cannot be a date or a time of day."""
    year, month, day = _written(parts, state)
    hour, minute, second = _clock(parts) if parts.has(*CLOCK) else (None, None, None)
    daypart = parts.text("half_of_day", "daypart", "tonight", "overnight")
    if daypart is not None and hour is not None:
        hour, daypart = _half_of_day(hour, daypart), None
    found = Moment(
        year=year,
        month=month,
        day=day,
        weekday=parts.number("weekday"),
        daypart=daypart,
        hour=hour,
        minute=minute,
        second=second,
    )
    if parts.has(*SELDOM):
        found = _with_seldom(found, parts, state)
    if month is not None and not 1 <= month <= 12:
        return None
    if hour is not None and not (0 <= hour <= 24 and 0 <= (minute or 0) < 60):
        return None
    return found if found.valid() and (day is None or 1 <= day <= 31) else None


def _with_seldom(moment: Moment, parts: Parts, state: State) -> Moment:
    """The moment with its fields that few expressions have."""
    code = parts.text("year_quarter")
    return replace(
        moment,
        season=parts.text("season", "fall"),
        quarter=_between(int(code[5]) if code else parts.number("quarter_number"), 4),
        half=_between(parts.number("half_number"), 2),
        decade=_decade(parts.number("decade"), state),
        century=_century(parts),
        era="BC" if parts.text("era") == "BC" else None,
        night=-1 if parts.has("night_before") else (1 if parts.has("night_to") else None),
    )


def _written(parts: Parts, state: State) -> tuple[int | None, int | None, int | None]:
    if parts.has(*FIGURES) and (whole := _in_figures(parts, state)):
        return whole
    year_found = parts.number("year", "year_ord", "hundreds")
    short = parts.number("yy", "short_year", "yy_ord")
    if year_found is None and short is not None:
        year_found = _full(short, state)
    code = parts.text("year_quarter")
    if code:
        year_found = int(code[:4])
    if year_found is not None and year_found < 100 and not parts.has("era"):
        year_found = _full(year_found, state)
    return year_found, parts.number("month"), parts.number("day", "ides")


def _in_figures(parts: Parts, state: State) -> tuple[int | None, int | None, int | None] | None:
    if iso := parts.text("isodate"):
        year, month, day = (int(x) for x in iso[:10].split("-"))
        return year, month, day
    if dotted := parts.text("dotdate"):
        day, month, year = (int(x) for x in dotted.split("."))
        return _full(year, state), month, day
    if slashed := parts.text("slashdate", "slashpair"):
        numbers = [int(x) for x in slashed.split(".")]
        first, second = numbers[:2]
        month, day = (
            (first, second) if (state.month_first and first <= 12) or second > 12 else (second, first)
        )
        return (_full(numbers[2], state) if len(numbers) > 2 else None), month, day
    if pair := parts.text("dotpair"):
        day, month = (int(x) for x in pair.split("."))
        return None, month, day
    return None


def _full(year: int, state: State) -> int:
    if year >= 100:
        return year
    if (mentioned := state.year()) and state.narrative:
        return (mentioned.moment.year or 0) // 100 * 100 + year
    base = state.base.day.year if state.base else 2020
    candidate = base // 100 * 100 + year
    return candidate - 100 if candidate > base + PIVOT and candidate > 100 else candidate


def _clock(parts: Parts) -> tuple[int | None, int | None, int | None]:
    second: int | None = None
    if iso := parts.text("isodate"):
        if len(iso) < 16:
            return _spoken(parts)
        return int(iso[11:13]), int(iso[14:16]), int(iso[17:19]) if len(iso) > 18 and iso[16] == ":" else None
    if clock := parts.text("clock"):
        numbers = [int(x) for x in clock.replace(".", ":").split(":")]
        second = numbers[2] if len(numbers) > 2 else None
        return _twelve(numbers[0], parts), numbers[1], second
    return _spoken(parts)


def _past_hour(parts: Parts, hour: int) -> tuple[int, int]:
    """`half past three`, `20 minutes to 2`: minutes from the hour, either way."""
    minutes = parts.number("minutes_off") or 0
    if parts.has("minutes_to"):
        return (hour - 1) % 24, 60 - minutes
    return hour, minutes


def _spoken(parts: Parts) -> tuple[int | None, int | None, int | None]:
    if noon := parts.text("noon"):
        return *_past_hour(parts, int(noon[:2])), None
    hour = parts.number("hour")
    if (digits := parts.number("clock_digits")) is not None:
        return *divmod(digits, 100), None
    if hour is None:
        return None, None, None
    if parts.has("minutes_off"):
        return *_past_hour(parts, _twelve(hour, parts)), None
    minute = parts.number("minute")
    return _twelve(hour, parts), minute or 0, None


def _twelve(hour: int, parts: Parts) -> int:
    half = parts.text("ampm")
    if half is None or hour > 12:
        return hour
    return hour % 12 + (12 if half == "PM" else 0)


def _half_of_day(hour: int, daypart: str) -> int:
    if hour >= 12 or daypart == "MO":
        return hour
    if daypart == "NI":
        return hour + 12 if hour >= 6 else hour
    return hour + 12


def _between(number: int | None, most: int) -> int | None:
    return number if number is not None and 1 <= number <= most else None


def _decade(number: int | None, state: State) -> int | None:
    if number is None or number >= 100:
        return number
    if state.narrative and (mentioned := state.year()):
        return (mentioned.moment.year or 0) // 100 * 100 + number
    base = state.base.day.year if state.base else 2000
    return max(y for y in (1800 + number, 1900 + number, 2000 + number) if y <= max(base, 1900 + number))


def _century(parts: Parts) -> int | None:
    number = parts.number("century_number")
    return number - 1 if number is not None and 1 <= number <= 21 else None
