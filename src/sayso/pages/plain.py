"""Plain text, as copied or scraped from a page, to an article: zones and facts from its shape."""

from __future__ import annotations

import re

from sayso.model import Article, Byline, Dated, Image, NoArticleError, Piece, Span, Zone, checked
from sayso.pages.clean import cleaned, kept
from sayso.pages.decoding import decode
from sayso.pages.given import Given
from sayso.pages.language import detected
from sayso.pages.shapes import Line, Lines, read_lines

_CREDIT = re.compile(r"\s*\((?P<credit>[^()]{2,80})\)\s*\.?$|\s+/\s+(?P<slash>[^/]{2,60})$")
_NAMES = re.compile(r"\s*(?:,|;|\band\b|\bта\b|\bі\b|\bи\b)\s*")
_UPPER = r"[A-ZА-ЯЇІЄҐ][A-ZА-ЯЇІЄҐ'’.\-]+(?:[ /][A-ZА-ЯЇІЄҐ][A-ZА-ЯЇІЄҐ'’.\-]*)*"
_DATELINE = re.compile(
    rf"(?P<place>{_UPPER})(?:,\s[^—–\n.]{{2,24}}?\.?)?(?:\s\([^()\n]{{2,40}}\)|(?:\s[-—–]|\.|\s/)\s?[^\s—–][^—–\n]{{1,28}}?[./])?"
    r"\s?[—–-]{1,2}\s"
    rf"|(?P<other>{_UPPER},\s\d{{1,2}}\s[^\W\d_]+\.?\s[—–-]\s[^.\n]{{2,30}}\.)\s"
)


def read_text(data: bytes | str, *, given: Given | None = None) -> Article:
    """The article in a plain text. Line ends and control characters are settled, then the text is fixed.

    Raises:
        EncodingError: bytes that are no text.
        NoArticleError: nothing but white space.
    """
    return _article(cleaned(data if isinstance(data, str) else decode(data)), given or Given())


def read_verbatim(text: str, *, given: Given | None = None) -> Article:
    """The article in `text`, whose offsets hold: only NUL and lone surrogates become U+FFFD, one for one.

    Raises:
        NoArticleError: nothing but white space.
    """
    return _article(kept(text), given or Given())


def _article(text: str, given: Given) -> Article:
    if not text.strip():
        raise NoArticleError("the page is empty: there is no text in it")
    page = read_lines(text)
    dateline = _dateline(page)
    language = detected(text) or given.language
    return Article(
        text=text,
        zones=_zones(page, dateline),
        url=given.url,
        publisher=given.publisher,
        publisher_origin="given" if given.publisher else None,
        headline=_piece(text, page.headline.span) if page.headline else None,
        byline=_byline(page),
        image=_image(page),
        dateline=_piece(text, dateline) if dateline else None,
        date_published=_published(page, given),
        date_modified=_dated(page, "modified"),
        language=given.language if given.language and language not in ("en", "uk", "ru") else language,
        language_declared=given.language,
        languages_offered=page.languages,
    )


def _piece(text: str, span: Span) -> Piece:
    return Piece(text=text[slice(*checked(text, span))], span=span, origin="visible")


def _zones(page: Lines, dateline: Span | None) -> tuple[Zone, ...]:
    zones: list[Zone] = []
    for line in page.lines:
        if line.kind is None:
            continue
        span = line.body or line.span
        if span[0] > line.span[0] and line.kind == "caption":
            front = (line.span[0], line.span[0] + len(page.text[line.span[0] : span[0]].rstrip()))
            zones.append(Zone(kind="furniture", span=front))
        if dateline and line.span[0] == dateline[0]:
            zones.append(Zone(kind="dateline", span=dateline))
            start = dateline[1] + len(page.text[dateline[1] :]) - len(page.text[dateline[1] :].lstrip(" —–-"))
            span = (start, line.span[1])
        zones.append(Zone(kind=line.kind, span=checked(page.text, span), lead=line.lead))
    return tuple(zones)


def _dateline(page: Lines) -> Span | None:
    """Place, day and agency before the first sentence, without the dash that ends them."""
    first: Line | None = next((x for x in page.lines if x.kind == "paragraph"), None)
    if first is None:
        return None
    found = _DATELINE.match(first.text)
    if not found or found.end() > 80 or found.end() >= len(first.text):
        return None
    end = len(found.group().rstrip(" —–-"))
    return (first.span[0], first.span[0] + end)


def _byline(page: Lines) -> tuple[Byline, ...]:
    if "author" not in page.facts:
        return ()
    names, (start, end) = page.facts["author"]
    found, at = [], start
    for name in _NAMES.split(names):
        if name.strip():
            at = page.text.index(name, at, end)
            found.append(Byline(name=name.strip(), span=(at, at + len(name.strip())), origin="visible"))
            at += len(name)
    return tuple(found)


def _image(page: Lines) -> Image | None:
    if "caption" not in page.facts:
        return None
    caption, (start, end) = page.facts["caption"]
    credit = _CREDIT.search(caption)
    if credit is None:
        return Image(caption=_piece(page.text, (start, end)))
    group = "credit" if credit["credit"] else "slash"
    span = (start + credit.start(group), start + credit.end(group))
    before = _piece(page.text, (start, start + credit.start())) if credit.start() else None
    return Image(caption=before, credit=_piece(page.text, span))


def _published(page: Lines, given: Given) -> Dated | None:
    if given.published:
        return Dated(value=given.published, origin="given")
    return _dated(page, "published")


def _dated(page: Lines, kind: str) -> Dated | None:
    if kind not in page.facts:
        return None
    value, span = page.facts[kind]
    return Dated(value=value, origin="visible", span=span)
