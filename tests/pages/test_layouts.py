"""Every field of every layout, HTML and plain text."""

from __future__ import annotations

from typing import Any

import pytest

from pages.cases import CASES, case, matches, story
from sayso.model import Article, Dated, Piece

pytestmark = pytest.mark.parametrize("name", CASES)


def read(name: str) -> tuple[dict[str, Any], Article]:
    found = case(name)
    return found.expected, found.article


def shown(article: Article, piece: Piece | Dated | None) -> str | None:
    return None if piece is None or piece.span is None else article.text[slice(*piece.span)]


def test_headline_and_deck(name: str) -> None:
    expected, article = read(name)
    for field in ("headline", "deck"):
        piece: Piece | None = getattr(article, field)
        assert ([piece.text, piece.origin] if piece else None) == expected.get(field), field
        if piece:
            assert (shown(article, piece) == piece.text) == (piece.origin == "visible"), field


def test_publisher_and_address(name: str) -> None:
    expected, article = read(name)
    found = [article.publisher, article.publisher_origin] if article.publisher else None
    assert found == expected.get("publisher")
    assert article.url == expected.get("url")


def test_byline(name: str) -> None:
    expected, article = read(name)
    assert [[b.name, b.origin] for b in article.byline] == expected.get("byline", [])
    for byline in article.byline:
        assert (byline.span is not None) == (byline.origin == "visible")
        if byline.span:
            assert article.text[slice(*byline.span)] == byline.name


def test_caption_and_credit(name: str) -> None:
    expected, article = read(name)
    caption = article.image.caption if article.image else None
    credit = article.image.credit if article.image else None
    for piece, field in ((caption, "caption"), (credit, "credit")):
        assert (piece.text if piece else None) == expected.get(field)
        assert shown(article, piece) == expected.get(field)
        assert piece is None or piece.origin == "visible"


def test_dateline(name: str) -> None:
    expected, article = read(name)
    assert (article.dateline.text if article.dateline else None) == expected.get("dateline")
    assert shown(article, article.dateline) == expected.get("dateline")


def test_dates(name: str) -> None:
    expected, article = read(name)
    for field, dated in (("published", article.date_published), ("modified", article.date_modified)):
        value, origin, visible = ([*expected.get(field, []), None, None, None])[:3]
        assert (dated.value if dated else None) == value, field
        assert (dated.origin if dated else None) == origin, field
        assert shown(article, dated) == visible, field


def test_languages(name: str) -> None:
    expected, article = read(name)
    assert article.language == expected.get("language")
    assert article.language_declared == expected.get("declared")
    assert list(article.languages_offered) == expected.get("offered", [])


def test_zones(name: str) -> None:
    """Exactly these zones and no others: nothing citable is dropped, no furniture passes for the story."""
    expected, article = read(name)
    found = [f"{zone.kind}: {article.text[slice(*zone.span)]}" for zone in story(article)]
    assert len(found) == len(expected["zones"]), found
    for text, pattern in zip(found, expected["zones"], strict=True):
        assert matches(text, pattern), (text, pattern)


def test_leads(name: str) -> None:
    expected, article = read(name)
    leads = {
        article.text[slice(*zone.span)]: article.text[slice(*zone.lead)]
        for zone in article.zones
        if zone.lead
    }
    for item, lead in expected.get("leads", {}).items():
        assert leads.get(item) == lead
    if "leads" not in expected:
        assert not leads
