"""Times without a place in the calendar (now, recently), those that point back, and those that recur."""

from __future__ import annotations

from dataclasses import replace

from sayso.reading.times.amounts import length
from sayso.reading.times.context import Parts, Resolved, State
from sayso.reading.times.dates import modifier, read_date
from sayso.reading.times.moment import edtf, value

REFS = ("present", "past", "recent", "future", "past_adj", "present_adj", "lone_later", "ref", "lately")


def read_ref(parts: Parts, state: State) -> Resolved | None:
    if parts.has("units") and not parts.has("ref"):
        if (parts.number("rel") or 0) > 0:
            return read_coming(parts, state)
        return Resolved(
            type="DATE", value="PAST_REF", confidence=0.6, how="a vague stretch before the page's day"
        )
    if parts.has("lately") and state.tense == "future":
        return Resolved(type="DATE", value="FUTURE_REF", confidence=0.6, how="vague by its words")
    return Resolved(type="DATE", value=parts.text(*REFS), confidence=0.6, how="vague by its words")


def read_length(parts: Parts, state: State) -> Resolved | None:
    """A length in one word: half an hour, three-day."""
    text = parts.text("half_unit", "length_adj", "vague_length")
    return Resolved(
        type="DURATION", value=text, mod=modifier(parts), confidence=0.7, how="a length in one word"
    )


def read_alone(parts: Parts, state: State) -> Resolved | None:
    """What is a time only where the text is nothing else: `2/15`, `morning`."""
    return read_date(parts, state) if state.alone else None


def read_coming(parts: Parts, state: State) -> Resolved | None:
    unit = parts.text("units", "unit")
    return Resolved(
        type="DURATION" if unit else "DATE",
        value=length(None, unit) if unit else "FUTURE_REF",
        confidence=0.6,
        how="a vague stretch after the page's day",
    )


def read_same(parts: Parts, state: State) -> Resolved | None:
    """`that year`, `the same day`, `the quarter`: the one that the text is in."""
    unit = parts.text("unit", "units")
    if parts.has("the_unit"):
        return _the_period(parts, state)
    if unit in ("MIN", "H", "S"):
        return Resolved(type="TIME", value="PRESENT_REF", confidence=0.4, how="the time that the text is in")
    return read_date(parts, state)


def _the_period(parts: Parts, state: State) -> Resolved | None:
    unit = str(parts.text("the_unit"))
    if unit in ("Q", "WE"):
        last = state.quarter() if unit == "Q" else None
        if last is not None:
            return Resolved(
                type="DATE", value=value(last.moment), edtf=edtf(last.moment), anchor=last.id, confidence=0.7,
                moment=replace(last.moment), how=f"the quarter of {last.id}",
            )  # fmt: skip
        return None
    if unit not in ("W", "MO", "Y"):
        return None
    return Resolved(
        type="DURATION", value=length(1, unit), mod=modifier(parts), confidence=0.5, how="a length"
    )


def read_set(parts: Parts, state: State) -> Resolved | None:
    quantity = parts.text("setword")
    if quantity is None:
        weekday, month = parts.number("weekday", "weekdays"), parts.number("month")
        season, unit = parts.text("season"), parts.text("unit", "units")
        number = parts.number("num") or 1
        if weekday is not None:
            part = parts.text("dayparts", "daypart")
            quantity = f"XXXX-WXX-{weekday}" + (f"T{part}" if part else "")
        elif month is not None:
            quantity = f"XXXX-{month:02d}"
        elif season is not None:
            quantity = f"XXXX-{season}"
        elif parts.has("daypart", "dayparts"):
            quantity = f"T{parts.text('daypart', 'dayparts')}"
        elif unit is not None:
            quantity = length(number, unit)
    return Resolved(type="SET", value=quantity, confidence=0.7, how="again and again") if quantity else None
