"""Labelled spans side by side, as the rules that make them ready look at them."""

from __future__ import annotations

from operator import attrgetter
from typing import TypeAlias

from sayso.model import LabelledSpan, Span
from sayso.reading.attributions.layout import Layout

Spans: TypeAlias = list[LabelledSpan]
SHAPED = 0.85  # score of spans found by shape, as a tagger would score them
BY_PLACE, BY_PLACE_AND_LABEL = attrgetter("span"), attrgetter("span", "label")


def adjacent(left: LabelledSpan, right: LabelledSpan, layout: Layout) -> bool:
    gap = layout.text[left.span[1] : right.span[0]]
    return len(gap) <= 3 and "\n" not in gap


def same_sentence(left: LabelledSpan, right: LabelledSpan, layout: Layout) -> bool:
    return layout.sentence(left.span[0]) == layout.sentence(right.span[0])


def text_of(s: LabelledSpan, layout: Layout) -> str:
    return layout.text[slice(*s.span)]


def shaped(label: str, span: Span, layer: str = "outer") -> LabelledSpan:
    """A span that the shape of the text labels, where the tagger did not."""
    return LabelledSpan(layer=layer, label=label, span=span, score=SHAPED)  # type: ignore[arg-type]
