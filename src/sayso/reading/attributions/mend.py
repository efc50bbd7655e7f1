"""Drafts mended after linking, where the text says more than the labels: lists, quotes that go on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sayso.language.credits import pattern
from sayso.model import LabelledSpan
from sayso.reading.attributions.draft import Draft
from sayso.reading.attributions.inner import reportatives
from sayso.reading.attributions.layout import Layout
from sayso.reading.attributions.shapes import (
    Names,
    Rule,
    interview,
    named_turns,
    pull_quotes,
    signatures,
    transcript,
)
from sayso.reading.attributions.short import short_sentences
from sayso.reading.attributions.speakers import Speakers

_OPENERS = '«“„"‘'


def mended(drafts: Sequence[Draft], layout: Layout, names: Names) -> list[Draft]:
    """The drafts after the rules of `RULES`; `names` are the labelled names of the page."""
    found = list(drafts)
    for _, rule in RULES:
        found = rule(found, layout, names)
    return [d for d in found if d.content or d.cue or d.source]


def quotes_continued(drafts: list[Draft], layout: Layout, names: Names) -> list[Draft]:
    """A quotation without cue and source goes on from the quotation that ends before it."""
    found = {d.key: d for d in drafts}
    bare = [d for d in drafts if d.content and not d.cue and not d.source]
    for draft in sorted(bare, key=lambda d: d.start):
        if layout.text[draft.content[0].span[0]] not in _OPENERS:
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
    return [d for d in drafts if d.cue or d.source or d.borrowed]


def without_silence(drafts: list[Draft], layout: Layout, names: Names) -> list[Draft]:
    """ "The ministry did not respond to a request for comment": nobody says anything."""
    return [d for d in drafts if not _is_silence(d, layout.text)]


def _is_silence(draft: Draft, text: str) -> bool:
    cue = " ".join([text[slice(*c.span)] for c in draft.cue])
    if not pattern("no_reply").fullmatch(cue):
        return False
    said = " ".join([text[slice(*c.span)] for c in draft.content])
    return not said or pattern("asked_for").search(f"{cue} {said}") is not None


def without_appositions(drafts: Sequence[Draft], speakers: Speakers) -> list[Draft]:
    """ "у гостях у вождя – Муаммара Каддафі": a name that a dash puts in apposition says nothing."""
    return [d for d in drafts if not _is_apposition(d, speakers)]


def _is_apposition(draft: Draft, speakers: Speakers) -> bool:
    if draft.cue or draft.source is None or not draft.content or draft.source.span < draft.content[-1].span:
        return False
    persons = speakers.names_in(draft.source.span, "person")
    return bool(persons) and speakers.is_oblique(persons[0])


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
    ("transcript", transcript),
    ("interview", interview),
    ("turns", named_turns),
    ("signatures", signatures),
    ("pull quotes", pull_quotes),
    ("whole list items", whole_lists),
    ("list items joined", items_joined),
    ("reportatives", reportatives),
    ("quotations continued", quotes_continued),
    ("short sentences", short_sentences),
    ("no strays", without_strays),
    ("no silence", without_silence),
)
