"""Marked text: expected spans written inside the text, as people write cases and training lines.

`[source Речниця МЗС] [cue заявила], [content що переговори перенесено]`; the whole format is described in
`training/data/FORMAT.md`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from sayso.model.errors import MarkError
from sayso.model.reading import Stance
from sayso.model.span import Span
from sayso.model.tagged import Label

LABELS = frozenset(get_args(Label))
STANCES = frozenset(get_args(Stance))


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One mark: `parent` is the index of the content mark that it stands in, None at the top."""

    label: str
    span: Span
    group: int
    stance: str | None
    parent: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    text: str
    marks: tuple[Mark, ...]
    about: dict[str, str]

    def depth(self, mark: Mark) -> int:
        """How many contents the mark stands in: 0 is the outer layer, 1 the inner."""
        depth, parent = 0, mark.parent
        while parent is not None:
            depth, parent = depth + 1, self.marks[parent].parent
        return depth


def parse(source: str, about: dict[str, str] | None = None) -> Marked:
    """Read one item of marked text.

    Raises:
        MarkError: an unknown label or qualifier, an empty or an unclosed mark; the message quotes the place.
    """
    text: list[str] = []
    marks: list[tuple[int, Mark]] = []  # opening order, mark
    open_marks: list[tuple[str, int, str | None, int, int]] = []  # label, group, stance, start, order
    position = order = 0
    while position < len(source):
        character = source[position]
        if character == "\\" and position + 1 < len(source):
            text.append(source[position + 1])
            position += 2
        elif character == "[":
            end = source.find(" ", position)
            if end < 0:
                raise MarkError(f"a mark without text: {_near(source, position)}")
            label, group, stance = _qualified(source[position + 1 : end], source, position)
            open_marks.append((label, group, stance, len(text), order))
            order += 1
            position = end + 1
        elif character == "]":
            if not open_marks:
                raise MarkError(f"a closing bracket without a mark: {_near(source, position)}")
            label, group, stance, start, opened = open_marks.pop()
            if start == len(text):
                raise MarkError(f"an empty mark: {_near(source, position)}")
            parent = next((o[4] for o in reversed(open_marks) if o[0] == "content"), None)
            span = (start, len(text))
            marks.append((opened, Mark(label=label, span=span, group=group, stance=stance, parent=parent)))
            position += 1
        else:
            text.append(character)
            position += 1
    if open_marks:
        raise MarkError(f"a mark that is never closed: [{open_marks[-1][0]} … in {source[:60]!r}")
    return Marked(
        text="".join(text), marks=tuple(m for _, m in sorted(marks, key=lambda x: x[0])), about=about or {}
    )


def parse_items(source: str) -> list[Marked]:
    """Read a file of items separated by lines of `---`; `# key: value` lines at the head describe an item."""
    items = []
    for block in f"\n{source}\n".replace("\r\n", "\n").split("\n---\n"):
        about: dict[str, str] = {}
        lines = block.strip("\n").split("\n")
        while lines and lines[0].startswith("#"):
            key, _, value = lines.pop(0).lstrip("# ").partition(":")
            about[key.strip()] = value.strip()
        body = "\n".join(lines).strip("\n")
        if body.strip():
            items.append(parse(body, about))
    return items


def _qualified(head: str, source: str, position: int) -> tuple[str, int, str | None]:
    label, *qualifiers = head.split(".")
    group, stance = 0, None
    if label not in LABELS:
        raise MarkError(f"unknown label {label!r}: {_near(source, position)}")
    for qualifier in qualifiers:
        if qualifier.isdigit():
            group = int(qualifier)
        elif qualifier in STANCES:
            stance = qualifier
        else:
            raise MarkError(f"unknown qualifier {qualifier!r}: {_near(source, position)}")
    return label, group, stance


def _near(source: str, position: int) -> str:
    return repr(source[max(0, position - 20) : position + 40])
