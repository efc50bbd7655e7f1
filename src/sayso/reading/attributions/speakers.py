"""Who a source is: a name that stands for all the ways in which the page mentions somebody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from sayso.language.credits import pattern
from sayso.reading.attributions.until import canonical
from sayso.model import Entity, Mention, Span, Tagged
from sayso.reading.attributions.draft import Draft
from sayso.reading.attributions.layout import Layout

OPENING = 40  # characters from the start of a sentence in which its subject is looked for
NEAR = 3  # paragraphs: how far back a pronoun looks for a speaker


class NamesOfPage(Protocol):
    """What the reading needs of the names resolver."""

    @property
    def entities(self) -> tuple[Entity, ...]: ...
    @property
    def mentions(self) -> tuple[Mention, ...]: ...
    def name_of(self, span: Span) -> tuple[str | None, str | None]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A resolved source. `how` names the rule; `sure` is a factor on the confidence."""

    name: str | None
    entity: str | None = None
    span: Span | None = None
    how: str = "named"
    sure: float = 1.0


@dataclass(frozen=True, slots=True)
class Speakers:
    """Resolves the sources of one page, and says of a stretch of text whether it names a medium."""

    tagged: Tagged
    layout: Layout
    names: NamesOfPage
    language: str | None

    def names_in(self, span: Span, label: str | None = None) -> list[Span]:
        return [
            s.span
            for s in self.tagged.spans
            if s.layer == "name"
            and span[0] <= s.span[0]
            and s.span[1] <= span[1]
            and label in (None, s.label)
        ]

    def text(self, span: Span) -> str:
        return self.layout.text[slice(*span)]

    def name(self, span: Span) -> str | None:
        """The canonical name of what `span` mentions: a publisher's, else the resolver's."""
        return self.medium(span) or self.names.name_of(span)[0]

    def medium(self, span: Span) -> str | None:
        """The canonical name of the publisher or platform that `span` is, or whose name closes it."""
        if known := canonical(self.text(span), self.language):
            return known
        if self.names_in(span, "person"):
            return None
        for name in reversed(self.names_in(span)):
            if known := canonical(self.text(name), self.language):
                return known
        return None

    def is_carrier(self, span: Span) -> bool:
        """Does `span` mention somebody who carries words: a medium, by name or by kind?"""
        text = self.text(span)
        if self.medium(span):
            return True
        if self.names_in(span, "person"):
            return False
        return bool(pattern("media_plural").fullmatch(text) or pattern("media_nouns").search(text))

    def is_person(self, span: Span) -> bool:
        return bool(self.names_in(span, "person"))

    def is_pronoun(self, span: Span) -> bool:
        return pattern("pronouns").fullmatch(self.text(span).strip()) is not None

    def of(self, draft: Draft, drafts: Sequence[Draft]) -> Speaker:
        """The speaker of a draft: by its source, else by the nearest speaker before it."""
        if draft.source is None:
            return self._before(draft, drafts, how="dropped subject: the nearest speaker before", sure=0.75)
        span = draft.source.span
        if self.is_pronoun(span):
            name, entity = self.names.name_of(span)
            if name:
                return Speaker(
                    name=name, entity=entity, span=span, how="pronoun, by the names of the page", sure=0.9
                )
            found = self._before(draft, drafts, how="pronoun: the nearest speaker before", sure=0.85)
            return Speaker(name=found.name, entity=found.entity, span=span, how=found.how, sure=found.sure)
        if medium := self.medium(span):
            return Speaker(
                name=medium, entity=self.names.name_of(span)[1], span=span, how="publisher by name"
            )
        name, entity = self.names.name_of(span)
        if name:
            return Speaker(name=name, entity=entity, span=span)
        if pattern("media_plural").fullmatch(self.text(span)):
            return Speaker(name="unnamed media", span=span, how="media without a name")
        if self.is_carrier(span) and (known := self._medium_before(span, drafts)):
            return Speaker(name=known, span=span, how="a medium: the one named before", sure=0.9)
        if pattern("anonymous").search(self.text(span)):
            return Speaker(name=unnamed(self.text(span)), span=span, how="a source without a name", sure=0.9)
        return Speaker(name=self.text(span), span=span, how="as the text has it", sure=0.9)

    def _medium_before(self, span: Span, drafts: Sequence[Draft]) -> str | None:
        """The medium that was last credited before "the newspaper", else the first one after it."""
        spans = sorted({d.source.span for d in drafts if d.source and d.source.span != span})
        named = [(s, known) for s in spans if (known := self.medium(s))]
        before = [known for s, known in named if s < span]
        return before[-1] if before else next((known for s, known in named if s > span), None)

    def _before(self, draft: Draft, drafts: Sequence[Draft], *, how: str, sure: float) -> Speaker:
        """Whoever was last spoken of as speaking, or opened a sentence, and has a name; media count for neither."""
        here = self.layout.paragraph(draft.start)
        place = draft.source.span[0] if draft.source else draft.start
        spoke = [d.source.span for d in drafts if d.source and d.key != draft.key]
        opened = [
            n for s in self.layout.sentences for n in self.names_in(s, "person") if n[0] - s[0] <= OPENING
        ]
        earlier = sorted({s for s in (*spoke, *opened) if s[1] <= place}, reverse=True)
        for span in earlier:
            if here - self.layout.paragraph(span[0]) > NEAR:
                break
            if self.is_pronoun(span) or self.is_carrier(span) or not (self.is_person(span) or span in spoke):
                continue
            name, entity = self.names.name_of(span)
            if name:
                return Speaker(name=name, entity=entity, span=span, how=how, sure=sure)
        return Speaker(name=None, how="not resolved", sure=0.6)


def unnamed(words: str) -> str:
    """The name of a source without a name: "an unnamed official who was there" is "unnamed official"."""
    words = pattern("determiners").sub("", words).strip()
    cut = pattern("relative").search(words)
    return f"unnamed {words[: cut.start()].rstrip(' ,') if cut and cut.start() else words}"
