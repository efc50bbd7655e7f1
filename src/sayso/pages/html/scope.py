"""Which blocks are the article, and which stand around it.

The method: furniture is what the page itself names so (elements, classes) or what is links alone. The article
is the smallest part of the page that holds most of the sentences left over; of several whole articles on a
page it is the first, or the one whose headline the page's metadata give.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.pages.html.blocks import HEADINGS, Block, Part
from sayso.pages.html.hints import Hint

MOST = 0.7  # share of the sentences that the article's part must hold for the search to go on inside it
WHOLE = 0.5  # a part named as furniture that holds more than this share of them is not furniture
SENTENCE = 40  # characters; a shorter block counts as running text only if it is a paragraph that ends as one
LABEL = 25  # characters; shorter blocks are dates and rubrics
TEASER = 500  # characters
HEAD_DISTANCE = 60  # blocks between headline and text

_end = re.compile(r"[.!?…:;][»”\"')\]]*$")


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
    parts = list({id(p): p for block in blocks for p in block.part.up()}.values())
    root = blocks[0].part.up()[-1]
    _weigh(blocks)
    _spare(parts, root)
    outside = [_is_named_furniture(block.part) for block in blocks]
    headline = _headline(blocks, outside, titles)
    for index in _teasers(blocks):
        outside[index] = outside[index] or index != headline
    for part in parts:
        part.prose = part.linked = 0
    _weigh([block for block, out in zip(blocks, outside, strict=True) if not out])
    if not root.prose:
        return _without_sentences(blocks, outside, headline)
    body = _body(blocks, outside, root, headline, live=live)
    inside = [i for i, block in enumerate(blocks) if not outside[i] and _within(block.part, body)]
    first, last = inside[0], inside[-1] + 1
    if headline is not None and (headline >= last or first - headline > HEAD_DISTANCE):
        headline = None
    if headline is not None and _prose(blocks, outside, headline, last) * 2 > root.prose:
        first = headline
    return Scope(first, last, headline, body, frozenset(i for i in range(first, last) if outside[i]))


def _prose(blocks: Sequence[Block], outside: Sequence[bool], first: int, last: int) -> int:
    return sum(len(blocks[i].text) for i in range(first, last) if not outside[i] and is_sentence(blocks[i]))


def _teasers(blocks: Sequence[Block]) -> list[int]:
    """Sentences that share a box with a heading that is a link, and with nothing else: other stories."""
    weighty = [i for i, block in enumerate(blocks) if not _is_label(block)]
    found = []
    for above, index in pairwise(weighty):
        heading, block = blocks[above], blocks[index]
        if heading.part.tag in HEADINGS and heading.links_only and not block.links_only:
            box = block.part.parent or block.part
            if box.prose <= TEASER and _within(heading.part, box):
                found.append(index)
    return found


def _is_label(block: Block) -> bool:
    """A date, a rubric, a name: shorter than a headline, or with neither link nor the end of a sentence."""
    size = len(block.text)
    return size < LABEL or (size < LABEL * 2 and not block.linked and _end.search(block.text) is None)


def is_sentence(block: Block) -> bool:
    """Does it read as running text, not as a label, a menu entry or a headline that links elsewhere?"""
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
        for part in block.part.up() if block.linked else ():
            part.linked += block.linked


def _spare(parts: Sequence[Part], root: Part) -> None:
    """Take back the name of furniture from a part that holds the article: `<div class="has-sidebar">`.

    It does if it holds the headline and sentences, or most of the sentences that are no readers' comments.
    """
    readers = sum(p.prose for p in parts if p.hint == "comments" and not _inside(p, "comments"))
    story = max(0, root.prose - readers)
    for part in parts:
        if part.hint is None:
            continue
        if (
            part.article_body
            or (part.headline and part.prose >= WHOLE * story)
            or (part.hint != "comments" and part.prose >= WHOLE * story and part.prose > part.linked)
        ):
            part.hint = None


def _inside(part: Part, hint: Hint) -> bool:
    return any(p.hint == hint for p in part.up()[1:])


def _is_named_furniture(part: Part) -> bool:
    """In a part named as furniture; what is quoted in one (a post in a box for sharing) is no furniture."""
    quoted = False
    for p in part.up():
        quoted = quoted or p.tag == "blockquote"
        if p.hint is not None and not (quoted and p.hint in ("menu", "aside")):
            return True
    return False


def _within(part: Part, around: Part) -> bool:
    return any(p is around for p in part.up())


def _headline(blocks: Sequence[Block], named: Sequence[bool], titles: Sequence[str]) -> int | None:
    """The heading that metadata name; else the first of the highest rank that is no furniture."""
    wanted = [_plain(title) for title in titles if title]
    best: tuple[float, int] | None = None
    for index, block in enumerate(blocks):
        tag = block.part.tag
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
    """Among articles side by side, each under its own `h1`, the one that holds the page's headline."""
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
