"""Sentences too short to have been labelled in full: "Lind denies it", "Линд от комментариев отказалась"."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import count

from sayso.language.credits import pattern
from sayso.language.cues import lookup
from sayso.model import Span, covers, overlaps
from sayso.reading.attributions.draft import Draft
from sayso.reading.attributions.layout import Layout
from sayso.reading.attributions.shapes import Names
from sayso.reading.attributions.spans import shaped

SHORT = 8  # words of such a sentence
FIRST_KEY = 4_000_000  # of drafts that no label started
WHY = "short: a name, a verb that denies or refuses, and what it is about"
_WORD = re.compile(r"[^\W\d_][\w'’ʼ-]*")


def short_sentences(drafts: list[Draft], layout: Layout, names: Names) -> list[Draft]:
    """What short denials and refusals say, where the sentence has no content yet."""
    keys, found = count(FIRST_KEY), list(drafts)
    for sentence in layout.sentences:
        words = layout.text.count(" ", *sentence) + 1
        if not 2 < words <= SHORT or layout.is_silent(sentence) or sentence == layout.headline:
            continue
        spans = next((s for shape in SHAPES if (s := shape(sentence, layout.text))), None)
        here = [d for d in found if any(overlaps(sentence, s.span) for s in d.spans)] if spans else []
        if spans and not any(d.content for d in here) and (here or _names_somebody(spans[0], layout, names)):
            source = next((d.source.span for d in here if d.source), spans[0])
            found = [d for d in found if d not in here]
            found.append(_draft(source, *spans[1:], next(keys)))
    return found


def _denial(sentence: Span, text: str) -> tuple[Span, Span, Span] | None:
    """Source, cue and content: the source opens, and the word that points back stands beside the cue."""
    for pointer in (m.span() for m in pattern("denied_before").finditer(text, *sentence)):
        before = _words((sentence[0], pointer[0]), text)
        behind = _words((pointer[1], sentence[1]), text)
        cue = behind[:1] or before[-1:]
        if len(behind) < 2 and cue and _denies(text[slice(*cue[0])]):
            source = [w for w in before if w != cue[0]]
            return ((source[0][0], source[-1][1]), cue[0], pointer) if source else None
    return None


def _refusal(sentence: Span, text: str) -> tuple[Span, Span, Span] | None:
    """The same of a refusal to comment, in either order."""
    refused = pattern("no_comment").search(text, *sentence)
    cue = pattern("refusing").search(text, *refused.span()) if refused else None
    if refused is None or cue is None:
        return None
    about = pattern("of_comment").search(text, *refused.span())
    before = [
        w for w in _words((sentence[0], refused.start()), text) if not pattern("inside").fullmatch(text, *w)
    ]
    return ((before[0][0], before[-1][1]), cue.span(), about.span()) if about and before else None


SHAPES: tuple[Callable[[Span, str], tuple[Span, Span, Span] | None], ...] = (_denial, _refusal)


def _words(span: Span, text: str) -> list[Span]:
    """Without the adverbs that may stand between a source, its cue and what it denies."""
    words = [m.span() for m in _WORD.finditer(text, *span)]
    return [w for w in words if not pattern("also").fullmatch(text, *w)]


def _denies(word: str) -> bool:
    entry = lookup(word, None)
    return entry is not None and entry.kind == "deny"


def _names_somebody(source: Span, layout: Layout, names: Names) -> bool:
    named = any(covers(source, n.span) and n.label != "place" for n in names)
    return named or pattern("pronouns").fullmatch(layout.text, *source) is not None


def _draft(source: Span, cue: Span, content: Span, key: int) -> Draft:
    return Draft(
        key=key,
        source=shaped("source", source),
        cue=(shaped("cue", cue),),
        content=(shaped("content", content),),
        link_score=0.9,
        why=(WHY,),
    )
