"""Dates as pages write them, to ISO 8601, as fine as they stand there. A date without a year is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from email.utils import parsedate_to_datetime
from functools import cache

from sayso.model import Span
from sayso.pages.words import any_of, months, words

FIRST_YEAR, LAST_YEAR = 1600, 2200  # outside stand the empty dates of programs, such as 0001-01-01

_year = re.compile(r"\d{4}")
_iso = re.compile(
    r"(?P<date>\d{4}-\d{2}-\d{2})(?:[T ]\s?(?P<clock>\d{1,2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?"
    r"\s?(?P<zone>Z|[+-]\d{2}:?(?:\d{2})?)?)?(?!\d)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A date in a text: its ISO 8601 value and where it stands."""

    value: str
    span: Span


def from_metadata(value: str) -> str | None:
    """The ISO 8601 form of a date in metadata: ISO itself, RFC 5322, or written as on the page."""
    value = value.strip()
    if len(value) > 100:
        return None
    if match := _iso.match(value):
        return _iso_value(match)
    if re.fullmatch(r"(1[6-9]|20|21)\d{6}", value):
        return _day(int(value[:4]), int(value[4:6]), int(value[6:]))
    if re.fullmatch(r"\d{4}(-\d{2})?", value):
        return value if 1 <= int(value[5:] or 1) <= 12 and value[:4] != "0000" else None
    if re.match(r"[A-Za-z]{3}, \d", value):
        try:
            return _plain(parsedate_to_datetime(value).isoformat())
        except ValueError:
            return None
    found = list(find(value))
    return found[0].value if len(found) == 1 else None


def find(text: str) -> Iterator[Found]:
    """Dates with a year, in order: `09 ноября 2025 в 12:10`, `12:42, 20 May 2025`, `10.05.2025 17:30`.

    `9/11/2025` is left out where day and month could be either.
    """
    if _year.search(text) is None:  # as in most lines; the pattern takes twenty times as long to tell
        return
    for match in _pattern().finditer(text):
        if (value := _value(match)) is not None:
            yield Found(value=value, span=match.span())


def same_moment(one: str, other: str) -> bool:
    """Can two values mean the same moment?

    To the minute where both have a time of day and a zone, or neither has a zone; where one of them has none,
    they may lie apart by what zones do: quarters of an hour, fourteen hours at the most.
    """
    if len(one) < 16 or len(other) < 16:
        return one[:10] == other[:10]
    first, second = datetime.fromisoformat(one), datetime.fromisoformat(other)
    if (first.tzinfo is None) == (second.tzinfo is None):
        return first.replace(second=0) == second.replace(second=0)
    apart = (first.astimezone(UTC) if first.tzinfo else first.replace(tzinfo=UTC)) - (
        second.astimezone(UTC) if second.tzinfo else second.replace(tzinfo=UTC)
    )
    minutes = abs(apart.total_seconds()) // 60
    return first.date() == second.date() or (minutes <= 14 * 60 and minutes % 15 == 0)


def only_day_or_clock(line: str) -> bool:
    """A line such as `10 November, 11:54` or `19:40`: a day without its year, a time of day, no more."""
    return len(line) <= 40 and _part_of_date().fullmatch(line) is not None


@cache
def _part_of_date() -> re.Pattern[str]:
    month, weekday = any_of(months()), any_of(words("weekdays"))
    clock = r"[0-2]?\d[:.][0-5]\d(?:\s?[ap]\.?m\.?)?"
    day = rf"(?:(?:{weekday})\.?,?\s+)?(?:\d{{1,2}}\s+(?:{month})|(?:{month})\s+\d{{1,2}})\.?"
    glue = rf"(?:\s*[,|·—–-]\s*|\s+(?:{any_of(words('between'))})\s+|\s+)"
    return re.compile(rf"\W*(?:{day}(?:{glue}{clock})?|{clock}(?:{glue}{day})?)\W*", re.IGNORECASE)


