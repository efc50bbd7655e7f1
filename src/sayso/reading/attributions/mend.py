"""Drafts mended after linking, where the text says more than the labels: lists, quotes that go on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.model import LabelledSpan
from sayso.reading.attributions.draft import Draft
from sayso.reading.attributions.layout import Layout


def mended(drafts: Sequence[Draft], layout: Layout) -> list[Draft]:
    found = list(drafts)
    for rule in (whole_lists, items_joined):
        found = rule(found, layout)
    return [d for d in found if d.content or d.cue or d.source]


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
            found[owner.key] = owner.because("list: an item of the list that the cue introduces", content=content)
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
    others = [s.span[0] for d in drafts if d.key != draft.key or True for s in d.spans if s.span[0] >= end]
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
