"""A web page as an article: parsed once, laid out as blocks, told apart, put together."""

from sayso.pages.html.read import read_html
from sayso.pages.html.sniff import looks_like_html

__all__ = ["looks_like_html", "read_html"]
