"""Drafts mended after linking, where the text says more than the labels: lists, quotes that go on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from sayso.language.credits import pattern
from sayso.model import LabelledSpan, Span
from sayso.reading.attributions.draft import Draft
from sayso.reading.attributions.layout import Layout

PULL_QUOTE = "pull quote: a name and an office close the paragraph"
PULLED = 1_000_000  # keys of drafts that no cue started
_OPENERS = '«“„"‘'
_TURN = re.compile(r"[\s\"“«–—-]*([^\W\d_][\w.'’ -]{1,40}?)\s*:\s*[\"“«]?\s*")


Names = Sequence[LabelledSpan]
Rule = Callable[[list[Draft], Layout, Names], list[Draft]]


def mended(drafts: Sequence[Draft], layout: Layout, names: Names) -> list[Draft]:
    """The drafts after the rules of `RULES`; `names` are the labelled names of the page."""
    found = list(drafts)
    for _, rule in RULES:
        found = rule(found, layout, names)
    return [d for d in found if d.content or d.cue or d.source]


def pull_quotes(drafts: list[Draft], layout: Layout, names: Names) -> list[Draft]:
    """A paragraph without cues that a person's name and office close: "We are ready. Anna Lind, mayor"."""
    found = list(drafts)
    persons = [n for n in names if n.label == "person"]
    for number, paragraph in enumerate(layout.paragraphs):
        sentences = [layout.sentences[i] for i in layout.sentences_of(number)]
        if len(sentences) < 2 or layout.is_silent(paragraph):
            continue
        signature = sentences[-1]
        name = next((n for n in persons if n.span[0] == signature[0]), None)
        if name is None or not _signs(signature, name.span, layout):
            continue
        here = [d for d in found if paragraph[0] <= d.start < paragraph[1]]
        if any(d.cue for d in here):
            continue
        content = LabelledSpan(
            layer="outer", label="content", span=(paragraph[0], sentences[-2][1]), score=name.score
        )
        found = [d for d in found if d not in here]
        key = 1 + max((d.key for d in drafts), default=0) + PULLED + number
        source = replace(name, layer="outer", label="source")
        found.append(Draft(key=key, source=source, content=(content,), link_score=0.9, why=(PULL_QUOTE,)))
    return found


def _signs(sentence: Span, name: Span, layout: Layout) -> bool:
    """A name, alone or with an office behind a comma, and no full stop."""
    rest = layout.text[name[1] : sentence[1]]
    if not rest:
        return True
    return (
        rest.startswith(",")
        and rest[-1] not in ".!?…"
        and len(rest.split()) <= 8
        and bool(pattern("roles").search(rest))
    )


def named_turns(drafts: list[Draft], layout: Layout, names: Names) -> list[Draft]:
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


def quotes_continued(drafts: list[Draft], layout: Layout, names: Names) -> list[Draft]:
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


def without_strays(drafts: list[Draft], layout: Layout, names: Names) -> list[Draft]:
    """Contents that nobody says are dropped: narration, or a statement whose credit the tagger missed."""
    return [d for d in drafts if d.cue or d.source]


def items_joined(drafts: list[Draft], layout: Layout, names: Names) -> list[Draft]:
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


def whole_lists(drafts: list[Draft], layout: Layout, names: Names) -> list[Draft]:
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


def _introducing(lead: int, drafts: Iterable[Draft], layout: Layout) -> Draft | None:
    """The last draft whose cue stands in the paragraph that introduces the list."""
    at = [d for d in drafts if d.cue and layout.paragraph(d.cue[0].span[0]) == lead]
    return max(at, key=lambda d: d.cue[0].span[0], default=None)


RULES: tuple[tuple[str, Rule], ...] = (
    ("turns", named_turns),
    ("pull quotes", pull_quotes),
    ("whole list items", whole_lists),
    ("list items joined", items_joined),
    ("quotations continued", quotes_continued),
    ("no strays", without_strays),
)
