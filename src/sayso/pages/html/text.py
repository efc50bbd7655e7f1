"""The text of a page, from its blocks: empty lines between them, list items on lines of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.model import Span
from sayso.pages.html.blocks import Block


@dataclass(frozen=True, slots=True)
class Laid:
    """`spans` are the places of the blocks in `text`, without the marks of list items."""

    text: str
    blocks: Sequence[Block]
    spans: list[Span]

    def inner(self, index: int, start: int, end: int) -> Span:
        """A stretch of a block as a span of the text."""
        base = self.spans[index][0]
        return (base + start, base + end)


def lay_out(blocks: Sequence[Block]) -> Laid:
    pieces: list[str] = []
    spans: list[Span] = []
    length = 0
    for index, block in enumerate(blocks):
        between = "" if not index else "\n" if block.item and blocks[index - 1].item else "\n\n"
        mark = "" if not block.item else "• " if block.item < 0 else f"{block.item}. "
        length += len(between) + len(mark)
        spans.append((length, length + len(block.text)))
        length += len(block.text)
        pieces += (between, mark, block.text)
    return Laid("".join(pieces), blocks, spans)
