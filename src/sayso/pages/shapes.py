"""What a line of plain text is, by its shape: the rules in one ordered list, the first that fits names it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from sayso.model import Span, ZoneKind, trimmed
from sayso.pages.dates import shown
from sayso.pages.words import labelled, opening, words

_SENTENCE_END = re.compile(r"[.!?…][»”\"')\]]*$")
_BULLET = re.compile(r"\s*(?:[•·▪‣●◦*]|\d{1,2}[.)])\s+(?=\S)")
_DASH = re.compile(r"\s*[-–—]\s+(?=\S)")
_SPEECH_CUE = re.compile(r"[,!?…»”\"]\s+[-–—]\s+[а-яіїєґa-z]")
_SWITCH = re.compile(r"[^\W\d_]+")


@dataclass(slots=True)
class Line:
    """A line of the text: `span` without outer space, `kind` once a rule has named it."""

    text: str
    span: Span
    kind: ZoneKind | None = None
    rule: str | None = None
    body: Span | None = None  # a list item without its bullet, a caption after its label
    lead: Span | None = None


@dataclass(slots=True)
class Lines:
    """The lines of a text with what has been learnt of the page so far."""

    text: str
    lines: list[Line]
    headline: Line | None = None
    languages: tuple[str, ...] = ()
    facts: dict[str, tuple[str, Span]] = field(default_factory=dict)

    def before(self, index: int, *kinds: str) -> Line | None:
        """The nearest earlier line of one of `kinds` with nothing but such lines between."""
        for line in reversed(self.lines[:index]):
            if line.kind in kinds:
                return line
            if line.kind != "furniture":
                return None
        return None


Rule = Callable[[Lines, int, Line], bool]


def read_lines(text: str) -> Lines:
    page = Lines(text, [])
    for match in re.finditer(r"[^\n]+", text):
        span = trimmed(text, match.span())
        if span:
            page.lines.append(Line(text[slice(*span)], span))
    for index, line in enumerate(page.lines):
        for rule in RULES:
            if rule(page, index, line):
                line.rule = rule.__name__.lstrip("_")
                break
    return page


def _switch(page: Lines, index: int, line: Line) -> bool:
    """`ua en ru`: the languages in which the page is offered."""
    tokens = _SWITCH.findall(line.text)
    codes = [words()["languages"].get(token.lower()) for token in tokens]
    if len(tokens) < 2 or None in codes or len(set(codes)) != len(codes):
        return False
    page.languages = tuple(str(code) for code in codes)
    line.kind = "furniture"
    return True


def _dated(page: Lines, index: int, line: Line) -> bool:
    for kind in ("published", "modified"):
        found = labelled(kind).fullmatch(line.text)
        value = shown(found["rest"]) if found else shown(line.text) if kind == "published" else None
        if value:
            page.facts.setdefault(kind, (value, line.span))
            line.kind = "furniture"
            return True
    return False


def _byline(page: Lines, index: int, line: Line) -> bool:
    found = labelled("author").fullmatch(line.text)
    if not found or len(line.text) > 120 or _SENTENCE_END.search(found["rest"]):
        return False
    start = line.span[0] + found.start("rest")
    page.facts.setdefault("author", (found["rest"], (start, line.span[1])))
    line.kind = "byline"
    return True


def _caption(page: Lines, index: int, line: Line) -> bool:
    """`Photo: …`, also behind the headline said again."""
    start = 0
    if page.headline and line.text.startswith(page.headline.text):
        start = len(page.headline.text)
        while start < len(line.text) and line.text[start] in " .|—–-":
            start += 1
    found = labelled("photo").fullmatch(line.text, start)
    if not found:
        return False
    line.kind = "caption"
    at = line.span[0]
    page.facts.setdefault("caption", (found["rest"], (at + found.start("rest"), line.span[1])))
    line.body = (at + start, line.span[1])
    return True


def _furniture(page: Lines, index: int, line: Line) -> bool:
    if len(line.text) > 100 or _SENTENCE_END.search(line.text) or not opening("furniture").match(line.text):
        return False
    line.kind = "furniture"
    return True


def _headline(page: Lines, index: int, line: Line) -> bool:
    """The first line that is left, where it does not read as a paragraph and more follows."""
    if page.headline is not None:
        repeated = line.text == page.headline.text
        line.kind = "furniture" if repeated else None
        return repeated
    if any(x.kind in ("paragraph", "list_item") for x in page.lines[:index]) or index + 1 >= len(page.lines):
        return False
    if len(line.text) > 220 or (line.text.endswith((".", ":", ";", ",")) and not line.text.endswith("...")):
        return False
    line.kind, page.headline = "headline", line
    return True


def _list_item(page: Lines, index: int, line: Line) -> bool:
    """A bullet; a dash only where a list stands, since a dash also opens speech."""
    introduction = page.before(index, "list_item", "paragraph", "heading")
    begun = introduction is not None and (
        introduction.kind == "list_item" or introduction.text.endswith((":", "："))
    )
    bullet = _BULLET.match(line.text)
    if bullet is None and begun and not _SPEECH_CUE.search(line.text):
        bullet = _DASH.match(line.text)
    if bullet is None:
        return False
    line.kind = "list_item"
    line.body = (line.span[0] + bullet.end(), line.span[1])
    if introduction is not None and begun:
        line.lead = introduction.lead if introduction.kind == "list_item" else _last_sentence(introduction)
    return True


def _last_sentence(line: Line) -> Span:
    starts = [m.end() for m in re.finditer(r"[.!?…][»”\"]?\s+(?=[«“\"A-ZА-ЯЇІЄҐ])", line.text)]
    return (line.span[0] + (starts[-1] if starts else 0), line.span[1])


def _heading(page: Lines, index: int, line: Line) -> bool:
    """A short line without a sentence's end, between paragraphs."""
    if index + 1 >= len(page.lines) or len(line.text) > 90 or len(line.text.split()) > 12:
        return False
    if line.text[-1] in '.!…:;,»”"' or _DASH.match(line.text) or line.text[0] in '«“"„(':
        return False
    if not any(x.kind == "paragraph" for x in page.lines[:index]):
        return False
    line.kind = "heading"
    return True


def _paragraph(page: Lines, index: int, line: Line) -> bool:
    line.kind = "paragraph"
    return True


RULES: tuple[Rule, ...] = (
    _switch, _dated, _caption, _byline, _furniture, _headline, _list_item, _heading, _paragraph,
)  # fmt: skip
