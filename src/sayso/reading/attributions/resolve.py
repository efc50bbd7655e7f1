"""Who says it: the name that stands for a source, however the page mentions it.

The rules stand in `RULES`, and the first that answers decides. What they infer, they say so (`how`, `sure`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from sayso.language.credits import english, pattern
from sayso.language.names import known
from sayso.language.stems import key
from sayso.model import Span, covers
from sayso.reading.attributions.draft import Draft
from sayso.reading.attributions.speakers import Speakers

OPENING = 40  # characters from the start of a sentence in which its subject is looked for
_PAUSE = re.compile(r"[,.;:!?\n«»“”\"(–—]\s*")
TITLE = 45  # characters before a person's name in which an office is looked for
NEAR = 3  # paragraphs: how far back a pronoun looks for a speaker


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A resolved source. `how` names the rule; `sure` is a factor on the confidence."""

    name: str | None
    entity: str | None = None
    how: str = "named"
    sure: float = 1.0


@dataclass(frozen=True)
class Page:
    """What the rules need of all drafts of a page; worked out when it is first asked for."""

    drafts: Sequence[Draft]
    speakers: Speakers

    @cached_property
    def by_key(self) -> dict[int, Draft]:
        return {d.key: d for d in self.drafts}

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
        """ "f" or "m" for those whose cues agree on it: "сказала", "заявив"."""
        found: dict[str, set[str]] = {}
        for draft in self.drafts:
            persons = self.speakers.names_in(draft.source.span, "person") if draft.source else []
            name = self.speakers.names.name_of(persons[0])[0] if len(persons) == 1 else None
            if name and (gender := _gender(draft, self.speakers)):
                found.setdefault(name, set()).add(gender)
        return {name: next(iter(genders)) for name, genders in found.items() if len(genders) == 1}

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


def speakers_by_key(drafts: Sequence[Draft], speakers: Speakers) -> dict[int, Speaker]:
    """The speaker of each draft, by the draft's key."""
    page = Page(drafts, speakers)
    return {d.key: _speaker(Asked(d, page)) for d in drafts}


def _speaker(asked: Asked) -> Speaker:
    draft = asked.draft
    if draft.source is None and draft.borrowed is not None:
        name, entity = asked.speakers.named(draft.borrowed)
        return Speaker(name=name, entity=entity, how="an answer: the person interviewed", sure=0.9)
    if draft.source is None and (draft.layer == "inner" or _is_passive(draft, asked.speakers)):
        return Speaker(name=None, how="nobody is named", sure=0.9)
    if draft.source is not None and pattern("vague").fullmatch(asked.text):
        return Speaker(name=None, how="nobody is named", sure=0.9)
    if draft.source is None:
        return nearest(asked, how="dropped subject: the nearest speaker before", sure=0.75)
    found = next((answer for rule in RULES if (answer := rule(asked))), None)
    return found or Speaker(name=asked.text, how="as the text has it", sure=0.9)


def _gender(draft: Draft, speakers: Speakers) -> str | None:
    """The gender that the words of a cue in the past tense agree with, in languages where they do."""
    cue = " ".join(speakers.text(c.span) for c in draft.cue)
    return next((g for g in ("f", "m") if pattern(f"past_{g}").search(cue)), None)


def _wanted(asked: Asked) -> str | None:
    """The gender of whom a pronoun means, or of whom a cue without a source agrees with."""
    if asked.draft.source is None:
        return _gender(asked.draft, asked.speakers)
    return next((g for g in ("f", "m") if pattern(f"pronouns_{g}").fullmatch(asked.text)), None)


def _is_passive(draft: Draft, speakers: Speakers) -> bool:
    """ "A curfew was announced", "сообщается": nobody is said to say it, and nobody near need have."""
    cue = " ".join(speakers.text(c.span) for c in draft.cue)
    return any(pattern(name).fullmatch(cue) is not None for name in ("passive", "impersonal"))


def by_pronoun(asked: Asked) -> Speaker | None:
    if not asked.speakers.is_pronoun(asked.span):
        return None
    if found := _right_before(asked) or _oneself(asked):
        return found
    return nearest(asked, how="pronoun: the nearest speaker before", sure=0.85)


def _right_before(asked: Asked) -> Speaker | None:
    """ "Lind, who": the name that a relative pronoun follows."""
    if not pattern("relative_pronouns").fullmatch(asked.text):
        return None
    start = asked.span[0]
    sentence = asked.speakers.layout.sentences[asked.speakers.layout.sentence(start)]
    before = [n for n in asked.speakers.names_in((sentence[0], start)) if n[1] < start]
    if not before or asked.speakers.text((before[-1][1], start)).strip(' "»”') != ",":
        return None
    name = asked.speakers.name(before[-1])
    entity = asked.speakers.named(before[-1])[1]
    return Speaker(name=name, entity=entity, how="the name right before", sure=0.95) if name else None


