"""On whose word: the names from the page's publisher inward to the speaker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sayso.language.credits import pattern
from sayso.language.publishers import canonical
from sayso.reading.attributions.asked import Speaker
from sayso.reading.attributions.draft import Draft
from sayso.reading.attributions.nest import ancestors
from sayso.reading.attributions.page_credits import (
    UNNAMED,
    PageCredits,
    carriers_in,
    is_carrier,
)
from sayso.reading.attributions.speakers import Speakers


def chain_of(
    draft: Draft,
    by_key: Mapping[int, Draft],
    who: Mapping[int, Speaker],
    credits: PageCredits,
    speakers: Speakers,
    publisher: str | None,
) -> tuple[tuple[str | None, ...], tuple[str, ...]]:
    """The chain of a draft, and how each link but the first and the last came into it."""
    line = [*ancestors(draft, by_key), draft]
    background = speakers.layout.is_background(draft.start)
    links = [] if background else _beyond(line, who, credits, speakers)
    if not links and draft.key in credits.told_by:
        links.append((credits.told_by[draft.key], "the medium whose report goes on"))
    credited_by = (None, *(d.key for d in line if not d.content))
    for one in line:
        name = who[one.key].name
        if one is draft or not is_carrier(one, speakers):
            links += [(m, "named in the clause") for x in one.media if (m := speakers.name(x))]
            said_in = credits.media.get(name or "", ())
            if (
                said_in
                and not one.media
                and not background
                and one.parent in credited_by
                and not _has_occasion(one, speakers)
            ):
                links += [(m, "where this speaker is said to have spoken") for m in said_in]
        if one is not draft and name:
            kind = "carrier" if is_carrier(one, speakers) else "speaker"
            links.append((name, f"stands around it ({kind})"))
    if not links and any(pattern("reportedly").search(speakers.text(c.span)) for c in draft.cue):
        links.append((UNNAMED, "the cue says that it is reported, and not by whom"))
    speaker = who[draft.key].name
    left_out = (publisher, canonical(publisher, speakers.language) if publisher else None, speaker)
    kept: dict[str, str] = {}
    for name, how in links:
        if name not in left_out:
            kept.setdefault(name, how)
    return (publisher, *kept, speaker), tuple(f"{name}: {how}" for name, how in kept.items())


def _has_occasion(draft: Draft, speakers: Speakers) -> bool:
    """ "At a briefing", "told parliament": said there, and not where the speaker's other words are from."""
    sentence = speakers.layout.sentences[speakers.layout.sentence(draft.position)]
    return pattern("occasion").search(speakers.text(sentence)) is not None


def _beyond(
    line: Sequence[Draft], who: Mapping[int, Speaker], credits: PageCredits, speakers: Speakers
) -> list[tuple[str, str]]:
    """Links from credits that stand elsewhere on the page. One with a carrier takes the page's only."""
    links = [(n, "the page's dateline or source line") for n in credits.everywhere]
    carriers = carriers_in(line[:-1], who, speakers)
    if carriers or is_carrier(line[-1], speakers):
        return links
    if credits.page:
        return links + [(n, "a credit of the page") for n in credits.page]
    outermost = who[line[0].key].name
    return links + [(n, "a credit of this speaker") for n in credits.by_speaker.get(outermost or "", ())]
