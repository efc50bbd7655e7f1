"""HTML pages a second on one core, without the tagger, beside trafilatura alone on the same pages in the same run.

python benchmarks/pages.py [--seconds 3] [--rounds 3]

Floors: at least 150 pages a second, at least 0.6 of trafilatura's speed. Exit code 1 below either.
"""
# ruff: noqa: E501 (markup on long lines, as pages have it)

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable, Sequence

import trafilatura

from sayso.pages import read_html
from times import PARAGRAPHS, WORDS

PAGES = 30  # different pages, ten in each language
SIZE = 50_000  # bytes of a page, about
FLOOR, SHARE = 150, 0.6


def main() -> int:
    options = argparse.ArgumentParser()
    options.add_argument("--seconds", type=float, default=3)
    options.add_argument("--rounds", type=int, default=3)
    given = options.parse_args()
    pages = [page(number) for number in range(PAGES)]
    sizes = [len(data) for data in pages]
    print(f"{PAGES} pages of {min(sizes):,} to {max(sizes):,} bytes, stories of {WORDS} words and more")
    ours, theirs = [], []
    for _ in range(given.rounds):  # by turns, so that a machine that slows down slows both
        ours.append(speed(read_html, pages, given.seconds))
        theirs.append(speed(extract, pages, given.seconds))
    print("sayso.pages.read_html        ", "  ".join(f"{rate:6.1f}" for rate in ours), "pages/s")
    print("trafilatura.bare_extraction  ", "  ".join(f"{rate:6.1f}" for rate in theirs), "pages/s")
    shares = sorted(one / other for one, other in zip(ours, theirs, strict=True))
    best, share = max(ours), shares[len(shares) // 2]
    print(
        f"best {best:.1f} pages/s (floor {FLOOR}), {share:.2f} of trafilatura's speed, the middle round (floor {SHARE})"
    )
    return 0 if best >= FLOOR and share >= SHARE else 1


def extract(data: bytes) -> object:
    return trafilatura.bare_extraction(data, with_metadata=True)


def speed(read: Callable[[bytes], object], pages: Sequence[bytes], seconds: float) -> float:
    """Pages in a second of this process's CPU time; what is loaded once is loaded before."""
    for data in pages[:3]:
        read(data)
    began, count = time.process_time(), 0
    while time.process_time() - began < seconds:
        read(pages[count % len(pages)])
        count += 1
    return count / (time.process_time() - began)


def page(number: int) -> bytes:
    """A page of a portal: menus, scripts, JSON-LD, a story, teasers, comments, footer."""
    dice = random.Random(number)
    language = ("en", "uk", "ru")[number % 3]
    words = PARAGRAPHS[language].split()
    sentences = " ".join(words).replace(". ", ".\n").split("\n") * (1 + WORDS // len(words))
    paragraphs = [" ".join(sentences[i : i + 2]) for i in range(0, len(sentences), 2)]
    title = " ".join(words[4:13]).strip(".,")
    head = HEAD.format(
        language=language, title=title, number=number,
        meta="\n".join(f'<meta property="al:{n}" content="{dice.random()}">' for n in range(25)),
        style="\n".join(f".c{n}-{dice.randrange(999)}{{margin:{n}px;color:#{dice.randrange(16**6):06x}}}" for n in range(120)),
    )  # fmt: skip
    menu = "".join(
        f'<li class="menu__item"><a class="menu__link" href="/rubric/{n}">{" ".join(dice.sample(words, 2))}</a></li>'
        for n in range(40)
    )
    body = []
    for index, paragraph in enumerate(paragraphs):
        if index == 3:
            body.append(f"<h2>{' '.join(dice.sample(words, 4))}</h2>")
        if index == 5:
            items = "".join(f"<li>{' '.join(dice.sample(words, 8))};</li>" for _ in range(3))
            body.append(f"<p>{' '.join(dice.sample(words, 6))}:</p><ul>{items}</ul>")
        linked = paragraph.split()
        linked[2] = f'<a href="/topic/{index}" class="text-link" data-n="{index}">{linked[2]}</a>'
        body.append(f'<p class="article__paragraph">{" ".join(linked)}</p>')
        if index % 4 == 2:
            slot = f"window.ads=window.ads||[];ads.push({{id:{index}}})"
            body.append(f'<div class="ad-slot" id="slot{index}"><script>{slot}</script></div>')
    start = BODY.format(title=title, menu=menu, body="\n".join(body))
    pieces, size = [head, start], len((head + start).encode())
    while size < SIZE - 6000:
        pieces.append(teaser(dice, words))
        size += len(pieces[-1].encode())
    comments = "".join(
        f'<div class="comment"><b>{dice.choice(words)}</b><p>{" ".join(dice.sample(words, 25))}</p></div>'
        for _ in range(8)
    )
    pieces.append(f'</section><div id="comments">{comments}</div>{TAIL}')
    return "".join(pieces).encode()


def teaser(dice: random.Random, words: Sequence[str]) -> str:
    n = dice.randrange(10**6)
    return (
        f'<article class="card card--small" data-id="{n}"><a class="card__link" href="/news/{n}.html"><picture>'
        f'<source srcset="/img/{n}.webp 1x, /img/{n}@2x.webp 2x" type="image/webp"><img class="card__image" loading="lazy" '
        f'src="/img/{n}.jpg" alt=""></picture><h3 class="card__title">{" ".join(dice.sample(list(words), 9))}</h3></a>'
        f'<div class="card__meta"><time datetime="2025-03-04T1{n % 10}:00">1{n % 10}:00</time><span class="card__views">{n}</span></div></article>\n'
    )


HEAD = """<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{title} | Harbour News</title>
<meta property="og:title" content="{title}"><meta property="og:site_name" content="Harbour News">
<meta property="og:description" content="{title}."><link rel="canonical" href="https://harbour.example/news/{number}">
<link rel="alternate" hreflang="en" href="/en/{number}"><link rel="alternate" hreflang="uk" href="/uk/{number}">
{meta}
<script type="application/ld+json">{{"@context":"https://schema.org","@graph":[{{"@type":"NewsArticle","headline":"{title}",
"datePublished":"2025-03-04T10:00:00+02:00","dateModified":"2025-03-04T12:30:00+02:00","author":{{"@type":"Person","name":"Ada Quill"}},
"publisher":{{"@type":"Organization","name":"Harbour News"}}}},{{"@type":"BreadcrumbList","itemListElement":[]}}]}}</script>
<style>{style}</style><script>(function(w,d){{w.dataLayer=w.dataLayer||[];function push(){{dataLayer.push(arguments)}}push("js",new Date())}})(window,document);</script>
</head>"""
BODY = """<body class="page page--article"><header class="site-header"><a class="logo" href="/">Harbour News</a>
<nav class="menu"><ul class="menu__list">{menu}</ul></nav></header><div class="breadcrumbs"><a href="/">Home</a> / <a href="/city">City</a></div>
<main class="layout"><article class="article"><h1 class="article__title">{title}</h1>
<div class="article__meta"><a rel="author" href="/a/1">Ada Quill</a> <time datetime="2025-03-04T10:00:00+02:00">4 March 2025, 10:00</time></div>
<figure class="article__figure"><img src="/img/main.jpg" alt=""><figcaption>The unfinished pier. Photo: Ilse Brandt / Reuters</figcaption></figure>
<div class="article__body">
{body}
</div><div class="share"><a href="#">Share</a> <a href="#">Copy link</a></div></article></main>
<section class="related"><h2>More news</h2>
"""
TAIL = """<footer class="site-footer"><p>© 2009-2026 Harbour News. The newsroom is not responsible for the content of advertisements and of linked pages.</p></footer>
<script>document.querySelectorAll("img").forEach(function(i){i.loading="lazy"})</script></body></html>"""

if __name__ == "__main__":
    sys.exit(main())
