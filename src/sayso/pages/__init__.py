"""Pages to articles: HTML, plain text, and text that must stay as it is."""

from sayso.pages.decoding import decode, looks_like_html
from sayso.pages.given import Given
from sayso.pages.html import read_html
from sayso.pages.plain import read_text, read_verbatim

__all__ = ["Given", "decode", "looks_like_html", "read_html", "read_text", "read_verbatim"]
