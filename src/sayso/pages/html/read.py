"""A page, from bytes to article."""

from __future__ import annotations

from sayso.model import Article, NoArticleError
from sayso.pages.characters import mended
from sayso.pages.decode import decode
from sayso.pages.draft import NO_ARTICLE, Draft, finished
from sayso.pages.given import NOTHING, Given
from sayso.pages.html.about import describe
from sayso.pages.html.layout import blocks
from sayso.pages.html.metadata import metadata
from sayso.pages.html.scope import scope
from sayso.pages.html.text import Laid, lay_out
from sayso.pages.html.tree import parsed
from sayso.pages.html.zones import Zoning


def read_html(
    data: bytes | str, *, url: str | None = None, encoding: str | None = None, given: Given = NOTHING
) -> Article:
    """Read a web page: its visible text, zoned, and what it says of itself.

    `url` is where the page was found; `encoding` what was declared with the bytes. docs/pages.md tells where
    each field is read from.

    Raises:
        EncodingError: bytes that are no text.
        NoArticleError: an empty page, or one in which nothing reads as an article.
    """
    source = mended(decode(data, declared=encoding) if isinstance(data, bytes) else data)
    if not source.strip():
        raise NoArticleError("the page is empty")
    tree = parsed(source)
    about = metadata(tree)
    found = blocks(tree)
    article = scope(found, about.titles(), live=about.linked.live)
    if article is None:
        raise NoArticleError(NO_ARTICLE)
    laid: Laid = lay_out(found)
    draft = Draft(text=laid.text, url=url or about.url)
    zoning = Zoning(draft, laid, article)
    zoning.run()
    describe(draft, about, zoning)
    return finished(draft, given)
