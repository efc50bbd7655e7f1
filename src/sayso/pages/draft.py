"""An article while it is read: a text that stands, and what was found in it so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from sayso.model import (
    Article,
    Byline,
    Dated,
    Image,
    NoArticleError,
    Piece,
    Span,
    SpanError,
    Zone,
    ZoneKind,
    checked,
    trimmed,
)
from sayso.pages.given import Given
from sayso.pages.languages import detect, language_code

NO_ARTICLE = (
    "the page holds no article, only links, menus or comments; copy what is to be read into a .txt file"
)

_READ: tuple[ZoneKind, ...] = ("headline", "deck", "heading", "paragraph", "list_item", "caption")


@dataclass(slots=True, kw_only=True)
class Draft:
    text: str
    zones: list[Zone] = field(default_factory=list)
    headline: Piece | None = None
    deck: Piece | None = None
    byline: list[Byline] = field(default_factory=list)
    image: Image | None = None
    dateline: Piece | None = None
    published: Dated | None = None
    modified: Dated | None = None
    publisher: tuple[str, str] | None = None
    declared: str | None = None
    offered: list[str] = field(default_factory=list)
    url: str | None = None

    def zone(self, kind: ZoneKind, span: Span, lead: Span | None = None) -> None:
        self.zones.append(Zone(kind=kind, span=span, lead=lead))

    def piece(self, span: Span, origin: str = "visible") -> Piece:
        return Piece(text=self.text[slice(*span)], span=span, origin=origin)


def finished(draft: Draft, given: Given) -> Article:
    """The article; what was given goes before what was found, and keeps the place where it stands.

    Raises:
        NoArticleError: no zone holds a word that belongs to an article.
        SpanError: a zone or a span is wrong: a fault of ours.
    """
    zones = tuple(sorted(draft.zones, key=lambda zone: zone.span))
    if not any(zone.kind in _READ for zone in zones):
        raise NoArticleError(NO_ARTICLE)
    read = " ".join(draft.text[slice(*zone.span)] for zone in zones if zone.kind in _READ)
    declared = language_code(draft.declared)
    publisher, origin = draft.publisher or (None, None)
    article = Article(
        url=given.url or draft.url,
        publisher=given.publisher or publisher,
        publisher_origin="given" if given.publisher else origin,
        headline=draft.headline,
        deck=draft.deck,
        byline=tuple(draft.byline),
        image=draft.image,
        dateline=draft.dateline,
        date_published=_given_date(draft.published, given.published),
        date_modified=draft.modified,
        language=given.language or detect(read) or declared,
        language_declared=declared,
        languages_offered=tuple(dict.fromkeys(draft.offered)),
        text=draft.text,
        zones=zones,
    )
    _check(article)
    return article


def word_zone(text: str, span: Span) -> Span | None:
    """`span` without space at its ends; None where it holds no word."""
    start, end = span
    if start < end and text[start].isalnum() and not text[end - 1].isspace():  # as nearly all are
        return span
    found = trimmed(text, span)
    return found if found and any(character.isalnum() for character in text[slice(*found)]) else None


def _given_date(found: Dated | None, given: str | None) -> Dated | None:
    if given is None:
        return found
    place = found.span if found and found.value[:10] == given[:10] else None
    return Dated(value=given, origin="given", span=place)


def _check(article: Article) -> None:
    text, end = article.text, 0
    for zone in article.zones:
        checked(text, zone.span)
        if zone.span[0] < end:
            raise SpanError(f"zone {zone.span} overlaps the one before it")
        end = zone.span[1]
        if zone.lead is not None:
            checked(text, zone.lead)
    image = article.image or Image()
    for piece in (article.headline, article.deck, article.dateline, image.caption, image.credit):
        if (
            piece is not None
            and piece.span is not None
            and text[slice(*checked(text, piece.span))] != piece.text
        ):
            raise SpanError(f"{piece.text!r} does not stand at {piece.span}")
    for named in article.byline:
        if named.span is not None and text[slice(*checked(text, named.span))] != named.name:
            raise SpanError(f"{named.name!r} does not stand at {named.span}")
    for dated in (article.date_published, article.date_modified):
        if dated is not None and dated.span is not None:
            checked(text, dated.span)
