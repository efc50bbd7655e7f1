"""An item as an article: open it, see what it is, and hand it to the pages."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from sayso.model import Article, NoArticleError
from sayso.pages import Given, looks_like_html, read_html, read_text, read_verbatim
from sayso.service import records
from sayso.service.fetch import Fetched, fetch
from sayso.service.options import Format, Options
from sayso.service.sources import Item, is_address, opened
from sayso.service.unpack import gathered, pieces

_HTML = ("text/html", "application/xhtml+xml")
_UNSURE = ("", "application/octet-stream", "application/xml", "application/gzip", "application/x-gzip")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """An article and the id that its reading is to have."""

    id: str
    article: Article


def load(item: Item, options: Options) -> Page:
    """Open and read one item.

    Raises:
        InputError: it cannot be opened or read, or it is no page; the message says why.
        OSError: the file cannot be opened.
    """
    if item.format == "jsonl":
        return _record(item.data or b"", options)
    if item.data is not None:
        article = _article(item.data, item.format, options.given)
    elif is_address(item.source):
        article = _fetched(fetch(item.source, options), item.format, options)
    else:
        with opened(item.source) as file:
            article = _article(gathered(pieces(file), options.max_bytes), item.format, options.given)
    return Page(id=derived_id(article), article=article)


def derived_id(article: Article) -> str:
    """16 hexadecimal digits of the SHA-256 of address and text: the same page has the same id everywhere."""
    content = f"{article.url or ''}\n{article.text}"
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _record(line: bytes, options: Options) -> Page:
    record = records.parse(line)
    article = read_verbatim(record.text, given=records.given(record, options.given))
    return Page(id=record.id or derived_id(article), article=article)


def _article(data: bytes, format: Format, given: Given) -> Article:
    if format == "html" or (format == "auto" and looks_like_html(data)):
        return read_html(data, given=given)
    return read_text(data, given=given)


def _fetched(fetched: Fetched, format: Format, options: Options) -> Article:
    """Read a page as the server describes it; what is asked for goes before what the server says."""
    data = gathered(pieces(fetched.opened()), options.max_bytes)
    if format == "auto":
        format = _described(fetched.media_type)
    if format == "html" or (format == "auto" and looks_like_html(data)):
        return read_html(data, url=fetched.url, encoding=fetched.encoding, given=options.given)
    return read_text(data, given=replace(options.given, url=fetched.url))


def _described(media_type: str) -> Format:
    if media_type in _HTML:
        return "html"
    if media_type in _UNSURE or media_type.startswith("text/"):
        return "auto"
    raise NoArticleError(
        f"the address holds {media_type}, not a page; --from html, text or jsonl reads it all the same"
    )
