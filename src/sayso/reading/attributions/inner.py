"""Speech inside speech that the tagger left unlabelled, where the grammar leaves no doubt.

Two shapes are read, both from lists of `credits.toml`: a cue of the lexicon whose clause opens with a comma
and a conjunction ("американці запевнили нас, що …"), and a reportative particle ("мовляв", "дескать"), which
says that the whole sentence is somebody's word. A language without such shapes has empty lists.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import count

from sayso.language.credits import expression, pattern
from sayso.language.cues import lookup
from sayso.model import Span, covers, overlaps, trimmed
from sayso.reading.attributions.draft import Draft
from sayso.reading.attributions.layout import Layout
from sayso.reading.attributions.shapes import Names
from sayso.reading.attributions.spans import shaped

SPEAKING = ("say", "report", "write", "promise", "demand", "deny", "threaten", "offer", "ask", "confirm")
ADDRESSEE = 2  # words that may stand between the cue and the comma: "запевнили нас, що"
SUBJECT = 4  # words: the longest piece of content before the cue that can be its subject
CLAUSE = "inner: a cue of the lexicon and its clause"
QUOTED_WORDS = "inner: somebody's words, by the noun and the name"
_OWNED = re.compile(r"['’]s?\s+")
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
_EDGE = ' \t\u00a0,.;:!?–—-«»“”"()'


def reportatives(drafts: list[Draft], layout: Layout, names: Names) -> list[Draft]:
    """ "The Americans, мовляв, promised …": the sentence around the particle is said by the last speaker."""
    found = []
    for draft in drafts:
        cue = draft.cue[0].span if len(draft.cue) == 1 else None
        if cue is not None and draft.content and pattern("reportative").fullmatch(layout.text[slice(*cue)]):
            sentence = layout.sentences[layout.sentence(cue[0])]
            parts = (trimmed(layout.text, p, _EDGE) for p in ((sentence[0], cue[0]), (cue[1], sentence[1])))
            content = tuple(shaped("content", p, "outer") for p in parts if p is not None)
            if content:
                draft = draft.because(
                    "reportative: all of its sentence", source=None, content=content, shaped=True
                )
        found.append(draft)
    return found


def unlabelled(
    drafts: Sequence[Draft], inner: Sequence[Draft], layout: Layout, keys: count[int]
) -> list[Draft]:
    """Drafts inside the contents of `drafts` that have a cue and a clause but no labels."""
    taken = [s.span for d in inner for s in d.spans]
    found = []
    for draft in drafts:
        before: Span | None = None
        for content in draft.content:
            for cue, said in _clauses(content.span, layout):
                subject = _subject(cue, content.span, before, layout)
                spans = [x for x in (subject, cue, said) if x]
                if subject and not any(overlaps(x, t) for x in spans for t in taken):
                    found.append(_inner(draft, subject, cue, said, keys))
                    break
            before = content.span
    return found


def words_quoted(
    drafts: Sequence[Draft], inner: Sequence[Draft], layout: Layout, names: Names, keys: count[int]
) -> list[Draft]:
    """ "The Star quotes Lind's words on P", "РБК приводит слова Линд о P": what Lind says, inside."""
    taken = [d.parent for d in inner]
    found = []
    for draft in drafts:
        cue = layout.text[slice(*draft.cue[0].span)] if draft.cue else ""
        if draft.key in taken or len(draft.content) != 1 or not pattern("quotes").fullmatch(cue):
            continue
        content = draft.content[0].span
        name = next((n.span for n in names if covers(content, n.span) and n.label != "place"), None)
        if name is None:
            continue
        spans = _words_before(content, name, layout.text) or _words_after(content, name, layout.text)
        if spans:
            found.append(_inner(draft, *spans, keys, why=QUOTED_WORDS))
    return found


def _words_before(content: Span, name: Span, text: str) -> tuple[Span, Span, Span] | None:
    """ "слова мэра Линд о P": the speaker, the noun, and P."""
    noun = pattern("words_of").match(text, *content)
    about = _about().match(text, name[1], content[1])
    if not noun or not about:
        return None
    who, said = trimmed(text, (noun.end(), name[1])), trimmed(text, (about.end(), content[1]))
    return (who, noun.span(), said) if who and said else None


def _words_after(content: Span, name: Span, text: str) -> tuple[Span, Span, Span] | None:
    """ "mayor Lind's words on P": the speaker, the noun, and P."""
    owned = _OWNED.match(text, name[1], content[1])
    noun = pattern("words_of").match(text, owned.end(), content[1]) if owned else None
    about = _about().match(text, noun.end(), content[1]) if noun else None
    said = trimmed(text, (about.end(), content[1])) if about else None
    return ((content[0], name[1]), noun.span(), said) if noun and said else None


@cache
def _about() -> re.Pattern[str]:
    return re.compile(rf"\s*{expression('words_about')}\s+", re.IGNORECASE)


def _clauses(content: Span, layout: Layout) -> list[tuple[Span, Span]]:
    """Cues inside a content with the clause that each governs, up to the end of its sentence."""
    found = []
    text = layout.text
    start, comma = content[0], text.find(",", *content)
    while comma >= 0:
        opening = _WORD.search(text, comma, content[1])
        if opening is not None and pattern("clause").fullmatch(opening[0]):
            for word in _WORD.finditer(text, start, comma):
                if len(text[word.end() : comma].split()) > ADDRESSEE:
                    continue
                entry = lookup(word[0], None)
                if entry is None or entry.kind not in SPEAKING or word[0].lower() == entry.lemma:
                    continue  # no cue, or an infinitive
                end = min(content[1], layout.sentences[layout.sentence(word.start())][1])
                said = trimmed(text, (opening.start(), end), _EDGE)
                if said and len(text[slice(*said)].split()) > 2:
                    found.append((word.span(), said))
        start, comma = comma + 1, text.find(",", comma + 1, content[1])
    return found


def _subject(cue: Span, content: Span, before: Span | None, layout: Layout) -> Span | None:
    """The word before the cue; where the cue opens its piece, the short piece of content before that."""
    text = layout.text
    words = [m.span() for m in _WORD.finditer(text, content[0], cue[0])]
    if not words:
        short = before is not None and len(text[slice(*before)].split()) <= SUBJECT
        return before if short else None
    last = words[-1]
    if pattern("clause").fullmatch(text[slice(*last)]):
        return None
    own = pattern("no_subject").fullmatch(text[slice(*last)]) or lookup(text[slice(*last)], None)
    return last if not own and text[last[1] : cue[0]].isspace() else None


def _inner(draft: Draft, subject: Span, cue: Span, said: Span, keys: count[int], why: str = CLAUSE) -> Draft:
    return Draft(
        key=next(keys),
        source=shaped("source", subject, "inner"),
        cue=(shaped("cue", cue, "inner"),),
        content=(shaped("content", said, "inner"),),
        parent=draft.key,
        layer="inner",
        link_score=0.9,
        why=(why,),
    )
