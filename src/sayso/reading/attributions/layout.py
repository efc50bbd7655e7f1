"""Where paragraphs and sentences of a text begin and end, and which paragraphs hold no statements."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from sayso.language.credits import abbreviations, pattern
from sayso.model import Article, Span, trimmed

_PARAGRAPH = re.compile(r"[^\n]+")
_SENTENCE_END = re.compile(r"[.!?…]+[»”“\"’)\]]*(?=\s+[«“„\"‘(\[–—-]?\s?[A-ZА-ЯЁЄІЇҐ0-9])")
_CLOSERS = '»”“"’)]'
_LAST_WORD = re.compile(r"[\w’'ʼ.-]+\Z")
LONGEST_WORD = 40  # characters of a word before a full stop that are looked at
CASED = ("uk", "ru")
_SILENT = ("furniture", "byline", "caption", "dateline")
_LIST_MARK = re.compile(r"\s*(?:[•·▪◦*●‣]|[-–—](?=\s)|\d{1,2}[.)])\s*")


@dataclass(frozen=True, kw_only=True)
class Layout:
    """Spans of paragraphs (lines) and sentences, in text order; sentences never cross paragraphs.

    `silent` are the zones in which nobody is read as speaking: captions, bylines, furniture. `headline` is
    the span of the headline where it stands in the text. `orders_freely`: the language marks who is told by
    its cases, so that the one who is told may stand right before the one who tells.
    """

    text: str
    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]
    silent: tuple[Span, ...] = ()
    headline: Span | None = None
    orders_freely: bool = False

    def paragraph(self, position: int) -> int:
        return _at(self._paragraph_starts, position)

    def sentence(self, position: int) -> int:
        return _at(self._sentence_starts, position)

    def sentences_of(self, paragraph: int) -> range:
        start, end = self.paragraphs[paragraph]
        return range(bisect_left(self._sentence_starts, start), bisect_left(self._sentence_starts, end))

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [start for start, _ in self.paragraphs]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    def is_silent(self, span: Span) -> bool:
        start = span[0]
        return bool(self.silent) and any(first <= start < end for first, end in self.silent)

    def is_background(self, position: int) -> bool:
        """Does the paragraph open with words such as "Recall" or "Нагадаємо", or stand under them?"""
        return self.paragraph(position) in self._background

    @cached_property
    def _background(self) -> frozenset[int]:
        words = pattern("background")
        lines = [self.text[slice(*p)].strip(" .:…") for p in self.paragraphs]
        opening = {i for i, line in enumerate(lines) if words.match(line)}
        return frozenset(opening | {i + 1 for i in opening if words.fullmatch(lines[i])})

    def list_lead(self, position: int) -> int | None:
        """For a place in a list item, the paragraph that introduces the list.

        That is the last before it without a mark, if it ends with a colon.
        """
        if not self._marked or (paragraph := self.paragraph(position)) not in self._marked:
            return None
        while paragraph in self._marked:
            paragraph -= 1
        if paragraph < 0 or self.text[self.paragraphs[paragraph][1] - 1] != ":":
            return None
        return paragraph

    @cached_property
    def _marked(self) -> frozenset[int]:
        """The paragraphs that begin with the mark of a list item."""
        return frozenset(i for i, p in enumerate(self.paragraphs) if _LIST_MARK.match(self.text, *p))


def laid_out(article: Article) -> Layout:
    text = article.text
    paragraphs = tuple(
        span for m in _PARAGRAPH.finditer(text) if (span := trimmed(text, m.span())) is not None
    )
    short = abbreviations()
    sentences = tuple(s for paragraph in paragraphs for s in _sentences(text, paragraph, short))
    zones = [z for z in article.zones if z.kind in _SILENT]
    headline = article.headline.span if article.headline else None
    return Layout(
        text=text,
        paragraphs=paragraphs,
        sentences=sentences,
        silent=tuple(sorted([z.span for z in zones] + _repeats(text, paragraphs))),
        orders_freely=article.language in CASED,
        headline=headline or _first_line(text, paragraphs),
    )


def _sentences(text: str, paragraph: Span, short: frozenset[str]) -> list[Span]:
    found: list[Span] = []
    start, end = paragraph
    for match in _SENTENCE_END.finditer(text, start, end):
        word = _LAST_WORD.search(text[max(start, match.start() - LONGEST_WORD) : match.start() + 1])
        last = word[0].rstrip(".").lower() if word else ""
        if match[0].rstrip(_CLOSERS) == "." and (last in short or len(last) == 1 or "." in last):
            continue
        found.append((start, match.end()))
        start = match.end()
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        found.append((start, end))
    return found


def _repeats(text: str, paragraphs: tuple[Span, ...]) -> list[Span]:
    """Lines that begin with the whole text of the line before: a headline again, with its photo credit."""
    lines = [text[slice(*p)] for p in paragraphs[:6]]
    return [
        paragraphs[i]
        for i in range(1, len(lines))
        if any(len(earlier) > 20 and lines[i].startswith(earlier) for earlier in lines[:i])
    ]


def _first_line(text: str, paragraphs: tuple[Span, ...]) -> Span | None:
    """A first line without a full stop, followed by others, stands as a headline where no zone says more."""
    if len(paragraphs) < 2:
        return None
    start, end = paragraphs[0]
    return (start, end) if text[end - 1] not in ".:;,…" and end - start < 200 else None


def _at(starts: Sequence[int], position: int) -> int:
    """The index of the span that holds `position`, else of the last one before it (0 where there is none)."""
    return bisect_right(starts, position, 1) - 1
