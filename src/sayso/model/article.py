"""The article: one page's text, fixed once, and what the page says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from sayso.model.span import Span

ZoneKind: TypeAlias = Literal[
    "headline", "deck", "byline", "dateline", "caption", "heading", "paragraph", "list_item", "furniture"
]
Language: TypeAlias = Literal["en", "uk", "ru"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A piece of the page's text; `span` is null where the words stand only in its metadata.

    `origin` names the place it was read from: `json-ld:headline`, `meta:og:title`, `visible`, `given`.
    """

    text: str
    span: Span | None = None
    origin: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Byline:
    name: str
    span: Span | None = None
    origin: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    caption: Piece | None = None
    credit: Piece | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A date or date-time that the page gives of itself; `value` is ISO 8601, as fine as the page has it."""

    value: str
    origin: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """A stretch of the text and its part in the page. Zones do not overlap and stand in text order.

    `lead` of a list item is the span of the sentence that introduces the list.
    """

    kind: ZoneKind
    span: Span
    lead: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What a page holds. Every span counts code points of `text`; unknown is None or empty, never made up.

    `language` is the language detected in the text, else the declared one; `language_declared` is kept
    beside it where the page declares one. Field order here is the order of the JSON contract.
    """

    url: str | None = None
    publisher: str | None = None
    publisher_origin: str | None = None
    headline: Piece | None = None
    deck: Piece | None = None
    byline: tuple[Byline, ...] = ()
    image: Image | None = None
    dateline: Piece | None = None
    date_published: Dated | None = None
    date_modified: Dated | None = None
    language: str | None = None
    language_declared: str | None = None
    languages_offered: tuple[str, ...] = ()
    text: str
    zones: tuple[Zone, ...] = ()