def _oneself(asked: Asked) -> Speaker | None:
    """ "I told them", inside what somebody says: that one."""
    around = asked.page.by_key.get(asked.draft.parent) if asked.draft.parent is not None else None
    if around is None or not pattern("oneself").fullmatch(asked.text):
        return None
    return replace(_speaker(Asked(around, asked.page)), how="who speaks of himself")


def without_name(asked: Asked) -> Speaker | None:
    """ "a senior official", "джерела CNN"."""
    if not asked.speakers.is_anonymous(asked.span):
        return None
    names = asked.speakers.names_in(asked.span)
    if asked.speakers.language == "en":  # "a UN official" keeps the body, "CNN's sources" not the medium
        names = [n for n in names if asked.speakers.medium(n)]
    return Speaker(
        name=unnamed(asked.text, [asked.speakers.text(n) for n in names]),
        how="a source without a name",
        sure=0.9,
    )


def by_publisher(asked: Asked) -> Speaker | None:
    medium = asked.speakers.medium(asked.span)
    return (
        Speaker(name=medium, entity=asked.speakers.named(asked.span)[1], how="publisher by name")
        if medium
        else None
    )


def by_name(asked: Asked) -> Speaker | None:
    if together := _together(asked):
        return Speaker(name="; ".join(together), how="several, named together")
    name, entity = asked.speakers.named(asked.span)
    if name and (asked.speakers.is_person(asked.span) or not asked.speakers.is_role(asked.span)):
        return Speaker(name=name, entity=entity)
    return None


def _together(asked: Asked) -> list[str]:
    """The names of several persons who speak as one: "Trump and Putin"."""
    persons = asked.speakers.names_in(asked.speakers.without_owner(asked.span), "person")
    if len(persons) < 2:
        return []
    joined = all(
        pattern("joining").fullmatch(asked.speakers.text((left[1], right[0])).strip())
        for left, right in pairwise(persons)
    )
    names = [name for p in persons if (name := asked.speakers.names.name_of(p)[0])]
    return names if joined and len(names) > 1 else []


def by_body(asked: Asked) -> Speaker | None:
    """ "The administration of President Trump", "администрация Трампа": a body that has a person's name."""
    found = pattern("related_bodies").match(asked.text)
    words = found[0].split() if found else []
    body = next((meant for word in words if (meant := english("bodies_english", word))), None)
    persons = asked.speakers.names_in(asked.span, "person")
    name = asked.speakers.names.name_of(persons[-1])[0] if persons else None
    return Speaker(name=f"{name.split()[-1]} {body}", how="a body by its head") if name and body else None


def by_office(asked: Asked) -> Speaker | None:
    """ "the minister": who was named with that office; else the last who spoke, in a headline the next."""
    if not asked.speakers.is_role(asked.span) or pattern("related_bodies").match(asked.text):
        return None
    mine = _offices(asked.text)
    persons = asked.page.persons
    before = [p for p in persons if p[1] <= asked.span[0]]
    after = [p for p in persons if p[0] >= asked.span[1]]
    ordered = [*reversed(before), *after]
    for person in sorted(ordered, key=lambda p: p not in asked.page.speaking):
        others = [p[1] for p in persons if p[1] <= person[0]]
        from_ = max(0, person[0] - TITLE, *others[-1:], *([asked.span[1]] if person in after else []))
        before_name = asked.speakers.text((from_, person[0])).removesuffix(", ")  # "the mayor, Anna Lind"
        title = _PAUSE.split(before_name)[-1]
        if mine & _offices(title):
            name, entity = asked.speakers.names.name_of(person)
            return Speaker(name=name, entity=entity, how="an office that the page gives a person", sure=0.85)
    return _described(asked)


def _described(asked: Asked) -> Speaker | None:
    """ "the politician": the nearest speaker, where the words can be his.

    "Lind's lawyer" is not Lind, nor is a judge whoever spoke before; "the president of Norland" is a
    well-known person or somebody whom the page does not name.
    """
    names = asked.speakers.names_in(asked.span)
    bare = asked.text
    for name in names:  # "Moscow's top diplomat" may be Lavrov, "Lavrov's diplomat" is not
        if not asked.speakers.is_person(name):
            bare = bare.replace(f"{asked.speakers.text(name)}'s", "").replace(
                f"{asked.speakers.text(name)}’s", ""
            )
    if any(pattern(words).search(bare) for words in ("owned", "strangers")):
        return None
    found = nearest(asked, how="a description: the nearest speaker", sure=0.7)
    if not found.name or (names and known(found.name, "person", "en") is None):
        return None
    return found


