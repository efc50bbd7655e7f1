"""The text as blocks, from its zones: every character in one block, in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from sayso.model import Article, Span, ZoneKind
from sayso.service.report.statements import clipped

BlockKind: TypeAlias = ZoneKind | Literal["text"]

_line = re.compile(r"[^\n]+")
_word = re.compile(r"\w")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A zone, or text that lies in no zone (`text`).

    `before` and `after` hold what stands between blocks and is no text to read: white space, bullets.
    """

    kind: BlockKind
    before: Span
    span: Span
    after: Span


def blocks(article: Article) -> list[Block]:
    text = article.text
    found = list(_found(article))
    if not found:
        return [Block(kind="text", before=(0, 0), span=(0, len(text)), after=(len(text), len(text)))]
    edges = [0, *(span[1] for _, span in found)]
    return [
        Block(
            kind=kind,
            before=(edges[i], span[0]),
            span=span,
            after=(span[1], len(text) if i == len(found) - 1 else span[1]),
        )
        for i, (kind, span) in enumerate(found)
    ]


def rows(found: list[Block]) -> list[list[Block]]:
    """Blocks that stand beside one set of cards: a list, a run of furniture, else one block."""
    gathered: list[list[Block]] = []
    for block in found:
        if gathered and block.kind == gathered[-1][-1].kind and block.kind in ("list_item", "furniture"):
            gathered[-1].append(block)
        else:
            gathered.append([block])
    return gathered


def _found(article: Article) -> Iterator[tuple[BlockKind, Span]]:
    """Zones cut to where they do not overlap, and between them the lines that lie in none."""
    text, position = article.text, 0
    for zone in sorted(article.zones, key=lambda one: one.span):
        if span := clipped((max(zone.span[0], position), zone.span[1]), len(text)):
            yield from _lines(text, position, span[0])
            yield zone.kind, span
            position = span[1]
    yield from _lines(text, position, len(text))


def _lines(text: str, start: int, end: int) -> Iterator[tuple[BlockKind, Span]]:
    for line in _line.finditer(text, start, end):
        if _word.search(line[0]):
            yield "text", line.span()
