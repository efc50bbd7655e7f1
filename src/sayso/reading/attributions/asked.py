"""What the rules that name a speaker are asked about, and what they answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from sayso.language.credits import pattern
from sayso.language.phrases import gender_of_name
from sayso.model import Span, covers
from sayso.reading.attributions.draft import Draft
from sayso.reading.attributions.offices import Office, offices_of_persons
from sayso.reading.attributions.speakers import Speakers

OPENING = 40  # characters from the start of a sentence in which its subject is looked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A resolved source. `how` names the rule; `sure` is a factor on the confidence."""

    name: str | None
    entity: str | None = None
    how: str = "named"
    sure: float = 1.0


@dataclass(frozen=True)
class Page:
    """What the rules need of all drafts of a page; worked out when it is first asked for.

    `answers` has by key the speakers that were found so far, in text order.
    """

    drafts: Sequence[Draft]
    speakers: Speakers
    answers: dict[int, Speaker] = field(default_factory=dict)

    @cached_property
    def by_key(self) -> dict[int, Draft]:
        return {d.key: d for d in self.drafts}

    @cached_property
    def by_source(self) -> dict[Span, Draft]:
        return {d.source.span: d for d in reversed(self.drafts) if d.source}

    @cached_property
    def sources(self) -> list[Span]:
        """Who speaks, in text order."""
        return sorted({d.source.span for d in self.drafts if d.source})

    @cached_property
    def known(self) -> list[Span]:
        """Who speaks or opens a sentence, in text order; whoever only carries what others say does not."""
        speaking = {
            d.source.span
            for d in self.drafts
            if d.source and (d.content or self.speakers.is_person(d.source.span))
        }
        return sorted({*speaking, *_openings(self.drafts, self.speakers)})

    @cached_property
    def persons(self) -> list[Span]:
        """The persons named where somebody may speak: no byline, no photographer."""
        layout = self.speakers.layout
        found = self.speakers.names_in((0, len(layout.text)), "person")
        return [p for p in found if not layout.is_silent(p)]

    @cached_property
    def genders(self) -> dict[str, str]:
        """ "f" or "m" by name: what the cues agree on ("сказала", "заявив"), else by the name itself."""
        given = {n for p in self.persons if (n := self.speakers.names.name_of(p)[0])}
        language = self.speakers.language or "en"
        known = {
            name: gender
            for name in given
            if (gender := gender_of_name(name, language) or gender_of_name(name, "en"))
        }
        found: dict[str, set[str]] = {}
        for draft in self.drafts:
            persons = self.speakers.names_in(draft.source.span, "person") if draft.source else []
            name = self.speakers.names.name_of(persons[0])[0] if len(persons) == 1 else None
            if name and (gender := gender_of(draft, self.speakers)):
                found.setdefault(name, set()).add(gender)
        agreed = {name: next(iter(genders)) for name, genders in found.items() if len(genders) == 1}
        return {**known, **agreed}

    @cached_property
    def offices(self) -> Mapping[str, list[Office]]:
        """By name, the offices that the page gives a person."""
        return offices_of_persons(self.speakers, self.persons)

    @cached_property
    def speaking(self) -> frozenset[Span]:
        """The names of the persons who speak."""
        return frozenset(n for s in self.sources for n in self.speakers.names_in(s, "person"))


@dataclass(frozen=True, slots=True)
class Asked:
    """What a rule looks at: a draft, its page, and the span of the source if there is one."""

    draft: Draft
    page: Page

    @property
    def speakers(self) -> Speakers:
        return self.page.speakers

    @property
    def span(self) -> Span:
        assert self.draft.source is not None
        return self.draft.source.span

    @property
    def text(self) -> str:
        return self.speakers.text(self.span)


def gender_of(draft: Draft, speakers: Speakers) -> str | None:
    """The gender that the words of a cue in the past tense agree with, in languages where they do."""
    cue = " ".join(speakers.text(c.span) for c in draft.cue)
    return next((g for g in ("f", "m") if pattern(f"past_{g}").search(cue)), None)


def _openings(drafts: Sequence[Draft], speakers: Speakers) -> frozenset[Span]:
    """Persons named at the start of a sentence, or alone in it and as its subject may be, outside of what
    anybody says."""
    said = [c.span for d in drafts for c in d.content]
    found = set()
    for sentence in speakers.layout.sentences:
        names = [n for n in speakers.names_in(sentence, "person") if not any(covers(c, n) for c in said)]
        opens = bool(names) and names[0][0] - sentence[0] <= OPENING
        alone = len(names) == 1 and speakers.is_nominative(names[0])
        if (opens or alone) and not speakers.layout.is_silent(names[0]):
            found.add(names[0])
    return frozenset(found)
