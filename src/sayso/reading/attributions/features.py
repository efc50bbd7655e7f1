"""What tells whether two labelled spans belong together: their order, what stands between them, how near.

A feature is a short readable string, so that the weights in `linker.json` can be read and an explanation can
quote them. Features use no words of any language; the same weights serve every language. They come in
groups, each made of a few facts; of these there are few enough that what a group weighs is mostly known from
the pages before, and its features need not be spelt out again.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from operator import attrgetter, lt
from typing import NamedTuple, TypeAlias

from sayso.model import LabelledSpan
from sayso.reading.attributions.layout import Layout

Counts: TypeAlias = tuple[int, ...]
Features: TypeAlias = tuple[str, ...]
Facts: TypeAlias = tuple[str | int | tuple[bool, ...], ...]

# How many spans there are of each label, in one number: each has its own bits of it.
_BITS = 20
_ONE = {label: 1 << _BITS * i for i, label in enumerate(("source", "cue", "content"))}
_SHORT = ("so", "cu", "co")
_NOTHING = "between=so0 cu0 co0"
CACHED = 4096
_FAR = {label: f"far {label}" for label in _ONE}
_WORD = re.compile(r"\w+")
_OPENERS = "«“„\"‘'"
_SIGNS = (
    ("comma", ","),
    ("colon", ":"),
    ("semicolon", ";"),
    ("dash", "–—-"),
    ("stop", ".!?…"),
    ("bracket", "()"),
)
_KIND = {mark: kind for kind, (_, marks) in enumerate(_SIGNS) for mark in marks}
_SIGN = re.compile(f"[{re.escape(''.join(_KIND))}]")
_BUCKETS = ("0", "1", "2", "3-4", "3-4", *["5-8"] * 4, *["9-16"] * 8)  # by the number of words


class Placed(NamedTuple):
    """A labelled span with its place in the region and the sentences and paragraph that it stands in.

    `free` counts the words of the region before it that are in no labelled span; `earlier` those spans by
    label, in the bits of `_ONE`, and `through` the same with the span itself. `signs` counts the signs of
    each kind before its start and before its end. `quoted`, `capital` and `bare_capital` say how it begins,
    the last of them without regard to a quotation mark.
    """

    place: int
    item: LabelledSpan
    label: str
    start: int
    end: int
    paragraph: int
    first: int
    last: int
    free: int
    earlier: int
    through: int
    signs: tuple[Counts, Counts]
    quoted: bool
    capital: bool
    bare_capital: bool


def placed(spans: Sequence[LabelledSpan], layout: Layout) -> list[Placed]:
    ordered = sorted(spans, key=attrgetter("span", "label"))
    if not ordered:
        return []
    text = layout.text
    first, last = ordered[0].span[0], max(s.span[1] for s in ordered)
    starts = [m.start() for m in _WORD.finditer(text, first, last)]
    signs, counted = _running(text, first, last)
    found: list[Placed] = []
    labelled = earlier = 0
    for i, s in enumerate(ordered):
        start, end = s.span
        before = bisect_left(starts, start)
        through = earlier + _ONE[s.label]
        found.append(
            Placed(
                place=i,
                item=s,
                label=s.label,
                start=start,
                end=end,
                paragraph=layout.paragraph(start),
                first=layout.sentence(start),
                last=layout.sentence(max(start, end - 1)),
                free=before - labelled,
                earlier=earlier,
                through=through,
                signs=(counted[bisect_left(signs, start)], counted[bisect_left(signs, end)]),
                quoted=text[start] in _OPENERS or (start > 0 and text[start - 1] in _OPENERS),
                capital=text[start].isupper(),
                bare_capital=text[start : start + 2].strip(_OPENERS)[:1].isupper(),
            )
        )
        labelled += bisect_left(starts, end) - before
        earlier = through
    return found


def _running(text: str, start: int, end: int) -> tuple[list[int], list[Counts]]:
    """Where signs stand, and how many of each kind there are before the first, the second, …, the end."""
    positions: list[int] = []
    counts = [0] * len(_SIGNS)
    running: list[Counts] = [tuple(counts)]
    for match in _SIGN.finditer(text, start, end):
        positions.append(match.start())
        counts[_KIND[match[0]]] += 1
        running.append(tuple(counts))
    return positions, running


def distance_facts(one: Placed, other: Placed) -> tuple[Facts, Facts]:
    """What the groups of `DISTANCE` make features of, to tie `other` to `one`.

    `other` is a source or a content, `one` a cue, or a source without a cue.
    """
    left, right, side = (other, one, "before") if other.place < one.place else (one, other, "after")
    words, sentences = right.free - left.free, right.first - left.last
    paragraphs = right.paragraph - left.paragraph
    between = _between(right.earlier - left.through)
    return (
        (side, _BUCKETS[max(words, 0)] if words <= 16 else "17+", between, one.capital),
        (
            side,
            between,
            sentences if sentences < 4 else 4,
            paragraphs if paragraphs < 3 else 3,
            other.quoted,
        ),
    )


def surrounding_facts(region: Sequence[Placed], one: Placed, other: Placed) -> tuple[Facts, Facts]:
    """The same for the groups of `SURROUNDINGS`."""
    if other.place < one.place:
        left, right, side, step = other, one, "before", 1
    else:
        left, right, side, step = one, other, "after", -1
    return (
        (side, _between(right.earlier - left.through), tuple(map(lt, left.signs[1], right.signs[0]))),
        (
            side,
            other.bare_capital,
            _label(region, one.place + step, one),
            _label(region, other.place - step, one),
        ),
    )


def pair_features(region: Sequence[Placed], one: Placed, other: Placed) -> Features:
    """Features of tying `other` to `one`, all groups together."""
    facts = (*distance_facts(one, other), *surrounding_facts(region, one, other))
    groups = (*DISTANCE, *SURROUNDINGS)
    return tuple(name for group, known in zip(groups, facts, strict=True) for name in group(*known))


def most_of_surroundings(side: str, weights: Mapping[str, float]) -> float:
    """What the groups of `SURROUNDINGS` can weigh at the most, whatever the facts."""
    examples = (*_joined(side, _NOTHING, (False,) * len(_SIGNS)), *_beyond(side, False, "end", "end"))
    most = dict.fromkeys(map(_kind_of, examples), 0.0)
    for name, weight in weights.items():
        kind = _kind_of(name)
        if kind in most:
            most[kind] = max(most[kind], weight)
    return sum(most.values())


def _kind_of(name: str) -> str:
    """The side of a feature and what it first has a value of."""
    return name.partition("=")[0]


@lru_cache(maxsize=CACHED)
def _between(counted: int) -> str:
    """How many sources, cues and contents stand between two spans, of each two at most."""
    counts = (counted >> _BITS * i & (1 << _BITS) - 1 for i in range(len(_SHORT)))
    return "between=" + " ".join(f"{k}{min(n, 2)}" for k, n in zip(_SHORT, counts, strict=True))


def _near(side: str, words: str, between: str, anchor_capital: bool) -> Features:
    """By the words that stand between them and are in no labelled span."""
    close = "near" if words in ("0", "1", "2") and between == _NOTHING else "far"
    return (
        side,
        f"{side} words={words}",
        f"{side} {between}",
        f"{side} words={words} {side} {between}",
        f"{side} anchor capital={anchor_capital} {close}",
    )


def _apart(side: str, between: str, sentences: int, paragraphs: int, quoted: bool) -> Features:
    """By the sentences and paragraphs that they are apart."""
    apart = f"{side} sentences={sentences} paragraphs={paragraphs}"
    return apart, f"{side} {between} {apart}", f"{apart} quoted={quoted}", f"{side} quoted={quoted}"


def _joined(side: str, between: str, signs: tuple[bool, ...]) -> Features:
    """By the kinds of signs that stand between them."""
    kinds = "+".join(name for (name, _), there in zip(_SIGNS, signs, strict=True) if there) or "none"
    return f"{side} signs={kinds}", f"{side} {between} signs={kinds}"


def _beyond(side: str, capital: bool, anchor: str, other: str) -> Features:
    """By the labels on the far side of the anchor and of the other."""
    return f"{side} capital={capital}", f"{side} beyond anchor={anchor} beyond other={other}"


DISTANCE: tuple[Callable[..., Features], ...] = (_near, _apart)
SURROUNDINGS: tuple[Callable[..., Features], ...] = (_joined, _beyond)


def _label(region: Sequence[Placed], at: int, anchor: Placed) -> str:
    """The label of a neighbour, and whether it stands far from the anchor."""
    if not 0 <= at < len(region):
        return "end"
    one = region[at]
    return one.label if -1 <= one.first - anchor.first <= 1 else _FAR[one.label]
