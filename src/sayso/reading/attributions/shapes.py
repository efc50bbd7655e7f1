"""Sources that only the shape of the page gives: turns of a conversation, signatures, pull quotes."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeAlias

from sayso.language.credits import pattern
from sayso.model import LabelledSpan, Span
from sayso.reading.attributions.draft import Draft
from sayso.reading.attributions.layout import Layout

Names: TypeAlias = Sequence[LabelledSpan]
Rule: TypeAlias = Callable[[list[Draft], Layout, Names], list[Draft]]

PULL_QUOTE = "pull quote: a name and an office close the paragraph"
TURNS = 3  # so many turns in capitals make a transcript
SHAPED = 1_000_000  # keys of drafts that no labelled cue started
_TURN = re.compile(r"[\s\"“«–—-]*([^\W\d_][\w.'’ -]{1,40}?)\s*:\s*[\"“«]?\s*")
_CAPITALS = re.compile(r"[\"“«]?([^\W\d_a-zа-яіїєґё][^\W\d_a-zа-яіїєґё.'’ -]{2,30})\s*:\s+(?=\S)")
_SIGNED = re.compile(r"\s*[―—–-]{1,2}\s*")
_AFTER_NAME = re.compile(r"[\s.”\"»]*(?:\n|\Z)")


def transcript(drafts: list[Draft], layout: Layout, names: Names) -> list[Draft]:
    """ "SMITH: We are ready." line after line: each line is said by the name in capitals before its colon."""
    turns = [m for p in layout.paragraphs if (m := _CAPITALS.match(layout.text, *p))]
    if len(turns) < TURNS:
        return drafts
    found = list(drafts)
    for number, turn in enumerate(turns):
        end = layout.paragraphs[layout.paragraph(turn.start())][1]
        inside = [d for d in found if turn.start() <= d.start < end]
        scores = [c.score for d in inside for c in d.content]
        found = [d for d in found if d not in inside]
        score = max(scores, default=0.7)
        found.append(_draft(number, turn.span(1), (turn.end(), end), score, "transcript: a name in capitals"))
    return found


def named_turns(drafts: list[Draft], layout: Layout, names: Names) -> list[Draft]:
    """ "Smith: We are ready." at the start of a line: the name before the colon is the source."""
    found = []
    for draft in drafts:
        if draft.source is None and not draft.cue and draft.content:
            start = layout.paragraphs[layout.paragraph(draft.content[0].span[0])][0]
            turn = _TURN.fullmatch(layout.text, start, draft.content[0].span[0])
            if turn:
                source = replace(draft.content[0], label="source", span=turn.span(1))
                draft = draft.because("turn: the name before the colon", source=source, link_score=0.9)
        found.append(draft)
    return found


def signatures(drafts: list[Draft], layout: Layout, names: Names) -> list[Draft]:
    """A content without a cue, a dash, and a person's name that ends the line: who signs has said it."""
    persons = {n.span[0]: n for n in names if n.label == "person"}
    found = []
    for draft in drafts:
        dash = (
            _SIGNED.match(layout.text, draft.content[-1].span[1]) if draft.content and not draft.cue else None
        )
        name = persons.get(dash.end()) if dash and dash[0].strip() else None
        if name is not None and _AFTER_NAME.match(layout.text, name.span[1]):
            source = replace(name, layer="outer", label="source")
            draft = draft.because(
                "signature: a name after a dash ends the line", source=source, link_score=0.9
            )
        found.append(draft)
    return found


def pull_quotes(drafts: list[Draft], layout: Layout, names: Names) -> list[Draft]:
    """A paragraph without cues that a person's name and office close: "We are ready. Anna Lind, mayor"."""
    found = list(drafts)
    persons = {n.span[0]: n for n in names if n.label == "person"}
    for number, paragraph in enumerate(layout.paragraphs):
        *before, last = layout.sentences_of(number)
        name = persons.get(layout.sentences[last][0])
        if name is None or not before or layout.is_silent(paragraph):
            continue
        if not _signs(layout.sentences[last], name.span, layout):
            continue
        here = [d for d in found if paragraph[0] <= d.start < paragraph[1]]
        if not any(d.cue for d in here):
            content = (paragraph[0], layout.sentences[before[-1]][1])
            found = [d for d in found if d not in here]
            found.append(_draft(SHAPED + number, name.span, content, name.score, PULL_QUOTE))
    return found


def _signs(sentence: Span, name: Span, layout: Layout) -> bool:
    """A name, alone or with an office behind a comma, and no full stop."""
    rest = layout.text[name[1] : sentence[1]]
    if not rest:
        return True
    short = rest.startswith(",") and rest[-1] not in ".!?…" and len(rest.split()) <= 8
    return short and pattern("roles").search(rest) is not None


def _draft(number: int, source: Span, content: Span, score: float, why: str) -> Draft:
    return Draft(
        key=SHAPED + number,
        source=LabelledSpan(layer="outer", label="source", span=source, score=score),
        content=(LabelledSpan(layer="outer", label="content", span=content, score=score),),
        link_score=0.9,
        why=(why,),
    )
