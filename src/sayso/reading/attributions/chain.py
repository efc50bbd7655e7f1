"""On whose word: the names from the page's publisher inward to the speaker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sayso.language.credits import pattern
from sayso.language.publishers import canonical
from sayso.reading.attributions.draft import Draft
from sayso.reading.attributions.nest import ancestors
from sayso.reading.attributions.page_credits import (
    UNNAMED,
    PageCredits,
    carriers_in,
    is_background,
    is_carrier,
)
from sayso.reading.attributions.resolve import Speaker
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
    line = [*ancestors(draft, dict(by_key)), draft]
    links: list[tuple[str, str]] = []
    carriers = carriers_in(line[:-1], who, speakers)
    background = is_background(draft.start, speakers)
    own = bool(carriers) or is_carrier(draft, speakers)
    if not background:
        links += [(n, "the page's dateline or source line") for n in credits.everywhere]
        outermost = who[line[len(carriers)].key].name if len(carriers) < len(line) else None
        if not own:
            links += [(n, "a credit of the page") for n in credits.page]
            if not credits.page and outermost:
                links += [(n, "a credit of this speaker") for n in credits.by_speaker.get(outermost, ())]
    if not links and draft.key in credits.told_by:
        links.append((credits.told_by[draft.key], "the medium whose report goes on"))
    for one in line:
        name = who[one.key].name
        media = tuple(x for m in one.media if (x := speakers.name(m)))
        if (
            not media
            and name
            and not background
            and one.parent in (None, *(_keys_of_carriers(line, speakers)))
        ):
            media = credits.media.get(name, ())
            how = "where this speaker is said to have spoken"
        else:
            how = "named in the clause"
        if one is draft or not is_carrier(one, speakers):
            links += [(m, how) for m in media]
        if one is not draft and name:
            links.append(
                (name, f"stands around it ({'carrier' if is_carrier(one, speakers) else 'speaker'})")
            )
    if not links and any(pattern("reportedly").search(speakers.text(c.span)) for c in draft.cue):
        links.append((UNNAMED, "the cue says that it is reported, and not by whom"))
    speaker = who[draft.key].name
    page = (publisher, canonical(publisher, speakers.language) if publisher else None)
    kept: list[tuple[str, str]] = []
    for name, how in links:
        if name not in (*page, speaker) and name not in [k for k, _ in kept]:
            kept.append((name, how))
    return (publisher, *(n for n, _ in kept), speaker), tuple(f"{n}: {how}" for n, how in kept)


def _keys_of_carriers(line: Sequence[Draft], speakers: Speakers) -> list[int]:
    return [d.key for d in line if not d.content]
