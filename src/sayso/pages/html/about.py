"""What the page says of itself, in metadata and in sight; each field with its origin and its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.model import Byline, Dated, Image, Piece, Span
from sayso.pages.dates import from_metadata, same_moment
from sayso.pages.draft import Draft
from sayso.pages.html.jsonld import string
from sayso.pages.html.metadata import Metadata
from sayso.pages.html.zones import Zoning
from sayso.pages.lines import without_label

DESCRIBED = 60  # letters by which a description is found again in the text

_CUT_OFF = " .…!?»”\"'"  # how a description may end where the text goes on

_word = re.compile(r"[^\W_]+")
_address = re.compile(r"https?:|@", re.IGNORECASE)
_separator = re.compile(r"\s+[|–—-]\s+|\s*[|•·]\s*")


def describe(draft: Draft, about: Metadata, zoning: Zoning) -> None:
    """Fill in the fields of the draft."""
    draft.declared = about.declared
    draft.offered.extend(about.offered)
    draft.headline = draft.headline or _headline(about)
    draft.deck = draft.deck or _deck(draft, about)
    draft.publisher = _publisher(draft, about)
    draft.byline = _byline(draft, about, zoning)
    draft.image = draft.image or _image(about)
    draft.published = _date(about, zoning, modified=False)
    draft.modified = _date(about, zoning, modified=True)


def _headline(about: Metadata) -> Piece | None:
    if text := about.linked.text("headline"):
        return Piece(text=text, origin="json-ld:headline")
    if found := about.first("title"):
        return Piece(text=found[0], origin=found[1])
    return Piece(text=about.title, origin="title") if about.title else None


def _publisher(draft: Draft, about: Metadata) -> tuple[str, str] | None:
    """The outlet: JSON-LD, `og:site_name`, the site's own node, the end of the title after the headline."""
    if names := about.linked.names("publisher"):
        return names[0], "json-ld:publisher"
    if found := about.first("publisher"):
        return found
    for kind in ("WebSite", "NewsMediaOrganization"):
        for node in about.linked.of_type(kind):
            if name := string(node.get("name")):
                return name, f"json-ld:{kind}"
    if about.title and draft.headline:
        pieces = _separator.split(about.title)
        if (
            len(pieces) > 1
            and len(pieces[-1]) <= 40
            and _separator.sub(" ", draft.headline.text).startswith(_separator.sub(" ", pieces[0]))
        ):
            return pieces[-1].strip(), "title"
    return None


def _deck(draft: Draft, about: Metadata) -> Piece | None:
    """A description that is not the beginning of the text over again."""
    described = about.first("description")
    text, origin = described or (about.linked.text("description"), "json-ld:description")
    if text is None or (draft.headline is not None and text == draft.headline.text):
        return None
    return None if _repeats(draft.text, text) else Piece(text=text, origin=origin)


def _repeats(text: str, description: str) -> bool:
    """Does the text hold the beginning of the description, word for word or at least letter for letter?"""
    return description.rstrip(_CUT_OFF) in text or _letters(description)[:DESCRIBED] in _letters(text)


def _letters(text: str) -> str:
    return "".join(_word.findall(text)).casefold()


def _byline(draft: Draft, about: Metadata, zoning: Zoning) -> list[Byline]:
    """What metadata name where it all stands in the bylines; else names in sight; else what metadata name."""
    stretches = [zone.span for zone in draft.zones if zone.kind == "byline"]
    publisher = draft.publisher[0] if draft.publisher else None
    stated = [
        [
            Byline(name=name, span=_place(draft.text, name, stretches), origin=origin)
            for name in dict.fromkeys(names)
        ]
        for names, origin in _named(about)
    ]
    for names in stated:
        if names and all(name.span for name in names):
            return [replace(name, origin="visible") for name in names]
    if zoning.authors:
        return list({author.name: author for author in reversed(zoning.authors)}.values())[::-1]
    others = ([replace(name, span=None) for name in names if name.name != publisher] for names in stated)
    return next(filter(None, others), [])


def _named(about: Metadata) -> Iterator[tuple[list[str], str]]:
    """Names of authors in JSON-LD, then in `meta`; without labels such as `By`, and without addresses."""
    stated = [(about.linked.names("author"), "json-ld:author")]
    stated += [([name], origin) for name, origin in about.all("author")]
    for names, origin in stated:
        yield [without_label(name) for name in names if not _address.match(name)], origin


def _place(text: str, words: str, stretches: list[Span]) -> Span | None:
    """Where the words stand in one of the stretches, whatever the case of their letters."""
    holding = [stretch for stretch in stretches if words in text[slice(*stretch)]]
    if not holding:
        return None
    pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)", re.IGNORECASE)
    for stretch in holding:
        if (match := pattern.search(text, *stretch)) and match[0] == words:
            return match.span()
    return None


def _image(about: Metadata) -> Image | None:
    node = about.linked.node(about.linked.article.get("image"))
    caption = string(node.get("caption"))
    credit = string(node.get("creditText")) or about.linked.name(node.get("copyrightHolder"))
    shown = Piece(text=caption, origin="json-ld:image.caption") if caption else None
    whose = Piece(text=credit, origin="json-ld:image.creditText") if credit else None
    return Image(caption=shown, credit=whose) if shown or whose else None


def _date(about: Metadata, zoning: Zoning, *, modified: bool) -> Dated | None:
    """JSON-LD, `meta`, a `time` element, what stands in sight: the first that gives a date with a year."""
    visible = [dated for kind, dated in zoning.dates if (kind == "modified") == modified]
    timed = [(value, span) for kind, value, span in zoning.timed if (kind == "modified") == modified]
    for text, origin in _stated(about, modified=modified):
        if value := from_metadata(text):
            return Dated(value=value, origin=origin, span=_seen(value, visible, timed))
    if timed:
        value, _ = timed[0]
        return Dated(value=value, origin="time:datetime", span=_seen(value, visible, timed))
    return visible[0] if visible else None


def _stated(about: Metadata, *, modified: bool) -> Iterator[tuple[str, str]]:
    key = "dateModified" if modified else "datePublished"
    if text := about.linked.text(key):
        yield text, f"json-ld:{key}"
    yield from about.all("modified" if modified else "published")


def _seen(value: str, visible: Sequence[Dated], timed: Sequence[tuple[str, Span]]) -> Span | None:
    """Where the moment stands in sight."""
    places = [dated.span for dated in visible if same_moment(dated.value, value)]
    places += [span for when, span in timed if same_moment(when, value) and span[0] < span[1]]
    return places[0] if places else None
