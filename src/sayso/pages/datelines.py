"""Datelines: the place, and often the day and the agency, that a report opens with."""

from __future__ import annotations

import re
from functools import cache

from sayso.model import Span
from sayso.pages.dates import find
from sayso.pages.words import agencies, any_of, months, words

LONGEST = 120  # characters
SHORTEST = 4  # characters of a place that stands alone before a dash

_caps = r"[A-ZА-ЯЁІЇЄҐ][A-ZА-ЯЁІЇЄҐ'’ʼ-]+"
_title = r"[A-ZА-ЯЁІЇЄҐ][\w'’ʼ-]+"
_own_line = re.compile(rf"{_title}(?: {_title})*(?:, {_title}(?: {_title})*)*,? *\Z")


def at_start(text: str, span: Span) -> tuple[Span, int] | None:
    """The dateline that a paragraph opens with, and where its words go on after it.

    `MOSCOW, Nov 9 (Reuters) – `, `МОСКВА, 9 ноя — РИА Новости. `, `Київ. 9 листопада. УНН. `, `LONDON — `.
    With neither agency in brackets nor day, the place must stand in capitals and a dash must follow; the
    words after it must open as a sentence does. A closing full stop is the dateline's, a dash is not.
    """
    start, end = span
    match = _start().match(text, start, min(end, start + LONGEST))
    if match is None or match.end() >= end or not _opens_sentence(text[match.end()]):
        return None
    day, agency, place = match["day"], match["agency"] or match["agency2"] or match["agency3"], match["place"]
    shouted = place.split(",")[0].isupper()
    if not (day and (agency or shouted)) and not (match["agency"] and shouted):
        dash = re.search(r"[–—-]", match["end"]) is not None
        if not (shouted and dash and len(place) >= SHORTEST):
            return None
    stop = match.start("end") + (1 if match["end"].startswith(".") else 0)
    return (start, stop), match.end()


def _opens_sentence(character: str) -> bool:
    return character.isupper() or character.isdigit() or character in "«“„\"'‘"


def own_line(text: str, span: Span) -> bool:
    """A line that is place and day and nothing else: `Busan, South Korea, 30 October 2025`."""
    line = text[slice(*span)]
    if len(line) > LONGEST:
        return False
    found = list(find(line))
    return len(found) == 1 and found[0].span[1] >= len(line) - 1 and (
        _own_line.match(line[: found[0].span[0]]) is not None
    )  # fmt: skip


@cache
def _start() -> re.Pattern[str]:
    month = any_of(months())
    year = rf"(?:,?\s+\d{{4}}(?:\s*(?:{any_of(words('year'))}))?)?"
    day = rf"(?:\d{{1,2}}\s+(?i:{month})\.?|(?i:{month})\.?\s+\d{{1,2}}){year}|\d{{1,2}}\.\d{{2}}\.\d{{4}}"
    known = any_of(agencies())
    name, shouted = rf"{_title}(?: {_title}){{0,2}}", rf"{_caps}(?: {_caps}){{0,2}}"
    place = rf"(?:{_caps}(?:[ /]{_caps}){{0,4}}|{_title}(?:[ /]{_title}){{0,2}})(?:, {_title}(?: {_title})?)?"
    return re.compile(
        rf"(?P<place>{place})"
        rf"(?:[,.]?\s+(?P<day>{day}))?"
        rf"(?:[,.]?\s*\((?P<agency>[^()\d][^()]{{1,40}})\)|[.,]?\s*[/—–-]\s*(?P<agency2>{known}|{name})(?=\.\s)"
        rf"|[.,/]\s+(?P<agency3>{known}|{shouted})(?=\s*[.—–-]))?"
        r"(?P<end>\s*(?:[—–]|-{1,2}(?=\s))\s*|\s*\.\s+|\s*:\s+)"
    )
