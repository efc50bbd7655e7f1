"""A page as blocks: runs of text that stand apart on the screen, each with the elements that it stands in."""

from __future__ import annotations

from dataclasses import dataclass, field

from sayso.pages.html.hints import Hint, Mark, listed

BLOCK = frozenset(listed("tags", "block"))
SKIPPED = frozenset(listed("tags", "skipped"))
HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
BOLD = frozenset(["b", "strong"])
ONE_LINE = HEADINGS | {"figcaption", "caption", "li"}
MENUS: dict[str, Hint] = {"nav": "menu", "amp-sidebar": "menu", "button": "menu", "aside": "aside"}


@dataclass(slots=True, eq=False)
class Part:
    """A block element; `prose` and `linked` count the characters of sentences and of links in it."""

    tag: str
    parent: Part | None
    hint: Hint | None = None
    mark: Mark | None = None
    depth: int = 0
    prose: int = 0
    linked: int = 0
    headline: bool = False
    article_body: bool = False
    outside: Hint | None = None  # the furniture that it stands in

    def up(self) -> list[Part]:
        """The part and those around it, from the inside."""
        parts, part = [], self
        while True:
            parts.append(part)
            if part.parent is None:
                return parts
            part = part.parent


@dataclass(slots=True, eq=False)
class Marked:
    """An inline stretch of a block (offsets into its text) that the page names: author, date, credit."""

    kind: Mark
    start: int
    end: int
    datetime: str | None = None


@dataclass(slots=True, eq=False)
class Block:
    """`linked` and `bold` count the characters that stand in links and in bold type."""

    text: str
    part: Part
    linked: int = 0
    bold: int = 0
    marks: list[Marked] = field(default_factory=list)
    item: int = 0  # position of a list item in a numbered list; -1 in a list without numbers; 0: no item

    @property
    def links_only(self) -> bool:
        return self.linked * 5 >= len(self.text) * 4
