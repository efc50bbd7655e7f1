"""Credits that reach beyond their own words: datelines, source lines, pointers, a speaker's medium."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sayso.language.credits import pattern
from sayso.language.publishers import canonical, kind_of
from sayso.model import Article, Span, covers, overlaps
from sayso.reading.attributions.asked import Speaker
from sayso.reading.attributions.credit import is_reference
from sayso.reading.attributions.draft import Draft
from sayso.reading.attributions.medium import interview_in, is_medium, platforms_in
from sayso.reading.attributions.nest import ancestors, family
from sayso.reading.attributions.speakers import Speakers

UNNAMED = "unnamed media"
DATELINE = 90  # characters at the head of a paragraph
FOOT = 3  # paragraphs at the end
LINE = 80  # characters: the longest line that only says where the page is from
_BESIDE = re.compile(r"\s*[|/,;]\s*")
_BRACKETED = re.compile(r"\(([^()\n]{2,40})\)\s*[-–—.]")
_PIECE = re.compile(r"[.,]\s+|\s+[-–—/]\s+|\s*[–—]\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageCredits:
    """Credits that reach beyond their own words.

    `everywhere` carry every statement of the page (dateline, source line); `page` every one without a carrier
    of its own (a credit that points back); `by_speaker` those of one speaker; `media` where a speaker said
    what the page has of him; `told_by`, by the key of a draft with a nameless source, the medium before.
    """

    everywhere: tuple[str, ...] = ()
    page: tuple[str, ...] = ()
    by_speaker: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    media: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    told_by: Mapping[int, str] = field(default_factory=dict)


def page_credits(
    drafts: Sequence[Draft], who: Mapping[int, Speaker], speakers: Speakers, article: Article
) -> PageCredits:
    by_key = family(drafts)
    page: tuple[str, ...] = ()
    by_speaker: dict[str, tuple[str, ...]] = {}
    for draft in drafts:
        if draft.pointer is None and not _sums_up(draft, speakers):
            continue
        name = who[draft.key].name
        around = ancestors(draft, by_key)
        if is_carrier(draft, speakers):
            line = [*around, draft, *_origins(draft, drafts, speakers)]
            carriers = carriers_in(line, who, speakers)
            if said_by := _said_by(draft, drafts, who, speakers):
                by_speaker.setdefault(said_by, carriers)
            else:
                page = page or carriers
        elif name and around:
            by_speaker.setdefault(name, tuple(n for d in around if (n := who[d.key].name)))
    return PageCredits(
        everywhere=_dateline(speakers, article) or _source_line(speakers) or _foot(speakers),
        page=page,
        by_speaker=_first_carriers(drafts, who, speakers) | by_speaker,
        media=_media(drafts, who, speakers),
        told_by=_told_by(drafts, who, speakers),
    )


def _told_by(drafts: Sequence[Draft], who: Mapping[int, Speaker], speakers: Speakers) -> dict[int, str]:
    """ "X reports that P. Sources say that Q": the sources are X's, up to the end of the next paragraph."""
    found: dict[int, str] = {}
    medium, at = None, 0
    for draft in drafts:
        if draft.source is None or not draft.content or draft.parent is not None:
            continue
        here = speakers.layout.paragraph(draft.start)
        if is_carrier(draft, speakers):
            medium, at = who[draft.key].name, here
        elif medium and here - at <= 1 and speakers.is_anonymous(draft.source.span) and not draft.media:
            found[draft.key], at = medium, here
        else:
            medium = None
    return found


def _said_by(
    draft: Draft, drafts: Sequence[Draft], who: Mapping[int, Speaker], speakers: Speakers
) -> str | None:
    """Whose words alone a credit is of: "X said this to Y, Reuters reports", "Reuters carries her words"."""
    if draft.pointer is None:
        return None
    if pattern("their_words").fullmatch(speakers.text(draft.pointer.span)):
        before = [d for d in drafts if d.content and d.start < draft.start and not is_carrier(d, speakers)]
        return who[before[-1].key].name if before else None
    persons = speakers.names_in(draft.pointer.span, "person")
    return speakers.name(persons[0]) if persons else None


def _origins(draft: Draft, drafts: Sequence[Draft], speakers: Speakers) -> list[Draft]:
    """Whom a carrier has it from, whom that one has it from, and so on."""
    found = [d for d in drafts if d.parent == draft.key and is_reference(d, speakers)]
    return [one for d in found[:1] for one in (d, *_origins(d, drafts, speakers))]


def _first_carriers(
    drafts: Sequence[Draft], who: Mapping[int, Speaker], speakers: Speakers
) -> dict[str, tuple[str, ...]]:
    """ "X said P, Reuters reports" where X first speaks: what X says later is from Reuters too."""
    by_key = family(drafts)
    found: dict[str, tuple[str, ...]] = {}
    for draft in drafts:
        name = who[draft.key].name
        if not name or name in found or not draft.content or _is_carried_apart(draft, speakers):
            continue
        line = ancestors(draft, by_key)
        carriers = carriers_in(line, who, speakers)
        if len(carriers) == len(line):
            found[name] = carriers
    return {name: carriers for name, carriers in found.items() if carriers and carriers != (UNNAMED,)}


def _is_carried_apart(draft: Draft, speakers: Speakers) -> bool:
    """Is it a headline, background, or a medium's own word? None of these says where later words are from."""
    headline = speakers.layout.headline
    return (
        (headline is not None and covers(headline, (draft.start, draft.start)))
        or speakers.layout.is_background(draft.start)
        or is_carrier(draft, speakers)
    )


