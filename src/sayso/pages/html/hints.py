"""What the names that a page gives to its parts say: class, id, role, itemprop."""

from __future__ import annotations

import itertools
import re
from functools import lru_cache
from typing import Literal, TypeAlias

# `comments`, `related` and `menu` are furniture with words of their own; `aside` may hold a part of the article.
Hint: TypeAlias = Literal["comments", "related", "menu", "aside", "hidden"]
Mark: TypeAlias = Literal[
    "author", "date", "modified", "credit", "caption", "deck", "headline", "lead", "live"
]

_pieces = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")

_HINTS: dict[Hint, frozenset[str]] = {
    "comments": frozenset(["comment", "comments", "disqus", "replies", "respond", "commentlist", "guestbook"]),
    "related": frozenset(
        ["related", "recommend", "recommended", "recommendations", "popular", "trending", "teaser", "teasers", "outbrain", "taboola", "promo", "sponsored", "advert", "advertisement", "adsbygoogle", "mostread", "linked", "similar"]
    ),
    "menu": frozenset(
        ["menu", "nav", "navbar", "navigation", "breadcrumb", "breadcrumbs", "pagination", "pager", "tags", "taglist", "share", "sharing", "social", "subscribe", "newsletter", "cookie", "cookies", "gdpr", "consent", "login", "signup", "toolbar", "langs", "languages", "switcher", "paywall", "copyright", "footer", "skip", "masthead"]
    ),
    "aside": frozenset(["sidebar", "widget", "banner", "popup", "modal", "sticky", "rail"]),
}
_PAIRS: dict[tuple[str, str], Hint] = {
    ("read", "also"): "related", ("see", "also"): "related", ("read", "more"): "related", ("more", "news"): "related",
    ("most", "read"): "related", ("latest", "news"): "related", ("news", "feed"): "related", ("lang", "switch"): "menu",
    ("language", "switch"): "menu", ("lang", "switcher"): "menu", ("site", "header"): "menu", ("page", "header"): "menu",
    ("top", "bar"): "menu", ("read", "next"): "related",
}  # fmt: skip
_WHOLE = {"ad", "ads", "lang", "language", "header"}
_MARKS: tuple[tuple[Mark, frozenset[str]], ...] = (
    ("credit", frozenset(["credit", "credits", "photocredit", "imagecredit", "photographer", "photoauthor"])),
    ("caption", frozenset(["caption", "figcaption", "photodesc", "imagecaption"])),
    ("modified", frozenset(["modified", "updated", "update", "datemodified"])),
    ("date", frozenset(["date", "time", "datetime", "published", "pubdate", "timestamp", "datepublished"])),
    ("author", frozenset(["author", "authors", "byline", "writer"])),
    (
        "deck",
        frozenset(["deck", "dek", "standfirst", "subtitle", "subheadline", "subhead", "subheading", "teaser", "annotation"]),
    ),
    ("lead", frozenset(["lead", "lede", "summary", "intro", "excerpt", "announce", "anons"])),
    ("live", frozenset(["live", "liveblog"])),
)


@lru_cache(maxsize=4096)
def hint(names: str) -> Hint | None:
    """The part of the page that class, id and role name; None for none, or for the article itself."""
    pieces = _split(names)
    for kind, known in _HINTS.items():
        if any(piece in known for piece in pieces):
            return kind
    for pair in itertools.pairwise(pieces):
        if pair in _PAIRS:
            return _PAIRS[pair]
    if any(name in _WHOLE and name != "header" for name in names.lower().split()):
        return "menu"
    return None


@lru_cache(maxsize=4096)
def mark(names: str) -> Mark | None:
    """What an element of the article holds, by its class or itemprop."""
    pieces = frozenset(_split(names))
    return next((kind for kind, known in _MARKS if pieces & known), None)


@lru_cache(maxsize=4096)
def _split(names: str) -> tuple[str, ...]:
    return tuple(piece.lower() for piece in _pieces.findall(names[:400]))
