"""How much of the article the parts of a page hold, and which of them are furniture."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter

from sayso.pages.html.blocks import HEADINGS, Block, Part

WHOLE = 0.5  # a part named as furniture that holds more than this share of them is not furniture
SENTENCE = 40  # characters; a shorter block counts as running text only if it is a paragraph that ends as one
LABEL = 25  # characters; shorter blocks are dates and rubrics
TEASER = 500  # characters

_end = re.compile(r"[.!?…:;][»”\"')\]]*$")


def parts_of(blocks: Sequence[Block]) -> list[Part]:
    """All parts that hold blocks, the outer before the inner."""
    found: dict[Part, None] = {}  # a set that keeps the order of the page
    for block in blocks:
        part: Part | None = block.part
        while part is not None and part not in found:
            found[part] = None
            part = part.parent
    return sorted(found, key=attrgetter("depth"))


def is_sentence(block: Block) -> bool:
    """Does it read as running text, not as a label, a menu entry or a headline that links elsewhere?"""
    free = len(block.text) - block.linked
    return free >= SENTENCE and block.linked * 2 < len(block.text) and block.part.tag not in HEADINGS


def measure(blocks: Sequence[Block]) -> None:
    """Count the characters of sentences in each block, and see which parts hold a headline."""
    for block in blocks:
        part = block.part
        if is_sentence(block) or (part.tag == "p" and not block.links_only and _end.search(block.text)):
            block.prose = len(block.text) - block.linked
        if part.tag == "h1":
            for around in part.up():
                if around.headline:
                    break
                around.headline = True


def weigh(parts: Sequence[Part], blocks: Sequence[Block]) -> None:
    """Add up the sentences and links that these blocks bring to each part, and to the parts around it."""
    for part in parts:
        part.prose = part.linked = 0
    for block in blocks:
        block.part.prose += block.prose
        block.part.linked += block.linked
    for part in reversed(parts):
        if (around := part.parent) is not None:
            around.prose += part.prose
            around.linked += part.linked


def spare(parts: Sequence[Part], root: Part) -> bool:
    """Take back the name of furniture from a part that holds the article: `<div class="has-sidebar">`.

    It does if it holds the headline and sentences, or most of the sentences that are no readers' comments.
    False if no part does.
    """
    readers = sum(
        p.prose for p in parts if p.hint == "comments" and not (p.parent and p.parent.outside == "comments")
    )
    half = WHOLE * max(0, root.prose - readers)
    spared = [
        part
        for part in parts
        if part.hint is not None
        and (
            part.article_body
            or (part.headline and part.prose >= half)
            or (part.hint != "comments" and part.prose >= half and part.prose > part.linked)
        )
    ]
    for part in spared:
        part.hint = None
    return bool(spared)


def place(parts: Sequence[Part]) -> None:
    """Hand down the names of furniture; what is quoted in it (a post in a box for sharing) is none."""
    for part in parts:
        inherited = part.parent.outside if part.parent is not None else None
        if part.tag == "blockquote" and inherited in ("menu", "aside"):
            inherited = None
        part.outside = part.hint or inherited


def within(part: Part | None, around: Part) -> bool:
    while part is not None and part.depth >= around.depth:
        if part is around:
            return True
        part = part.parent
    return False


def teasers(blocks: Sequence[Block]) -> list[int]:
    """Sentences that share a box with a heading that is a link, and with nothing else: other stories."""
    weighty = [i for i, block in enumerate(blocks) if not _is_label(block)]
    found = []
    for above, index in pairwise(weighty):
        heading, block = blocks[above], blocks[index]
        if heading.part.tag in HEADINGS and heading.links_only and not block.links_only:
            box = block.part.parent or block.part
            if box.prose <= TEASER and within(heading.part, box):
                found.append(index)
    return found


def _is_label(block: Block) -> bool:
    """A date, a rubric, a name: shorter than a headline, or with neither link nor the end of a sentence."""
    size = len(block.text)
    return size < LABEL or (size < LABEL * 2 and not block.linked and _end.search(block.text) is None)
