"""Which source and which content belong to which cue.

Every cue starts a draft. Each content goes to the cue that it most probably belongs to, each cue takes its
most probable source, and a content with no cue goes to a source that stands by it ("X: we are ready"). The
probabilities come from three logistic models over the features of `features.py`, and three more for languages
that order words freely; their weights are in `linker.json` (fitted by `evaluation/linking.py`).
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import count, pairwise, repeat
from operator import getitem
from types import MappingProxyType
from typing import NamedTuple

from sayso.language.credits import pattern
from sayso.model import LabelledSpan
from sayso.reading.attributions.clean import cue_pieces
from sayso.reading.attributions.draft import Draft
from sayso.reading.attributions.features import (
    DISTANCE,
    SURROUNDINGS,
    Facts,
    Features,
    Placed,
    distance_facts,
    most_of_surroundings,
    placed,
    surrounding_facts,
)
from sayso.reading.attributions.layout import Layout

FREELY = "freely"
REACH = 8  # spans: how far apart in the region two spans may stand
PARAGRAPHS = 3
AGENT = 8  # words between a passive cue and whom its "by" names
SUREST = 30.0  # log-odds: more is no surer
ROUNDING = 0.01  # log-odds: by so much a bound may be off
LEAST_ROBBED = 0.005  # for a cue whose nearest source is kept for another cue
LEAST = {"cue-content": 0.3, "cue-source": 0.3, "source-content": 0.4}


class Link(NamedTuple):
    """A tie between two spans of a region, by index, with its probability."""

    anchor: int
    other: int
    probability: float


def link(
    spans: Sequence[LabelledSpan], layout: Layout, keys: count[int], layer: str = "outer"
) -> list[Draft]:
    """The drafts of one region (the whole text, or one content), in text order of their cues."""
    if not spans:
        return []
    whole, pieces = cue_pieces(spans, layout)
    region = placed(whole, layout)
    references = _references(region, layout)
    contents = best_links(region, "cue-content", layout, barred=references)
    spoken_of = frozenset((*_spoken_of(region, layout), *_not_signing(region, layout)))
    sources = best_links(region, "cue-source", layout, kept=_cited(region, references), apart=spoken_of)
    sources = [_past_clause(x, sources, region, layout.text) for x in sources]
    by_cue = {x.anchor: x for x in sources}
    drafts = []
    for cue in (p for p in region if p.label == "cue"):
        mine = [x for x in contents if x.anchor == cue.place]
        its_source = by_cue.get(cue.place)
        scores = [x.probability for x in mine] + ([its_source.probability] if its_source else [])
        drafts.append(
            Draft(
                key=next(keys),
                source=region[its_source.other].item if its_source else None,
                cue=tuple(sorted((cue.item, *pieces.get(cue.item.span, ())), key=lambda s: s.span)),
                content=tuple(region[x.other].item for x in sorted(mine, key=lambda x: x.other)),
                layer=layer,
                link_score=min(scores, default=1.0),
                why=tuple(_explained(mine, its_source)),
            )
        )
    taken = {x.other for x in contents}
    return _with_cueless(drafts, region, taken, layout, keys, layer)


def candidates(region: Sequence[Placed], kind: str) -> Iterator[tuple[Placed, Placed]]:
    """The pairs (anchor, other) of a kind that stand near enough to be considered."""
    anchor_label, other_label = kind.split("-")
    for place, one in enumerate(region):
        if one.label != anchor_label:
            continue
        first, last = one.paragraph - PARAGRAPHS, one.paragraph + PARAGRAPHS
        for other in region[max(0, place - REACH) : place + REACH + 1]:
            if other.label == other_label and first <= other.paragraph <= last:
                yield one, other


def best_links(
    region: Sequence[Placed],
    kind: str,
    layout: Layout,
    *,
    barred: frozenset[int] = frozenset(),
    apart: frozenset[tuple[int, int]] = frozenset(),
    kept: Mapping[int, int] = MappingProxyType({}),
    taken: Collection[int] = (),
) -> list[Link]:
    """The best anchor of each content (`cue-content`, `source-content`), or the best source of each cue.

    Anchors whose index is `barred` take nothing, and pairs in `apart` are never tied. What is `kept` goes to
    no other anchor than the one it is kept for; what is `taken` needs no anchor any more.
    """
    model = _model(kind, layout.orders_freely)
    by_anchor = kind == "cue-source"
    best: dict[int, Link] = {}
    pairs = [
        (one, other)
        for one, other in candidates(region, kind)
        if other.place not in taken and not (apart and (one.place, other.place) in apart)
    ]
    citing = {anchor: other for other, anchor in kept.items()}
    robbed = {one.place for one, other in pairs if kept and kept.get(other.place, one.place) != one.place}
    for one, other in pairs:
        if one.place in barred or (kept and kept.get(other.place, one.place) != one.place):
            continue
        if citing and citing.get(one.place, other.place) != other.place:
            continue
        least = LEAST_ROBBED if one.place in robbed or one.place in citing else LEAST[kind]
        at = one.place if by_anchor else other.place
        rival = best[at].probability if at in best else 0.0
        value = model.probability(region, one, other, max(least, rival))
        if value >= least and value > rival:
            best[at] = Link(anchor=one.place, other=other.place, probability=value)
    return [best[at] for at in sorted(best)]


class _Weight(dict[Facts, float]):
    """What the features of a group weigh, by its facts: added up once, since there are few of them."""

    def __init__(self, group: Callable[..., Features], weights: Mapping[str, float]) -> None:
        self._group, self._weights = group, weights

    def __missing__(self, facts: Facts) -> float:
        self[facts] = weight = sum(map(self._weights.get, self._group(*facts), repeat(0.0)))
        return weight


@dataclass(frozen=True, slots=True, kw_only=True)
class _Model:
    """`most`: what the surroundings can weigh at the most, by whether the other stands before the anchor."""

    bias: float
    distance: tuple[_Weight, ...]
    surroundings: tuple[_Weight, ...]
    most: tuple[float, float]

    def probability(self, region: Sequence[Placed], one: Placed, other: Placed, least: float) -> float:
        """How probable the tie is; 0 where by the distance alone it cannot be as probable as `least`."""
        score = sum(map(getitem, self.distance, distance_facts(one, other)))
        most = self.bias + score + self.most[other.place < one.place]
        if most < math.log(least / (1.0 - least)) - ROUNDING:
            return 0.0
        score = self.bias + sum(map(getitem, self.surroundings, surrounding_facts(region, one, other)), score)
        if not -SUREST <= score <= SUREST:
            score = math.copysign(SUREST, score)
        return 1.0 / (1.0 + math.exp(-score))


@cache
def _model(kind: str, freely: bool) -> _Model:
    """The model of a kind of tie; where words order freely, one of its own."""
    weights = _weights()[f"{kind} {FREELY}" if freely else kind]
    return _Model(
        bias=weights["bias"],
        distance=tuple(_Weight(group, weights) for group in DISTANCE),
        surroundings=tuple(_Weight(group, weights) for group in SURROUNDINGS),
        most=(most_of_surroundings("after", weights), most_of_surroundings("before", weights)),
    )


def _references(region: Sequence[Placed], layout: Layout) -> frozenset[int]:
    """Cues such as "citing" with a source right after them, where another cue has the content."""
    reference = pattern("reference")
    cues = [p for p in region if p.label == "cue"]
    return frozenset(
        p.place
        for p, behind in pairwise(region)
        if p.label == "cue"
        and behind.label == "source"
        and behind.first == p.first
        and reference.fullmatch(layout.text[p.start : p.end])
        and any(o.place != p.place and o.first == p.first for o in cues)
    )


def _spoken_of(region: Sequence[Placed], layout: Layout) -> Iterator[tuple[int, int]]:
    """Passive cues such as "is considered", with the sources that are spoken of and do not speak."""
    passive, text = pattern("passive"), layout.text
    for cue in (p for p in region if p.label == "cue" and passive.fullmatch(text[p.start : p.end])):
        for source in (p for p in region if p.label == "source"):
            behind = text[cue.end : source.start] if source.first == cue.first else ""
            if not (behind.endswith(" by ") and len(behind.split()) <= AGENT):
                yield cue.place, source.place


def _not_signing(region: Sequence[Placed], layout: Layout) -> Iterator[tuple[int, int]]:
    """A dash that stands as a cue, with all but the name right behind it, which signs."""
    for cue in (p for p in region if p.label == "cue"):
        if not layout.text[cue.start : cue.end].strip("―—–- "):
            yield from (
                (cue.place, p.place) for p in region if p.label == "source" and p.place != cue.place + 1
            )


def _past_clause(tie: Link, ties: Sequence[Link], region: Sequence[Placed], text: str) -> Link:
    """ "Lind, who was tired, told the Star": "who" speaks in its clause, and Lind behind it."""
    who, cue = region[tie.other], region[tie.anchor]
    before = region[who.place - 1] if who.place else None
    if before is None or before.label != "source" or not _is_relative(text[who.start : who.end]):
        return tie
    mark = text[before.end : who.start].strip()
    inside = [
        region[x.anchor].end for x in ties if x.other == who.place and who.start < region[x.anchor].start
    ]
    if mark not in (",", "–", "—", "--") or not inside or cue.start < min(inside):
        return tie
    return tie._replace(other=before.place) if mark in text[min(inside) : cue.start] else tie


def _is_relative(words: str) -> bool:
    return pattern("relative_pronouns").fullmatch(words) is not None


def _cited(region: Sequence[Placed], references: frozenset[int]) -> dict[int, int]:
    """The source right after each reference cue, and that cue: whom "citing" names speaks by no other cue."""
    return {p.place: p.place - 1 for p in region if p.place - 1 in references}


def _with_cueless(
    drafts: list[Draft],
    region: Sequence[Placed],
    taken: set[int],
    layout: Layout,
    keys: count[int],
    layer: str,
) -> list[Draft]:
    """Contents that no cue took: with the source that stands by them, else on their own."""
    left = [p for p in region if p.label == "content" and p.place not in taken]
    if not left:
        return drafts
    ties = {x.other: x for x in best_links(region, "source-content", layout, taken=taken)}
    drafts = list(drafts)
    for content in left:
        tie = ties.get(content.place)
        if tie is None:
            why = "alone: no cue and no source by it"
            drafts.append(
                Draft(key=next(keys), content=(content.item,), layer=layer, link_score=0.3, why=(why,))
            )
            continue
        source = region[tie.anchor].item
        at = next((i for i, d in enumerate(drafts) if _takes_more(d, source, content, layout)), None)
        if at is None:
            why = f"source by content: no cue, p={tie.probability:.2f}"
            drafts.append(
                Draft(
                    key=next(keys), source=source, content=(content.item,), layer=layer,
                    link_score=tie.probability, why=(why,),
                )
            )  # fmt: skip
        else:
            more = tuple(sorted((*drafts[at].content, content.item), key=lambda c: c.span))
            drafts[at] = drafts[at].because(
                f"another piece of content by its source, p={tie.probability:.2f}", content=more
            )
    return drafts


def _takes_more(draft: Draft, source: LabelledSpan, content: Placed, layout: Layout) -> bool:
    """Is `draft` by that source, and without a cue or with its cue in the sentence of `content`?"""
    if draft.source != source:
        return False
    return not draft.cue or layout.sentence(draft.cue[0].span[0]) in (content.first, content.last)


def _explained(contents: list[Link], source: Link | None) -> Iterator[str]:
    for name, tie in [("content", x) for x in contents] + ([("source", source)] if source else []):
        side = "before" if tie.other < tie.anchor else "after"
        between = abs(tie.other - tie.anchor) - 1
        yield f"linked {name}: {side} the cue, {between} labelled spans between, p={tie.probability:.2f}"


@cache
def _weights() -> dict[str, dict[str, float]]:
    path = files("sayso.reading.attributions") / "linker.json"
    weights: dict[str, dict[str, float]] = json.loads(path.read_text(encoding="utf-8"))
    return weights
