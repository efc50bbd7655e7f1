"""On whose word: the names from the page's publisher inward to the speaker."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sayso.language.credits import pattern
from sayso.language.publishers import canonical
from sayso.model import Article, Span, overlaps
from sayso.reading.attributions.credit import cited_by
from sayso.reading.attributions.draft import Draft
from sayso.reading.attributions.medium import interview_in, is_medium
from sayso.reading.attributions.nest import ancestors, family
from sayso.reading.attributions.resolve import Speaker
from sayso.reading.attributions.speakers import Speakers

UNNAMED = "unnamed media"
DATELINE = 90  # characters at the head of a paragraph
_BRACKETED = re.compile(r"\(([^()\n]{2,40})\)\s*[-–—.]")
_PIECE = re.compile(r"[.,]\s+|\s+[-–—/]\s+|\s*[–—]\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageCredits:
    """Credits that reach beyond their own words.

    `everywhere` carry every statement of the page (dateline, source line); `page` every one without a carrier
    of its own (a credit that points back); `by_speaker` those of one speaker; `media` where a speaker said
    what the page has of him.
    """

    everywhere: tuple[str, ...] = ()
    page: tuple[str, ...] = ()
    by_speaker: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    media: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def page_credits(
    drafts: Sequence[Draft], who: Mapping[int, Speaker], speakers: Speakers, article: Article
) -> PageCredits:
    by_key = family(drafts)
    page: tuple[str, ...] = ()
    by_speaker: dict[str, tuple[str, ...]] = {}
    media: dict[str, tuple[str, ...]] = {}
    for draft in drafts:
        name = who[draft.key].name
        if draft.media and name and not _background(draft.start, speakers):
            media.setdefault(name, tuple(x for m in draft.media if (x := speakers.name(m))))
        if draft.pointer is None and not _sums_up(draft, speakers):
            continue
        line = [*ancestors(draft, by_key), draft, *cited_by(draft, drafts, speakers)]
        carriers = _carriers(line, who, speakers)
        if draft.source is not None and speakers.is_carrier(draft.source.span):
            page = page or carriers
        elif name and carriers:
            by_speaker.setdefault(name, carriers)
    media = _told_elsewhere(media, drafts, who, speakers)
    return PageCredits(
        everywhere=_dateline(speakers, article) or _source_line(speakers),
        page=page,
        by_speaker=by_speaker,
        media=media,
    )


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
    carriers = _carriers(line[:-1], who, speakers)
    background = _background(draft.start, speakers)
    own = bool(carriers) or (draft.source is not None and speakers.is_carrier(draft.source.span))
    if not background:
        links += [(n, "the page's dateline or source line") for n in credits.everywhere]
        outermost = who[line[len(carriers)].key].name if len(carriers) < len(line) else None
        if not own:
            links += [(n, "a credit of the page") for n in credits.page]
            if not credits.page and outermost:
                links += [(n, "a credit of this speaker") for n in credits.by_speaker.get(outermost, ())]
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
        if one is draft or not (one.source is not None and speakers.is_carrier(one.source.span)):
            links += [(m, how) for m in media]
        if one is not draft and name:
            links.append(
                (name, f"stands around it ({'carrier' if _is_carrier(one, speakers) else 'speaker'})")
            )
    speaker = who[draft.key].name
    page = (publisher, canonical(publisher, speakers.language) if publisher else None)
    kept: list[tuple[str, str]] = []
    for name, how in links:
        if name not in (*page, speaker) and name not in [k for k, _ in kept]:
            kept.append((name, how))
    return (publisher, *(n for n, _ in kept), speaker), tuple(f"{n}: {how}" for n, how in kept)


def _sums_up(draft: Draft, speakers: Speakers) -> bool:
    """ "Five results of the meeting are listed by X": what follows is X's."""
    return bool(draft.cue) and pattern("sums_up").search(speakers.text(draft.cue[0].span)) is not None


def _is_carrier(draft: Draft, speakers: Speakers) -> bool:
    return draft.source is not None and speakers.is_carrier(draft.source.span)


def _keys_of_carriers(line: Sequence[Draft], speakers: Speakers) -> list[int]:
    return [d.key for d in line if not d.content]


def _carriers(line: Sequence[Draft], who: Mapping[int, Speaker], speakers: Speakers) -> tuple[str, ...]:
    """The names of those in `line` that only carry: without content, or media."""
    return tuple(
        name
        for d in line
        if (name := who[d.key].name) and (_is_carrier(d, speakers) or (not d.content and d.pointer is None))
    )


def _background(position: int, speakers: Speakers) -> bool:
    """Does the paragraph open with words such as "Recall" or "Нагадаємо"?"""
    paragraph = speakers.layout.paragraphs[speakers.layout.paragraph(position)]
    return pattern("background").match(speakers.text(paragraph)) is not None


def _dateline(speakers: Speakers, article: Article) -> tuple[str, ...]:
    """An agency in the dateline: "MOSCOW, Nov 9 (Reuters) – …", "КИЇВ. 9 листопада. УНН. …"."""
    heads = [article.dateline.text] if article.dateline else []
    heads += [speakers.text(p)[:DATELINE] for p in speakers.layout.paragraphs[:6]]
    for head in heads:
        for bracketed in _BRACKETED.finditer(head):
            if known := canonical(bracketed[1].strip(), speakers.language):
                return (known,)
        pieces = _PIECE.split(head)
        if len(pieces) > 2 and pieces[0].isupper():
            for piece in pieces[1:4]:
                if known := canonical(piece.strip(), speakers.language):
                    return (known,)
    return ()


def _source_line(speakers: Speakers) -> tuple[str, ...]:
    """A short line such as "SOURCE: Reuters"."""
    for paragraph in speakers.layout.paragraphs:
        line = speakers.text(paragraph)
        if (
            len(line) > 80
            or not (found := pattern("source_line").match(line))
            or line[found.end() : found.end() + 1] != ":"
        ):
            continue
        names = [known for n in speakers.names_in(paragraph) if (known := speakers.medium(n))]
        if names:
            return tuple(dict.fromkeys(names))
    return ()


def _told_elsewhere(
    media: dict[str, tuple[str, ...]], drafts: Sequence[Draft], who: Mapping[int, Speaker], speakers: Speakers
) -> dict[str, tuple[str, ...]]:
    """ "His interview came out in X", and interviews whose medium the page does not name."""
    names = Counter(
        w.name for d in drafts if d.content and (w := who[d.key]).name and not _is_carrier(d, speakers)
    )
    if not names:
        return media
    main = names.most_common(1)[0][0]
    assert main is not None
    for sentence in speakers.layout.sentences:
        if main in media or not interview_in(sentence, speakers) or _background(sentence[0], speakers):
            continue
        inside = [d for d in drafts if any(overlaps(sentence, s.span) for s in d.spans)]
        named = [
            n for n in speakers.names_in(sentence) if is_medium(n, speakers) and not _is_source(n, drafts)
        ]
        if named and (name := speakers.name(named[0])):
            media[main] = (name,)
        elif inside and not _names_partner(sentence, speakers):
            media[main] = (UNNAMED,)
    return media


def _is_source(name: Span, drafts: Sequence[Draft]) -> bool:
    return any(d.source and overlaps(d.source.span, name) for d in drafts)


def _names_partner(sentence: Span, speakers: Speakers) -> bool:
    """Does a name follow the word for interview at once ("в інтерв'ю Лоуренсу Кадлоу")?"""
    found = pattern("interview").search(speakers.layout.text, *sentence)
    if found is None:
        return False
    return any(0 <= n[0] - found.end() <= 2 for n in speakers.names_in(sentence))
