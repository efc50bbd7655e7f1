"""`3–5 May`, `from 13 to 15 July`, `1939—1945`: two times, each with the whole interval as its EDTF."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from sayso.reading.times.context import AS_WRITTEN, Parts, Resolved, State
from sayso.reading.times.dates import read_date
from sayso.reading.times.moment import Moment, edtf, interval_end, value
from sayso.reading.times.patterns import Feature, Match

BIGGER = ("year", "yy", "short_year", "month", "weekday", "era", "ampm", "daypart", "dayshift", "zone")
LINK = "link"
AND = "and"
PADDING = frozenset(["from", "open", "comma", "the", "on", "dot"])


def read_range(match: Match, state: State) -> list[tuple[int, int, Resolved]]:
    """Both ends with their tokens; an end takes the month, the year or the day that only the other has."""
    cut = next((i for i, f in enumerate(match.features) if f.role == LINK), None)
    if cut is None:
        return []
    left = _side(match.features[:cut])
    right = _side(match.features[cut + 1 :])
    if not left or not right:
        return []
    first = _resolved(match, left, right, state)
    second = _resolved(match, right, left, state)
    if first is None or second is None:
        return []
    if _is_month(first, second, right):
        moment = replace(first.moment, month=int(right[0].value)) if first.moment else None
        if moment is not None:
            month = replace(first, value=value(moment), edtf=edtf(moment), moment=moment)
            return [(left[0].at, right[-1].at, month)]
    first, second = _before(first, second), _after(first, second)
    listed = match.features[cut].value == AND and all(f.role != "from" for f in match.features)
    whole = None if listed and not _is_next_day(first, second) else _interval(first.moment, second.moment)
    if whole:
        first, second = replace(first, edtf=whole), replace(second, edtf=whole)
    return [(left[0].at, left[-1].at, first), (right[0].at, right[-1].at, second)]


def read_list(match: Match, state: State) -> list[tuple[int, int, Resolved]]:
    """`3, 4 and 5 May`: each day takes the month and the year of the one that has them."""
    days = [f for f in match.features if f.role == "day"]
    shared = [f for f in match.features if f.role in BIGGER and f.role != "weekday"]
    found: list[tuple[int, int, Resolved]] = []
    for day in days:
        features = tuple(sorted([day, *shared], key=lambda f: f.at))
        resolved = read_date(Parts(replace(match, features=features)), state)
        if resolved is None:
            return []
        found.append((day.at, day.at, resolved))
    place = days.index(days[-1]) if match.features[-1].role != "day" else 0
    edge = days[place].at
    first, last = (edge, match.last) if place else (match.first, edge)
    found[place] = (first, last, found[place][2])
    return found


def _side(features: tuple[Feature, ...]) -> list[Feature]:
    kept: list[Feature] = []
    for feature in features:
        if feature.role in PADDING or feature.at < 0:
            continue
        if feature.role in ("dotdate", "dotpair"):
            numbers = str(feature.value).split(".")
            named = zip(("day", "month", "yy" if len(numbers[-1]) < 4 else "year"), numbers, strict=False)
            kept += [Feature(role=role, value=int(number), at=feature.at) for role, number in named]
        else:
            kept.append(feature)
    return kept


def _resolved(match: Match, own: list[Feature], other: list[Feature], state: State) -> Resolved | None:
    have = {f.role for f in own}
    if have & {"year", "yy"} and not have & {"month", "day"}:
        borrowed = [f for f in other if f.role == "era"] if "era" not in have else []
    else:
        skip = have | ({"weekday"} if have & {"day"} else set())
        if have & {"clock", "hour", "noon"}:
            skip -= {"weekday"}
        borrowed = [f for f in other if f.role in BIGGER and f.role not in skip]
        if have & {"clock", "hour"} and not have & {"day"}:
            borrowed += [f for f in other if f.role in ("day", "isodate")]
    features = tuple(sorted([*own, *borrowed], key=lambda f: f.at))
    return read_date(Parts(replace(match, features=features)), state)


def _is_next_day(first: Resolved, second: Resolved) -> bool:
    days = [r.moment.date if r.moment else None for r in (first, second)]
    return days[0] is not None and days[1] == days[0] + timedelta(days=1)


def _is_month(first: Resolved, second: Resolved, right: list[Feature]) -> bool:
    """`2014-07` is no range back to 2007 but a month."""
    if [f.role for f in right] != ["year"] or first.moment is None or second.moment is None:
        return False
    return (second.moment.year or 0) < (first.moment.year or 0) and 1 <= int(right[0].value) <= 12


def _before(first: Resolved, second: Resolved) -> Resolved:
    """The first end, in the year of the second where a month alone had put it after that."""
    start, end = first.moment, second.moment
    if start is None or end is None or first.how == AS_WRITTEN or start.grain != "MO" or end.grain != "MO":
        return first
    if start.year is None or end.year is None or start.month is None or end.month is None:
        return first
    if (start.year, start.month) <= (end.year, end.month):
        return first
    moment = replace(start, year=end.year - (start.month > end.month))
    return replace(first, moment=moment, value=value(moment), edtf=edtf(moment))


def _after(first: Resolved, second: Resolved) -> Resolved:
    """The second end, a week or a year later where a name alone had put it before the first."""
    start, end = (r.moment.date if r.moment else None for r in (first, second))
    if start is None or end is None or end >= start or second.moment is None or second.how == AS_WRITTEN:
        return second
    later = end + timedelta(weeks=1)
    if later < start:
        try:
            later = end.replace(year=end.year + 1)
        except ValueError:
            return second
    moment = second.moment.on(later)
    return replace(second, moment=moment, value=value(moment), edtf=edtf(moment))


def _interval(first: Moment | None, second: Moment | None) -> str | None:
    if first is None or second is None:
        return None
    if first.hour is not None or second.hour is not None or first.daypart or second.daypart:
        return None
    ends = [interval_end(first, last=False), interval_end(second, last=True)]
    if any("/" in e or "X" in e or e.startswith(("BC", "T")) for e in ends):
        return None
    return "/".join(ends)
