"""Who is told, apart from who tells: where a language marks them by cases, both may stand before the cue."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise

from sayso.language.credits import expression, pattern
from sayso.model import LabelledSpan, covers
from sayso.reading.attributions.layout import Layout
from sayso.reading.attributions.spans import BY_PLACE, Spans, adjacent, same_sentence, text_of

_WORD_BEFORE = re.compile(r"(\w+)\s\Z")


def subject_for_addressee(spans: Spans, layout: Layout) -> Spans:
    """A pronoun that is told something is no source: "они мне сказали" is said by the pronoun beside it."""
    found: Spans = []
    for s in spans:
        if s.label == "source" and pattern("addressees").fullmatch(text_of(s, layout)):
            before = _WORD_BEFORE.search(layout.text, max(0, s.span[0] - 12), s.span[0])
            if before is None or not pattern("pronouns").fullmatch(before[1]):
                continue
            s = replace(s, span=before.span(1))
        found.append(s)
    return found


def subject_before_cue(spans: Spans, layout: Layout, names: Spans) -> Spans:
    """ "США обещали …": a name labelled as a content, no cue before it, a cue and a content behind."""
    whole = {n.span for n in names}
    found = sorted(spans, key=BY_PLACE)
    for i in range(len(found) - 2):
        one, cue, said = found[i : i + 3]
        if [one.label, cue.label, said.label] != ["content", "cue", "content"] or one.span not in whole:
            continue
        joined = i > 0 and found[i - 1].label == "cue" and adjacent(found[i - 1], one, layout)
        if not joined and layout.text[one.span[1] : cue.span[0]] == " " and same_sentence(cue, said, layout):
            found[i] = replace(one, label="source")
    return found


def addressee_left_out(spans: Spans, layout: Layout, names: Spans) -> Spans:
    """ "Агентству РИА Новости Лавров розповів": a source that runs from one name straight into a person's.

    Not so in "ректор університету Лавров", and of "газеті" and "міністр Лавров" side by side only the second;
    so too of "коментує угоду міністр Лавров", where the first is what the cue is about.
    """
    found: Spans = []
    for s in sorted(spans, key=BY_PLACE):
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
            about = not named and titled and not pattern("pronouns").fullmatch(text_of(found[-1], layout))
            if layout.text[found[-1].span[1] : s.span[0]].isspace() and (named == {"organization"} or about):
                found.pop()
        found.append(s)
    return found


def cited_apart(spans: Spans, layout: Layout, names: Spans) -> Spans:
    """ "З посиланням на [джерела в уряді Reuters] пише": whom the reference names, and who writes."""
    found = sorted(spans, key=BY_PLACE)
    for i in range(len(found) - 2, 0, -1):
        cue, cited, verb = found[i - 1 : i + 2]
        if [cue.label, cited.label, verb.label] != ["cue", "source", "cue"]:
            continue
        if not pattern("reference").fullmatch(text_of(cue, layout)) or not adjacent(cited, verb, layout):
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
    ordered = sorted(spans, key=BY_PLACE)
    found: Spans = []
    for i, s in enumerate(ordered):
        if s.label == "source" and not any(n.label == "person" and covers(s.span, n.span) for n in names):
            before = ordered[i - 1] if i else None
            after = ordered[i + 1] if i + 1 < len(ordered) else None
            gap = layout.text[s.span[1] : after.span[0]] if after is not None else ""
            told = before is not None and before.label == "cue" and adjacent(before, s, layout)
            if told and after is not None and after.label == "source":
                medium = gap == " " and pattern("media_nouns").fullmatch(text_of(s, layout))
                if medium or pattern("inside").fullmatch(gap.strip()):
                    continue
            if _is_told(s, after, layout, names):
                continue
        found.append(s)
    return found


def _is_told(s: LabelledSpan, after: LabelledSpan | None, layout: Layout, names: Spans) -> bool:
    if after is None or after.label != "cue" or not adjacent(s, after, layout):
        return False
    first = text_of(s, layout).partition(" ")[0]
    if pattern("datives").fullmatch(first) and not any(covers(s.span, n.span) for n in names):
        return True
    if pattern("said_in").fullmatch(text_of(after, layout)):
        return False
    clause = layout.text[max(layout.sentences[layout.sentence(s.span[0])][0], s.span[0] - 40) : s.span[0]]
    return _spoken_in().search(clause) is not None


@cache
def _spoken_in() -> re.Pattern[str]:
    return re.compile(rf"{expression('spoken_in')}\s+\Z", re.IGNORECASE)
