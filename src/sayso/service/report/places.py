"""Ids inside the report: what may be linked to, and from where."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from sayso.model import Mention, Reading, Span
from sayso.service.report.blocks import Block
from sayso.service.report.statements import Statement


@dataclass(frozen=True, slots=True)
class Places:
    """The ids of one page in the report, and where its spans can be shown.

    `page` counts from 1. Ids of the reading are never written themselves: they may hold any character.
    """

    page: int
    blocks: tuple[Span, ...]
    numbers: dict[str, int]
    times: dict[str, int]
    names: tuple[Mention, ...]
    entities: dict[str, int]

    @property
    def top(self) -> str:
        return f"p{self.page}"

    def card(self, number: int) -> str:
        return f"p{self.page}-s{number}"

    def mark(self, number: int) -> str:
        return f"p{self.page}-m{number}"

    def time(self, number: int) -> str:
        return f"p{self.page}-t{number}"

    def time_row(self, number: int) -> str:
        return f"p{self.page}-v{number}"

    def entity(self, number: int) -> str:
        return f"p{self.page}-e{number}"

    def fit(self, span: Span) -> Span | None:
        """The span from its first to its last character that stands in a block; None where none does."""
        first = bisect_right(self.blocks, span[0], key=lambda block: block[1])
        last = bisect_right(self.blocks, span[1] - 1, key=lambda block: block[0]) - 1
        if span[0] >= span[1] or first > last:
            return None
        return max(span[0], self.blocks[first][0]), min(span[1], self.blocks[last][1])

    def shown(self, statement: Statement) -> bool:
        """Whether any mark of the statement stands in the text."""
        one = statement.attribution
        spans = [*one.content, *([one.cue.span] if one.cue else [])]
        if one.source and one.source.span:
            spans.append(one.source.span)
        return any(map(self.fit, spans))


def places(page: int, reading: Reading, found: Iterable[Statement], blocks: Iterable[Block]) -> Places:
    spans = tuple(block.span for block in blocks if block.span[0] < block.span[1])
    numbered = {one.attribution.id: one.number for one in reversed([*found])}
    times = {time.id: i for i, time in reversed([*enumerate(reading.times, 1)])}
    bare = Places(page, spans, numbered, times, (), {})
    known = {entity.id for entity in reading.entities}
    firsts: dict[str, Mention] = {}
    for mention in sorted(reading.mentions, key=lambda one: one.span):
        if mention.entity in known and bare.fit(mention.span):
            firsts.setdefault(mention.entity, mention)
    return Places(
        page, spans, numbered, times, tuple(firsts.values()), {id: i for i, id in enumerate(firsts, 1)}
    )
