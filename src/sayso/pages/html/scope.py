"""Which blocks are the article, and which stand around it.

The method: furniture is what the page itself names so (elements, classes) or what is links alone. The article
is the smallest part of the page that holds most of the sentences left over; of several whole articles on a
page it is the first, or the one whose headline the page's metadata give.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from sayso.pages.html.blocks import HEADINGS, Block, Part
from sayso.pages.html.weights import is_sentence, measure, parts_of, place, spare, teasers, weigh, within

MOST = 0.7  # share of the sentences that the article's part must hold for the search to go on inside it
HEAD_DISTANCE = 60  # blocks between headline and text

_word = re.compile(r"\w+")


@dataclass(slots=True, eq=False)
class Scope:
    """`first` to `last` (without it) are the article's blocks; `headline` is the index of its headline."""

    first: int
    last: int
    headline: int | None
    body: Part
    furniture: frozenset[int]


def scope(blocks: Sequence[Block], titles: Sequence[str], *, live: bool) -> Scope | None:
    """The article among the blocks, or None; `titles` are what metadata call it."""
    if not blocks:
        return None
    parts = parts_of(blocks)
    root = parts[0]
    measure(blocks)
    weigh(parts, blocks)
    place(parts)
    if spare(parts, root):
        place(parts)
    outside = [block.part.outside is not None for block in blocks]
    headline = _headline(blocks, outside, titles)
    for index in teasers(blocks):
        outside[index] = outside[index] or index != headline
    weigh(parts, [block for block, out in zip(blocks, outside, strict=True) if not out])
    if not root.prose:
        return _without_sentences(blocks, outside, headline)
    body = _body(blocks, outside, root, headline, live=live)
    inside = [i for i, block in enumerate(blocks) if not outside[i] and within(block.part, body)]
    first, last = inside[0], inside[-1] + 1
    if headline is not None and (headline >= last or first - headline > HEAD_DISTANCE):
        headline = None
    if headline is not None and _prose(blocks, outside, headline, last) * 2 > root.prose:
        first = headline
    return Scope(first, last, headline, body, frozenset(i for i in range(first, last) if outside[i]))


def _prose(blocks: Sequence[Block], outside: Sequence[bool], first: int, last: int) -> int:
    return sum(len(blocks[i].text) for i in range(first, last) if not outside[i] and is_sentence(blocks[i]))


def _headline(blocks: Sequence[Block], outside: Sequence[bool], titles: Sequence[str]) -> int | None:
    """The block that metadata name, a heading before others; else the first `h1` that is no furniture."""
    wanted = {_plain(title) for title in titles}
    longest = max(map(len, titles), default=0) * 2 + 4
    best = 0
    headline: int | None = None
    for index, block in enumerate(blocks):
        if outside[index] and block.part.tag != "h1":
            continue
        rank = _rank(block, outside[index], wanted if len(block.text) <= longest else frozenset())
        if rank > best:
            best, headline = rank, index
    return headline


def _rank(block: Block, outside: bool, wanted: Set[str]) -> int:
    """How likely a block is the headline: 0 is not at all."""
    tag, size = block.part.tag, len(block.text)
    heading = tag in HEADINGS
    if size > 400 or not (heading or (wanted and size > 15)):
        return 0
    plain = _plain(block.text) if wanted else ""
    if plain in wanted:
        return 9 if heading and not block.links_only else 6 if not block.links_only else 5
    if heading and any(_alike(plain, title) for title in wanted):
        return 8 if not block.links_only else 4
    return 3 if tag == "h1" and not outside else 0


def _plain(text: str) -> str:
    return " ".join(_word.findall(text)).casefold()


def _alike(one: str, other: str) -> bool:
    """One holds the other, as `Headline | Outlet` does, and they are not much different in length."""
    short, long = sorted((one, other), key=len)
    return len(short) > 12 and short in long and len(short) * 2 > len(long)


def _body(
    blocks: Sequence[Block], outside: Sequence[bool], root: Part, headline: int | None, *, live: bool
) -> Part:
    """Go down from the root while one part inside holds most of the sentences."""
    children: dict[Part | None, list[Part]] = {}
    seen: set[Part] = set()
    for block, out in zip(blocks, outside, strict=True):
        if out:
            continue
        for part in block.part.up():
            if part in seen:
                break
            seen.add(part)
            children.setdefault(part.parent, []).append(part)
    body = root
    while True:
        inner = children.get(body, [])
        if any(part.article_body and part.prose >= body.prose / 2 for part in inner):
            return next(part for part in inner if part.article_body)
        if not live and (chosen := _one_of_several(blocks, inner, body, headline)):
            body = chosen
            continue
        best = max(inner, key=lambda part: part.prose, default=None)
        if (
            best is None
            or best.prose < MOST * body.prose
            or best.tag in ("p", "li", "ul", "ol", "blockquote")
        ):
            return body
        body = best


def _one_of_several(
    blocks: Sequence[Block], inner: Sequence[Part], body: Part, headline: int | None
) -> Part | None:
    """Among articles side by side, each under its own `h1`, the one that holds the page's headline."""
    whole = [part for part in inner if part.headline and part.prose > 0]
    if len(whole) < 2:
        return None
    if headline is not None:
        around = list(blocks[headline].part.up())
        if found := next((part for part in whole if any(p is part for p in around)), None):
            return found
    return whole[0]


def _without_sentences(
    blocks: Sequence[Block], outside: Sequence[bool], headline: int | None
) -> Scope | None:
    """A page of captions or a single line: from its headline to the last block that is no furniture."""
    inside = [i for i, out in enumerate(outside) if not out and not blocks[i].links_only]
    if headline is None or not inside:
        return None
    last = inside[-1] + 1
    furniture = frozenset(i for i in range(headline, last) if outside[i])
    *_, page = blocks[headline].part.up()
    return Scope(headline, max(last, headline + 1), headline, page, furniture)
