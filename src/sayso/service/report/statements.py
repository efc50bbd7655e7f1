"""The attributions of a reading in the order in which people read them: each before what stands inside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sayso.model import Attribution, Reading, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """An attribution with its number in the report, counted from 1, and its place among the others.

    `height` is how many layers of speech stand inside it; `place` is where in the text its own words begin,
    null where it has none; `inside`, `denies` and `denied_by` are numbers.
    """

    number: int
    attribution: Attribution
    parent: int | None
    depth: int
    height: int
    place: int | None
    inside: tuple[int, ...]
    denies: tuple[int, ...]
    denied_by: tuple[int, ...]


def statements(reading: Reading) -> list[Statement]:
    """All attributions of the reading, numbered; a parent that is missing or circular is no parent."""
    size = len(reading.article.text)
    order = list(_in_order(reading.attributions, size))
    numbers = {order[i][0].id: i + 1 for i in reversed(range(len(order)))}
    heights: dict[int, int] = defaultdict(int)
    parents: list[int | None] = []
    for i, (attribution, depth) in enumerate(order):
        parents.append(numbers.get(attribution.parent or "") if depth else None)
        above, height = parents[i], 1
        while above is not None:
            heights[above] = max(heights[above], height)
            above, height = parents[above - 1], height + 1
    denies, denied_by = _denials(reading, numbers)
    return [
        Statement(
            number=i + 1,
            attribution=attribution,
            parent=parents[i],
            depth=depth,
            height=heights[i + 1],
            place=_place(attribution, size),
            inside=tuple(n for n, parent in enumerate(parents, 1) if parent == i + 1),
            denies=tuple(denies[attribution.id]),
            denied_by=tuple(denied_by[attribution.id]),
        )
        for i, (attribution, depth) in enumerate(order)
    ]


def clipped(span: Span | None, size: int) -> Span | None:
    """The part of the span that lies in a text of `size` characters; None where there is none."""
    if span is None:
        return None
    start, end = max(span[0], 0), min(span[1], size)
    return (start, end) if start < end else None


def clipped_all(spans: Iterable[Span], size: int) -> list[Span]:
    return [inside for span in spans if (inside := clipped(span, size))]


def _place(attribution: Attribution, size: int) -> int | None:
    """The cue stands where the saying is done; without one, the words or the source do."""
    cue = clipped(attribution.cue.span, size) if attribution.cue else None
    source = clipped(attribution.source.span, size) if attribution.source else None
    content = clipped_all(attribution.content, size)
    spans = [cue] if cue else [*content[:1], *([source] if source else [])]
    return min((span[0] for span in spans), default=None)


def _in_order(attributions: tuple[Attribution, ...], size: int) -> Iterator[tuple[Attribution, int]]:
    """Each attribution once, with its depth: depth first, by place in the text."""
    ids = {attribution.id for attribution in attributions}
    below: dict[str | None, list[Attribution]] = defaultdict(list)
    for attribution in attributions:
        below[attribution.parent if attribution.parent in ids else None].append(attribution)
    for group in below.values():
        group.sort(key=lambda one: size if (place := _place(one, size)) is None else place)
    seen: set[int] = set()
    opened: set[str] = set()
    # What is reached from no top attribution stands in a circle of parents; it comes last, as if at the top.
    for top in [*below[None], *attributions]:
        waiting = [(top, 0)]
        while waiting:
            attribution, depth = waiting.pop()
            if id(attribution) in seen:
                continue
            seen.add(id(attribution))
            yield attribution, depth
            if attribution.id not in opened:
                opened.add(attribution.id)
                waiting += [(child, depth + 1) for child in reversed(below.get(attribution.id, ()))]


def _denials(reading: Reading, numbers: dict[str, int]) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
    denies: dict[str, list[int]] = defaultdict(list)
    denied_by: dict[str, list[int]] = defaultdict(list)
    for denial in reading.denials:
        if denial.attribution in numbers and denial.denies in numbers:
            denies[denial.attribution].append(numbers[denial.denies])
            denied_by[denial.denies].append(numbers[denial.attribution])
    return denies, denied_by
