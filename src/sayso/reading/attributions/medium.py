"""Where words were first said: the agency that was told, the interview, the social network."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from sayso.language.credits import expression, pattern, words
from sayso.language.publishers import forms_of, kind_of
from sayso.model import Span, covers, overlaps
from sayso.reading.attributions.draft import Draft
from sayso.reading.attributions.nest import family
from sayso.reading.attributions.speakers import Speakers

BEFORE = 60  # characters in which the words before a medium's name are looked for


def with_media(drafts: Sequence[Draft], speakers: Speakers) -> list[Draft]:
    """Each draft with the media that its clause names."""
    carriers = named_carriers({d.source.span for d in drafts if d.source}, speakers)
    drafts = [_with_own_medium(d, carriers, speakers) for d in drafts]
    by_key = family(drafts)
    platforms = platforms_in((0, len(speakers.layout.text)), speakers)
    sources = [s.span for d in drafts for s in d.spans if s.label == "source"]
    return [
        d.because(f"medium: {', '.join(map(speakers.text, media))}", media=media)
        if d.cue and not d.media and (media := _media(d, by_key, platforms, carriers, sources, speakers))
        else d
        for d in drafts
    ]


def named_carriers(sources: Iterable[Span], speakers: Speakers) -> list[Span]:
    """The names of the media among those who speak, in a list or not; "the newspaper" has none."""
    found = []
    for span in sources:
        if speakers.is_carrier(span):
            names = [span] if speakers.medium(span) else speakers.names_in(span, "organization")[-1:]
            found += [name for name in names if speakers.name(name)]
    return sorted(found)


def carrier_before(span: Span, carriers: Sequence[Span], speakers: Speakers) -> Span | None:
    """The medium that "the newspaper", "the agency" means: the last one named before, else the next.

    An agency where the words are for one; else rather none.
    """
    wanted = pattern("agency").search(speakers.text(span)) is not None
    alike = [s for s in carriers if (kind_of(speakers.name(s) or "") == "agency") is wanted] or carriers
    before = [s for s in alike if s < span]
    return before[-1] if before else next(iter(alike), None)


def _with_own_medium(draft: Draft, carriers: Sequence[Span], speakers: Speakers) -> Draft:
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
    if not speakers.names_in(source) and pattern("media_kind").search(speakers.text(source)):
        before = carrier_before(source, carriers, speakers)  # "источники агентства"
        named = [before] if before else []
    return draft.because(f"medium: {speakers.text(named[-1])}", media=(named[-1],)) if named else draft


def _media(
    draft: Draft,
    by_key: dict[int, Draft],
    platforms: Sequence[Span],
    carriers: Sequence[Span],
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
        told = _told_a_medium(draft, clause, named, carriers, speakers)
        return (told,) if told else ()
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
    told = None if platforms else _told_a_medium(draft, clause, named, carriers, speakers)
    return (told,) if told else tuple(unlabelled[:1])


def _told_a_medium(
    draft: Draft, clause: Span, named: Sequence[Span], carriers: Sequence[Span], speakers: Speakers
) -> Span | None:
    """ "told the newspaper", where the clause names no medium: the one that the page names elsewhere."""
    told = _told().match(speakers.layout.text, draft.cue[-1].span[1], clause[1])
    if told is None or (draft.source and overlaps(told.span(1), draft.source.span)):
        return None
    if any(is_medium(name, speakers) for name in named):
        return None
    return carrier_before(told.span(1), carriers, speakers)


@cache
def _told() -> re.Pattern[str]:
    """ "told (the newspaper)", "рассказал (газете)": a medium that is named elsewhere."""
    return re.compile(rf"\s(?:the )?({pattern('media_kind').pattern})(?=[,.:]|\s(?![«“\"]))", re.IGNORECASE)


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
    named = sorted(map(re.escape, forms_of("platform")), key=len, reverse=True)
    common = [form.partition(" = ")[0] for form in words("platforms_english")]
    return re.compile(rf"(?:{'|'.join((*named, *common))})(?!\w)")


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
