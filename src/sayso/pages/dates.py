"""Dates that a page shows or declares, as ISO 8601, exactly as fine as they are given."""

from __future__ import annotations

import re
from datetime import date, datetime

from sayso.pages.words import months

_TIME = r"(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)"
_JOINT = r"(?:\s*[,|–—-]?\s*(?:в|о|об|at|г\.,?|р\.,?)?\s*)"
_FORMS = (
    r"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)",
    r"(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./](?P<year>(?:19|20)\d\d)",
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?P<name>[^\W\d_]{3,9})\.?,?\s+(?P<year>(?:19|20)\d\d)",
    r"(?P<name>[^\W\d_]{3,9})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d\d)",
)
_LINES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for form in _FORMS
    for pattern in (rf"{form}(?:{_JOINT}{_TIME})?", rf"{_TIME}\s*[,|–—-]?\s*{form}")
)
_TAIL = re.compile(r"[\s.,]*(?:г\.?|р\.?|року|года|\(?(?:UTC|GMT)(?:[+-]\d\d?(?::?\d\d)?)?\)?|EET|EST|[ap]\.?m\.?)?[\s.]*", re.IGNORECASE)
_WEEKDAY = re.compile(r"[^\W\d_]{2,12}\.?,\s+")


def shown(line: str) -> str | None:
    """The ISO value of a line that is a date and nothing else, perhaps with a time and a weekday."""
    line = line.strip()
    if not 6 <= len(line) <= 60 or not any(c.isdigit() for c in line):
        return None
    starts = [0]
    if weekday := _WEEKDAY.match(line):
        starts.append(weekday.end())
    for start in starts:
        for pattern in _LINES:
            found = pattern.match(line, start)
            if found and _TAIL.fullmatch(line, found.end()) and (value := _value(found)):
                return value
    return None


def declared(value: str) -> str | None:
    """An ISO 8601 value from a date that metadata gives; None where it is none."""
    value = value.strip()
    for parse in (datetime.fromisoformat, date.fromisoformat):
        try:
            parse(value)
        except ValueError:
            continue
        return value if len(value) > 10 or "-" in value else date.fromisoformat(value).isoformat()
    return shown(value)


def _value(found: re.Match[str]) -> str | None:
    parts = found.groupdict()
    month = months().get(parts["name"].lower()) if parts.get("name") else int(parts["month"])
    if month is None:
        return None
    try:
        value = date(int(parts["year"]), month, int(parts["day"])).isoformat()
    except ValueError:
        return None
    if parts.get("hour"):
        return f"{value}T{int(parts['hour']):02}:{parts['minute']}"
    return value
