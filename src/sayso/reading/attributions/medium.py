"""Where words were first said: the agency that was told, the interview, the social network."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from sayso.language.credits import expression, pattern
from sayso.language.publishers import forms_of, kind_of
from sayso.model import Span, covers, overlaps
from sayso.reading.attributions.draft import Draft
from sayso.reading.attributions.nest import family
from sayso.reading.attributions.speakers import Speakers

BEFORE = 60  # characters in which the words before a medium's name are looked for


def with_media(drafts: Sequence[Draft], speakers: Speakers) -> list[Draft]:
    """Each draft with the media that its clause names."""
    drafts = [_with_own_medium(d, speakers) for d in drafts]
    by_key = family(drafts)
    platforms = platforms_in((0, len(speakers.layout.text)), speakers)
    sources = [s.span for d in drafts for s in d.spans if s.label == "source"]
    return [
        d.because(f"medium: {', '.join(map(speakers.text, media))}", media=media)
        if d.cue and not d.media and (media := _media(d, by_key, platforms, sources, speakers))
        else d
        for d in drafts
    ]


def _with_own_medium(draft: Draft, speakers: Speakers) -> Draft:
    """ "Bloomberg's sources", "джерело агентства «Північ»": the source has no name, its medium has."""
    if draft.source is None or not speakers.is_anonymous(draft.source.span):
        return draft
    source = draft.source.span
    named = [
        n
        for n in speakers.names_in(source)
        if speakers.medium(n)
        or (_is_organization(n, speakers) and _names_kind(speakers.text((source[0], n[0]))))
    ]
    return draft.because(f"medium: {speakers.text(named[-1])}", media=(named[-1],)) if named else draft


def _media(
    draft: Draft,
    by_key: dict[int, Draft],
    platforms: Sequence[Span],
    sources: Sequence[Span],
    speakers: Speakers,
) -> tuple[Span, ...]:
    """The first medium that the clause of a draft names and that no source or content has.

    Whether a name is a medium's is asked last, since most names speak or are spoken of.
    """
    layout = speakers.layout
    clause = layout.sentences[layout.sentence(draft.position)]
    around = by_key.get(draft.parent) if draft.parent is not None else None
    if around is not None and around.content:
        clause = next((c.span for c in around.content if covers(c.span, draft.cue[0].span)), clause)
    named = speakers.names_in(clause)
    platforms = [p for p in platforms if covers(clause, p)]
    if not named and not platforms:
        return ()
    here = draft.cue[0].span
    contents = [c.span for d in by_key.values() for c in d.content if not covers(c.span, here)]
    taken = [t for t in (*sources, *contents) if overlaps(clause, t)]
    cues = [s.span[0] for d in by_key.values() for s in d.cue if covers(clause, s.span)]
    for name in named:
        if (
            not any(overlaps(name, t) for t in taken)
            and min(cues, key=lambda at: abs(at - name[0]), default=-1) == here[0]
            and is_medium(name, speakers)
        ):
            return (name,)
    unlabelled = [p for p in platforms if not any(overlaps(p, t) for t in taken)]
    return tuple(unlabelled[:1])


def platforms_in(span: Span, speakers: Speakers) -> list[Span]:
    """Platforms by their names alone, which need no label: "on X", "в соцсети X"."""
    text = speakers.layout.text
    return [
        m.span()
        for m in _platform().finditer(text, *span)
        if _before_platform().search(text[max(span[0], m.start() - BEFORE) : m.start()])
    ]


@cache
def _platform() -> re.Pattern[str]:
    """A platform's name; whether a word ends before it is left to `_before_platform`, seldom asked."""
    forms = "|".join(sorted(map(re.escape, forms_of("platform")), key=len, reverse=True))
    return re.compile(rf"(?:{forms})(?!\w)")


@cache
def _before_platform() -> re.Pattern[str]:
    return re.compile(rf"{expression('platform_before')}\s+[«“\"]?\Z", re.IGNORECASE)


@cache
def _said_to() -> re.Pattern[str]:
    """Words before a medium's name that say something was said there, up to the name."""
    return re.compile(rf"{expression('medium_before')}(?:\s+[^\W\d][\w-]*){{0,4}}\s*\Z", re.IGNORECASE)


def is_medium(name: Span, speakers: Speakers) -> bool:
    """A publisher that is told something, a platform, or an organization that an interview is with.

    Where cases mark who is told (`Layout.orders_freely`), a publisher needs no words before its name.
    """
    known = speakers.medium(name)
    if known is not None and kind_of(known) == "platform":
        return True
    if known is None and not _is_organization(name, speakers):
        return False
    before = speakers.layout.text[max(0, name[0] - BEFORE) : name[0]].rstrip(" «“\"'„")
    if known is not None and speakers.layout.orders_freely and before[-1:] not in tuple("(/"):
        return True
    if known is None and not (_names_kind(before) or speakers.looks_like_a_medium(name)):
        return False
    said_to = _said_to().search(before)
    return said_to is not None


def _names_kind(words: str) -> bool:
    """Is there a word for an interview or a kind of medium among them?"""
    return bool(pattern("interview").search(words) or pattern("media_kind").search(words))


def _is_organization(name: Span, speakers: Speakers) -> bool:
    return speakers.text(name)[:1].isupper() and name in speakers.names_in(name, "organization")


def interview_in(span: Span, speakers: Speakers) -> bool:
    return pattern("interview").search(speakers.text(span)) is not None
