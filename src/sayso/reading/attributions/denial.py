"""Denials: which attribution denies what another one says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from sayso.language.credits import pattern
from sayso.model import Attribution, Denial
from sayso.reading.attributions.draft import Draft, words_in

MOST = 0.5  # share of the denied content that the inner claim must fill
LEAD = 8  # words: how far into the denied content the claim may begin
_CLOSING = ' \n.,!?…»”"'
_SENTENCE = re.compile(r"[.!?…]\s")
NEAR = 200  # characters: how far before "denied this" stands what is denied


def denials(
    attributions: Sequence[Attribution], drafts: Mapping[str, Draft], text: str
) -> tuple[Denial, ...]:
    """A denial denies the claims that fill its content or open it, or the claim before that it points to."""
    by_id = {a.id: a for a in attributions}
    found = []
    for child in attributions:
        parent = by_id.get(child.parent or "")
        if parent is None or parent.stance != "denies" or not parent.content or not child.content:
            continue
        inside = [c for c in parent.content if any(c[0] <= x[0] and x[1] <= c[1] for x in child.content)]
        if not inside:
            continue
        whole = sum(words_in(text, c) for c in inside)
        filled = sum(words_in(text, s.span) for s in drafts[child.id].spans)
        before = (
            words_in(text, (inside[0][0], drafts[child.id].start))
            if drafts[child.id].start > inside[0][0]
            else 0
        )
        if filled >= MOST * whole or before <= LEAD:
            found.append(Denial(attribution=parent.id, denies=child.id))
    return (*found, *_pointing(attributions, text))


def _pointing(attributions: Sequence[Attribution], text: str) -> Iterator[Denial]:
    """ "X said P. Y called it a lie": Y denies what somebody else said just before.

    That is in the same paragraph, or at the very end of the one before: else it may be any of the statements
    before, and a wrong tie is worse than none.
    """
    for denial in attributions:
        if denial.stance != "denies":
            continue
        content = " ".join(text[slice(*c)] for c in denial.content)
        if not pattern("denied_before").fullmatch(content.strip(' «»“”".')):
            continue
        start = min(s for s, _ in (*denial.content, *([denial.cue.span] if denial.cue else [])))
        before = [a for a in attributions if a.content and 0 < start - a.content[-1][1] <= NEAR]
        nearest = max(before, key=lambda a: a.content[-1][1], default=None)
        if nearest is None or not _is_next(text[nearest.content[-1][1] : start]):
            continue
        if nearest.stance != "denies" and _speaker(nearest) != _speaker(denial):
            yield Denial(attribution=denial.id, denies=nearest.id)


def _is_next(between: str) -> bool:
    """Does at most the end of a paragraph stand between a statement and the sentence of its denial?"""
    rest, line, own = between.rpartition("\n")
    return not line or not (rest.strip(_CLOSING) or _SENTENCE.search(own))


def _speaker(attribution: Attribution) -> str | None:
    return attribution.source.name if attribution.source else None
