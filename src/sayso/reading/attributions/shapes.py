"""Sources that only the shape of the page gives: turns of a conversation, signatures, pull quotes."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeAlias

from sayso.language.credits import expression, pattern
from sayso.model import LabelledSpan, Span
from sayso.reading.attributions.draft import Draft
from sayso.reading.attributions.layout import Layout

Names: TypeAlias = Sequence[LabelledSpan]
Rule: TypeAlias = Callable[[list[Draft], Layout, Names], list[Draft]]

PULL_QUOTE = "pull quote: a name and an office close the paragraph"
INTERVIEW = "interview: an answer of the person whom the page names first"
TRANSCRIPT = "transcript: a name in capitals"
VERBATIM = (PULL_QUOTE, INTERVIEW, TRANSCRIPT)  # what is said so needs no quotation marks to be direct
ANSWERS = 2  # so many answers make an interview
UNMARKED = 3  # the same where no dash and no letter marks them
LONGEST_ANSWER = 5  # paragraphs, there
TURNS = 3  # so many turns in capitals make a transcript
SHAPED, PULLED, ANSWERED = 1_000_000, 2_000_000, 3_000_000  # keys of drafts that no labelled cue started
_TURN = re.compile(r"[\s\"“«–—-]*([^\W\d_][\w.'’ -]{1,40}?)\s*:\s*[\"“«]?\s*")
_CAPITALS = re.compile(r"[\"“«]?([^\W\d_a-zа-яіїєґё][^\W\d_a-zа-яіїєґё.'’ -]{2,30})\s*:\s+(?=\S)")
_DASH = re.compile(r"\s*[–—-]\s+")
_QUESTION = re.compile(rf"\s*{expression('question_marks')}\s*[:.]\s+")
_ANSWER = re.compile(rf"\s*{expression('answer_marks')}\s*[:.]\s+")
_UNMARKED = re.compile(  # no quotation, and no name before a colon
    r"(?![\"“«„]|[^\W\d_a-zа-яіїєґё][\w.'’-]*(?: [^\W\d_a-zа-яіїєґё][\w.'’-]*){0,3} ?:\s)"
)
_CLOSERS = ' »”“"’)'
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
        found.append(_draft(SHAPED + number, turn.span(1), (turn.end(), end), score, TRANSCRIPT))
    return found


def interview(drafts: list[Draft], layout: Layout, names: Names) -> list[Draft]:
    """The answers of an interview are said by the person whom the page names first, before them.

    What is labelled inside an answer with a source of its own is speech inside speech. Questions are the
    interviewer's: of what stands in them only what has a speaker of its own is read.
    """
    answers = _answers(layout)
    before = (n for n in names if answers and n.span[1] <= answers[0][0][0])
    person = next((n for n in before if n.label == "person" and not layout.is_silent(n.span)), None)
    if person is None:
        return drafts
    found = list(drafts)
    for number, pieces in enumerate(answers):
        start, end = pieces[0][0], pieces[-1][1]
        inside = [d for d in found if start <= d.start < end]
        scores = [c.score for d in inside for c in d.content]
        key = ANSWERED + number
        answer = Draft(
            key=key,
            borrowed=person.span,
            shaped=True,
            content=tuple(_content(piece, max(scores, default=0.7)) for piece in pieces),
            link_score=0.9,
            why=(INTERVIEW,),
        )
        told = [
            d.because("nested: stands inside an answer", parent=key, layer="inner", content=said)
            for d in inside
            if d.cue and d.source and (said := tuple(c for c in d.content if c.span[1] <= end))
        ]
        found = [d for d in found if d not in inside] + [answer, *told]
    return found


def _answers(layout: Layout) -> list[list[Span]]:
    """The paragraphs of each answer to a question of the paragraph before, without the marks of turns.

    Questions and answers begin with a dash, or with "Q:" and "A:". After a dash an answer is one paragraph;
    else it goes on to the next question, and of the last only the first paragraph is sure. Where nothing
    marks them, as in a print that sets questions in bold, there must be more of them, close together, and
    most answers speak in the first person: else they are an explanation by questions.
    """
    paragraphs = [p for p in layout.paragraphs if not layout.is_silent(p) and p != layout.headline]
    if not any(_is_question(p, layout) for p in paragraphs):
        return []
    for asks, answers in ((_DASH, _DASH), (_QUESTION, _ANSWER)):
        found = _turns(paragraphs, asks, answers, layout)
        if len(found) >= ANSWERS:
            return found
    found = _turns(paragraphs, _UNMARKED, _UNMARKED, layout)
    own = [f for f in found if any(pattern("first_person").search(layout.text, *p) for p in f)]
    close = all(len(f) <= LONGEST_ANSWER for f in found)
    return found if len(found) >= UNMARKED and close and 2 * len(own) > len(found) else []


def _turns(
    paragraphs: Sequence[Span], asks: re.Pattern[str], answers: re.Pattern[str], layout: Layout
) -> list[list[Span]]:
    """By turns: after a question the next marked paragraph answers, and the one after that asks again."""
    found: list[list[Span]] = []
    asked = answering = False
    for start, end in paragraphs:
        begins, turn = asks.match(layout.text, start, end), answers.match(layout.text, start, end)
        question = _is_question((start, end), layout)
        if asks is _UNMARKED and layout.sentence(start) != layout.sentence(end - 1):
            question = False
        marked = asks is not _UNMARKED and bool(begins or turn)
        if begins and (question or (found and marked and not (asked or (asks is _QUESTION and turn)))):
            asked, answering = True, False
        elif asked and turn:
            found.append([(turn.end(), end)])
            asked, answering = False, True
        elif answering and asks is not _DASH and not marked:
            found[-1].append((start, end))
        else:
            answering = False
    return [*found[:-1], *(answer[:1] for answer in found[-1:])]


def _is_question(paragraph: Span, layout: Layout) -> bool:
    return layout.text[slice(*paragraph)].rstrip(_CLOSERS).endswith("?")


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
            found.append(_draft(PULLED + number, name.span, content, name.score, PULL_QUOTE))
    return found


def _signs(sentence: Span, name: Span, layout: Layout) -> bool:
    """A name, alone or with an office behind a comma, and no full stop."""
    rest = layout.text[name[1] : sentence[1]]
    if not rest:
        return True
    short = rest.startswith(",") and rest[-1] not in ".!?…" and len(rest.split()) <= 8
    return short and pattern("roles").search(rest) is not None


def _content(span: Span, score: float) -> LabelledSpan:
    return LabelledSpan(layer="outer", label="content", span=span, score=score)


def _draft(key: int, source: Span, content: Span, score: float, why: str) -> Draft:
    return Draft(
        key=key,
        source=LabelledSpan(layer="outer", label="source", span=source, score=score),
        content=(_content(content, score),),
        link_score=0.9,
        why=(why,),
    )
