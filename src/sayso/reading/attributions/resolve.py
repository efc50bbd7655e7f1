"""Who says it: the name that stands for a source, however the page mentions it.

The rules stand in `RULES`, and the first that answers decides. What they infer, they say so (`how`, `sure`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from sayso.language.credits import english, pattern
from sayso.language.phrases import is_governed, nominative_of_body
from sayso.reading.attributions.anaphora import by_kind, by_office, by_pronoun, nearest
from sayso.reading.attributions.asked import Asked, Page, Speaker
from sayso.reading.attributions.draft import Draft
from sayso.reading.attributions.medium import carrier_before, named_carriers
from sayso.reading.attributions.speakers import Speakers

PAIRS = (("«", "»"), ("“", "”"))  # pairs; other marks open and close alike in some languages
_EMPTY = re.compile(r"\s*[«“„\"]\s*[»”\"]")  # quotation marks that are left where a name was


def speakers_by_key(drafts: Sequence[Draft], speakers: Speakers) -> dict[int, Speaker]:
    """The speaker of each draft, by the draft's key."""
    page = Page(drafts, speakers)
    for draft in drafts:
        page.answers[draft.key] = _speaker(Asked(draft, page))
    return page.answers


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
    return found or _as_it_stands(asked)


def _as_it_stands(asked: Asked) -> Speaker:
    """The text's own words; of a body in another case than the nominative, its dictionary form."""
    language = asked.speakers.language or ""
    governed = is_governed(asked.speakers.word_before(asked.span), language)
    body = nominative_of_body(asked.text, language) if governed else None
    return Speaker(name=_closed(body or asked.text), how="as the text has it", sure=0.9)


def _closed(name: str) -> str:
    """A name with the quotation mark that its span leaves out: "компанія «Колійбуд»"."""
    for opening, closing in PAIRS:
        if name.count(opening) > name.count(closing):
            name += closing
    return name


def _is_passive(draft: Draft, speakers: Speakers) -> bool:
    """ "A curfew was announced", "сообщается": nobody is said to say it, and nobody near need have."""
    cue = " ".join(speakers.text(c.span) for c in draft.cue)
    return any(pattern(name).fullmatch(cue) is not None for name in ("passive", "impersonal"))


def by_oneself(asked: Asked) -> Speaker | None:
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
    carriers = named_carriers(asked.page.sources, asked.speakers)
    found = carrier_before(asked.span, carriers, asked.speakers)
    name = asked.speakers.name(found) if found else None
    return Speaker(name=name, how="a medium: the one named before", sure=0.9) if name else None


RULES: tuple[Callable[[Asked], Speaker | None], ...] = (
    by_oneself,
    by_pronoun,
    without_name,
    by_publisher,
    by_name,
    by_body,
    by_office,
    by_kind,
    unnamed_media,
    medium_in_no_list,
    medium_before,
)


def unnamed(words: str, names: Sequence[str] = ()) -> str:
    """The name of a source without a name: "an unnamed official who was there" is "unnamed official"."""
    for name in names:
        words = words.replace(name, "")
    words = _EMPTY.sub("", words)
    whole = " ".join(words.split())
    words = " ".join(pattern("determiners").sub("", words).strip(' ,«»“”"').split())
    cut = pattern("relative").search(words)
    words = words[: cut.start()].rstrip(" ,") if cut and cut.start() else words
    if words[1:2].islower() and " " not in words:
        words = words.lower()
    meant = english("anonymous_english", whole) or english("anonymous_english", words)
    return f"unnamed {meant or words}"
