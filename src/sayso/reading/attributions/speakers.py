"""Who a source is: a name that stands for all the ways in which the page mentions somebody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from sayso.language.credits import pattern
from sayso.language.publishers import canonical
from sayso.language.stems import key
from sayso.model import Entity, Mention, Span, Tagged, covers
from sayso.reading.attributions.draft import Draft
from sayso.reading.attributions.layout import Layout

OPENING = 40  # characters from the start of a sentence in which its subject is looked for
TITLE = 45  # characters before a person's name in which an office is looked for
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
        return self.medium(span) or self.named(span)[0]

    def named(self, span: Span) -> tuple[str | None, str | None]:
        """Name and entity of whom `span` names; nobody for "Putin's ally", who is not Putin.

        An apposition behind a person's name names nobody else: "Lavrov, an ally of Putin".
        """
        persons = self.names_in(span, "person")
        if persons:
            comma = self.layout.text.find(",", persons[0][1], span[1])
            if comma > 0:
                span = (span[0], comma)
                persons = self.names_in(span, "person")
        if len(persons) == 1 and self._only_related(span, persons[0]):
            return None, None
        return self.names.name_of(span)

    def _only_related(self, span: Span, person: Span) -> bool:
        """Is the person in `span` somebody whom the one meant is related to ("a spokesman for Trump")?"""
        before, after = self.text((span[0], person[0])), self.text((person[1], span[1]))
        owned = self.text(person).endswith(("'s", "’s")) or after.startswith(("'s ", "’s "))
        if owned and after.strip("'’s ").strip():
            return True
        related = pattern("related").search(before)
        return related is not None and not before[related.end() :].strip(' «»"“”')

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
            found = self._before(draft, drafts, how="pronoun: the nearest speaker before", sure=0.85)
            return Speaker(name=found.name, entity=found.entity, span=span, how=found.how, sure=found.sure)
        if medium := self.medium(span):
            return Speaker(name=medium, entity=self.named(span)[1], span=span, how="publisher by name")
        if not self.is_person(span) and pattern("indefinite").match(self.text(span)):
            return Speaker(name=unnamed(self.text(span)), span=span, how="a source without a name", sure=0.9)
        name, entity = self.named(span)
        if name and (self.is_person(span) or not self._role_alone(span)):
            return Speaker(name=name, entity=entity, span=span)
        if self._role_alone(span) and (found := self._by_role(draft, drafts)).name:
            return found
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

    def _role_alone(self, span: Span) -> bool:
        """One person by an office or a description, without a name: "the minister", "соратник Путіна"."""
        persons = [n for n in self.names_in(span, "person") if not self._only_related(span, n)]
        return not persons and pattern("roles").search(self.text(span)) is not None

    def _by_role(self, draft: Draft, drafts: Sequence[Draft]) -> Speaker:
        """Whoever was named with the same office before; else the last who spoke."""
        assert draft.source is not None
        span = draft.source.span
        mine = {key(w) for w in pattern("roles").findall(self.text(span))}
        persons = [n for n in self.names_in((0, span[0]), "person") if n[1] <= span[0]]
        for person in reversed(persons):
            title = self.text((max(0, person[0] - TITLE), person[0])).rpartition("\n")[2]
            if mine & {key(w) for w in pattern("roles").findall(title)}:
                name, entity = self.names.name_of(person)
                return Speaker(
                    name=name, entity=entity, span=span, how="an office that a person has before", sure=0.85
                )
        found = self._before(draft, drafts, how="a description: the nearest speaker before", sure=0.7)
        return Speaker(name=found.name, entity=found.entity, span=span, how=found.how, sure=found.sure)

    def _before(self, draft: Draft, drafts: Sequence[Draft], *, how: str, sure: float) -> Speaker:
        """Whoever was last spoken of as speaking, or opened a sentence, and has a name; media count for neither."""
        here = self.layout.paragraph(draft.start)
        place = draft.source.span[0] if draft.source else draft.start
        spoke = {d.source.span for d in drafts if d.source and d.key != draft.key}
        earlier = sorted((s for s in spoke | self._opening(drafts) if s[1] <= place), reverse=True)
        for span in earlier:
            if here - self.layout.paragraph(span[0]) > NEAR:
                break
            if self.is_pronoun(span) or self.is_carrier(span):
                continue
            name, entity = self.named(span)
            if name and self.is_person(span) or name and span in spoke and not self._role_alone(span):
                return Speaker(name=name, entity=entity, span=span, how=how, sure=sure)
        return Speaker(name=None, how="not resolved", sure=0.6)

    def _opening(self, drafts: Sequence[Draft]) -> set[Span]:
        """Persons named at the start of a sentence, outside of what anybody says."""
        said = [c.span for d in drafts for c in d.content]
        return {
            name
            for sentence in self.layout.sentences
            for name in self.names_in(sentence, "person")[:1]
            if name[0] - sentence[0] <= OPENING and not any(covers(c, name) for c in said)
        }


def unnamed(words: str) -> str:
    """The name of a source without a name: "an unnamed official who was there" is "unnamed official"."""
    words = pattern("determiners").sub("", words).strip()
    cut = pattern("relative").search(words)
    return f"unnamed {words[: cut.start()].rstrip(' ,') if cut and cut.start() else words}"
