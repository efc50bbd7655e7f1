"""What follows the text: denials, events, demands, control, times, names. What is empty is left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sayso.model import Control, Demand, Entity, Event, Party, Reading, Span, StatusChange
from sayso.service.report import wording
from sayso.service.report.cards import from_statement, lang, reference, said
from sayso.service.report.markup import Child, Html, element, joined
from sayso.service.report.places import Places
from sayso.service.report.statements import Statement
from sayso.service.report.wording import NOT_GIVEN, Words, quoted, shortened

LONGEST = 240
_KINDS = {
    "person": "People",
    "organization": "Organizations",
    "place": "Places",
    "publisher": "Publishers",
    "group": "Groups",
}


class Tables:
    """The sections of one page; `level` is that of their headings."""

    def __init__(self, reading: Reading, found: Sequence[Statement], places: Places, *, level: int) -> None:
        self._reading = reading
        self._text = reading.article.text
        self._language = lang(reading.article.language)
        self._found = found
        self._places = places
        self._level = level

    def sections(self) -> Iterator[Html]:
        reading = self._reading
        if denied := [pair for one in self._found for pair in self._denials(one)]:
            yield self._section("Denials", element("ul", *denied, class_="denials"))
        if reading.events:
            yield self._section("Events", *map(self._event, reading.events))
        if reading.demands:
            yield self._table(
                "Demands", ("By", "Of", "What", "According to"), map(self._demand, reading.demands)
            )
        if reading.control:
            of_control = ("Area", "Holder", "How much", "When", "According to")
            yield self._table("Claims of control", of_control, map(self._control, reading.control))
        if reading.times:
            of_times = ("In the text", "Value", "Kind", "How")
            yield self._table("Times", of_times, map(self._time, range(1, len(reading.times) + 1)))
        if reading.entities:
            yield self._section("Who and what is named", *self._entities())

    def _section(self, name: str, *children: Child) -> Html:
        return element("section", element(f"h{self._level}", name), *children, class_="after")

    def _table(self, name: str, heads: Sequence[str], rows: Iterable[tuple[Html | Words, ...]]) -> Html:
        body = [
            element("tr", *(_cell(head, value) for head, value in zip(heads, row, strict=True)))
            for row in rows
        ]
        return self._section(
            name,
            element(
                "table",
                element("thead", element("tr", *(element("th", head, scope="col") for head in heads))),
                element("tbody", *body),
            ),
        )

    def _denials(self, statement: Statement) -> Iterator[Html]:
        for number in statement.denies:
            denied = self._found[number - 1].attribution
            who, whom = (wording.speaker(one, self._text) for one in (statement.attribution, denied))
            yield element(
                "li",
                element("strong", said(who)),
                reference(statement.number, self._places, " denies, in "),
                reference(number, self._places, ", what is said in "),
                " by ",
                element("strong", said(whom)),
                ": ",
                self._quote(*denied.content),
            )

    def _event(self, event: Event) -> Html:
        where = f", {event.place.name}" if event.place else ""
        parts = [one.name + (f" ({one.role})" if one.role != "party" else "") for one in event.participants]
        history = (
            [element("ol", *map(self._change, event.history), class_="history")] if event.history else []
        )
        return element(
            "article",
            element(
                "p",
                element("strong", event.type.replace("_", " ")),
                element("bdi", where),
                " ",
                element("span", event.status, class_=f"stance status {event.status}"),
            ),
            element("p", "With ", said(Words(", ".join(parts) or NOT_GIVEN, known=bool(parts)))),
            element("p", "When: ", said(self._when(event.time))),
            *history,
            element("p", self._quote(event.evidence)),
            element(
                "p",
                element("span", "According to ", from_statement(event.attribution, self._places)),
                element("span", f"confidence {wording.percent(event.confidence)}"),
                class_="fine",
            ),
            class_="event",
        )

    def _change(self, change: StatusChange) -> Html:
        return element(
            "li",
            element("span", change.status, class_=f"stance status {change.status}"),
            " ",
            said(self._when(change.time)),
            " · ",
            from_statement(change.attribution, self._places),
            " · ",
            self._quote(change.evidence),
        )

    def _demand(self, demand: Demand) -> tuple[Html | Words, ...]:
        of = _party(demand.of)
        source = from_statement(demand.attribution, self._places)
        return _party(demand.by), of, self._quote(demand.content), source

    def _control(self, claim: Control) -> tuple[Html | Words, ...]:
        much = Words(claim.extent.text) if claim.extent else Words(NOT_GIVEN, known=False)
        source = from_statement(claim.attribution, self._places)
        return _party(claim.area), _party(claim.holder), much, self._when(claim.time), source

    def _time(self, number: int) -> tuple[Html | Words, ...]:
        time = self._reading.times[number - 1]
        words = element("bdi", quoted(self._text, [time.span]) or "—", lang=self._language)
        place = self._places.time(number)
        link = element("a", words, href=f"#{place}") if self._places.fit(time.span) else words
        kind = f"{time.type.lower()}, {time.mod.lower().replace('_', ' ')}" if time.mod else time.type.lower()
        return link, wording.value(time), Words(kind), wording.anchor(time, self._reading)

    def _when(self, id: str | None) -> Words:
        for time in self._reading.times:
            if time.id == id:
                known = wording.value(time)
                return Words(wording.moment(known.text), known.known)
        return _nothing

    def _quote(self, *spans: Span) -> Html:
        words = shortened(quoted(self._text, spans), LONGEST)
        return element("q", element("bdi", words, lang=self._language)) if words else said(_nothing)

    def _entities(self) -> Iterator[Html]:
        for kind, name in _KINDS.items():
            if named := [entity for entity in self._reading.entities if entity.kind == kind]:
                entries = element("ul", *map(self._entity, named), class_="names")
                yield element("div", element(f"h{self._level + 1}", name), entries, class_="kind")

    def _entity(self, entity: Entity) -> Html:
        number = self._places.entities.get(entity.id)
        name = said(Words(entity.name))
        others = [
            joined(" ", element("bdi", form, lang=lang(code), class_="form"))
            for code, form in sorted(entity.names.items())
            if form != entity.name
        ]
        times = sum(mention.entity == entity.id for mention in self._reading.mentions)
        link = element("a", name, href=f"#{self._places.entity(number)}") if number else name
        often = element("span", f" ×{times}", class_="quiet") if times > 1 else None
        return element("li", link, *others, often)


_nothing = Words(NOT_GIVEN, known=False)


def _party(party: Party | None) -> Words:
    return Words(party.name) if party and party.name.strip() else _nothing


def _cell(head: str, value: Html | Words) -> Html:
    return element("td", value if isinstance(value, Html) else said(value), data_head=head)
