"""A page as blocks: runs of text that stand apart on the screen, each with the elements that it stands in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.pages.html.hints import Hint, Mark

HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])


@dataclass(slots=True, eq=False)
class Part:
    """A block element; `prose` and `linked` count the characters of sentences and of links in it."""

    tag: str
    parent: Part | None
    hint: Hint | None = None
    mark: Mark | None = None
    depth: int = 0
    article_body: bool = False
    prose: int = 0
    linked: int = 0
    headline: bool = False
    outside: Hint | None = None  # the furniture that it stands in

    def up(self) -> Iterator[Part]:
        """The part and those around it, from the inside."""
        part: Part | None = self
        while part is not None:
            yield part
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
    """`linked`, `bold` and `prose` count the characters in links, in bold type and in sentences."""

    text: str
    part: Part
    item: int = 0  # position of a list item in a numbered list; -1 in a list without numbers; 0: no item
    linked: int = 0
    bold: int = 0
    prose: int = 0
    marks: Sequence[Marked] = ()

    @property
    def links_only(self) -> bool:
        return self.linked * 5 >= len(self.text) * 4
