"""Credits: attributions that only carry what somebody else says, and so hold no content of their own.

The rules run in the order of `RULES`; each takes all drafts of a page and returns them, some with another
parent or without their content.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from sayso.language.credits import pattern
from sayso.reading.attributions.draft import Draft, words_in
from sayso.reading.attributions.nest import ancestors, family
from sayso.reading.attributions.point import covered_by
from sayso.reading.attributions.speakers import Speakers

MOST = (
    0.5  # share of a carrier's content, in words, that inner statements must fill for it to be a mere credit
)
LEAD = 5  # words before the first of them: more are a statement of their own
Drafts = list[Draft]


def emptied_carriers(drafts: Drafts, speakers: Speakers) -> Drafts:
    """A carrier around statements that fill most of its content keeps none of it: they are its children."""
    text = speakers.layout.text
    found = []
    for draft in drafts:
        children = [d for d in drafts if d.parent == draft.key and d.source is not None]
        if draft.content and draft.source and children and _carries(draft, speakers):
            whole = sum(words_in(text, c.span) for c in draft.content)
            filled = sum(words_in(text, s.span) for d in children for s in d.spans)
            lead = words_in(text, (draft.content[0].span[0], max(0, min(d.start for d in children))))
            if filled >= MOST * whole and lead <= LEAD:
                draft = draft.because("credit: a carrier around a statement with its own speaker", content=())
        found.append(draft)
    return found


def _carries(draft: Draft, speakers: Speakers) -> bool:
    assert draft.source is not None
    if speakers.is_carrier(draft.source.span) or _quotes(draft, speakers):
        return True
    reports = draft.cue and pattern("report").fullmatch(speakers.text(draft.cue[0].span))
    trailing = draft.cue and all(c.span[1] <= draft.cue[0].span[0] for c in draft.content)
    return bool(reports and trailing and not speakers.is_person(draft.source.span))


def _quotes(draft: Draft, speakers: Speakers) -> bool:
    """ "X quoted Y as saying P": X carries, whether known as a medium or not."""
    return bool(draft.cue) and pattern("quotes").fullmatch(speakers.text(draft.cue[0].span)) is not None


def references(drafts: Drafts, speakers: Speakers) -> Drafts:
    """ "X reports, citing Y": X carries Y, who says what X's sentence says unless that has a speaker."""
    by_key = family(drafts)
    for draft in drafts:
        carrier = _carrier_of(draft, drafts, speakers)
        if carrier is None:
            continue
        carrier = by_key[carrier.key]
        if _is_quoted_by(carrier, draft, speakers):
            draft, carrier = carrier, by_key[draft.key]
            by_key[draft.key] = draft.because("reference: quoted by the one whom the clause behind it names")
            carrier = replace(carrier, content=draft.content)
        children = [d for d in by_key.values() if d.parent == carrier.key and d.key != draft.key]
        by_key[draft.key] = replace(by_key[draft.key], parent=carrier.key, content=carrier.content).because(
            "reference: carried by the one who cites it"
        )
        by_key[carrier.key] = carrier.because("credit: names another as the origin", content=())
        for child in children:
            by_key[child.key] = replace(child, parent=draft.key)
    return [by_key[d.key] for d in drafts]


def _is_quoted_by(one: Draft, other: Draft, speakers: Speakers) -> bool:
    """ "A statement of X, which Y quotes", "X, quoted by Y": the words are X's and Y carries them."""
    if one.source is None or other.source is None:
        return False
    who_first = other.source.span < other.cue[0].span  # "which Y cites", and not "which cites Y"
    between = speakers.layout.text[one.source.span[1] : other.start].strip(" ,")
    cue = speakers.text(other.cue[0].span)
    passive = cue.endswith(" by") or speakers.layout.orders_freely
    return (who_first or passive) and pattern("quoted").fullmatch(f"{between} {cue}".strip()) is not None


