"""What the caller knows of a page; it goes before what the page says of itself."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """`published` is ISO 8601, as fine as it is known; `language` is `en`, `uk` or `ru`."""

    published: str | None = None
    publisher: str | None = None
    language: str | None = None
    url: str | None = None


NOTHING = Given()
