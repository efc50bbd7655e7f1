"""Labelled spans made ready for linking: slips of the tagger mended, the pieces of one cue joined.

Each rule is a pure function over the spans of a layer, in the order of `RULES`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from sayso.language.credits import pattern
from sayso.model import LabelledSpan, Span, Tagged, trimmed
from sayso.reading.attributions.addressees import (
    addressee_left_out,
    cited_apart,
    subject_before_cue,
    subject_for_addressee,
    without_addressees,
)
from sayso.reading.attributions.draft import words_in
from sayso.reading.attributions.layout import Layout
from sayso.reading.attributions.spans import (
    BY_PLACE,
    BY_PLACE_AND_LABEL,
    Spans,
    adjacent,
    same_sentence,
    text_of,
)

SHORTEST = 3  # letters: a content must have more
CITED = 12  # words: the longest naming of a cited source that was labelled as a content
_QUOTES = ' «»“”„"'
_LONG_WORD = re.compile(rf"\w{{{SHORTEST + 1}}}")
_LETTERS = re.compile(r"\w+(?:['’ʼ-]\w+)*")


def cleaned(tagged: Tagged, layout: Layout, layer: str) -> Spans:
    """The source, cue and content spans of a layer that are worth linking, in text order."""
    spans = [s for s in tagged.spans if s.layer == layer and not layout.is_silent(s.span)]
    if not spans:
        return spans
    for _, rule in RULES:
        spans = rule(spans, layout)
    names = [s for s in tagged.spans if s.layer == "name"]
    spans = names_as_sources(spans, layout, names)
    spans = subject_before_cue(without_hanging(spans, layout, names), layout, names)
    if layout.orders_freely:
        spans = without_addressees(cited_apart(spans, layout, names), layout, names)
        spans = addressee_left_out(spans, layout, names)
    return sorted(spans, key=BY_PLACE_AND_LABEL)


def names_as_sources(spans: Spans, layout: Layout, names: Sequence[LabelledSpan]) -> Spans:
    """ "«Evening Star», citing two officials, reports": a name that opens a sentence is no quotation."""
    named = {trimmed(layout.text, n.span, _QUOTES) for n in names if n.label == "organization"}
    return [
        replace(s, label="source")
        if s.label == "content"
        and trimmed(layout.text, s.span, _QUOTES) in named
        and s.span[0] == layout.sentences[layout.sentence(s.span[0])][0]
        else s
        for s in spans
    ]


def without_fragments(spans: Spans, layout: Layout) -> Spans:
    """No content of a few letters, which is left over where words were cut off, but "respect him"."""
    cues = {s.span[1] for s in spans if s.label == "cue"}
    return [
        s
        for s in spans
        if s.label != "content"
        or _has_words(s.span, layout.text)
        or (s.span[0] - 1 in cues and pattern("pronouns").fullmatch(text_of(s, layout)))
    ]


def _has_words(span: Span, text: str) -> bool:
    if _LONG_WORD.search(text, *span):
        return True
    return sum(map(len, _LETTERS.findall(text, *span))) > SHORTEST


def without_trailing(spans: Spans, layout: Layout) -> Spans:
    """No "but" at the end of a content."""
    return [_without_trailing(s, layout) if s.label == "content" else s for s in spans]


def _without_trailing(content: LabelledSpan, layout: Layout) -> LabelledSpan:
    before, space, last = text_of(content, layout).rpartition(" ")
    if not space or not pattern("trailing").fullmatch(last):
        return content
    start = content.span[0]
    end = start + len(before.rstrip(" ,;–—-"))
    return replace(content, span=(start, end)) if end > start else content


def one_paragraph_each(spans: Spans, layout: Layout) -> Spans:
    """A span that runs over a line end becomes one span a paragraph, without the list marks between them."""
    found: Spans = []
    for s in spans:
        if layout.text.find("\n", *s.span) < 0:
            found.append(s)
            continue
        first, last = layout.paragraph(s.span[0]), layout.paragraph(s.span[1] - 1)
        for paragraph in layout.paragraphs[first : last + 1]:
            start, end = max(s.span[0], paragraph[0]), min(s.span[1], paragraph[1])
            while start < end and layout.text[start] in " \t•·*–—-▪◦":
                start += 1
            if start < end:
                found.append(replace(s, span=(start, end)))
    return found


def neighbours_joined(spans: Spans, layout: Layout) -> Spans:
    """Two contents or two cues with nothing but white space between them, in one sentence, are one."""
    found: Spans = []
    for s in sorted(spans, key=BY_PLACE):
        if found and found[-1].label == s.label != "source":
            last = found[-1]
            gap = layout.text[last.span[1] : s.span[0]]
            if (
                gap.isspace()
                and "\n" not in gap
                and layout.sentence(last.span[1] - 1) == layout.sentence(s.span[0])
            ):
                found[-1] = replace(last, span=(last.span[0], s.span[1]), score=min(last.score, s.score))
                continue
        found.append(s)
    return found


def cited_as_source(spans: Spans, layout: Layout) -> Spans:
    """Whoever is named right after "citing" is a source, not a content; "which" before it is none."""
    found = sorted(spans, key=BY_PLACE)
    dropped: set[int] = set()
    for i in range(1, len(found)):
        cue, cited = found[i - 1], found[i]
        if cue.label != "cue" or cited.label == "cue" or not adjacent(cue, cited, layout):
            continue
        if not pattern("reference").fullmatch(text_of(cue, layout)):
            continue
        if cited.label == "content":
            if not _somebody(text_of(cited, layout)):
                continue
            found[i] = replace(cited, label="source")
        if (
            i > 1
            and found[i - 2].label == "source"
            and pattern("pronouns").fullmatch(text_of(found[i - 2], layout))
        ):
            dropped.add(i - 2)
    return [s for i, s in enumerate(found) if i not in dropped]


def _somebody(words: str) -> bool:
    """Does it only name who is cited? "A source as saying that P" has what he says as well."""
    named = pattern("anonymous").search(words) or pattern("media_nouns").search(words)
    return bool(named) and len(words.split()) <= CITED and not pattern("as_saying").search(words)


def quoted_by(spans: Spans, layout: Layout) -> Spans:
    """ "Lind was quoted by the Star as saying that": the subject speaks, and who quotes is a medium."""
    found = sorted(spans, key=BY_PLACE)
    i = 0
    while i + 3 < len(found):
        who, quoted, medium, saying = found[i : i + 4]
        labels = [s.label for s in (who, quoted, medium, saying)]
        if (
            labels[0] != "cue"
            and labels[1:] == ["cue", "source", "cue"]
            and same_sentence(who, saying, layout)
            and words_in(layout.text, who.span) <= CITED
            and pattern("quoted_passive").fullmatch(text_of(quoted, layout))
            and pattern("as_saying").fullmatch(text_of(saying, layout))
        ):
            found[i : i + 3] = [replace(who, label="source")]
        i += 1
    return found


def documents_with_authors(spans: Spans, layout: Layout) -> Spans:
    """ "в [обращении] [Немцова и Милова]": a document and whose it is are one source."""
    found: Spans = []
    for s in sorted(spans, key=BY_PLACE):
        last = found[-1] if found else None
        if (
            last is not None
            and last.label == s.label == "source"
            and layout.text[last.span[1] : s.span[0]] == " "
            and pattern("documents").fullmatch(text_of(last, layout))
        ):
            found[-1] = replace(last, span=(last.span[0], s.span[1]), score=min(last.score, s.score))
        else:
            found.append(s)
    return found


def without_hanging(spans: Spans, layout: Layout, names: Spans) -> Spans:
    """No "before" or "and" at the end of a source; "Ван И" is a name and stays whole."""
    return [_without_hanging(s, layout, names) if s.label == "source" else s for s in spans]


def _without_hanging(source: LabelledSpan, layout: Layout, names: Spans) -> LabelledSpan:
    before, _, last = text_of(source, layout).rpartition(" ")
    if not before.strip(" ,") or not pattern("hanging").fullmatch(last):
        return source
    start, end = source.span
    if any(n.span[0] < end <= n.span[1] for n in names):
        return source
    return replace(source, span=(start, start + len(before.rstrip(" ,"))))


def patients(spans: Spans, layout: Layout) -> Spans:
    """ "Lind was asked to leave": who is spoken of in the passive is part of what is said."""
    found = sorted(spans, key=BY_PLACE)
    for i, (one, cue) in enumerate(pairwise(found)):
        passive = cue.label == "cue" and pattern("passive").fullmatch(text_of(cue, layout))
        if one.label == "source" and passive and adjacent(one, cue, layout):
            found[i] = replace(one, label="content")
    return found


RULES: tuple[tuple[str, Callable[[Spans, Layout], Spans]], ...] = (
    ("no fragments", without_fragments),
    ("no trailing conjunction", without_trailing),
    ("subject for addressee", subject_for_addressee),
    ("one paragraph each", one_paragraph_each),
    ("neighbours joined", neighbours_joined),
    ("cited as source", cited_as_source),
    ("quoted by", quoted_by),
    ("patients", patients),
    ("documents with their authors", documents_with_authors),
)


def cue_pieces(spans: Sequence[LabelledSpan], layout: Layout) -> tuple[Spans, dict[Span, Spans]]:
    """Take pieces of split cues away: `за [source його] словами`, `доложил президенту о`.

    Returns the spans without those pieces, and for the span of each main cue the pieces that belong to it.
    """
    ordered = sorted(spans, key=BY_PLACE_AND_LABEL)
    pieces: dict[Span, Spans] = {}
    taken: set[int] = set()
    piece = pattern("cue_pieces")
    for i, s in enumerate(ordered):
        if s.label != "cue" or i in taken or not piece.fullmatch(text_of(s, layout)):
            continue
        source, cue = [*ordered[i + 1 : i + 3], s, s][:2]
        close = adjacent(s, source, layout) and adjacent(source, cue, layout)
        if close and (source.label, cue.label) == ("source", "cue"):
            pieces.setdefault(cue.span, []).append(s)
            taken.add(i)
            continue
        main = next((j for j in (i - 1, i - 2) if j >= 0 and ordered[j].label != "source"), -1)
        if (
            main >= 0
            and ordered[main].label == "cue"
            and main not in taken
            and same_sentence(ordered[main], s, layout)
        ):
            pieces.setdefault(ordered[main].span, []).append(s)
            taken.add(i)
    return [s for i, s in enumerate(ordered) if i not in taken], pieces
