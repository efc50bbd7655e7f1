"""Zones of plain text, told by the shape of its lines."""

from __future__ import annotations

import re

from sayso.model import Span, ZoneKind
from sayso.pages import datelines
from sayso.pages.captions import image
from sayso.pages.draft import Draft, word_zone
from sayso.pages.lines import authors, heads_comments, is_furniture, languages_in_switch, when
from sayso.pages.lists import Item, items

HEAD_LINES = 12  # lines from the top in which headline, author and date are looked for
MENU = 3  # so many lines of at most so many words at the top are a menu
HEADLINE = 250  # characters
HEADING = 100

_line = re.compile(r"[^\n]+")
_word = re.compile(r"[^\W_]+")
_open_end = re.compile(r"[.,;:…]\W*$")
_sentence_end = re.compile(r"[.!?…:;]\W*$")


def zoned(text: str) -> Draft:
    """The draft of a text as it was copied from a page, or as a reader typed it in."""
    return _Zoning(text).run()


class _Zoning:
    """One walk over the lines. A line is what the first rule that holds for it says."""

    def __init__(self, text: str) -> None:
        self.draft = Draft(text=text)
        self.text = text
        spans = (word_zone(text, match.span()) for match in _line.finditer(text))
        self.lines: list[Span] = [span for span in spans if span]
        self.items: dict[int, Item] = items(text, self.lines)
        self.paragraphs = 0
        self.over = False  # comments follow

    def run(self) -> Draft:
        first = self._menu()
        for index in range(first, len(self.lines)):
            self._line(index)
        return self.draft

    def _line(self, index: int) -> None:
        span = self.lines[index]
        line = self.text[slice(*span)]
        if item := self.items.get(index):
            kind: ZoneKind = "furniture" if self.over else "list_item"
            self.draft.zone(kind, item.span, None if self.over else item.lead)
        elif self.over or self._is_furniture(index, line):
            self.draft.zone("furniture", span)
        elif self._is_byline(index, span, line):
            self.draft.zone("byline", span)
        elif self._is_caption(span, line):
            pass
        elif self._is_headline(index, line):
            self.draft.zone("headline", span)
            self.draft.headline = self.draft.piece(span)
        elif self.paragraphs < 2 and self.draft.dateline is None and datelines.own_line(self.text, span):
            self.draft.zone("dateline", span)
            self.draft.dateline = self.draft.piece(span)
        elif self._is_short_before_long(index, line):
            self._heading(index, span)
        else:
            paragraph(self.draft, span, opening=self.paragraphs < 2)
            self.paragraphs += 1

    def _menu(self) -> int:
        """The index of the first line after the switch and a menu at the top."""
        first = 0
        while first < len(self.lines) and (
            offered := languages_in_switch(self.text[slice(*self.lines[first])])
        ):
            self.draft.offered.extend(offered)
            self.draft.zone("furniture", self.lines[first])
            first += 1
        end = first
        while end < len(self.lines) and self._is_menu_entry(self.text[slice(*self.lines[end])]):
            end += 1
        if end - first >= MENU and end < len(self.lines):
            for span in self.lines[first:end]:
                self.draft.zone("furniture", span)
            return end
        return first

    def _is_menu_entry(self, line: str) -> bool:
        return len(_word.findall(line)) <= MENU and not _sentence_end.search(line) and not line[0].isdigit()

    def _is_furniture(self, index: int, line: str) -> bool:
        if offered := languages_in_switch(line):
            self.draft.offered.extend(offered)
            return True
        if self.paragraphs and heads_comments(line):
            self.over = True
        headline = self.draft.headline
        return (
            self.over
            or is_furniture(line)
            or (headline is not None and line == headline.text and index < HEAD_LINES)
        )

    def _is_byline(self, index: int, span: Span, line: str) -> bool:
        named = authors(self.text, span)
        dates = when(self.text, span)
        near = self.paragraphs == 0 or index >= len(self.lines) - 2
        if dates and not named and not near and line[0].isdigit():
            return False
        if dates and not (datelines.own_line(self.text, span) and not line[0].isdigit() and ":" not in line):
            self.draft.published = self.draft.published or dates.published
            self.draft.modified = self.draft.modified or dates.modified
        elif named is None:
            return False
        if named and not self.draft.byline:
            self.draft.byline.extend(named)
        return True

    def _is_caption(self, span: Span, line: str) -> bool:
        headline = self.draft.headline
        repeated = headline is not None and line.startswith(headline.text)
        start = span[0] + (len(headline.text) if headline and repeated else 0)
        rest = word_zone(self.text, (start, span[1]))
        found = image(self.text, rest) if rest else None
        if found is None:
            return False
        self.draft.image = self.draft.image or found
        if repeated and rest:
            self.draft.zone("furniture", (span[0], start))
        self.draft.zone("caption", rest or span)
        return True

    def _is_headline(self, index: int, line: str) -> bool:
        return (
            self.draft.headline is None
            and self.paragraphs == 0
            and index < min(HEAD_LINES, len(self.lines) - 1)
            and len(line) <= HEADLINE
            and len(_word.findall(line)) > 1
            and not _open_end.search(line)
            and line[0] not in "-–—"
        )

    def _is_short_before_long(self, index: int, line: str) -> bool:
        """No full stop, short, and sentences follow."""
        if len(line) > HEADING or _open_end.search(line) or line[0] in "-–—" or line[-1] in "!":
            return False
        if index + 1 >= len(self.lines) or not (self.paragraphs or self.draft.headline):
            return False
        following = self.text[slice(*self.lines[index + 1])]
        return len(following) > HEADING or _sentence_end.search(following) is not None

    def _heading(self, index: int, span: Span) -> None:
        """Right under the headline it is a deck, elsewhere a heading."""
        before = self.draft.zones[-1].kind if self.draft.zones else None
        if before == "headline" and self.draft.deck is None and len(_word.findall(self.text, *span)) > 5:
            self.draft.zone("deck", span)
            self.draft.deck = self.draft.piece(span)
        else:
            self.draft.zone("heading", span)


def paragraph(draft: Draft, span: Span, *, opening: bool) -> None:
    """A paragraph; one of the first may open with a dateline, which becomes a zone of its own."""
    found = datelines.at_start(draft.text, span) if opening and draft.dateline is None else None
    if found:
        dateline, go_on = found
        draft.zone("dateline", dateline)
        draft.dateline = draft.piece(dateline)
        span = (go_on, span[1])
    draft.zone("paragraph", span)
