"""Spans that nest, touch or cross, as a tree: crossing spans are cut, so that markup can be written from it.

The usual sweep over edges: at each edge close what ends (and whatever stands open inside it), then open again
what was closed too early, together with what begins, the longest outermost.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Generic, TypeAlias, TypeVar

from sayso.model import Span

Mark = TypeVar("Mark")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer(Generic[Mark]):
    """A span that wants marking. Of two layers over the same characters the lower rank is the outer one."""

    span: Span
    mark: Mark
    rank: tuple[int, ...] = ()


@dataclass(slots=True)
class Piece(Generic[Mark]):
    """A layer, or what a cut left of it: `first` holds the layer's beginning, `last` its end."""

    layer: Layer[Mark]
    start: int
    end: int = -1
    children: list[Piece[Mark] | Span] = field(default_factory=list)

    @property
    def first(self) -> bool:
        return self.start == self.layer.span[0]

    @property
    def last(self) -> bool:
        return self.end == self.layer.span[1]


Node: TypeAlias = Piece[Mark] | Span


def nested(bounds: Span, layers: Iterable[Layer[Mark]]) -> list[Node[Mark]]:
    """Cover `bounds` exactly once, in order, with bare spans and pieces of the layers."""
    starts, ends = _edges(bounds, layers)
    top: list[Node[Mark]] = []
    stack: list[Piece[Mark]] = []
    position = bounds[0]
    for edge in sorted({*bounds, *starts, *ends}):
        if edge > position:
            (stack[-1].children if stack else top).append((position, edge))
            position = edge
        again = _close(stack, ends[edge], edge, bounds[1]) if edge in ends else []
        for layer in sorted([*again, *starts.get(edge, ())], key=lambda one: (-one.span[1], one.rank)):
            piece = Piece(layer, edge)
            (stack[-1].children if stack else top).append(piece)
            stack.append(piece)
    return top


def walk(nodes: Iterable[Node[Mark]]) -> Iterator[Node[Mark]]:
    for node in nodes:
        yield node
        if isinstance(node, Piece):
            yield from walk(node.children)


def _edges(
    bounds: Span, layers: Iterable[Layer[Mark]]
) -> tuple[dict[int, list[Layer[Mark]]], dict[int, int]]:
    """Which layers begin at a position and how many end there, both inside the bounds."""
    starts: dict[int, list[Layer[Mark]]] = defaultdict(list)
    ends: dict[int, int] = defaultdict(int)
    for layer in layers:
        start, end = max(layer.span[0], bounds[0]), min(layer.span[1], bounds[1])
        if start < end:
            starts[start].append(layer)
            ends[end] += 1
    return dict(starts), dict(ends)


def _close(stack: list[Piece[Mark]], ending: int, edge: int, limit: int) -> list[Layer[Mark]]:
    """Close all that ends at the edge; return the layers that were closed only because they stood inside."""
    again: list[Layer[Mark]] = []
    while ending:
        piece = stack.pop()
        piece.end = edge
        if min(piece.layer.span[1], limit) > edge:
            again.append(piece.layer)
        else:
            ending -= 1
    return again
