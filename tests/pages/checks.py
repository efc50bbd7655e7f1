"""What must hold of every article, whatever the page."""

from __future__ import annotations

import unicodedata
from dataclasses import fields, is_dataclass
from typing import Any

from sayso.model import Article, SaysoError


def spans_of(value: Any) -> list[tuple[int, int]]:
    """Every span anywhere in an article."""
    found = []
    if is_dataclass(value):
        for field in fields(value):
            inner = getattr(value, field.name)
            found += [inner] if field.name in ("span", "lead") and inner else spans_of(inner)
    elif isinstance(value, tuple):
        for inner in value:
            found += spans_of(inner)
    return found


def check_refusal(error: SaysoError) -> None:
    """One line that says something."""
    assert str(error).strip()
    assert "\n" not in str(error)


def check(article: Article) -> None:
    """Spans lie in the text, zones stand in order and apart, pieces say what they span."""
    text = article.text
    assert text.strip()
    text.encode("utf-8")
    for start, end in spans_of(article):
        assert 0 <= start < end <= len(text)
    end = 0
    for zone in article.zones:
        assert end <= zone.span[0]
        assert text[slice(*zone.span)].strip()
        end = zone.span[1]
    image = article.image
    pieces = (
        article.headline,
        article.deck,
        article.dateline,
        image and image.caption,
        image and image.credit,
    )
    for piece in filter(None, pieces):
        assert piece.text
        assert piece.origin
        assert piece.span is None or text[slice(*piece.span)] == piece.text
    for byline in article.byline:
        assert byline.name.strip()
        assert byline.span is None or text[slice(*byline.span)] == byline.name


def check_mended(article: Article) -> None:
    """Of pages and plain texts, which are not verbatim: one form of letters, nothing invisible."""
    check(article)
    assert unicodedata.is_normalized("NFC", article.text)
    assert not set(article.text) & {"\x00", "\r", "\u202e", "\u2066", "\u200b", "\ufeff", "\x07"}
