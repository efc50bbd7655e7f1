"""Every field of every layout."""

from __future__ import annotations

from functools import cache

import pytest
from pages.layouts import CASES, Layout, layout, matches, story

from sayso.model import Article, Dated, Piece
from sayso.pages import read_html

pytestmark = pytest.mark.parametrize("name", CASES)


@cache
def read(name: str) -> tuple[Layout, Article]:
    case = layout(name)
    return case, read_html(case.page)


def shown(article: Article, piece: Piece | Dated | None) -> str | None:
    return None if piece is None or piece.span is None else article.text[slice(*piece.span)]


def test_headline_and_deck(name: str) -> None:
    case, article = read(name)
    for field in ("headline", "deck"):
        piece: Piece | None = getattr(article, field)
        expected = case.expected.get(field)
        assert ([piece.text, piece.origin] if piece else None) == expected, field
        if piece:
            assert (shown(article, piece) == piece.text) == (piece.origin == "visible"), field


def test_publisher_and_address(name: str) -> None:
    case, article = read(name)
    found = [article.publisher, article.publisher_origin] if article.publisher else None
    assert found == case.expected.get("publisher")
    assert article.url == case.expected.get("url")


def test_byline(name: str) -> None:
    case, article = read(name)
    assert [[b.name, b.origin] for b in article.byline] == case.expected.get("byline", [])
    for byline in article.byline:
        assert (byline.span is not None) == (byline.origin == "visible")
        if byline.span:
            assert article.text[slice(*byline.span)] == byline.name


def test_caption_and_credit(name: str) -> None:
    case, article = read(name)
    caption = article.image.caption if article.image else None
    credit = article.image.credit if article.image else None
    for piece, field in ((caption, "caption"), (credit, "credit")):
        assert (piece.text if piece else None) == case.expected.get(field)
        assert shown(article, piece) == case.expected.get(field)
        assert piece is None or piece.origin == "visible"


def test_dateline(name: str) -> None:
    case, article = read(name)
    assert (article.dateline.text if article.dateline else None) == case.expected.get("dateline")
    assert shown(article, article.dateline) == case.expected.get("dateline")


def test_dates(name: str) -> None:
    case, article = read(name)
    for field, dated in (("published", article.date_published), ("modified", article.date_modified)):
        expected = case.expected.get(field)
        assert ([dated.value, dated.origin] if dated else None) == (expected[:2] if expected else None), field
        visible = expected[2] if expected and len(expected) > 2 else None
        assert shown(article, dated) == visible, field


def test_languages(name: str) -> None:
    case, article = read(name)
    assert article.language == case.expected.get("language")
    assert article.language_declared == case.expected.get("declared")
    assert list(article.languages_offered) == case.expected.get("offered", [])


def test_zones(name: str) -> None:
    """Exactly these zones and no others: nothing citable is dropped, no furniture passes for the story."""
    case, article = read(name)
    found = [f"{zone.kind}: {article.text[slice(*zone.span)]}" for zone in story(article)]
    expected = case.expected["zones"]
    assert len(found) == len(expected), found
    for text, pattern in zip(found, expected, strict=True):
        assert matches(text, pattern), (text, pattern)


def test_leads(name: str) -> None:
    case, article = read(name)
    leads = {
        article.text[slice(*zone.span)]: article.text[slice(*zone.lead)] for zone in article.zones if zone.lead
    }
    for item, lead in case.expected.get("leads", {}).items():
        assert leads.get(item) == lead
    if "leads" not in case.expected:
        assert not leads
