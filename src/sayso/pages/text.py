"""Plain text as an article."""

from __future__ import annotations

from sayso.model import Article, NoArticleError
from sayso.pages.characters import mended, without_surrogates
from sayso.pages.decode import decode
from sayso.pages.draft import finished
from sayso.pages.given import NOTHING, Given
from sayso.pages.shape import zoned


def read_text(data: bytes | str, *, given: Given = NOTHING) -> Article:
    """Read text as copied or scraped from a page: its zones are told by the shape of its lines.

    The text is mended as docs/pages.md tells (line ends, NFC, invisible characters), then stands.

    Raises:
        EncodingError: bytes that are no text.
        NoArticleError: nothing in it reads as an article.
    """
    text = mended(decode(data, declared=None) if isinstance(data, bytes) else data)
    return _article(text, given)


def read_verbatim(text: str, *, given: Given = NOTHING) -> Article:
    """Read a text that offsets refer to, as it is; only a lone surrogate becomes U+FFFD, one for one.

    Raises:
        NoArticleError: nothing in it reads as an article.
    """
    return _article(without_surrogates(text), given)


def _article(text: str, given: Given) -> Article:
    if not any(character.isalnum() for character in text):
        raise NoArticleError("the text is empty" if not text.strip() else "the text holds no word")
    return finished(zoned(text), given)