def _carrier_of(draft: Draft, drafts: Sequence[Draft], speakers: Speakers) -> Draft | None:
    """The carrier that cites `draft`: in the same sentence and layer, nearest; a person who cites is none."""
    if draft.content or draft.source is None or not is_reference(draft, speakers):
        return None
    sentence = speakers.layout.sentence(draft.position)
    near = [
        d
        for d in drafts
        if d.key != draft.key
        and d.source is not None
        and d.source.span != draft.source.span
        and d.cue
        and speakers.layout.sentence(d.position) == sentence
        and d.parent == draft.parent
        and not speakers.is_person(d.source.span)
        and (speakers.is_carrier(d.source.span) or pattern("report").fullmatch(speakers.text(d.cue[0].span)))
    ]
    return min(near, key=lambda d: abs(d.position - draft.position), default=None)


def clause_credits(drafts: Drafts, speakers: Speakers) -> Drafts:
    """ "X said P, Reuters reports": a credit without content carries the statements of its sentence."""
    by_key = family(drafts)
    layout = speakers.layout
    for draft in drafts:
        draft = by_key[draft.key]
        if (
            draft.content
            or draft.pointer
            or draft.source is None
            or not draft.cue
            or draft.parent is not None
        ):
            continue
        cited = cited_by(draft, by_key.values(), speakers)
        if any(d.parent == draft.key and d not in cited for d in by_key.values()):
            continue
        if not (
            speakers.is_carrier(draft.source.span)
            and pattern("report").fullmatch(speakers.text(draft.cue[0].span))
        ):
            continue
        sentence = layout.sentence(draft.position)
        for other in list(by_key.values()):
            if (
                other.key != draft.key
                and other.parent is None
                and other.content
                and other.source is not None
                and layout.sentence(other.content[-1].span[0]) == sentence
                and not any(a.key == other.key for a in ancestors(draft, by_key))
            ):
                origin = (cited[-1:] or [draft])[0]
                by_key[other.key] = other.because("credited: by a clause of its sentence", parent=origin.key)
    return [by_key[d.key] for d in drafts]


def pointing_credits(drafts: Drafts, speakers: Speakers) -> Drafts:
    """ "Про це повідомляє X" after a statement with a speaker: X carries that statement."""
    by_key = family(drafts)
    for draft in drafts:
        for statement in covered_by(draft, drafts, speakers.layout):
            now = by_key[statement.key]
            origin = cited_by(draft, by_key.values(), speakers)[-1:] or [draft]
            if (
                now.parent is None
                and not _same_source(draft, now, speakers)
                and _no_circle(now, draft, by_key)
            ):
                by_key[now.key] = now.because("credited: by what points back to it", parent=origin[0].key)
    return [by_key[d.key] for d in drafts]


def cited_by(draft: Draft, drafts: Iterable[Draft], speakers: Speakers) -> list[Draft]:
    """Whom a credit names as its origin, the nearest to it first."""
    return [d for d in drafts if d.parent == draft.key and not d.content and is_reference(d, speakers)]


def is_reference(draft: Draft, speakers: Speakers) -> bool:
    return bool(draft.cue) and pattern("reference").fullmatch(speakers.text(draft.cue[0].span)) is not None


def _same_source(one: Draft, other: Draft, speakers: Speakers) -> bool:
    if one.source is None or other.source is None or speakers.is_pronoun(one.source.span):
        return True
    a, b = speakers.name(one.source.span), speakers.name(other.source.span)
    return a is not None and a == b


def _no_circle(child: Draft, parent: Draft, by_key: dict[int, Draft]) -> bool:
    return all(a.key != child.key for a in ancestors(parent, by_key)) and child.key != parent.key


def carried(drafts: Drafts, speakers: Speakers) -> Drafts:
    """What is left: drafts with something said, and credits that carry something."""
    parents = {d.parent for d in drafts}
    kept = {d.key for d in drafts if d.content or d.key in parents or d.pointer}
    return [d for d in drafts if d.key in kept or (d.parent in kept and is_reference(d, speakers))]


RULES: tuple[tuple[str, Callable[[Drafts, Speakers], Drafts]], ...] = (
    ("carriers emptied", emptied_carriers),
    ("references", references),
    ("clause credits", clause_credits),
    ("pointing credits", pointing_credits),
    ("carried", carried),
)


def credited(drafts: Drafts, speakers: Speakers) -> Drafts:
    for _, rule in RULES:
        drafts = rule(drafts, speakers)
    return drafts