@cache
def _pattern() -> re.Pattern[str]:
    month = any_of(months())
    year = any_of(words("year"))
    clock = r"(?P<{0}>[0-2]?\d[:.][0-5]\d(?::[0-5]\d)?)(?:\s?(?P<{0}_half>[ap]\.?m\b\.?))?"
    zone = r"(?:\s?\(?(?:UTC|GMT)?\s?(?P<zone>[+-]\d{1,2}(?::?\d{2})?|Z\b)\)?|\s\(?(?P<utc>UTC|GMT)\b\)?)?"
    glue = rf"(?:\s*[,|·—–•-]\s*|\s+(?:{any_of(words('between'))})\s+|\s+)"
    weekday = rf"(?:(?:{any_of(words('weekdays'))})\.?,?\s+)?"
    day_first = (
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\.?\s+(?:of\s+)?(?P<month>{month})\.?,?\s+(?P<year>\d{{4}})"
    )
    month_first = rf"(?P<month2>{month})\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year2>\d{{4}})"
    numbers = r"(?P<day3>\d{1,2})(?P<mark>[./-])(?P<month3>\d{1,2})(?P=mark)(?P<year3>\d{4})"
    iso = r"(?P<year4>\d{4})-(?P<month4>\d{2})-(?P<day4>\d{2})"
    day = rf"(?:{iso}|{numbers}|{day_first}|{month_first})(?:\s*(?:{year})(?!\w))?"
    after = rf"(?:(?:{glue}|T)\s*{clock.format('after')}{zone})?"
    before = rf"(?:{clock.format('before')}{glue})?"
    return re.compile(rf"(?<![\w.]){before}{weekday}{day}{after}(?!\d|\.\d)", re.IGNORECASE)


def _value(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    year = int(parts["year"] or parts["year2"] or parts["year3"] or parts["year4"])
    month = parts["month"] or parts["month2"]
    month_number = months()[month.lower()] if month else int(parts["month3"] or parts["month4"])
    day = int(parts["day"] or parts["day2"] or parts["day3"] or parts["day4"])
    if parts["mark"] == "/" and month_number <= 12 and day <= 12 and day != month_number:
        return None
    if parts["mark"] == "/" and month_number > 12:
        day, month_number = month_number, day
    stem = _day(year, month_number, day)
    if stem is None:
        return None
    name = "after" if parts["after"] else "before"
    clock = _clock(parts[name], parts[f"{name}_half"]) if parts[name] else None
    return f"{stem}T{clock}{_zone(parts['zone'] or parts['utc'])}" if clock else stem


def _day(year: int, month: int, day: int) -> str | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _clock(text: str, half: str | None) -> str | None:
    pieces = [int(piece) for piece in re.split("[:.]", text)] + [0]
    hour = pieces[0]
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.lower().startswith("p") else 0)
    try:
        return time(hour, pieces[1], pieces[2]).isoformat("seconds" if len(pieces) > 3 else "minutes")
    except ValueError:
        return None


def _zone(text: str | None) -> str:
    """`+04:00` of `+4`, `+0400` or `+04:00`; `Z` of `UTC`; empty where there is none or it is no offset."""
    if not text:
        return ""
    if text.upper() in ("Z", "UTC", "GMT"):
        return "Z"
    digits = text[1:].replace(":", "")
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "00")
    return f"{text[0]}{int(hours):02d}:{minutes}" if int(hours) <= 14 and int(minutes) < 60 else ""


def _iso_value(match: re.Match[str]) -> str | None:
    stem = _day(*(int(piece) for piece in match["date"].split("-")))
    if stem is None or not match["clock"]:
        return stem
    clock = _clock(match["clock"], None)
    return f"{stem}T{clock}{_zone(match['zone'])}" if clock else stem


def _plain(value: str) -> str:
    return datetime.fromisoformat(value).isoformat().replace("+00:00", "Z")
