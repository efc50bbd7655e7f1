"""Contents that point back: "Про це заявив X" has said the sentence before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.language.credits import pattern
from sayso.language.cues import lookup
from sayso.model import LabelledSpan, Span, overlaps, trimmed
from sayso.reading.attributions.draft import Draft
from sayso.reading.attributions.layout import Layout

WHOLE_PARAGRAPH = 2  # sentences: a longer paragraph is pointed to by its last sentence only
CLAUSE = 16  # words
CARRYING = (
    "say",
    "report",
    "write",
    "source",
    "confirm",
)  # classes of cues under which "this" is what was said before
_EDGE = " \t\r\n\u00a0.,;:–—-"


def pointed_back(drafts: Sequence[Draft], layout: Layout) -> list[Draft]:
    """Each pointing content replaced by what it points to, or emptied where that has a speaker of its own.

    A pointer with nothing before it in the text keeps its own words as its content.
    """
    return [_resolved(d, drafts, layout) if is_pointing(d, layout.text) else d for d in drafts]


def is_pointing(draft: Draft, text: str) -> bool:
    """Does the content consist of pointing words alone, and does the cue carry words?"""
    if len(draft.content) != 1 or not draft.cue:
        return False
    cue = " ".join(text[slice(*c.span)] for c in draft.cue)
    entry = lookup(cue, None)
    if not (entry.kind in CARRYING if entry else pattern("report").search(cue)):
        return False
    words = text[slice(*draft.content[0].span)].strip()
    return pattern("pointing").fullmatch(words) is not None or _points_within(draft, words)


def _points_within(draft: Draft, words: str) -> bool:
    """ "He said this at the summit, Y reports": a clause that only says where something was said."""
    if draft.content[0].span[1] > draft.cue[0].span[0] or len(words.split()) > CLAUSE:
        return False
    where = pattern("said_this").search(words) and (
        pattern("interview").search(words) or pattern("report").search(words)
    )
    return bool(where)


def _resolved(draft: Draft, drafts: Sequence[Draft], layout: Layout) -> Draft:
    pointer = draft.content[0]
    if not pattern("pointing").fullmatch(layout.text[slice(*pointer.span)].strip()):
        return draft.because("pointing back: to all that the page has of this", content=(), pointer=pointer)
    target = antecedent(draft, layout)
    if target is None:
        return draft.because("pointing back: nothing stands before")
    there = speaking_in(target, drafts, layout, without=draft)
    if there:
        said = ", ".join(str(d.key) for d in there)
        return draft.because(
            f"pointing back: to what has a speaker of its own ({said})", content=(), pointer=pointer
        )
    span = trimmed(layout.text, target, _EDGE)
    if span is None:
        return draft
    content = LabelledSpan(layer=pointer.layer, label="content", span=span, score=pointer.score)
    return draft.because("pointing back: to the sentence before", content=(content,), pointer=pointer)


def antecedent(draft: Draft, layout: Layout) -> Span | None:
    """The sentence before in the paragraph; at its start, the paragraph before or its last sentence."""
    here = layout.sentence(draft.start)
    clause = _clause_before(draft.start, layout.sentences[here], layout.text)
    if clause is not None:
        return clause
    if here == 0:
        return None
    before = layout.sentences[here - 1]
    paragraph = layout.paragraph(before[0])
    if paragraph == layout.paragraph(draft.start):
        return before
    while paragraph > 0 and layout.is_silent(layout.paragraphs[paragraph]):
        paragraph -= 1
    sentences = layout.sentences_of(paragraph)
    if len(sentences) <= WHOLE_PARAGRAPH:
        return layout.paragraphs[paragraph]
    return layout.sentences[sentences[-1]]


def _clause_before(position: int, sentence: Span, text: str) -> Span | None:
    """ "P: this was announced by X" points to what stands before the colon."""
    before = text[sentence[0] : position].rstrip()
    if before[-1:] not in tuple(":;–—") or len(before.split()) < 4:
        return None
    return sentence[0], sentence[0] + len(before) - 1


def speaking_in(region: Span, drafts: Sequence[Draft], layout: Layout, *, without: Draft) -> list[Draft]:
    """The outermost drafts that say something in `region` and have a source."""
    found = [
        d
        for d in drafts
        if d.key not in (without.key, without.parent)
        and d.content
        and d.source
        and not is_pointing(d, layout.text)
        and any(overlaps(region, c.span) for c in d.content)
    ]
    keys = {d.key for d in found}
    return [d for d in found if d.parent not in keys]


def covered_by(draft: Draft, drafts: Sequence[Draft], layout: Layout) -> list[Draft]:
    """What an emptied pointer stands for: the drafts in the sentence that it pointed to."""
    if draft.pointer is None or draft.content:
        return []
    target = antecedent(replace(draft, content=()), layout)
    return speaking_in(target, drafts, layout, without=draft) if target else []
