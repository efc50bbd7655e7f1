"""The walk over the tree that gives the blocks of a page, in the order of the page."""

from __future__ import annotations

from typing import TypeAlias

from lxml import etree

from sayso.pages.characters import is_mended, mended
from sayso.pages.html.blocks import (
    BLOCK,
    BOLD,
    MENUS,
    ONE_LINE,
    SKIPPED,
    Block,
    Marked,
    Part,
)
from sayso.pages.html.hints import Hint, hint, mark
from sayso.pages.html.tree import Element

Attributes: TypeAlias = dict[str, str]

_NEVER_FURNITURE = frozenset(("html", "body", "main", "article"))
# In these, labels stand side by side in elements of their own, which a style sheet sets apart; in a paragraph
# elements that touch may be parts of one word.
BOXES = frozenset(("div", "header", "footer", "section", "nav", "aside", "main", "article"))
_NAMES = ("class", "id", "itemprop", "role", "rel")
_HIDDEN = ("display:none", "display: none", "visibility:hidden", "visibility: hidden")


def blocks(tree: Element) -> list[Block]:
    """All visible text, space collapsed; what is hidden, scripted or to be filled in is left out."""
    walk = _Walk()
    walk.run(tree)
    return walk.found


class _Walk:
    """One pass without recursion, however deep the page."""

    def __init__(self) -> None:
        self.found: list[Block] = []
        self.part = Part("html", None)
        self.block: Block | None = None
        self.pieces: list[str] = []
        self.length = 0
        self.space = False  # space is due before the next word
        self.links = 0
        self.linked_from = 0
        self.bolds = 0
        self.bold_from = 0
        self.adjoins = False  # an element has just ended, and no text has followed
        self.seam = False  # two named elements meet: a space is due where letters would touch
        self.item = 0
        self.numbers: list[int] = []  # the last number in each open list; -1: a list without numbers

    def run(self, tree: Element) -> None:
        walk = etree.iterwalk(tree, events=("start", "end"))
        opened: list[tuple[Part, Marked | None] | None] = []
        for event, element in walk:
            if event == "start":
                attributes = dict(element.items())
                tag = element.tag
                if tag in SKIPPED or (attributes and _is_hidden(attributes)):
                    walk.skip_subtree()
                    opened.append(None)
                    continue
                before = self.part
                if self.adjoins and attributes and before.tag in BOXES:
                    self.seam = True
                opened.append((before, self._enter(tag, attributes)))
                self.adjoins = False
                self._add(element.text)
            elif (left := opened.pop()) is not None:
                self._leave(element.tag, *left)
                self.adjoins = True
                self._add(element.tail)
            else:
                self._add(element.tail)
        self._flush()

    def _enter(self, tag: str, attributes: Attributes) -> Marked | None:
        if tag in BLOCK:
            self._flush()
            self._open(tag, attributes)
            return None
        if tag == "br":
            if self.part.tag in ONE_LINE:
                self.space = True
            else:
                self._flush()
        elif tag == "a":
            self.links += 1
            if self.links == 1:
                self.linked_from = self.length
        elif tag in BOLD:
            self.bolds += 1
            if self.bolds == 1:
                self.bold_from = self.length
        elif tag in ("td", "th"):
            self.space = True
        return self._mark(tag, attributes) if attributes or tag == "time" else None

    def _leave(self, tag: str, part: Part, marked: Marked | None) -> None:
        if tag in BLOCK:
            self._flush()
            if tag in ("ul", "ol", "menu", "dir"):
                self.numbers.pop()
            self.item = 0
            self.part = part
        elif tag == "a":
            self.links -= 1
            if self.links == 0 and self.block is not None:
                self.block.linked += max(0, self.length - self.linked_from)
        elif tag in BOLD:
            self.bolds -= 1
            if self.bolds == 0 and self.block is not None:
                self.block.bold += max(0, self.length - self.bold_from)
        if marked is not None and self.block is not None:
            marked.end = self.length
            if marked.end > marked.start or marked.datetime:
                self.block.marks.append(marked)
            self.seam = True

    def _open(self, tag: str, attributes: Attributes) -> None:
        names = _names(attributes)
        around = self.part
        found: Hint | None = MENUS.get(tag) or (None if tag in _NEVER_FURNITURE or not names else hint(names))
        if tag in ("header", "footer") and not any(part.tag in ("article", "main") for part in around.up()):
            found = "menu"
        if attributes.get("aria-hidden") == "true":
            found = found or "pull"
        self.part = Part(
            tag, around, hint=found, mark=mark(names) if names else None, depth=around.depth + 1,
            article_body="articleBody" in names,
        )  # fmt: skip
        if tag in ("ul", "menu", "dir"):
            self.numbers.append(-1)
        elif tag == "ol":
            start = attributes.get("start") or ""
            self.numbers.append(int(start) - 1 if start.isdecimal() and len(start) < 5 else 0)
        elif tag == "li":
            if self.numbers and self.numbers[-1] >= 0:
                self.numbers[-1] += 1
            self.item = self.numbers[-1] if self.numbers else -1
            return
        elif tag not in ("div", "p", "span"):
            self.item = 0

    def _mark(self, tag: str, attributes: Attributes) -> Marked | None:
        names = _names(attributes)
        kind = mark(names) if names else None
        if tag == "time":
            kind = kind if kind == "modified" else "date"
        elif tag == "a" and attributes.get("rel") == "author":
            kind = "author"
        if kind is None:
            return None
        self._ready()
        self.seam = True
        stamp = attributes.get("datetime") or (
            attributes.get("content") if kind in ("date", "modified") else None
        )
        return Marked(kind, self.length + (1 if self.space and self.length else 0), 0, stamp)

    def _ready(self) -> Block:
        if self.block is None:
            self.block = Block("", self.part, item=self.item)
            self.item = 0
            self.linked_from = self.bold_from = 0
        return self.block

    def _add(self, text: str | None) -> None:
        if not text:
            return
        self.adjoins = False
        words = text.split()
        if not words:
            self.space = True
            return
        self._ready()
        seam = self.seam and self.length and text[0].isalnum() and self.pieces[-1][-1].isalnum()
        self.seam = False
        if self.length and (self.space or seam or text[0].isspace()):
            self.pieces.append(" ")
            self.length += 1
        joined = " ".join(words)
        self.pieces.append(joined)
        self.length += len(joined)
        self.space = text[-1].isspace()

    def _flush(self) -> None:
        block = self.block
        if block is not None and self.length:
            if self.links:
                block.linked += self.length - self.linked_from
            if self.bolds:
                block.bold += self.length - self.bold_from
            block.text = "".join(self.pieces)
            if is_mended(block.text) or _mend(block):
                self.found.append(block)
        elif block is not None:
            self.item = block.item
        if block is not None:
            self.pieces.clear()
            self.block = None
        self.length = self.linked_from = self.bold_from = 0
        self.space = self.seam = False


def _mend(block: Block) -> bool:
    """Mend the text of a block, and move what points into it; False if no word is left."""
    text = block.text

    def moved(place: int) -> int:
        return len(mended(text[:place]))

    for found in block.marks:
        found.start, found.end = moved(found.start), moved(found.end)
    block.text = mended(text).replace("\n", " ")
    block.linked = min(block.linked, len(block.text))
    return bool(block.text.strip())


def _is_hidden(attributes: Attributes) -> bool:
    if "hidden" in attributes:
        return True
    style = attributes.get("style")
    return style is not None and any(hidden in style.lower() for hidden in _HIDDEN)


def _names(attributes: Attributes) -> str:
    return " ".join([attributes[name] for name in _NAMES if name in attributes]) if attributes else ""
