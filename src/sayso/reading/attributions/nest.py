"""Speech inside speech: what is linked inside each content, and by whom it stands there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import count

from sayso.language.credits import pattern
from sayso.language.cues import lookup
from sayso.model import LabelledSpan, covers, overlaps, trimmed
from sayso.reading.attributions.draft import Draft
from sayso.reading.attributions.layout import Layout
from sayso.reading.attributions.link import link

_EDGE = " \t\u00a0.,;:!?–—-"


def nested(
    outer: Sequence[Draft], inner: Sequence[LabelledSpan], layout: Layout, keys: count[int]
) -> list[Draft]:
    """The drafts inside the contents of `outer`, each with the draft around it as its parent."""
    found: list[Draft] = []
    for draft in outer if inner else ():
        for content in draft.content:
            inside = [s for s in inner if covers(content.span, s.span) and s.span != content.span]
            children = [_with_rest(c, content, layout) for c in link(inside, layout, keys, "inner")]
            found += [
                child.because("nested: stands inside a content", parent=draft.key)
                for child in children
                if _says_something(child) and not _owns_subject(child, layout.text)
            ]
    return found


def without_hearsay(drafts: Sequence[Draft], layout: Layout) -> list[Draft]:
    """ "Denied rumours that P": nobody is named who said P, so that P itself is what is denied."""
    by_key = family(drafts)
    for inner in drafts:
        outer = by_key.get(inner.parent) if inner.parent is not None else None
        if outer is not None and _is_hearsay(inner, outer, layout.text):
            by_key[outer.key] = outer.because("hearsay that nobody is named for", content=inner.content)
            del by_key[inner.key]
    return list(by_key.values())


def _is_hearsay(inner: Draft, outer: Draft, text: str) -> bool:
    if inner.source is not None or not inner.cue or not inner.content or len(outer.content) != 1:
        return False
    kinds = [
        entry.kind if (entry := lookup(" ".join(text[slice(*c.span)] for c in d.cue), None)) else None
        for d in (inner, outer)
    ]
    whole = outer.content[0].span
    before = text[whole[0] : inner.cue[0].span[0]]
    return kinds == ["noun", "deny"] and len(before.split()) <= 1 and inner.content[-1].span[1] == whole[1]


def headline_colons(drafts: Sequence[Draft], layout: Layout) -> list[Draft]:
    """A headline "X says that P: Y promised Q": what stands behind the colon is X's as well."""
    if layout.headline is None or ":" not in layout.text[slice(*layout.headline)]:
        return list(drafts)
    inside = [
        d for d in drafts if d.parent is None and d.content and covers(layout.headline, (d.start, d.end))
    ]
    found = {d.key: d for d in drafts}
    for one in inside:
        for other in inside:
            gap = layout.text[one.end : other.start]
            if one.cue and other.cue and one.end < other.start and gap.strip() == ":" and other.source:
                found[other.key] = other.because(
                    "headline: behind the colon of another statement", parent=one.key
                )
    return list(found.values())


def _with_rest(child: Draft, around: LabelledSpan, layout: Layout) -> Draft:
    """ "P, X has clarified" with at most its first words labelled inside: all before that clause is said."""
    if not child.cue or child.source is None:
        return child
    text = layout.text
    clause = (child.source, *child.cue)
    start, end = min(s.span[0] for s in clause), max(s.span[1] for s in clause)
    if any(c.span[1] > start or c.span[0] > around.span[0] + 1 for c in child.content):
        return child
    if text[end : around.span[1]].strip(_EDGE) or text[around.span[0] : start].strip()[-1:] not in tuple(
        ',–—-”"»'
    ):
        return child
    rest = trimmed(text, (around.span[0], start), _EDGE.replace('"', ""))
    if rest is None or len(text[slice(*rest)].split()) < 3:
        return child
    content = LabelledSpan(layer="inner", label="content", span=rest, score=min(s.score for s in clause))
    return child.because("nested: says the rest of the content around it", content=(content,))


def astray(
    outer: Sequence[LabelledSpan], inner: Sequence[LabelledSpan], layout: Layout, keys: count[int]
) -> Iterator[Draft]:
    """Inner statements outside every outer span: the tagger missed the credit around them, not them."""
    free = [s for s in inner if not any(overlaps(s.span, o.span) for o in outer)]
    for draft in link(free, layout, keys, "inner"):
        if draft.content and draft.cue and draft.source:
            yield draft.because("astray: an inner statement with no content around it")


def _says_something(draft: Draft) -> bool:
    return bool(draft.content) and bool(draft.cue or draft.source)


def _owns_subject(draft: Draft, text: str) -> bool:
    """ "Lavrov's comments indicate …": the one named owns what indicates, and says nothing here."""
    if draft.source is None or not draft.cue:
        return False
    source = text[slice(*draft.source.span)]
    if pattern("utterances").fullmatch(source):
        return True
    if not source.endswith(("'s", "’s")):
        return False
    gap = text[draft.source.span[1] : draft.cue[0].span[0]]
    return bool(gap.strip())


def family(drafts: Sequence[Draft]) -> dict[int, Draft]:
    return {d.key: d for d in drafts}


def ancestors(draft: Draft, drafts: Mapping[int, Draft]) -> list[Draft]:
    """The drafts around `draft`, the outermost first; a circle, should a rule ever make one, is cut."""
    found: list[Draft] = []
    seen = {draft.key}
    at = draft.parent
    while at is not None and at in drafts and at not in seen:
        seen.add(at)
        found.append(drafts[at])
        at = drafts[at].parent
    return found[::-1]
