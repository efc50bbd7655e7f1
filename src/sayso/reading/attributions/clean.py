"""Labelled spans made ready for linking: slips of the tagger mended, the pieces of one cue joined.

Each rule is a pure function over the spans of a layer, in the order of `RULES`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from operator import attrgetter

from sayso.language.credits import expression, pattern
from sayso.model import LabelledSpan, Span, Tagged, covers, trimmed
from sayso.reading.attributions.draft import words_in
from sayso.reading.attributions.layout import Layout

Spans = list[LabelledSpan]
SHORTEST = 3  # letters: a content must have more
CITED = 12  # words: the longest naming of a cited source that was labelled as a content
_QUOTES = ' «»“”„"'
_WORD_BEFORE = re.compile(r"(\w+)\s\Z")
_LONG_WORD = re.compile(rf"\w{{{SHORTEST + 1}}}")
_BY_PLACE, _BY_PLACE_AND_LABEL = attrgetter("span"), attrgetter("span", "label")
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
    return sorted(spans, key=_BY_PLACE_AND_LABEL)


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
        or (s.span[0] - 1 in cues and pattern("pronouns").fullmatch(_text(s, layout)))
    ]


def _has_words(span: Span, text: str) -> bool:
    if _LONG_WORD.search(text, *span):
        return True
    return sum(map(len, _LETTERS.findall(text, *span))) > SHORTEST


def without_trailing(spans: Spans, layout: Layout) -> Spans:
    """No "but" at the end of a content."""
    return [_without_trailing(s, layout) if s.label == "content" else s for s in spans]


def _without_trailing(content: LabelledSpan, layout: Layout) -> LabelledSpan:
    before, space, last = _text(content, layout).rpartition(" ")
    if not space or not pattern("trailing").fullmatch(last):
        return content
    start = content.span[0]
    end = start + len(before.rstrip(" ,;–—-"))
    return replace(content, span=(start, end)) if end > start else content


def subject_for_addressee(spans: Spans, layout: Layout) -> Spans:
    """A pronoun that is told something is no source: "они мне сказали" is said by the pronoun beside it."""
    found: Spans = []
    for s in spans:
        if s.label == "source" and pattern("addressees").fullmatch(_text(s, layout)):
            before = _WORD_BEFORE.search(layout.text, max(0, s.span[0] - 12), s.span[0])
            if before is None or not pattern("pronouns").fullmatch(before[1]):
                continue
            s = replace(s, span=before.span(1))
        found.append(s)
    return found


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
    for s in sorted(spans, key=_BY_PLACE):
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
    found = sorted(spans, key=_BY_PLACE)
    dropped: set[int] = set()
    for i in range(1, len(found)):
        cue, cited = found[i - 1], found[i]
        if cue.label != "cue" or cited.label == "cue" or not _adjacent(cue, cited, layout):
            continue
        if not pattern("reference").fullmatch(_text(cue, layout)):
            continue
        if cited.label == "content":
            if not _somebody(_text(cited, layout)):
                continue
            found[i] = replace(cited, label="source")
        if (
            i > 1
            and found[i - 2].label == "source"
            and pattern("pronouns").fullmatch(_text(found[i - 2], layout))
        ):
            dropped.add(i - 2)
    return [s for i, s in enumerate(found) if i not in dropped]


def _somebody(words: str) -> bool:
    """Does it only name who is cited? "A source as saying that P" has what he says as well."""
    named = pattern("anonymous").search(words) or pattern("media_nouns").search(words)
    return bool(named) and len(words.split()) <= CITED and not pattern("as_saying").search(words)


def quoted_by(spans: Spans, layout: Layout) -> Spans:
    """ "Lind was quoted by the Star as saying that": the subject speaks, and who quotes is a medium."""
    found = sorted(spans, key=_BY_PLACE)
    i = 0
    while i + 3 < len(found):
        who, quoted, medium, saying = found[i : i + 4]
        labels = [s.label for s in (who, quoted, medium, saying)]
        if (
            labels[0] != "cue"
            and labels[1:] == ["cue", "source", "cue"]
            and _same_sentence(who, saying, layout)
            and words_in(layout.text, who.span) <= CITED
            and pattern("quoted_passive").fullmatch(_text(quoted, layout))
            and pattern("as_saying").fullmatch(_text(saying, layout))
        ):
            found[i : i + 3] = [replace(who, label="source")]
        i += 1
    return found


def documents_with_authors(spans: Spans, layout: Layout) -> Spans:
    """ "в [обращении] [Немцова и Милова]": a document and whose it is are one source."""
    found: Spans = []
    for s in sorted(spans, key=_BY_PLACE):
        last = found[-1] if found else None
        if (
            last is not None
            and last.label == s.label == "source"
            and layout.text[last.span[1] : s.span[0]] == " "
            and pattern("documents").fullmatch(_text(last, layout))
        ):
            found[-1] = replace(last, span=(last.span[0], s.span[1]), score=min(last.score, s.score))
        else:
            found.append(s)
    return found


def subject_before_cue(spans: Spans, layout: Layout, names: Spans) -> Spans:
    """ "США обещали …": a name labelled as a content, no cue before it, a cue and a content behind."""
    whole = {n.span for n in names}
    found = sorted(spans, key=_BY_PLACE)
    for i in range(len(found) - 2):
        one, cue, said = found[i : i + 3]
        if [one.label, cue.label, said.label] != ["content", "cue", "content"] or one.span not in whole:
            continue
        joined = i > 0 and found[i - 1].label == "cue" and _adjacent(found[i - 1], one, layout)
        if not joined and layout.text[one.span[1] : cue.span[0]] == " " and _same_sentence(cue, said, layout):
            found[i] = replace(one, label="source")
    return found


def addressee_left_out(spans: Spans, layout: Layout, names: Spans) -> Spans:
    """ "Агентству РИА Новости Лавров розповів": a source that runs from one name straight into a person's.

    Not so in "ректор університету Лавров", and of "газеті" and "міністр Лавров" side by side only the second;
    so too of "коментує угоду міністр Лавров", where the first is what the cue is about.
    """
    found: Spans = []
    for s in sorted(spans, key=_BY_PLACE):
        inside = [n for n in names if covers(s.span, n.span)] if s.label == "source" else []
        for left, right in pairwise(inside):
            straight = layout.text[left.span[1] : right.span[0]].isspace()
            before = layout.text[s.span[0] : left.span[0]].strip(' «“"')
            told = not before or pattern("media_nouns").fullmatch(before)
            if straight and told and (left.label, right.label) == ("organization", "person"):
                s = replace(s, span=(right.span[0], s.span[1]))
                break
        if found and found[-1].label == s.label == "source" and any(n.label == "person" for n in inside):
            named = {n.label for n in names if covers(found[-1].span, n.span)}
            titled = not any(n.span[0] == s.span[0] for n in inside)
            about = not named and titled and not pattern("pronouns").fullmatch(_text(found[-1], layout))
            if layout.text[found[-1].span[1] : s.span[0]].isspace() and (named == {"organization"} or about):
                found.pop()
        found.append(s)
    return found


def cited_apart(spans: Spans, layout: Layout, names: Spans) -> Spans:
    """ "З посиланням на [джерела в уряді Reuters] пише": whom the reference names, and who writes."""
    found = sorted(spans, key=_BY_PLACE)
    for i in range(len(found) - 2, 0, -1):
        cue, cited, verb = found[i - 1 : i + 2]
        if [cue.label, cited.label, verb.label] != ["cue", "source", "cue"]:
            continue
        if not pattern("reference").fullmatch(_text(cue, layout)) or not _adjacent(cited, verb, layout):
            continue
        writes = _last_medium(cited, layout, names)
        before = layout.text[cited.span[0] : writes].rstrip(' «“„"') if writes else ""
        if writes and before:
            found[i : i + 1] = [
                replace(cited, span=(cited.span[0], cited.span[0] + len(before))),
                replace(cited, span=(writes, cited.span[1])),
            ]
    return found


def _last_medium(source: LabelledSpan, layout: Layout, names: Spans) -> int | None:
    """Where the name or the word for a medium that ends a source begins."""
    last = layout.text[slice(*source.span)].rpartition(" ")[2]
    if pattern("media_nouns").fullmatch(last):
        return source.span[1] - len(last)
    ending = [n for n in names if n.label == "organization" and covers(source.span, n.span)]
    return ending[-1].span[0] if ending and ending[-1].span[1] >= source.span[1] - 1 else None


def without_addressees(spans: Spans, layout: Layout, names: Spans) -> Spans:
    """Who is told something is no source, where a case or the place in the sentence says so.

    "сообщили РИА Норд в [управе порта]"; "сказав газеті [один із чиновників]"; "у коментарі порталу
    «Зоря» сказав"; "мешканцям рекомендували".
    """
    ordered = sorted(spans, key=_BY_PLACE)
    found: Spans = []
    for i, s in enumerate(ordered):
        if s.label == "source" and not any(n.label == "person" and covers(s.span, n.span) for n in names):
            before = ordered[i - 1] if i else None
            after = ordered[i + 1] if i + 1 < len(ordered) else None
            gap = layout.text[s.span[1] : after.span[0]] if after is not None else ""
            told = before is not None and before.label == "cue" and _adjacent(before, s, layout)
            if told and after is not None and after.label == "source":
                medium = gap == " " and pattern("media_nouns").fullmatch(_text(s, layout))
                if medium or pattern("inside").fullmatch(gap.strip()):
                    continue
            if _is_told(s, after, layout, names):
                continue
        found.append(s)
    return found


def _is_told(s: LabelledSpan, after: LabelledSpan | None, layout: Layout, names: Spans) -> bool:
    if after is None or after.label != "cue" or not _adjacent(s, after, layout):
        return False
    first = _text(s, layout).partition(" ")[0]
    if pattern("datives").fullmatch(first) and not any(covers(s.span, n.span) for n in names):
        return True
    if pattern("said_in").fullmatch(_text(after, layout)):
        return False
    clause = layout.text[max(layout.sentences[layout.sentence(s.span[0])][0], s.span[0] - 40) : s.span[0]]
    return _spoken_in().search(clause) is not None


@cache
def _spoken_in() -> re.Pattern[str]:
    return re.compile(rf"{expression('spoken_in')}\s+\Z", re.IGNORECASE)


def without_hanging(spans: Spans, layout: Layout, names: Spans) -> Spans:
    """No "before" or "and" at the end of a source; "Ван И" is a name and stays whole."""
    return [_without_hanging(s, layout, names) if s.label == "source" else s for s in spans]


def _without_hanging(source: LabelledSpan, layout: Layout, names: Spans) -> LabelledSpan:
    before, _, last = _text(source, layout).rpartition(" ")
    if not before.strip(" ,") or not pattern("hanging").fullmatch(last):
        return source
    start, end = source.span
    if any(n.span[0] < end <= n.span[1] for n in names):
        return source
    return replace(source, span=(start, start + len(before.rstrip(" ,"))))


def patients(spans: Spans, layout: Layout) -> Spans:
    """ "Lind was asked to leave": who is spoken of in the passive is part of what is said."""
    found = sorted(spans, key=_BY_PLACE)
    for i, (one, cue) in enumerate(pairwise(found)):
        passive = cue.label == "cue" and pattern("passive").fullmatch(_text(cue, layout))
        if one.label == "source" and passive and _adjacent(one, cue, layout):
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
    ordered = sorted(spans, key=_BY_PLACE_AND_LABEL)
    pieces: dict[Span, Spans] = {}
    taken: set[int] = set()
    piece = pattern("cue_pieces")
    for i, s in enumerate(ordered):
        if s.label != "cue" or i in taken or not piece.fullmatch(_text(s, layout)):
            continue
        source, cue = [*ordered[i + 1 : i + 3], s, s][:2]
        close = _adjacent(s, source, layout) and _adjacent(source, cue, layout)
        if close and (source.label, cue.label) == ("source", "cue"):
            pieces.setdefault(cue.span, []).append(s)
            taken.add(i)
            continue
        main = next((j for j in (i - 1, i - 2) if j >= 0 and ordered[j].label != "source"), -1)
        if (
            main >= 0
            and ordered[main].label == "cue"
            and main not in taken
            and _same_sentence(ordered[main], s, layout)
        ):
            pieces.setdefault(ordered[main].span, []).append(s)
            taken.add(i)
    return [s for i, s in enumerate(ordered) if i not in taken], pieces


def _adjacent(left: LabelledSpan, right: LabelledSpan, layout: Layout) -> bool:
    gap = layout.text[left.span[1] : right.span[0]]
    return len(gap) <= 3 and "\n" not in gap


def _same_sentence(left: LabelledSpan, right: LabelledSpan, layout: Layout) -> bool:
    return layout.sentence(left.span[0]) == layout.sentence(right.span[0])


def _text(s: LabelledSpan, layout: Layout) -> str:
    return layout.text[slice(*s.span)]
