"""HTML as a type: what is `Html` is markup, every other string is text and is escaped where it is put in.

Characters that would hide or reorder what a reader sees (controls, bidi marks, lone surrogates, tags) are
named instead of written: `<span class="odd" data-code="U+202E"></span>`, which the style sheet shows by
its code. Taking each such element for its character gives back the text exactly.
"""

from __future__ import annotations

import re
from html import escape as _escape
from typing import TypeAlias

ODD = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls but tab and line feed; HTML turns CR into LF, so CR is odd too
    "\u061c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"  # bidi, separators, invisible operators
    "\ud800-\udfff\ufdd0-\ufdef"
    "\U000e0000-\U000e007f"  # tags: text that no font shows
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}-{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17))
    + "]"
)
_VOID = frozenset(("meta", "link", "br", "hr"))


class Html(str):
    """Markup that is safe to write as it is."""

    __slots__ = ()


Child: TypeAlias = "str | None"
Value: TypeAlias = "str | int | bool | None"


def code(character: str) -> str:
    return f"U+{ord(character):04X}"


def text(words: str) -> Html:
    """Text as markup that shows it, and nothing but it."""
    return Html(ODD.sub(_odd, _escape(words, quote=False)))


def attribute(words: str) -> str:
    return ODD.sub(lambda found: f"[{code(found[0])}]", _escape(words))


def element(name: str, /, *children: Child, **attributes: Value) -> Html:
    """`name` around the children: `Html` as it is, other strings as text, None as nothing.

    Attributes that are None or False are left out; `class_` is `class`, `aria_label` is `aria-label`.
    """
    opening = f"<{name}{''.join(_pair(key, value) for key, value in attributes.items())}>"
    return Html(opening if name in _VOID else f"{opening}{joined(*children)}</{name}>")


def joined(*children: Child, by: str = "") -> Html:
    return Html(by.join(c if isinstance(c, Html) else text(c) for c in children if c is not None))


def _odd(found: re.Match[str]) -> str:
    return f'<span class="odd" data-code="{code(found[0])}"></span>'


def _pair(key: str, value: Value) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{attribute(str(value))}"'
