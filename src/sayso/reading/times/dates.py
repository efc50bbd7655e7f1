"""Calendar times: what is written, what is counted from an anchor, and what is inferred."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from sayso.reading.times.context import AS_WRITTEN, Parts, Resolved, State
from sayso.reading.times.counted import of_unit, relative, shifted_day, shifted_year
from sayso.reading.times.feasts import feast
from sayso.reading.times.inferred import infer, partial
from sayso.reading.times.literal import literal
from sayso.reading.times.moment import Moment, edtf, interval_end, of_week, value
from sayso.reading.times.nth import nth
from sayso.reading.times.zones import zoned


def read_date(parts: Parts, state: State) -> Resolved | None:
    """Resolve one calendar expression, or None where it cannot be one."""
    moment = literal(parts, state)
    if moment is None:
        return None
    anchor: str | None = None
    steps: list[str] = []
    explicit = moment.year is not None or moment.decade is not None or moment.century is not None
    if parts.has("rel", "trel", "the_same", "this"):
        if parts.has("nth"):
            moment = replace(moment, weekday=None)
        moment, anchor, step = relative(parts, moment, state)
        steps.append(step)
    elif parts.has("year_shift"):
        moment, anchor, step = shifted_year(parts.number("year_shift") or 0, moment, state)
        steps.append(step)
    elif parts.has("dayshift", "tonight"):
        moment, anchor, step = shifted_day(parts.number("dayshift") or 0, moment, state)
        steps.append(step)
    elif parts.has("unit") and not explicit:
        moment, anchor, step = of_unit(
            str(parts.text("unit")), replace(moment, weekday=None) if parts.has("nth") else moment, state
        )
        steps.append(step)
    if parts.has("holiday"):
        moment, anchor, step = feast(parts, moment, state, anchor)
        steps.append(step)
    if parts.has("nth"):
        placed = nth(parts, moment, state)
        if placed is None:
            return None
        moment, anchor = placed
    elif partial(moment):
        moment, anchor, step = infer(moment, state, parts)
        steps.append(step)
    if parts.has("eve") and moment.date is not None:
        moment = moment.on(moment.date - timedelta(days=1))
    if parts.text("week_of") == "W" and moment.date is not None:
        moment = of_week(moment.date)
    if not moment.valid():
        return None
    moment = zoned(parts, moment, state)
    return finished(parts, moment, anchor, "; ".join(s for s in steps if s) or AS_WRITTEN, explicit, state)


def finished(
    parts: Parts, moment: Moment, anchor: str | None, how: str, explicit: bool, state: State
) -> Resolved:
    mod = modifier(parts)
    timed = moment.hour is not None or moment.daypart is not None
    text, more = value(moment), edtf(moment, mod)
    day = _edge(moment, state)
    if day is not None:
        more = day
    confidence = 0.95 if explicit else (0.85 if anchor in ("published", "dateline") else 0.7)
    if "X" in text and anchor is None and not explicit:
        confidence = 0.5
    return Resolved(
        type="TIME" if timed else "DATE", value=text, edtf=more, mod=mod, anchor=anchor,
        confidence=confidence, moment=moment, how=how,
    )  # fmt: skip


def modifier(parts: Parts) -> str | None:
    return parts.text("part", "partday", "earlier_in", "year_end", "month_end", "mod", "over", "so")


def _edge(moment: Moment, state: State) -> str | None:
    """`by Friday` and `since 2014`: an interval that is open at one end."""
    if not state.before & {"by", "since"} or moment.hour is not None or moment.daypart is not None:
        return None
    own = interval_end(moment, last="by" in state.before)
    if "/" in own or "X" in own or "W" in own or own.startswith(("BC", "T")):
        return None
    return f"../{own}" if "by" in state.before else f"{own}/.."
