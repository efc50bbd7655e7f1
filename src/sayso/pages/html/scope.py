"""Which blocks are the article, and which stand around it.

The method: furniture is what the page itself names so (elements, classes) or what is links alone. The article is
the smallest part of the page that holds most of the sentences left over; of several whole articles on a page
it is the first, or the one whose headline the page's metadata give.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.pages.html.blocks import HEADINGS, Block, Part

MOST = 0.7  # share of the sentences that the article's part must hold for the search to go on inside it
WHOLE = 0.6  # a part named as furniture that holds more than this share of them is not furniture
SENTENCE = 40  # characters
HEAD_DISTANCE = 60  # blocks between headline and text

_end = re.compile(r"[.!?…:;][»”\"')\]]*$")


@dataclass(slots=True, eq=False)
class Scope:
    """`first` to `last` (without it) are the blocks of the article; `headline` is the index of its headline."""

    first: int
    last: int
    headline: int | None
    body: Part
    furniture: frozenset[int]


def scope(blocks: Sequence[Block], titles: Sequence[str], *, live: bool) -> Scope | None:
    """The article among the blocks; `titles` are what metadata call it. None where no block holds a sentence."""
    _weigh(blocks)
    root = blocks[0].part.up()[-1] if blocks else Part("html", None)
    _spare(blocks, root)
    named = [_is_named_furniture(block.part) for block in blocks]
    for part in {id(p): p for block in blocks for p in block.part.up()}.values():
        part.prose = 0
    _weigh([block for block, out in zip(blocks, named, strict=True) if not out])
    headline = _headline(blocks, named, titles)
    if not root.prose:
        return _without_sentences(blocks, named, headline)
    body = _body(blocks, named, root, headline, live=live)
    inside = [i for i, block in enumerate(blocks) if not named[i] and _within(block.part, body)]
    if headline is not None and headline > inside[-1]:
        headline = None
    first = inside[0] if headline is None else min(headline, inside[0])
    if headline is not None and inside[0] - headline > HEAD_DISTANCE:
        first = inside[0]
    last = inside[-1] + 1
    furniture = {i for i in range(first, last) if named[i]}
    return Scope(first, last, headline, body, frozenset(furniture))


def is_sentence(block: Block) -> bool:
    """Does it read as running text rather than as a label, a menu entry or a headline that links elsewhere?"""
    free = len(block.text) - block.linked
    return free >= SENTENCE and block.linked * 2 < len(block.text) and block.part.tag not in HEADINGS


def _weigh(blocks: Sequence[Block]) -> None:
    for block in blocks:
        if is_sentence(block) or (_end.search(block.text) and not block.links_only and block.part.tag == "p"):
            for part in block.part.up():
                part.prose += len(block.text) - block.linked
        if block.part.tag == "h1":
            for part in block.part.up():
                part.headline = True


def _spare(blocks: Sequence[Block], root: Part) -> None:
    """Take back the name of furniture from a part that holds the article: `<div class="has-sidebar">`."""
    for part in {id(p): p for block in blocks for p in block.part.up()}.values():
        if part.hint is not None and (
            (part.prose >= WHOLE * root.prose and part.headline)
            or (part.hint in ("aside", "menu") and part.prose >= WHOLE * root.prose > 0)
            or (part.hint == "comments" and part.headline)
            or part.article_body
        ):
            part.hint = None


def _is_named_furniture(part: Part) -> bool:
    return any(p.hint is not None for p in part.up())


def _within(part: Part, around: Part) -> bool:
    return any(p is around for p in part.up())


def _headline(blocks: Sequence[Block], named: Sequence[bool], titles: Sequence[str]) -> int | None:
    """The heading that metadata name; else the first of the highest rank that is no furniture, `h1` before `h2`."""
    wanted = [_plain(title) for title in titles if title]
    best: tuple[float, int] | None = None
    for index, block in enumerate(blocks):
        tag = block.part.tag
        marked = any(p.mark == "headline" for p in block.part.up()[:2])
        if len(block.text) > 400 or (named[index] and tag != "h1"):
            continue
        same = _plain(block.text) in wanted if wanted else False
        near = (
            not same and any(_alike(_plain(block.text), title) for title in wanted)
            if tag in HEADINGS
            else False
        )
        rank = (
            (8 if same else 6 if near else 0)
            + (4 if tag == "h1" and not named[index] else 1 if tag == "h2" and not block.links_only else 0)
            + (2 if marked else 0)
            + (1 if same and tag in HEADINGS else 0)
            - (3 if block.links_only and tag != "h1" else 0)
        )
        if (
            rank >= 3
            and (best is None or rank > best[0])
            and (tag in HEADINGS or (same and len(block.text) > 15))
        ):
            best = rank, index
    return best[1] if best else None


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().casefold()


def _alike(one: str, other: str) -> bool:
    """One holds the other, as `Headline | Outlet` does, and they are not much different in length."""
    short, long = sorted((one, other), key=len)
    return len(short) > 12 and short in long and len(short) * 2 > len(long)


def _body(
    blocks: Sequence[Block], named: Sequence[bool], root: Part, headline: int | None, *, live: bool
) -> Part:
    """Go down from the root while one part inside holds most of the sentences."""
    children: dict[int, list[Part]] = {}
    seen: set[int] = set()
    for block, out in zip(blocks, named, strict=True):
        if out:
            continue
        for part in block.part.up():
            if id(part) in seen:
                break
            seen.add(id(part))
            if part.parent is not None:
                children.setdefault(id(part.parent), []).append(part)
    body = root
    while True:
        inner = children.get(id(body), [])
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
    """Among articles side by side, each with a headline of its own, the one that holds the page's headline."""
    whole = [part for part in inner if part.headline and part.prose > 0]
    if len(whole) < 2:
        return None
    if headline is not None:
        around = blocks[headline].part.up()
        if found := next((part for part in whole if any(p is part for p in around)), None):
            return found
    return whole[0]


def _without_sentences(blocks: Sequence[Block], named: Sequence[bool], headline: int | None) -> Scope | None:
    """A page of captions or a single line: from its headline to the last block that is no furniture."""
    inside = [i for i, out in enumerate(named) if not out and not blocks[i].links_only]
    if headline is None or not inside:
        return None
    last = inside[-1] + 1
    furniture = frozenset(i for i in range(headline, last) if named[i])
    return Scope(headline, max(last, headline + 1), headline, blocks[headline].part.up()[-1], furniture)
