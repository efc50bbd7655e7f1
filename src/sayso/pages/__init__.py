"""Pages and texts to articles: HTML, plain text, verbatim text."""

from sayso.pages.decode import decode
from sayso.pages.given import Given
from sayso.pages.html import looks_like_html, read_html
from sayso.pages.text import read_text, read_verbatim

__all__ = ["Given", "decode", "looks_like_html", "read_html", "read_text", "read_verbatim"]
