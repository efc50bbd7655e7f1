"""Pages made to break a reader: nothing but SaysoError comes out, in bounded time, and every span holds."""
# ruff: noqa: E501 (each trap is one line)

from __future__ import annotations

import time
from pathlib import Path

import pytest

from pages.checks import check, check_mended, check_refusal
from sayso.model import SaysoError
from sayso.pages import read_html, read_text, read_verbatim

PROSE = "The warden of the lower lock said on Tuesday that the water would be let out by the end of the week."
PAGE = f"<html><body><h1>The lock is emptied</h1><p>{PROSE}</p><p>{PROSE}</p>%s</body></html>"
LINKED = '<script type="application/ld+json">%s</script>'
SECONDS = 20  # each of these takes a small part of a second on an idle machine


def nested(tag: str, depth: int = 100_000) -> str:
    return f"<{tag}>" * depth + PROSE + f"</{tag}>" * depth


ENTITIES = "".join(f'<!ENTITY x{n} "' + f"&x{n - 1};" * 10 + '">' for n in range(1, 12))
BOMB = f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x0 "boom">{ENTITIES}]>' + PAGE % "<p>&x11;</p>"
EXTERNAL = '<!DOCTYPE html [<!ENTITY file SYSTEM "file:///etc/hostname">]>' + PAGE % "<p>Read: &file;</p>"
HOSTILE = {
    "nested div": PAGE % nested("div"),
    "nested div alone": nested("div"),
    "nested span": PAGE % nested("span"),
    "nested list": PAGE % nested("ul><li"),
    "nested table": PAGE % nested("table><tr><td", 20_000),
    "nested quotation": PAGE % nested("blockquote"),
    "never closed": PAGE % ("<b><i><a href=x>" * 30_000 + PROSE),
    "closed too often": PAGE % ("</div></p></body>" * 50_000),
    "entity bomb": BOMB,
    "external entity": EXTERNAL,
    "huge attribute": PAGE % f'<p class="{"a " * 2_000_000}" id="{"b" * 2_000_000}">{PROSE}</p>',
    "many attributes": PAGE % f"<p {' '.join(f'a{n}=1' for n in range(50_000))}>{PROSE}</p>",
    "long word": PAGE % f"<p>{'x' * 3_000_000}</p>",
    "long spaces": PAGE % f"<p>a{' ' * 3_000_000}b</p>",
    "many blocks": PAGE % (f"<p>{PROSE}</p>" * 20_000),
    "many links": PAGE % ('<a href="#">here</a> ' * 100_000),
    "many breaks": PAGE % ("line<br>" * 100_000),
    "many headings": PAGE % (f"<h1>{PROSE}</h1>" * 20_000),
    "many quotes": PAGE % f"<p>{'“' * 200_000}</p>",
    "many brackets": PAGE % f"<figure><figcaption>{'(' * 200_000}</figcaption></figure>",
    "many dates": PAGE % f"<p>{'1 May 2025, ' * 50_000}</p>",
    "many names": PAGE % f'<p class="byline">By {"Ann Poe and " * 50_000}</p>',
    "deep JSON-LD": PAGE % (LINKED % ("[" * 100_000)),
    "deep JSON-LD objects": PAGE % (LINKED % ('{"a":' * 100_000 + "1" + "}" * 100_000)),
    "huge number": PAGE % (LINKED % ('{"@type":"Article","datePublished":' + "9" * 100_000 + "}")),
    "odd JSON-LD": PAGE % '<script type="application/ld+json">{"@type":{"a":1},"@graph":"x","headline":["a"]}</script>',
    "surrogate in JSON-LD": PAGE % '<script type="application/ld+json">{"@type":"Article","author":"\\ud800x"}</script>',
    "control characters": PAGE % "<p>\x00\x01\x07\x1b[31m\x7f\x9b and so on, said the warden of the lower lock.</p>",
    "bidi": PAGE % "<p>The warden said \u202eneht gnorw\u202c and \u2066then\u2069 went home, and nobody saw him again.</p>",
    "decomposed": PAGE % "<p>Cafe\u0301 Zu\u0308rich: и\u0306 і\u0308, the warden of the lower lock told the visitors there.</p>",
    "many accents": PAGE % f"<p>{PROSE}{chr(0x301) * 200_000}</p>",
    "numeric references": PAGE % "<p>&#0;&#xD800;&#x110000;&#xFFFF;&#8238; said the warden of the lower lock, twice.</p>",
    "comment": PAGE % ("<!--" * 50_000),
    "script": PAGE % ("<script>" * 50_000),
    "text area": PAGE % ("<textarea>" + "<p>hidden</p>" * 1000),
    "processing": "<?php " * 20_000 + PAGE % "",
    "frames": "<frameset>" * 1000 + PAGE % "",
    "title only": "<title>" + "x" * 1_000_000,
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_page(name: str) -> None:
    page = HOSTILE[name]
    began = time.process_time()
    try:
        article = read_html(page)
    except SaysoError as error:
        check_refusal(error)
        assert PROSE not in page.split("<p>")[1:2]
    else:
        check_mended(article)
        assert "boomboom" not in article.text
    assert time.process_time() - began < SECONDS


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text(name: str) -> None:
    """The same as plain text and verbatim: tags are nothing but characters there."""
    began = time.process_time()
    check_mended(read_text(HOSTILE[name]))
    check(read_verbatim(HOSTILE[name]))
    assert time.process_time() - began < SECONDS


def test_the_story_is_read_beside_the_trap() -> None:
    for name in (
        "nested div",
        "nested span",
        "entity bomb",
        "huge attribute",
        "deep JSON-LD",
        "control characters",
    ):
        assert PROSE in read_html(HOSTILE[name]).text, name


def test_no_file_is_read() -> None:
    text = read_html(EXTERNAL).text
    assert PROSE in text
    assert Path("/etc/hostname").read_text().strip() not in text.split(PROSE)[-1]


def test_lone_surrogates() -> None:
    for article in (
        read_html(PAGE % "<p>\ud800\udfff and \udcff</p>"),
        read_text("a \ud800 b"),
        read_verbatim("a \udcff b"),
    ):
        check(article)


def test_verbatim_keeps_every_offset() -> None:
    text = "\ufeffA\r\nB\x00\u202e e\u0301 \ud800\n\n  • c\u00ad\u200b  "
    article = read_verbatim(text)
    assert len(article.text) == len(text)
    assert [(a, b) for a, b in zip(text, article.text, strict=True) if a != b] == [("\ud800", "\ufffd")]
    check(article)


@pytest.mark.parametrize(
    "page", ["", " \n\t", "<html></html>", "<!-- nothing -->", "<p></p>", "\x00", "<br>" * 50]
)
def test_empty(page: str) -> None:
    with pytest.raises(SaysoError) as raised:
        read_html(page)
    assert str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_page_of_links_is_no_article() -> None:
    links = "".join(f'<li><a href="/{n}">A headline of some length, number {n}</a></li>' for n in range(50))
    with pytest.raises(SaysoError, match="article"):
        read_html(f"<html><body><ul>{links}</ul></body></html>")
