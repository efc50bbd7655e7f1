"""What a reading holds, in words for people; what is unknown is said to be unknown, never left blank.

Shared by the report and the summary, so that both say the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sayso.model import Article, Attribution, Dated, Reading, Span, Time
from sayso.service.report.statements import Statement, clipped_all

NOT_GIVEN = "not given on the page"
NO_PUBLISHER = f"publisher: {NOT_GIVEN}"
NO_DATE = f"date: {NOT_GIVEN}"
NO_SPEAKER = "speaker: not named"
NO_CARRIER = "carrier: not named"
NO_VALUE = "not resolved"

_LANGUAGES = {"en": "English", "uk": "Ukrainian", "ru": "Russian"}
_ORIGINS = {"given": "given by the caller", "visible": "as it stands on the page"}
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_year, _month = re.compile(r"\d{4}"), re.compile(r"(\d{4})-(0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True)
class Words:
    """A phrase of the report; `known` is false where it says that something is unknown."""

    text: str
    known: bool = True


def title(reading: Reading) -> str:
    headline = reading.article.headline
    return _flat(headline.text) if headline and headline.text.strip() else f"Page {reading.id}"


def publisher(article: Article) -> Words:
    return _known(article.publisher, NO_PUBLISHER)


def speaker(attribution: Attribution, text: str) -> Words:
    """The canonical name; a source that stands for somebody whom nobody could name, as the page has it."""
    source = attribution.source
    if source and source.name:
        return _known(source.name, NO_SPEAKER)
    words = quoted(text, [source.span]) if source and source.span else ""
    return Words(f"“{words}”, not resolved" if words else NO_SPEAKER, known=False)


def as_written(attribution: Attribution, text: str) -> str | None:
    """The source in the page's own words, where they are not the name."""
    source = attribution.source
    if source is None or source.span is None or source.name is None:
        return None
    words = quoted(text, [source.span])
    return words if words and words.casefold() != source.name.casefold() else None


def chain(attribution: Attribution) -> list[Words]:
    """From the publisher inward to the speaker, with a word for each link that nobody names."""
    last = len(attribution.chain) - 1
    unknown = {0: NO_PUBLISHER, last: NO_SPEAKER if last else NO_PUBLISHER}
    return [_known(name, unknown.get(i, NO_CARRIER)) for i, name in enumerate(attribution.chain)]


def quoted(text: str, spans: Iterable[Span]) -> str:
    """The words of the spans on one line; a gap between two of them is shown."""
    pieces = (_flat(text[start:end]) for start, end in clipped_all(spans, len(text)))
    return " … ".join(piece for piece in pieces if piece)


def shortened(words: str, longest: int) -> str:
    """`words` cut at a space to at most `longest` characters, the ellipsis counted."""
    if len(words) <= longest:
        return words
    cut = words[: longest - 1]
    return f"{cut.rsplit(' ', 1)[0] if ' ' in cut[longest // 2 :] else cut}…"


def percent(confidence: float) -> str:
    """Rounded down, so that only certainty reads as 100%."""
    return f"{int(max(0.0, min(confidence, 1.0)) * 100)}%"


def language(code: str) -> str:
    return _LANGUAGES.get(code, code)


def languages(article: Article) -> Words:
    """The language of the text, and what the page declares where that is another."""
    if article.language is None:
        return Words("not recognised", known=False)
    declared = article.language_declared
    if declared and declared != article.language:
        return Words(f"{language(article.language)}, though the page declares {language(declared)}")
    return Words(language(article.language))


def offered(article: Article) -> list[str]:
    """The languages that the page may be read in; `x-default` is none."""
    return [language(code) for code in article.languages_offered if not code.startswith("x-")]


def origin(name: str | None) -> str | None:
    """Where a value was read from."""
    return _ORIGINS.get(name, name) if name else None


def moment(value: str) -> str:
    """An ISO 8601 date or date-time, as fine as it is: "9 November 2025, 14:20 +02:00"; else as it stands."""
    if _year.fullmatch(value):
        return value
    if found := _month.fullmatch(value):
        return f"{_MONTHS[int(found[2]) - 1]} {found[1]}"
    try:
        if len(value) == 10:
            return _day(date.fromisoformat(value))
        at = datetime.fromisoformat(value)
    except ValueError:
        return value
    zone = at.strftime("%z")
    shown = "" if not zone else " UTC" if zone.startswith("+0000") else f" {zone[:3]}:{zone[3:5]}"
    return f"{_day(at)}, {at:%H:%M}{shown}"


def published(dated: Dated | None, unknown: str = NO_DATE) -> Words:
    return Words(moment(dated.value)) if dated else Words(unknown, known=False)


def value(time: Time) -> Words:
    return _known(time.value or time.edtf, NO_VALUE)


def is_open(time: Time) -> bool:
    """Whether a day or an hour is unknown, in whole or in part: `X` stands for what the page does not say."""
    known = time.value or time.edtf
    return not known or (time.type in ("DATE", "TIME") and "X" in known)


def anchor(time: Time, reading: Reading) -> Words:
    """How the value came about: what a relative time was counted from."""
    if time.anchor is not None:
        return Words(f"counted from {_anchor(time.anchor, reading)}")
    if is_open(time):
        return Words("X: the page does not say" if value(time).known else NO_VALUE, known=False)
    return Words("no date in these words" if value(time).text.endswith("_REF") else "as written")


def _anchor(anchor: str, reading: Reading) -> str:
    if anchor == "published":
        day = reading.article.date_published
        return f"the day of publication, {day.value[:10]}" if day else "the day of publication"
    if anchor == "dateline":
        return "the dateline"
    for other in reading.times:
        if other.id == anchor:
            return f"“{quoted(reading.article.text, [other.span])}”, {value(other).text}"
    return anchor


def no_words(statement: Statement) -> str:
    """What stands for the content where there is none: a credit carries the words of others."""
    if len(statement.inside) == 1:
        return f"carries statement {statement.inside[0]}"
    return f"carries statements {listed(statement.inside)}" if statement.inside else "words: not on the page"


def listed(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers))


def counted(number: int, one: str, many: str | None = None) -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


def tally(found: list[Statement], reading: Reading) -> list[str]:
    """The reading in figures; what it has none of is not counted."""
    text = reading.article.text
    speakers = {words.text for one in found if (words := speaker(one.attribution, text)).known}
    figures = [
        (len(found), "statement", None),
        (len(speakers), "speaker", None),
        (sum(bool(one.denied_by) for one in found), "denied", "denied"),
        (sum(one.attribution.stance == "demands" for one in found), "demanded", "demanded"),
        (len(reading.events), "event", None),
        (len(reading.times), "time expression", None),
    ]
    return [counted(*figure) for i, figure in enumerate(figures) if figure[0] or i == 0]


def _known(words: str | None, unknown: str) -> Words:
    flat = _flat(words) if words else ""
    return Words(flat) if flat else Words(unknown, known=False)


def _flat(words: str) -> str:
    return " ".join(words.split())


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
