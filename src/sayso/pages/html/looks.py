"""What tag, names and style say of an element, told once for all elements that are alike.

Pages repeat themselves: the seven hundred elements of one look in some fifty ways, and those of the next page
of the site in the same ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias

from sayso.pages.html.hints import Hint, Mark, hint, listed, mark

Attribute: TypeAlias = tuple[str, str]
Kind: TypeAlias = Literal["block", "break", "link", "bold", "cell", "inline", "unseen"]

_NAMES = ("class", "id", "itemprop", "role", "rel")
TELLING = frozenset((*_NAMES, "hidden", "style", "aria-hidden"))

_SKIPPED = frozenset(listed("tags", "skipped"))
_KINDS: dict[str, Kind] = {
    **dict.fromkeys(listed("tags", "block"), "block"),
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("td", "th"), "cell"),
    "br": "break",
    "a": "link",
}
_MENUS: dict[str, Hint] = {"nav": "menu", "amp-sidebar": "menu", "button": "menu", "aside": "aside"}
_NEVER_FURNITURE = frozenset(("html", "body", "main", "article"))
_HIDDEN = ("display:none", "display: none", "visibility:hidden", "visibility: hidden")


@dataclass(frozen=True, slots=True)
class Look:
    """`hint` is for blocks, `mark` for both; what is `unseen` has neither."""

    tag: str
    kind: Kind
    hint: Hint | None = None
    mark: Mark | None = None
    article_body: bool = False


@lru_cache(maxsize=4096)
def look(tag: str, telling: tuple[Attribute, ...]) -> Look:
    """The look of an element, from those of its attributes that are `TELLING`; most others are addresses."""
    told = dict(telling)
    if tag in _SKIPPED or "hidden" in told or _is_hidden(told.get("style", "")):
        return Look(tag, "unseen")
    names = " ".join([told[name] for name in _NAMES if name in told])
    kind = _KINDS.get(tag, "inline")
    marked = mark(names)
    if kind != "block":
        return Look(tag, kind, mark=_inline_mark(tag, marked, told.get("rel")))
    furniture = _MENUS.get(tag) or (None if tag in _NEVER_FURNITURE else hint(names))
    if told.get("aria-hidden") == "true":
        furniture = furniture or "pull"
    return Look(tag, kind, furniture, marked, article_body="articleBody" in names)


def _inline_mark(tag: str, marked: Mark | None, rel: str | None) -> Mark | None:
    if tag == "time":
        return "modified" if marked == "modified" else "date"
    return "author" if tag == "a" and rel == "author" else marked


def _is_hidden(style: str) -> bool:
    style = style.lower()
    return any(hidden in style for hidden in _HIDDEN)
