"""The head of a page in the report: what the page says of itself, and where that was read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sayso.model import Article, Piece, Reading
from sayso.service.report import wording
from sayso.service.report.cards import lang, said
from sayso.service.report.markup import Html, element, joined
from sayso.service.report.statements import Statement
from sayso.service.report.wording import NOT_GIVEN, Words


def masthead(reading: Reading, found: list[Statement], *, level: int) -> Html:
    """`level` is that of the headline."""
    article = reading.article
    headline = Words(wording.title(reading))
    deck = article.deck
    return element(
        "header",
        element("p", said(wording.publisher(article)), " · ", said(wording.published(article.date_published)),
                class_="kicker"),
        element(f"h{level}", said(headline, lang(article.language) if article.headline else None)),
        element("p", said(Words(deck.text), lang(article.language)), class_="deck") if deck else None,
        element("p", joined(*wording.tally(found, reading), by=" · "), class_="tally"),
        element("dl", *(_fact(*fact) for fact in _facts(article)), class_="facts"),
        class_="masthead",
    )  # fmt: skip


def _facts(article: Article) -> Iterator[tuple[str, Html | Words, str | None]]:
    """Name, value and origin. What any page may be asked for is said to be missing; the rest is left out."""
    yield "Publisher", _given(article.publisher), article.publisher_origin
    names = [byline.name for byline in article.byline]
    yield "Byline", _given(", ".join(names)), article.byline[0].origin if names else None
    published, modified = article.date_published, article.date_modified
    yield "Published", wording.published(published, NOT_GIVEN), published.origin if published else None
    if modified:
        yield "Modified", wording.published(modified), modified.origin
    if article.dateline:
        yield "Dateline", Words(article.dateline.text), article.dateline.origin
    yield "Language", wording.languages(article), None
    if offered := wording.offered(article):
        yield "Offered in", Words(", ".join(offered)), None
    if article.headline is None:
        yield "Headline", _given(None), None
    elif article.headline.span is None:
        yield "Headline", Words("stands only in the page's metadata"), article.headline.origin
    if image := article.image:
        yield "Photo", _given(_words(image.caption)), image.caption.origin if image.caption else None
        yield "Photo credit", _given(_words(image.credit)), image.credit.origin if image.credit else None
    yield "Address", _address(article.url), None


def _fact(name: str, value: Html | Words, origin: str | None) -> Html:
    shown = value if isinstance(value, Html) else said(value)
    source = wording.origin(origin)
    small = element("span", source, class_="origin") if source else None
    return element("div", element("dt", name), element("dd", shown, " " if small else None, small))


def _given(words: str | None) -> Words:
    return Words(words) if words and words.strip() else Words(NOT_GIVEN, known=False)


def _words(piece: Piece | None) -> str | None:
    return piece.text if piece else None


def _address(url: str | None) -> Html | Words:
    """A link only where it leads to the web: the page's own word is not to be trusted with a scheme."""
    if not url:
        return _given(None)
    if url.lower().startswith(("https://", "http://")):
        return element("a", url, href=url, rel="noopener noreferrer")
    return Words(url)


def index(readings: Iterable[tuple[Reading, list[Statement], str]]) -> Html:
    """The pages of the report; the last of each triple is the id of its place."""
    entries = [
        element(
            "li",
            element(
                "a",
                element("bdi", wording.title(reading), lang=lang(reading.article.language)),
                href=f"#{place}",
            ),
            element(
                "span",
                said(wording.publisher(reading.article)),
                " · ",
                said(wording.published(reading.article.date_published)),
                " · ",
                said(wording.languages(reading.article)),
                " · ",
                wording.counted(len(found), "statement"),
            ),
        )
        for reading, found, place in readings
    ]
    return element("nav", element("h2", "Pages"), element("ol", *entries), class_="index", aria_label="Pages")