def unnamed_media(asked: Asked) -> Speaker | None:
    if pattern("media_plural").fullmatch(asked.text):
        return Speaker(name="unnamed media", how="media without a name")
    return None


def medium_in_no_list(asked: Asked) -> Speaker | None:
    """ "the newspaper Evening Star": the name behind the word for a medium."""
    names = asked.speakers.names_in(asked.span, "organization")
    if not names or not pattern("media_nouns").search(asked.speakers.text((asked.span[0], names[-1][0]))):
        return None
    name, entity = asked.speakers.names.name_of(names[-1])
    return Speaker(name=name, entity=entity, how="a medium in no list") if name else None


def medium_before(asked: Asked) -> Speaker | None:
    """ "the newspaper": the medium that was last credited, else the next one."""
    if not asked.speakers.is_carrier(asked.span):
        return None
    named = [
        (s, known) for s in asked.page.sources if s != asked.span and (known := asked.speakers.medium(s))
    ]
    before = [known for s, known in named if s < asked.span]
    known = before[-1] if before else next((k for s, k in named if s > asked.span), None)
    return Speaker(name=known, how="a medium: the one named before", sure=0.9) if known else None


RULES: tuple[Callable[[Asked], Speaker | None], ...] = (
    by_pronoun,
    without_name,
    by_publisher,
    by_name,
    by_body,
    by_office,
    unnamed_media,
    medium_in_no_list,
    medium_before,
)


def nearest(asked: Asked, *, how: str, sure: float) -> Speaker:
    """Whoever was last spoken of as speaking, or opened a sentence, and has a name; media count for neither.

    In the headline, where nobody stands before, it is the first speaker behind it.
    """
    draft, speakers = asked.draft, asked.speakers
    here = speakers.layout.paragraph(draft.start)
    place = draft.source.span[0] if draft.source else draft.start
    person = bool(draft.source and pattern("person_pronouns").fullmatch(asked.text))
    several = bool(draft.source and pattern("plural_pronouns").fullmatch(asked.text))
    wanted = _wanted(asked)
    before = asked.page.known
    for span in reversed(before[: bisect_left(before, (place,))]):
        if span[1] > place:
            continue
        if here - speakers.layout.paragraph(span[0]) > NEAR:
            break
        if several and speakers.is_person(span) and len(speakers.names_in(span, "person")) < 2:
            continue
        answer = _somebody(span, speakers, person)
        if answer and (wanted is None or asked.page.genders.get(answer[0], wanted) == wanted):
            return Speaker(name=answer[0], entity=answer[1], how=how, sure=sure)
    headline = speakers.layout.headline
    if headline and covers(headline, (place, place)):
        for span in (s for s in asked.page.sources if s[0] > place):
            if answer := _somebody(span, speakers, True):
                return Speaker(
                    name=answer[0], entity=answer[1], how=f"{how}; in the headline, the next", sure=sure
                )
    return Speaker(name=None, how="not resolved", sure=0.6)


def _somebody(span: Span, speakers: Speakers, person: bool) -> tuple[str, str | None] | None:
    if speakers.is_pronoun(span) or speakers.is_carrier(span) or speakers.is_role(span):
        return None
    if person and not speakers.is_person(span):
        return None
    name, entity = speakers.named(span)
    return (name, entity) if name else None


def _openings(drafts: Sequence[Draft], speakers: Speakers) -> frozenset[Span]:
    """Persons named at the start of a sentence, outside of what anybody says."""
    said = [c.span for d in drafts for c in d.content]
    return frozenset(
        name
        for sentence in speakers.layout.sentences
        for name in speakers.names_in(sentence, "person")[:1]
        if name[0] - sentence[0] <= OPENING
        and not speakers.layout.is_silent(name)
        and not any(covers(c, name) for c in said)
    )


def _offices(text: str) -> set[tuple[str, ...]]:
    return {key(word) for word in pattern("roles").findall(text)}


def unnamed(words: str, names: Sequence[str] = ()) -> str:
    """The name of a source without a name: "an unnamed official who was there" is "unnamed official"."""
    for name in names:
        words = words.replace(name, "")
    whole = " ".join(words.split())
    words = " ".join(pattern("determiners").sub("", words).strip(' ,«»“”"').split())
    cut = pattern("relative").search(words)
    words = words[: cut.start()].rstrip(" ,") if cut and cut.start() else words
    if words[1:2].islower() and " " not in words:
        words = words.lower()
    meant = english("anonymous_english", whole) or english("anonymous_english", words)
    return f"unnamed {meant or words}"
