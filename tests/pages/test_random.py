"""Random bytes, text and HTML: an article that holds together or a SaysoError, and the same twice."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pages.cases import PAGES
from pages.checks import check, check_mended, check_refusal
from sayso.model import Article, SaysoError
from sayso.pages import decode, looks_like_html, read_html, read_text, read_verbatim

lasting = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
TAGS = [
    "html",
    "head",
    "body",
    "div",
    "p",
    "h1",
    "h2",
    "h3",
    "span",
    "a",
    "ul",
    "ol",
    "li",
    "table",
    "tr",
    "td",
    "figure",
    "figcaption",
    "time",
    "article",
    "section",
    "aside",
    "nav",
    "footer",
    "header",
    "blockquote",
    "br",
    "img",
    "script",
    "style",
    "title",
    "b",
    "em",
]
WORDS = [
    "said",
    "the warden",
    "By",
    "Photo:",
    "Автор:",
    "Фото",
    "ua en ru",
    "4 March 2025",
    "Оновлено:",
    "KIEV,",
    "—",
    "(Reuters)",
    ":",
    "•",
    "«",
    "»",
    ".",
    "\u202e",
    "\x00",
    "\ud83d\ude00",
    "1)",
    "и\u0306",
    "Читайте також",
    "The lock will be emptied by the end of the week, said the warden of it.",
]
words = st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=12)), max_size=12).map(" ".join)
names = st.sampled_from(
    [
        "",
        ' class="byline"',
        ' class="lead"',
        ' class="comments"',
        ' class="caption"',
        " hidden",
        ' id="text"',
        ' datetime="2025-01-01"',
        ' class="credit"',
        ' class="date"',
    ]
)


def element(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    def made(tag: str, attributes: str, pieces: list[str]) -> str:
        return f"<{tag}{attributes}>{''.join(pieces)}</{tag}>"

    return st.builds(made, st.sampled_from(TAGS), names, st.lists(inner, max_size=5))


html = st.recursive(words, element, max_leaves=40)


def outcome(read: Callable[[], Article]) -> Article | str:
    try:
        return read()
    except SaysoError as error:
        check_refusal(error)
        return str(error)


@lasting
@given(st.one_of(st.binary(max_size=2000), html.map(lambda x: x.encode("utf-8", "replace"))))
def test_bytes(data: bytes) -> None:
    looks_like_html(data)
    for read in (read_html, read_text):
        article = outcome(lambda read=read: read(data))  # type: ignore[misc]
        if isinstance(article, Article):
            check_mended(article)


@lasting
@given(html)
def test_html(page: str) -> None:
    article = outcome(lambda: read_html(page))
    if isinstance(article, Article):
        check_mended(article)
    assert outcome(lambda: read_html(page)) == article


@lasting
@given(st.lists(words, max_size=20).map("\n".join))
def test_text(text: str) -> None:
    article = outcome(lambda: read_text(text))
    if isinstance(article, Article):
        check_mended(article)
    assert outcome(lambda: read_text(text)) == article


@lasting
@given(st.text(max_size=300))
def test_verbatim(text: str) -> None:
    article = outcome(lambda: read_verbatim(text))
    if isinstance(article, Article):
        check(article)
        assert len(article.text) == len(text)


@lasting
@given(
    st.binary(max_size=500),
    st.sampled_from([None, "utf-8", "windows-1251", "utf-16", "idna", "zip", "no such"]),
)
def test_decoding(data: bytes, declared: str | None) -> None:
    try:
        decode(data, declared=declared).encode("utf-8")
    except SaysoError as error:
        check_refusal(error)


@lasting
@given(st.sampled_from(PAGES), st.integers(0, 10_000), st.binary(min_size=1, max_size=8))
def test_a_page_with_one_spot_spoilt(path, at, spoilt) -> None:  # type: ignore[no-untyped-def]
    data = path.read_bytes()
    at %= len(data)
    data = data[:at] + spoilt + data[at + len(spoilt) :]
    article = outcome(lambda: (read_html if path.suffix == ".html" else read_text)(data))
    if isinstance(article, Article):
        check_mended(article)
