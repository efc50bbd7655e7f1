"""Whom words without a name mean: pronouns, dropped subjects, offices, descriptions."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from sayso.language.credits import pattern
from sayso.language.names import known
from sayso.model import Span, covers
from sayso.reading.attributions.asked import Asked, Speaker, gender_of
from sayso.reading.attributions.offices import Office, offices_in
from sayso.reading.attributions.speakers import Speakers

NEAR = 3  # paragraphs: how far back a pronoun looks for a speaker
SENTENCES = 2  # how far back a description by kind does


def by_pronoun(asked: Asked) -> Speaker | None:
    if not asked.speakers.is_pronoun(asked.span):
        return None
    return _right_before(asked) or nearest(asked, how="pronoun: the nearest speaker before", sure=0.85)


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


def by_office(asked: Asked) -> Speaker | None:
    """ "the minister": who was named with that office; else the last who spoke, in a headline the next."""
    if not asked.speakers.is_role(asked.span) or pattern("related_bodies").match(asked.text):
        return None
    mine = offices_in(asked.text, asked.speakers.language or "en")
    persons = [] if asked.speakers.is_person(asked.span) else asked.page.persons  # "Lind's lawyer"
    before = [p for p in persons if p[1] <= asked.span[0]]
    after = [p for p in persons if p[0] >= asked.span[1]]
    ordered = [*reversed(before), *after]
    for person in sorted(ordered, key=lambda p: p not in asked.page.speaking):
        name, entity = asked.speakers.names.name_of(person)
        theirs = asked.page.offices.get(name or "", ())
        if any(one.may_be(other) for one in mine for other in theirs):
            return Speaker(name=name, entity=entity, how="an office that the page gives a person", sure=0.85)
    return _described(asked, mine)


def _described(asked: Asked, mine: list[Office]) -> Speaker | None:
    """ "the politician": the nearest speaker, where the words can be his.

    "Lind's lawyer" is not Lind, nor is a judge whoever spoke before; "the director" is nobody who has another
    office; "the president of Norland" is a well-known person or somebody whom the page does not name.
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
    held = asked.page.offices.get(found.name, ())
    if any(not office.loose for office in held) and not any(office.loose for office in mine):
        return None
    same = [(one, other) for one in mine for other in held if one.noun == other.noun]
    if same and not any(one.may_be(other) for one, other in same):
        return None
    return found


def by_kind(asked: Asked) -> Speaker | None:
    """ "the 47-year-old", "женщина": whoever spoke or was named just before; «ведомство»: the body before."""
    if pattern("people").fullmatch(asked.text):
        found = nearest(asked, how="a person by kind: the nearest speaker", sure=0.7, within=SENTENCES)
        return found if found.name else None
    if not pattern("bodies").fullmatch(asked.text):
        return None
    speakers, place = asked.speakers, asked.span[0]
    for span in reversed([s for s in asked.page.sources if s[1] <= place]):
        if speakers.layout.sentence(place) - speakers.layout.sentence(span[0]) > SENTENCES:
            return None
        if _is_body(span, speakers):
            answer = asked.page.answers.get(asked.page.by_source[span].key)
            return replace(answer, how="a body by kind: the one before", sure=0.75) if answer else None
    return None


def _is_body(span: Span, speakers: Speakers) -> bool:
    """Neither a person nor a medium."""
    somebody = speakers.is_person(span) or speakers.is_pronoun(span) or speakers.is_role(span)
    kind = pattern("people").fullmatch(speakers.text(span)) is not None
    return not (somebody or kind or speakers.is_carrier(span) or speakers.is_anonymous(span))


def nearest(asked: Asked, *, how: str, sure: float, within: int | None = None) -> Speaker:
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
        if (
            within is not None
            and speakers.layout.sentence(place) - speakers.layout.sentence(span[0]) > within
        ):
            break
        if several and speakers.is_person(span) and len(speakers.names_in(span, "person")) < 2:
            continue
        answer = _somebody(span, speakers, person)
        if answer and (wanted is None or asked.page.genders.get(answer[0], wanted) == wanted):
            return Speaker(name=answer[0], entity=answer[1], how=how, sure=sure)
        if answer is None and (unnamed := _unnamed(span, asked, place, wanted)):
            return replace(unnamed, how=how, sure=sure)
    headline = speakers.layout.headline
    if headline and covers(headline, (place, place)):
        for span in (s for s in asked.page.sources if s[0] > place):
            if answer := _somebody(span, speakers, True):
                return Speaker(
                    name=answer[0], entity=answer[1], how=f"{how}; in the headline, the next", sure=sure
                )
    return Speaker(name=None, how="not resolved", sure=0.6)


def _unnamed(span: Span, asked: Asked, place: int, wanted: str | None) -> Speaker | None:
    """ "A spokeswoman said P. She added": who spoke in the sentence before and has no name of his own."""
    speakers, draft = asked.speakers, asked.page.by_source.get(span)
    near = speakers.layout.sentence(place) - speakers.layout.sentence(span[0]) <= 1
    if draft is None or not near or (asked.draft.source and not speakers.is_pronoun(asked.span)):
        return None
    if not (speakers.is_role(span) or (asked.draft.source is None and speakers.is_anonymous(span))):
        return None
    found = asked.page.answers.get(draft.key)
    fits = wanted is None or gender_of(draft, speakers) in (None, wanted)
    return found if found is not None and found.name and fits else None


def _wanted(asked: Asked) -> str | None:
    """The gender of whom a pronoun means, else of whom the cue agrees with."""
    if asked.draft.source is not None:
        for gender in ("f", "m"):
            if pattern(f"pronouns_{gender}").fullmatch(asked.text):
                return gender
    return gender_of(asked.draft, asked.speakers)


def _somebody(span: Span, speakers: Speakers, person: bool) -> tuple[str, str | None] | None:
    if speakers.is_pronoun(span) or speakers.is_carrier(span) or speakers.is_role(span):
        return None
    if person and not speakers.is_person(span):
        return None
    name, entity = speakers.named(span)
    return (name, entity) if name else None
