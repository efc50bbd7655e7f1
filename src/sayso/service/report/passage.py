"""The article's text as markup: every character once, with the spans of the reading marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from sayso.model import Reading, Span, Time
from sayso.service.report.blocks import Block
from sayso.service.report.layers import Layer, Node, Piece, nested
from sayso.service.report.markup import Html, element, joined, text
from sayso.service.report.places import Places
from sayso.service.report.statements import Statement
from sayso.service.report.wording import is_open

_bullet = re.compile(r"[^\w\s\"'(«“„\[]|\d{1,2}[.)]\s")
HEIGHTS = 3  # lines under one another that the style sheet tells apart
_CONTENT, _SOURCE, _CUE, _TIME, _NAME = range(5)  # from the outside in, over the same characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """How a layer is written: `anchor` is the id of its first piece, `statement` is what its card is for."""

    classes: str
    anchor: str | None = None
    statement: int | None = None
    value: str | None = None


Marks: TypeAlias = list[Layer[Mark]]


def layers(reading: Reading, found: Sequence[Statement], places: Places) -> Marks:
    """All that is to be marked in the text. An attribution's number stands at its first mark's end."""
    marks: Marks = []
    for statement in found:
        marks += _of_statement(statement, places)
    for i, time in enumerate(reading.times, 1):
        if span := places.fit(time.span):
            mark = Mark(classes="time", anchor=places.time(i), value=_worked_out(time))
            marks.append(Layer(span=span, mark=mark, rank=(_TIME,)))
    for mention in places.names:
        if span := places.fit(mention.span):
            mark = Mark(classes="name", anchor=places.entity(places.entities[mention.entity]))
            marks.append(Layer(span=span, mark=mark, rank=(_NAME,)))
    return marks


def _worked_out(time: Time) -> str | None:
    """The value that is shown beside the words: none where the words say it themselves."""
    if time.anchor is not None:
        return time.value or time.edtf
    return "?" if is_open(time) else None


def _of_statement(statement: Statement, places: Places) -> Iterator[Layer[Mark]]:
    number = statement.number
    anchored = False
    for role, rank, span in _roles(statement):
        if fitting := places.fit(span):
            classes = [role, f"m{number}"]
            if rank == _CONTENT:
                classes.append(f"h{min(statement.height, HEIGHTS)}")
                classes += ["denied"] if statement.denied_by else []
            mark = Mark(
                classes=" ".join(classes),
                anchor=None if anchored else places.mark(number),
                statement=None if anchored else number,
            )
            anchored = True
            yield Layer(span=fitting, mark=mark, rank=(rank, statement.depth, number))


def _roles(statement: Statement) -> Iterator[tuple[str, int, Span]]:
    """The spans of a statement, the cue first: it is where the number is put."""
    one = statement.attribution
    if one.cue:
        yield "cue", _CUE, one.cue.span
    for span in one.content:
        yield "content", _CONTENT, span
    if one.source and one.source.span:
        yield "source", _SOURCE, one.source.span


def written(
    block: Block, words: str, marks: Marks, places: Places, *, language: str | None, level: int
) -> Html:
    """One block of the text, as an element; `level` is that of headings in the text."""
    inside = joined(*(_node(node, words, places) for node in nested(block.span, marks)))
    before, after = (_between(words[start:end]) for start, end in (block.before, block.after))
    name = {"headline": f"h{level}", "heading": f"h{level}", "list_item": "li"}.get(block.kind, "p")
    bullet = block.kind == "list_item" and _bulleted(words, block)
    return element(
        name,
        before,
        inside,
        after,
        class_=f"block z-{block.kind}{' own' if bullet else ''}",
        data_zone=LABELS.get(block.kind),
        lang=language,
    )


LABELS: Mapping[str, str] = {
    "headline": "headline",
    "deck": "deck",
    "byline": "byline",
    "dateline": "dateline",
    "caption": "caption",
    "heading": "heading",
}


def _bulleted(words: str, block: Block) -> bool:
    """Whether the page's text has a bullet or a number of its own."""
    return bool(_bullet.match(words[block.before[0] : block.span[1]].lstrip()))


def _between(words: str) -> Html | None:
    return element("span", words, class_="gap") if words else None


def _node(node: Node[Mark], words: str, places: Places) -> Html:
    if not isinstance(node, Piece):
        return text(words[node[0] : node[1]])
    mark = node.layer.mark
    marked = element(
        "span",
        *(_node(child, words, places) for child in node.children),
        class_=f"{mark.classes}{' first' if node.first else ''}{' last' if node.last else ''}",
        id=mark.anchor if node.first else None,
        data_value=mark.value if node.last else None,
    )
    return joined(marked, _reference(mark.statement, places)) if mark.statement and node.last else marked


def _reference(number: int, places: Places) -> Html:
    """The number of the statement, as a link to its card; the style sheet writes it, so no text is added."""
    return element(
        "a",
        class_="reference",
        href=f"#{places.card(number)}",
        data_number=number,
        aria_label=f"Statement {number}",
    )
