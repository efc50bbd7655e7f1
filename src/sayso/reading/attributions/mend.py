"""Drafts mended after linking, where the text says more than the labels: lists, quotes that go on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.model import LabelledSpan
from sayso.reading.attributions.draft import Draft
from sayso.reading.attributions.layout import Layout

_OPENERS = '«“„"‘'
_TURN = re.compile(r"[\s\"“«–—-]*([^\W\d_][\w.'’ -]{1,40}?)\s*:\s*[\"“«]?\s*")


def mended(drafts: Sequence[Draft], layout: Layout) -> list[Draft]:
    found = list(drafts)
    for rule in (named_turns, whole_lists, items_joined, quotes_continued, without_strays):
        found = rule(found, layout)
    return [d for d in found if d.content or d.cue or d.source]


def named_turns(drafts: list[Draft], layout: Layout) -> list[Draft]:
    """ "SMITH: We are ready." at the start of a line: the name before the colon is the source."""
    found = []
    for draft in drafts:
        if draft.source is None and not draft.cue and draft.content:
            start = layout.paragraphs[layout.paragraph(draft.content[0].span[0])][0]
            turn = _TURN.fullmatch(layout.text, start, draft.content[0].span[0])
            if turn:
                source = LabelledSpan(
                    layer="outer", label="source", span=turn.span(1), score=draft.content[0].score
                )
                draft = draft.because("turn: the name before the colon", source=source, link_score=0.9)
        found.append(draft)
    return found


def quotes_continued(drafts: list[Draft], layout: Layout) -> list[Draft]:
    """A quotation without cue and source goes on from the quotation that ends before it."""
    found = {d.key: d for d in drafts}
    for draft in sorted(drafts, key=lambda d: d.start):
        if (
            draft.cue
            or draft.source
            or not draft.content
            or layout.text[draft.content[0].span[0]] not in _OPENERS
        ):
            continue
        before = [
            d
            for d in found.values()
            if d.key != draft.key
            and d.content
            and (d.cue or d.source)
            and d.start < draft.start
            and layout.paragraph(draft.start) - layout.paragraph(d.end - 1) <= 1
            and layout.sentence(draft.start) - layout.sentence(d.end - 1) <= 1
            and layout.text[d.content[-1].span[0]] in _OPENERS
        ]
        owner = max(before, key=lambda d: d.end, default=None)
        if owner is not None:
            content = tuple(sorted((*owner.content, *draft.content), key=lambda c: c.span))
            found[owner.key] = owner.because("quotation: goes on without a cue", content=content)
            del found[draft.key]
    return list(found.values())


def without_strays(drafts: list[Draft], layout: Layout) -> list[Draft]:
    """Contents that nobody says are dropped: narration, or a statement whose credit the tagger missed."""
    return [d for d in drafts if d.cue or d.source]


def items_joined(drafts: list[Draft], layout: Layout) -> list[Draft]:
    """A list item without a cue belongs to the cue that introduces the list."""
    found = {d.key: d for d in drafts}
    for draft in drafts:
        if draft.cue or draft.source or not draft.content:
            continue
        lead = layout.list_lead(draft.content[0].span[0])
        owner = _introducing(lead, found.values(), layout) if lead is not None else None
        if owner is not None and owner.key != draft.key:
            content = tuple(sorted((*owner.content, *draft.content), key=lambda c: c.span))
            found[owner.key] = owner.because(
                "list: an item of the list that the cue introduces", content=content
            )
            del found[draft.key]
    return list(found.values())


def whole_lists(drafts: list[Draft], layout: Layout) -> list[Draft]:
    """A list item that a cue introduces is content to its end, dashes and enumerations included."""
    found = []
    for draft in drafts:
        content = tuple(_whole_item(c, draft, drafts, layout) for c in draft.content)
        if content != draft.content:
            draft = draft.because("list: the item is said to its end", content=content)
        found.append(draft)
    return found


def _whole_item(content: LabelledSpan, draft: Draft, drafts: Sequence[Draft], layout: Layout) -> LabelledSpan:
    if layout.list_lead(content.span[0]) is None:
        return content
    start, end = content.span
    stop = layout.paragraphs[layout.paragraph(start)][1]
    others = [s.span[0] for d in drafts for s in d.spans if s.span[0] >= end]
    if any(at < stop for at in others):
        return content
    while stop > end and layout.text[stop - 1] in " ;.,\t":
        stop -= 1
    return replace(content, span=(start, stop))


def _introducing(lead: int, drafts: object, layout: Layout) -> Draft | None:
    """The last draft whose cue stands in the paragraph that introduces the list."""
    at = [
        d
        for d in drafts  # type: ignore[attr-defined]
        if d.cue and layout.paragraph(d.cue[0].span[0]) == lead
    ]
    return max(at, key=lambda d: d.cue[0].span[0], default=None)
