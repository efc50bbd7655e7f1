"""`two days after that, on October 31`: the same day twice, where the written one tells what the other is."""

from __future__ import annotations

import re
from dataclasses import replace

from sayso.model import Time
from sayso.reading.times.context import Parts, Resolved
from sayso.reading.times.lexicon import Row
from sayso.reading.times.patterns import Match

COUNTED = ("rel", "trel", "the_same", "this", "dayshift")
WRITTEN = ("month", "isodate", "dotdate", "slashdate", "dotpair")
MARKS = frozenset(["comma", "dash", "open"])
BETWEEN = frozenset(["on", "in", "at", "the"])
FARTHEST = 4  # tokens from the end of the one to the beginning of the other
_DAY = re.compile(r"[\dX]{4}-[\dX]{2}-[\dX]{2}\Z")


def stands_beside(row: Row, counted: Match, written: Match) -> bool:
    """Whether only a comma, a dash or a bracket, and a preposition, stand between the two."""
    between = row.tokens[counted.last + 1 : written.first]
    if not 0 < len(between) < FARTHEST or not between[0].senses.keys() & MARKS:
        return False
    return all(token.senses.keys() & BETWEEN for token in between[1:])


def is_counted(match: Match) -> bool:
    """Whether the day is reached by counting and is not written out itself."""
    parts = Parts(match)
    return (match.rule.kind == "shift" or parts.has(*COUNTED)) and not parts.has(*WRITTEN)


def settled(time: Time, written: Time, resolved: Resolved, match: Match) -> Time | None:
    """The counted time with the day that is written beside it, or None where that says nothing new."""
    moment = resolved.moment
    if moment is None or moment.date is None or resolved.type != "DATE" or not Parts(match).has(*WRITTEN):
        return None
    if time.type != "DATE" or time.value is None or not _DAY.match(time.value) or time.value == written.value:
        return None
    return replace(time, value=written.value, edtf=written.edtf, anchor=written.id, confidence=0.9)


__all__ = ["is_counted", "settled", "stands_beside"]