def _media(
    drafts: Sequence[Draft], who: Mapping[int, Speaker], speakers: Speakers
) -> dict[str, tuple[str, ...]]:
    """The medium of each speaker: the first that is named with words of his which are no background."""
    media: dict[str, tuple[str, ...]] = {}
    for draft in drafts:
        name = who[draft.key].name
        names = tuple(x for m in draft.media if (x := speakers.name(m)))
        if name and names and not speakers.layout.is_background(draft.start):
            media.setdefault(name, names)
    return _posted(_told_elsewhere(media, drafts, who, speakers), drafts, who, speakers)


def _posted(
    media: dict[str, tuple[str, ...]],
    drafts: Sequence[Draft],
    who: Mapping[int, Speaker],
    speakers: Speakers,
) -> dict[str, tuple[str, ...]]:
    """ "He announced this on X": a sentence that says only where a speaker wrote, whether labelled or not."""
    layout, said_this = speakers.layout, pattern("said_this")
    if not platforms_in((0, len(layout.text)), speakers):
        return media
    for sentence in layout.sentences:
        if not said_this.search(speakers.text(sentence)) or layout.is_background(sentence[0]):
            continue
        named = [name for p in platforms_in(sentence, speakers) if (name := speakers.name(p))]
        if not named or any(overlaps(sentence, c.span) for d in drafts for c in d.content):
            continue
        persons = [name for p in speakers.names_in(sentence, "person") if (name := speakers.name(p))]
        before = [name for d in drafts if d.start < sentence[0] and d.content and (name := who[d.key].name)]
        for name in (*persons[:1], *before[-1:])[:1]:
            media.setdefault(name, (named[0],))
    return media


def is_carrier(draft: Draft, speakers: Speakers) -> bool:
    """Is its source a medium, which carries the words of others?"""
    return draft.source is not None and speakers.is_carrier(draft.source.span)


def carriers_in(line: Sequence[Draft], who: Mapping[int, Speaker], speakers: Speakers) -> tuple[str, ...]:
    """The names of those in `line` that only carry: without content, or media."""
    return tuple(
        name
        for d in line
        if (name := who[d.key].name) and (is_carrier(d, speakers) or (not d.content and d.pointer is None))
    )


def _sums_up(draft: Draft, speakers: Speakers) -> bool:
    """ "Five results of the meeting are listed by X": what follows is X's."""
    return bool(draft.cue) and pattern("sums_up").search(speakers.text(draft.cue[0].span)) is not None


def _dateline(speakers: Speakers, article: Article) -> tuple[str, ...]:
    """An agency in the dateline: "MOSCOW, Nov 9 (Reuters) – …", "КИЇВ. 9 листопада. УНН. …"."""
    heads = [article.dateline.text] if article.dateline else []
    heads += [speakers.text(p)[:DATELINE] for p in speakers.layout.paragraphs[:6]]
    for head in heads:
        for bracketed in _BRACKETED.finditer(head):
            if known := canonical(bracketed[1].strip(), speakers.language):
                return (known,)
        if head[1:2].islower():  # a dateline begins with a place in capitals
            continue
        place, *rest = _PIECE.split(head, maxsplit=1)
        pieces = _PIECE.split(rest[0]) if rest and place.isupper() else []
        for piece in pieces[:3] if len(pieces) > 1 else ():
            if known := canonical(piece.strip(), speakers.language):
                return (known,)
    return ()


def _source_line(speakers: Speakers) -> tuple[str, ...]:
    """A short line such as "SOURCE: Reuters"."""
    for paragraph in speakers.layout.paragraphs:
        line = speakers.text(paragraph)
        if (
            len(line) > LINE
            or not (found := pattern("source_line").match(line))
            or line[found.end() : found.end() + 1] != ":"
        ):
            continue
        named = speakers.names_in(paragraph)
        names = [known for n in named if (known := speakers.medium(n))]
        names = names or [name for n in named if (name := speakers.name(n)) and not speakers.is_person(n)]
        if names:
            return tuple(dict.fromkeys(names))
    return ()


def _foot(speakers: Speakers) -> tuple[str, ...]:
    """A last line of nothing but names of agencies, "Reuters | AFP": the first of them carries the page."""
    for paragraph in reversed(speakers.layout.paragraphs[-FOOT:]):
        if speakers.layout.is_silent(paragraph) or paragraph[1] - paragraph[0] > LINE:
            continue
        names = [n.strip() for n in _BESIDE.split(speakers.text(paragraph).strip(" .()")) if n.strip()]
        known = [canonical(n, speakers.language) for n in names]
        if names and all(k is not None and kind_of(k) == "agency" for k in known):
            return (str(known[0]),)
    return ()


def _told_elsewhere(
    media: dict[str, tuple[str, ...]],
    drafts: Sequence[Draft],
    who: Mapping[int, Speaker],
    speakers: Speakers,
) -> dict[str, tuple[str, ...]]:
    """ "His interview came out in X", and interviews whose medium the page does not name."""
    names = Counter(
        w.name for d in drafts if d.content and (w := who[d.key]).name and not is_carrier(d, speakers)
    )
    if not names:
        return media
    main = names.most_common(1)[0][0]
    assert main is not None
    layout = speakers.layout
    if main in media or not pattern("interview").search(layout.text):
        return media
    for sentence in layout.sentences:
        if main in media or not interview_in(sentence, speakers) or layout.is_background(sentence[0]):
            continue
        inside = [d for d in drafts if any(overlaps(sentence, s.span) for s in d.spans)]
        persons = [name for p in speakers.names_in(sentence, "person") if (name := speakers.name(p))]
        speaking = [who[d.key].name for d in inside]
        if persons and main not in (*persons, *speaking):  # somebody else's interview
            continue
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
