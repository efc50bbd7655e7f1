"""Dates as they may be given with a page: ISO 8601, as fine as they are known."""

from __future__ import annotations

import re
from datetime import date, datetime, time

_shape = re.compile(
    r"(?P<year>\d{4})(-(?P<month>\d{2})(-(?P<day>\d{2})"
    r"([T ](?P<time>\d{2}:\d{2}(:\d{2}([.,]\d{1,6})?)?)(?P<zone>Z|[+-]\d{2}:?\d{2})?)?)?)?"
)


def iso_date(value: str) -> str | None:
    """`value` if it is `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or a date with a time of day, else None."""
    found = _shape.fullmatch(value.strip())
    if not found or not value.isascii():
        return None
    try:
        date(int(found["year"]), int(found["month"] or 1), int(found["day"] or 1))
        if found["time"]:
            time.fromisoformat(found["time"].replace(",", "."))
        if found["zone"]:
            datetime.strptime(found["zone"], "%z")
    except ValueError:
        return None
    return value.strip().replace(" ", "T")
