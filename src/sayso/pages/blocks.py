"""An HTML tree as a list of blocks: stretches of text between block-level tags, in document order."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

Element = etree._Element

SKIPPED = frozenset(
    ["script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "select", "option", "button", "input", "textarea", "canvas", "audio", "video", "head", "map", "datalist", "dialog"]
)
INLINE = frozenset(
    ["a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"]
)
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|breadcrumbs?|footer|sidebar|aside|related|recommend\w*|share|sharing|social"
    r"|subscri\w*|newsletter|promo|advert\w*|ads?|banner|cookie|consent|comments?|disqus|tags?|popular|trending"
    r"|more-news|read-?(?:also|more)|widget|paywall|teaser|partners?|toolbar|login|search|pagination|hidden)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_SPACES = re.compile(r"[ \t\n\r\f\u200b]+")
MAX_DEPTH = 400  # elements deeper than this are flattened into their ancestors


@dataclass(slots=True)
class Block:
    """`place` is the element the text stands in, `linked` the share of its characters inside links."""

    text: str
    tag: str
    place: Element
    linked: float
    furniture: bool
    inside: frozenset[str]
    hints: str


def blocks_of(root: Element) -> list[Block]:
    """The blocks of a tree, hidden and executable elements left out; iterative, so depth cannot exhaust it."""
    walk = _Walk()
    stack: list[tuple[Element, bool, _State]] = [(root, True, _State(root, False, frozenset(), ""))]
    while stack:
        element, opening, state = stack.pop()
        if not isinstance(element.tag, str):
            if opening:
                walk.add(element.tail, state.linked)
            continue
        tag = element.tag
        if opening:
            if tag in SKIPPED or _is_hidden(element):
                walk.add(element.tail, state.linked)
                continue
            inner = state.entered(element, tag)
            if tag == "br":
                walk.line_break()
            if tag not in INLINE:
                walk.close()
                walk.open(inner)
            stack.append((element, False, state))
            walk.add(element.text, inner.linked)
            stack.extend((child, True, inner) for child in reversed(element))
        else:
            if tag not in INLINE:
                walk.close()
                walk.open(state)
            walk.add(element.tail, state.linked)
    walk.close()
    return walk.blocks


@dataclass(frozen=True, slots=True)
class _State:
    place: Element
    furniture: bool
    inside: frozenset[str]
    hints: str
    linked: bool = False

    def entered(self, element: Element, tag: str) -> _State:
        if tag in INLINE:
            return self if tag != "a" else _State(self.place, self.furniture, self.inside, self.hints, True)
        name = (
            f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}".strip()
        )
        furniture = self.furniture or tag in ("nav", "footer", "aside", "form", "menu")
        furniture = furniture or bool(name and len(name) < 200 and _FURNITURE.search(name))
        inside = self.inside | {tag} if tag not in ("div", "body", "html") else self.inside
        return _State(element, furniture, inside, name or self.hints, self.linked)


class _Walk:
    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._parts: list[str] = []
        self._linked = 0
        self._state: _State | None = None

    def open(self, state: _State) -> None:
        self._state = state

    def add(self, text: str | None, linked: bool) -> None:
        if text:
            self._parts.append(text)
            self._linked += len(text) if linked else 0

    def line_break(self) -> None:
        self._parts.append("\x00")

    def close(self) -> None:
        raw, linked, state = "".join(self._parts), self._linked, self._state
        self._parts, self._linked = [], 0
        if state is None or not raw.strip("\x00 \t\n\r"):
            return
        tag = state.place.tag
        for piece in re.split("\x00(?:\\s*\x00)+", raw) if raw.count("\x00") > 1 else [raw]:
            text = _SPACES.sub(" ", piece.replace("\x00", " ")).strip()
            if text:
                self.blocks.append(
                    Block(
                        text, str(tag), state.place, min(1.0, linked / max(1, len(raw))),
                        state.furniture, state.inside, state.hints,
                    )
                )  # fmt: skip


def _is_hidden(element: Element) -> bool:
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    style = element.get("style")
    return bool(style and re.search(r"display\s*:\s*none|visibility\s*:\s*hidden", style, re.IGNORECASE))
