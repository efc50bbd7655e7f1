"""Labelled spans: what the tagger hands to the reading."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from sayso.model.span import Span

Layer: TypeAlias = Literal["outer", "inner", "name"]
Label: TypeAlias = Literal["source", "cue", "content", "person", "organization", "place"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledSpan:
    """A stretch of the text with a label. `score` is the tagger's mean token probability, a share of 1.

    `layer` is `outer` or `inner` for source, cue and content, `name` for person, organization and place.
    """

    layer: Layer
    label: Label
    span: Span
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagged:
    """A text and its labelled spans, in text order; spans of one layer do not overlap."""

    text: str
    spans: tuple[LabelledSpan, ...]
