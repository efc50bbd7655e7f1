"""A reading for the terminal: the same as the report, in lines that fit.

Words of the page come out as text and nothing else: what a terminal would obey is written as an escape.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from rich.console import Console
from rich.text import Text

from sayso.model import Attribution, Event, Party, Reading, Span
from sayso.service.outcome import one_line
from sayso.service.report import wording
from sayso.service.report.statements import Statement, statements
from sayso.service.report.wording import NO_VALUE, NOT_GIVEN, Words, quoted, shortened

LONGEST = 220
NARROWEST = 24
_UNKNOWN = "italic dim"
_STANCES = {"denies": "bold red", "demands": "bold yellow", "threatens": "bold yellow", "asserts": "dim"}

Line: TypeAlias = tuple[int, Text]
"""Columns of indentation, and what stands after them."""


def summary(reading: Reading, *, colour: bool = False, width: int = 100) -> str:
    """Lines of at most `width` columns (24 at the least), the last one ended; styled only with `colour`."""
    out = io.StringIO()
    console = Console(
        file=out,
        width=max(width, NARROWEST),
        force_terminal=colour,
        color_system="standard" if colour else None,
        no_color=not colour,
        legacy_windows=False,
        highlight=False,
        emoji=False,
        markup=False,
    )
    for indent, words in _Summary(reading).lines():
        margin = min(indent, console.width - NARROWEST // 2)
        for line in words.wrap(console, console.width - margin) or [Text()]:
            line.rstrip()
            console.print(Text.assemble(" " * margin, line) if line else "", soft_wrap=True)
    return out.getvalue()


@dataclass(frozen=True, slots=True)
class _Summary:
    reading: Reading

    def lines(self) -> Iterator[Line]:
        found = statements(self.reading)
        yield from self._head(found)
        for statement in found:
            yield from self._statement(statement)
        if not found:
            yield 0, Text()
            yield 0, Text("No statement was found on this page.", _UNKNOWN)
        yield from _section("Events", self._events())
        yield from _section("Demands", self._demands())
        yield from _section("Claims of control", self._control())
        yield from _section("Times", self._times())
        yield 0, Text()

    def _head(self, found: list[Statement]) -> Iterator[Line]:
        article = self.reading.article
        yield 0, Text(_safe(wording.title(self.reading)), "bold")
        facts = [
            (wording.publisher(article), article.publisher_origin),
            (
                wording.published(article.date_published),
                article.date_published.origin if article.date_published else None,
            ),
            (_named("language", wording.languages(article)), None),
        ]
        yield 0, _joined((_known(words, origin=origin) for words, origin in facts), " · ")
        yield 0, Text(" · ".join(wording.tally(found, self.reading)))

    def _statement(self, statement: Statement) -> Iterator[Line]:
        one, text = statement.attribution, self.reading.article.text
        indent = 4 * min(statement.depth, 5)
        mark = f"{statement.number:>2}  "
        yield 0, Text()
        manner = Text.assemble(
            "  ",
            (one.stance, _STANCES.get(one.stance, "bold")),
            (f", {one.mode}, {wording.percent(one.confidence)}", "dim"),
        )
        name = _known(wording.speaker(one, text), "bold green")
        yield indent, Text.assemble((mark, "cyan"), name, manner)
        inside = indent + len(mark)
        yield inside, self._quote(one.content) or Text(wording.no_words(statement), _UNKNOWN)
        if one.chain:
            yield inside, _joined(map(_known, wording.chain(one)), " ← ")
        if notes := _notes(statement):
            yield inside, Text(notes, "red" if statement.denies or statement.denied_by else "dim")

    def _events(self) -> Iterator[Line]:
        for event in self.reading.events:
            place = f", {_safe(event.place.name)}" if event.place else ""
            yield (
                2,
                Text.assemble(
                    (_safe(event.type).replace("_", " "), "bold"), place, ": ", (event.status, "bold")
                ),
            )
            yield 4, Text.assemble(*_with(event), ", when: ", _known(self._when(event.time)))
            for change in event.history:
                yield 4, Text.assemble(f"{change.status}: ", self._quote([change.evidence]) or "")
            yield 4, Text.assemble(("according to ", "dim"), (self._who(event.attribution), "dim"))

    def _demands(self) -> Iterator[Line]:
        for demand in self.reading.demands:
            parties = Text.assemble(_party(demand.by), " of ", _party(demand.of), ": ")
            yield 2, Text.assemble(parties, self._quote([demand.content]) or "")

    def _control(self) -> Iterator[Line]:
        for claim in self.reading.control:
            much = f" ({_safe(claim.extent.text)})" if claim.extent else ""
            who = self._who(claim.attribution)
            yield (
                2,
                Text.assemble(_party(claim.area), much, ": ", _party(claim.holder), f", according to {who}"),
            )

    def _times(self) -> Iterator[Line]:
        for time in self.reading.times:
            how = wording.anchor(time, self.reading)
            counted = "" if how.text in ("as written", NO_VALUE) else f"  {_safe(how.text)}"
            words = self._quote([time.span]) or Text("?")
            yield (
                2,
                Text.assemble(
                    words,
                    "  ",
                    _known(wording.value(time), "bold"),
                    (counted, "dim" if how.known else _UNKNOWN),
                ),
            )

    def _quote(self, spans: Sequence[Span]) -> Text | None:
        words = quoted(self.reading.article.text, spans)
        return Text(_safe(shortened(words, LONGEST))) if words else None

    def _who(self, id: str) -> str:
        """Whose statement something comes from."""
        speakers: Iterator[Attribution] = (one for one in self.reading.attributions if one.id == id)
        if one := next(speakers, None):
            return _safe(wording.speaker(one, self.reading.article.text).text)
        return "the page itself"

    def _when(self, id: str | None) -> Words:
        time = next((time for time in self.reading.times if time.id == id), None)
        return wording.value(time) if time else Words(NOT_GIVEN, known=False)


def _section(name: str, lines: Iterator[Line]) -> Iterator[Line]:
    first = next(lines, None)
    if first:
        yield 0, Text()
        yield 0, Text(name, "bold underline")
        yield first
        yield from lines


def _notes(statement: Statement) -> str:
    return " · ".join(
        [
            *([f"inside {statement.parent}"] if statement.parent else []),
            *(f"denies {number}" for number in statement.denies),
            *(f"denied by {number}" for number in statement.denied_by),
        ]
    )


def _with(event: Event) -> list[Text | str]:
    names = ", ".join(_safe(one.name) for one in event.participants)
    return ["with ", Text(names) if names else Text(NOT_GIVEN, _UNKNOWN)]


def _party(party: Party | None) -> Text:
    return Text(_safe(party.name)) if party and party.name.strip() else Text(NOT_GIVEN, _UNKNOWN)


def _named(name: str, words: Words) -> Words:
    return words if words.known else Words(f"{name}: {words.text}", known=False)


def _known(words: Words, style: str = "", origin: str | None = None) -> Text:
    shown = Text(_safe(words.text), style if words.known else _UNKNOWN)
    source = wording.origin(origin)
    return Text.assemble(shown, (f" [{_safe(source)}]", "dim")) if source else shown


def _joined(parts: Iterable[Text], by: str) -> Text:
    return Text(by).join(parts)


def _safe(words: str) -> str:
    return one_line(" ".join(words.split()), longest=100_000)
