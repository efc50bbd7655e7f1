"""One page of the report: its head, its text with the cards beside it, and the tables."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from sayso.model import Reading
from sayso.service.report.blocks import Block, blocks, rows
from sayso.service.report.cards import card, lang
from sayso.service.report.markup import Html, element
from sayso.service.report.masthead import masthead
from sayso.service.report.passage import Marks, layers, written
from sayso.service.report.places import Places, places
from sayso.service.report.statements import Statement
from sayso.service.report.tables import Tables


def page(number: int, reading: Reading, found: list[Statement], *, level: int) -> Html:
    """A reading as an article; `level` is that of its heading, `number` counts from 1."""
    blocked = blocks(reading.article)
    where = places(number, reading, found, blocked)
    tables = Tables(reading, found, where, level=level + 1)
    return element(
        "article",
        masthead(reading, found, level=level),
        element(
            "section",
            element(f"h{level + 1}", "The text, and who says what", class_="aside"),
            None if found else element("p", "No statement was found on this page.", class_="unknown none"),
            *_rows(reading, blocked, found, where, level + 2),
            class_="text",
        ),
        *tables.sections(),
        element("p", "reading ", element("code", reading.id), class_="id"),
        class_="page",
        id=where.top,
    )


def _rows(
    reading: Reading, blocked: list[Block], found: list[Statement], where: Places, level: int
) -> list[Html]:
    language = lang(reading.article.language)
    words = reading.article.text
    gathered = rows(blocked)
    beside = _beside(gathered, found)
    inner = _by_row(gathered, layers(reading, found, where))
    return [
        element(
            "div",
            _passage(row, words, inner[i], where, language, level),
            element(
                "ol",
                *(card(statement, words, language, where) for statement in beside[i]),
                class_="cards",
                aria_label="Statements in this passage",
            )
            if beside[i]
            else None,
            class_="row",
        )
        for i, row in enumerate(gathered)
    ]


def _passage(
    row: list[Block], words: str, marks: Marks, where: Places, language: str | None, level: int
) -> Html:
    shown = [written(block, words, marks, where, language=language, level=level) for block in row]
    kind = row[0].kind
    label = {"list_item": "list", "furniture": "page furniture", "text": None}.get(kind)
    name = "ul" if kind == "list_item" else "div"
    return element(name, *shown, class_=f"passage of-{kind}", data_zone=label)


def _beside(gathered: list[list[Block]], found: list[Statement]) -> list[list[Statement]]:
    """The statements of each row: those that are made in it; what stands nowhere comes last."""
    beside: list[list[Statement]] = [[] for _ in gathered]
    ends = [row[-1].span[1] for row in gathered]
    for statement in found:
        place = ends[-1] if statement.place is None else statement.place
        beside[min(bisect_right(ends, place), len(ends) - 1)].append(statement)
    return beside


def _by_row(gathered: list[list[Block]], marks: Marks) -> list[Marks]:
    """The marks that reach into each row, so that a long page is not searched whole for each."""
    inner: list[Marks] = [[] for _ in gathered]
    starts, ends = [row[0].span[0] for row in gathered], [row[-1].span[1] for row in gathered]
    for mark in marks:
        for i in range(bisect_right(ends, mark.span[0]), bisect_left(starts, mark.span[1])):
            inner[i].append(mark)
    return inner
