"""Datelines: the place, and often the day and the agency, that a report opens with."""

from __future__ import annotations

import re
from functools import cache

from sayso.model import Span
from sayso.pages.dates import find
from sayso.pages.words import agencies, any_of, months, words

LONGEST = 120

_caps = r"[A-ZА-ЯЁІЇЄҐ][A-ZА-ЯЁІЇЄҐ.'’ʼ-]+"
_title = r"[A-ZА-ЯЁІЇЄҐ][\w.'’ʼ-]+"
_own_line = re.compile(rf"{_title}(?: {_title})*(?:, {_title}(?: {_title})*)*,? *\Z")


def at_start(text: str, span: Span) -> tuple[Span, int] | None:
    """The dateline that a paragraph opens with, and where its words go on after the dash or the full stop.

    `MOSCOW, Nov 9 (Reuters) – `, `КИЇВ, 3 березня (Укрінформ) — `, `МОСКВА, 9 ноя — РИА Новости. `,
    `Київ. 9 листопада. УНН. `, `LONDON — `. Without a day and an agency the place must stand in capitals, and
    what follows must open with a capital or a quotation mark.
    """
    start, end = span
    match = _start().match(text, start, min(end, start + LONGEST))
    if match is None or match.end() >= end:
        return None
    has_day, agency = match["day"] is not None, match["agency"] or match["agency2"] or match["agency3"]
    place = match["place"]
    if agency is None and not place.replace("/", " ").replace(" ", "").isupper():
        capital = all(word.isupper() for word in re.findall(r"[^\W\d_]+", place))
        if not capital:
            return None
    if agency is None and match["end"].strip() == "." and not has_day:
        return None
    following = text[match.end() : match.end() + 1]
    if not (following.isupper() or following in "«“„\"'‘—–" or following.isdigit()):
        return None
    if not has_day and agency is None and (len(place) < 4 or re.search(r"[–—-]", match["end"]) is None):
        return None
    if place.isupper() is False and not has_day and match["agency"] is None:
        return None
    return (start, match.start("end")), match.end()


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
    place = rf"(?:{_caps}(?:[ /]{_caps}){{0,4}}|{_title}(?:[ /]{_title}){{0,2}})(?:, {_title}(?: {_title})?)?"
    return re.compile(
        rf"(?P<place>{place})"
        rf"(?:[,.]?\s+(?P<day>{day}))?"
        rf"(?:[,.]?\s*\((?P<agency>[^()\d][^()]{{1,40}})\)|[.,]?\s*[/—–-]\s*(?P<agency2>{known})(?=\.\s)"
        rf"|[.,/]\s+(?P<agency3>{known})(?=\s*[.—–-]))?"
        r"(?P<end>\s*(?:[—–]|-{1,2}(?=\s))\s*|\s*\.\s+|\s*:\s+)"
    )
