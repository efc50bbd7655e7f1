"""The walk over the tree that gives the blocks of a page, in the order of the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from sayso.pages.characters import is_mended, mended
from sayso.pages.html.blocks import HEADINGS, Block, Marked, Part
from sayso.pages.html.hints import Mark
from sayso.pages.html.looks import TELLING, Attribute, Kind, Look, look
from sayso.pages.html.tree import Element

# In these, labels stand side by side in elements of their own, which a style sheet sets apart; in a paragraph
# elements that touch may be parts of one word.
BOXES = frozenset(("div", "header", "footer", "section", "nav", "aside", "main", "article"))
ONE_LINE = HEADINGS | {"figcaption", "caption", "li"}
_LISTS = frozenset(("ul", "ol", "menu", "dir"))
_BETWEEN_ITEMS = frozenset(("div", "p", "span"))  # may stand between `li` and its text

# An element that stands open; its look, or None within what is not seen; what it marks in the block.
_Open: TypeAlias = tuple[Element | None, Look | None, Marked | None]


def blocks(tree: Element) -> list[Block]:
    """All visible text, space collapsed; what is hidden, scripted or to be filled in is left out."""
    walk = _Walk()
    walk.run(tree)
    if is_mended("\n".join([block.text for block in walk.found])):
        return walk.found
    return [block for block in walk.found if is_mended(block.text) or _mend(block)]


class _Walk:
    """One pass without recursion, however deep the page."""

    __slots__ = (
        "adjoins", "block", "bold_from", "bolds", "found", "item", "length", "linked_from", "links",
        "marks", "numbers", "part", "pieces", "seam", "space", "unseen",
    )  # fmt: skip

    def __init__(self) -> None:
        self.found: list[Block] = []
        self.part = Part("html", None)
        self.block: Block | None = None
        self.pieces: list[str] = []
        self.length = 0
        self.marks: list[Marked] = []
        self.space = False  # space is due before the next word
        self.links = 0
        self.linked_from = 0
        self.bolds = 0
        self.bold_from = 0
        self.adjoins = False  # an element has just ended, and no text has followed
        self.seam = False  # two named elements meet: a space is due where letters would touch
        self.item = 0
        self.numbers: list[int] = []  # the last number in each open list; -1: a list without numbers
        self.unseen = False  # within an element that is not seen

    def run(self, tree: Element) -> None:
        """Elements come in page order; one has ended where the next is not in it.

        To go over the tree so takes a third of the time of `iterwalk`, which makes two events of each.
        """
        opened: list[_Open] = [(None, None, None)]
        for element in tree.iter("*"):
            around = element.getparent()
            while opened[-1][0] is not around:
                self._leave(opened.pop())
            if self.unseen:
                opened.append((element, None, None))
                continue
            attributes: Sequence[Attribute] = element.items()  # type: ignore[assignment]  # no bytes in a page
            telling = tuple([pair for pair in attributes if pair[0] in TELLING]) if attributes else ()
            seen = look(element.tag, telling)
            if seen.kind == "unseen":
                self.unseen = True
                opened.append((element, seen, None))
                continue
            if seen.kind == "block":
                self._open(seen, element)
                opened.append((element, seen, None))
            else:
                if self.adjoins and attributes and self.part.tag in BOXES:
                    self.seam = True
                if seen.kind != "inline":
                    self._enter(seen.kind)
                marked = self._marked(seen.mark, element) if seen.mark else None
                opened.append((element, seen, marked))
            self.adjoins = False
            if text := element.text:
                self._add(text)
        while opened:
            self._leave(opened.pop())
        self._flush()

    def _open(self, seen: Look, element: Element) -> None:
        self._flush()
        tag, around, found = seen.tag, self.part, seen.hint
        if tag in ("header", "footer") and not any(part.tag in ("article", "main") for part in around.up()):
            found = "menu"
        self.part = Part(tag, around, found, seen.mark, around.depth + 1, seen.article_body)
        if tag == "li":
            if self.numbers and self.numbers[-1] >= 0:
                self.numbers[-1] += 1
            self.item = self.numbers[-1] if self.numbers else -1
        elif tag in _LISTS:
            self.numbers.append(_before_first(element) if tag == "ol" else -1)
        elif tag not in _BETWEEN_ITEMS:
            self.item = 0

    def _enter(self, kind: Kind) -> None:
        if kind == "link":
            self.links += 1
            if self.links == 1:
                self.linked_from = self.length
        elif kind == "bold":
            self.bolds += 1
            if self.bolds == 1:
                self.bold_from = self.length
        elif kind == "cell" or self.part.tag in ONE_LINE:
            self.space = True
        else:
            self._flush()

    def _leave(self, ended: _Open) -> None:
        element, seen, marked = ended
        if element is None or seen is None:
            return
        if seen.kind == "unseen":
            self.unseen = False
        else:
            if seen.kind == "block":
                self._close(seen)
            elif seen.kind != "inline":
                self._exit(seen.kind)
            if marked is not None:
                self._end_mark(marked)
            self.adjoins = True
        if text := element.tail:
            self._add(text)

    def _close(self, seen: Look) -> None:
        self._flush()
        if seen.tag in _LISTS:
            self.numbers.pop()
        self.item = 0
        self.part = self.part.parent or self.part

    def _exit(self, kind: Kind) -> None:
        if kind == "link":
            self.links -= 1
            if self.links == 0 and self.block is not None:
                self.block.linked += max(0, self.length - self.linked_from)
        elif kind == "bold":
            self.bolds -= 1
            if self.bolds == 0 and self.block is not None:
                self.block.bold += max(0, self.length - self.bold_from)

    def _end_mark(self, marked: Marked) -> None:
        if self.block is not None:
            marked.end = self.length
            if marked.end > marked.start or marked.datetime:
                self.marks.append(marked)
            self.seam = True

    def _marked(self, kind: Mark, element: Element) -> Marked:
        self._ready()
        self.seam = True
        stamp = element.get("datetime")
        if not stamp and kind in ("date", "modified"):
            stamp = element.get("content")
        return Marked(kind, self.length + (1 if self.space and self.length else 0), 0, stamp)

    def _ready(self) -> None:
        if self.block is None:
            self.block = Block("", self.part, self.item)
            self.item = 0
            self.linked_from = self.bold_from = 0

    def _add(self, text: str) -> None:
        self.adjoins = False
        words = text.split()
        if not words:
            self.space = True
            return
        if self.block is None:
            self._ready()
        if self.length and (self.space or text[0].isspace() or (self.seam and self._touches(text))):
            self.pieces.append(" ")
            self.length += 1
        joined = " ".join(words)
        self.pieces.append(joined)
        self.length += len(joined)
        self.seam = False
        self.space = text[-1].isspace()

    def _touches(self, text: str) -> bool:
        return text[0].isalnum() and self.pieces[-1][-1].isalnum()

    def _flush(self) -> None:
        self.space = self.seam = False
        block = self.block
        if block is None:
            return
        if self.length:
            if self.links:
                block.linked += self.length - self.linked_from
            if self.bolds:
                block.bold += self.length - self.bold_from
            block.text = "".join(self.pieces)
            if self.marks:
                block.marks = self.marks
            self.found.append(block)
            self.pieces.clear()
        else:
            self.item = block.item
        if self.marks:
            self.marks = []
        self.block = None
        self.length = self.linked_from = self.bold_from = 0


def _before_first(element: Element) -> int:
    """The number before the first of a numbered list."""
    start = element.get("start") or ""
    return int(start) - 1 if start.isdecimal() and len(start) < 5 else 0


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
