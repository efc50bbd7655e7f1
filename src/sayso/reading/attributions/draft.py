"""An attribution in the making: labelled spans tied together, before names, chain and stance."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from sayso.model import LabelledSpan, Span


@dataclass(frozen=True, kw_only=True, eq=False)
class Draft:
    """What is tied so far; equal only to itself, so that it can be asked for what is known of it.

    `key` is unique in a reading and `parent` is the key of the draft around it.
    `source` is null where the subject is dropped; `borrowed` is, in an interview, the name of who answers.
    `pointer` holds the words ("Про це") that stood where `content` now has what they point back to.
    `shaped`: the shape of the text leaves no doubt that it is an attribution, whatever the labels' scores.
    `media` are names of media in which the words were first said. `why` says, step by step, how it came
    about; each entry begins with the name of the rule.
    """

    key: int
    source: LabelledSpan | None = None
    borrowed: Span | None = None
    cue: tuple[LabelledSpan, ...] = ()
    content: tuple[LabelledSpan, ...] = ()
    pointer: LabelledSpan | None = None
    parent: int | None = None
    layer: str = "outer"
    media: tuple[Span, ...] = ()
    link_score: float = 1.0
    shaped: bool = False
    why: tuple[str, ...] = ()

    @cached_property
    def start(self) -> int:
        """Where the attribution begins: the order of attributions in a reading."""
        return min([s.span[0] for s in self.spans])

    @cached_property
    def end(self) -> int:
        return max([s.span[1] for s in self.spans])

    @property
    def spans(self) -> tuple[LabelledSpan, ...]:
        pointer = (self.pointer,) if self.pointer else ()
        source = (self.source,) if self.source else ()
        return (*source, *self.cue, *self.content, *pointer)

    @property
    def position(self) -> int:
        """Where the crediting words stand: the cue, else the source, else the content."""
        if self.cue:
            return self.cue[0].span[0]
        return self.source.span[0] if self.source else self.start

    def because(self, rule: str, **changes: object) -> Draft:
        """The draft with `changes`, and with the rule that made them."""
        return replace(self, why=(*self.why, rule), **changes)  # type: ignore[arg-type]


def words_in(text: str, span: Span) -> int:
    return len(text[slice(*span)].split())
