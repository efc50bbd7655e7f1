"""Readings for tests, from marked text: spans stand where people put them, none is counted by hand."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import Any, cast

from sayso.model import (
    Article,
    Attribution,
    Byline,
    Control,
    Cue,
    Dated,
    Demand,
    Denial,
    Entity,
    Event,
    Extent,
    Image,
    Mention,
    Participant,
    Party,
    Piece,
    Reading,
    Source,
    Span,
    Stance,
    StatusChange,
    Time,
    Zone,
)
from sayso.model.marked import Mark, Marked, parse


def reading(source: str, kinds: str = "", **article: Any) -> Reading:
    """Marked text to a reading. Each line is a zone: of `kinds`, in order, then a paragraph."""
    marked = parse(source)
    named = kinds.split()
    lines = [found.span() for found in re.finditer(r"[^\n]+", marked.text)]
    zones = tuple(
        Zone(kind=named[i] if i < len(named) else "paragraph", span=span)  # type: ignore[arg-type]
        for i, span in enumerate(lines)
    )
    known: dict[str, Any] = {"language": "en", **article}
    return Reading(
        id="0123456789abcdef",
        article=Article(text=marked.text, zones=zones, **known),
        attributions=_attributions(marked, known.get("publisher")),
    )


def _attributions(marked: Marked, publisher: str | None) -> tuple[Attribution, ...]:
    groups: dict[tuple[int | None, int], list[Mark]] = defaultdict(list)
    for mark in marked.marks:
        if mark.label in ("source", "cue", "content"):
            groups[mark.parent, mark.group].append(mark)
    ids = {key: f"a{i}" for i, key in enumerate(groups, 1)}
    of_content = {id(mark): ids[key] for key, marks in groups.items() for mark in marks}
    made: list[Attribution] = []
    for key, marks in groups.items():
        parent = None if key[0] is None else of_content[id(marked.marks[key[0]])]
        spans = {label: [m.span for m in marks if m.label == label] for label in ("source", "cue", "content")}
        name = marked.text[slice(*spans["source"][0])] if spans["source"] else None
        outer = next((one.chain for one in made if one.id == parent), (publisher,))
        made.append(
            Attribution(
                id=ids[key],
                source=Source(span=spans["source"][0], name=name) if spans["source"] else None,
                cue=Cue(span=spans["cue"][0]) if spans["cue"] else None,
                content=tuple(spans["content"]),
                mode="indirect",
                stance=cast(Stance, next((m.stance for m in marks if m.stance), "asserts")),
                parent=parent,
                chain=(*outer, name),
                confidence=0.93,
            )
        )
    return tuple(made)


def span(words: str, text: str) -> Span:
    start = text.index(words)
    return start, start + len(words)


FULL = """EN UA Home World Subscribe
Crossing talks: delegation ready to meet, with conditions
Delegations at an earlier round (Photo: press office)
[content.1 [source The head of the delegation] [cue.offers said] \
[content that he was ready to meet on 14 May]], \
[source.1 the news agency Meridian] [cue.1 reported].
A day earlier, [source.2 the ministry] [cue.2.denies denied] \
[content.2 [source regional media reports] [cue claiming] [content that the talks had been called off]].
The sides' conditions
[source.3 The delegation] [cue.3.demands insists] that the other side must:
• [content.3 reopen the crossing;
• withdraw heavy vehicles to 20 kilometres].
[content.4 “We have a date,] [source.4 she] [cue.4 said], [content.4 and a place.”]
Read also: Harbour reopens
© The Courier"""


def full() -> Reading:
    """A reading with something in every field."""
    bare = reading(
        FULL,
        "furniture headline caption paragraph paragraph heading paragraph list_item list_item paragraph "
        "furniture furniture",
        url="https://courier.example/talks?a=1&b=2",
        publisher="The Courier",
        publisher_origin="json-ld:publisher",
        byline=(Byline(name="Desk", origin="visible"),),
        date_published=Dated(value="2025-05-12T14:20:00+03:00", origin="json-ld:datePublished"),
        language_declared="uk",
        languages_offered=("en", "uk"),
    )
    text = bare.article.text
    article = replace(
        bare.article,
        headline=Piece(text="Crossing talks: delegation ready to meet, with conditions", origin="visible"),
        image=Image(caption=Piece(text="Delegations at an earlier round"), credit=None),
    )
    by = {one.source.name: one for one in bare.attributions if one.source}
    outer, inner = by["the ministry"].id, by["regional media reports"].id
    day, before = span("14 May", text), span("A day earlier", text)
    meeting, demand = span("ready to meet on 14 May", text), span("reopen the crossing", text)
    return replace(
        bare,
        article=article,
        entities=(
            Entity(id="x1", kind="organization", name="The Ministry", names={"uk": "Міністерство"}),
            Entity(id="x2", kind="place", name="The Crossing", names={}),
        ),
        mentions=(
            Mention(span=span("the ministry", text), entity="x1"),
            Mention(span=span("the crossing", text), entity="x2"),
        ),
        times=(
            Time(id="t1", span=day, type="DATE", value="2025-05-14", anchor="published"),
            Time(id="t2", span=before, type="DATE", value=None),
        ),
        events=(
            Event(
                id="e1",
                type="meeting",
                status="cancelled",
                history=(StatusChange(status="planned", time="t1", evidence=meeting, attribution=inner),),
                participants=(Participant(name="Delegation", entity=None, role="party", spans=()),),
                place=Party(name="The Crossing", entity="x2"),
                time="t1",
                evidence=meeting,
                attribution=outer,
                confidence=0.8,
            ),
        ),
        demands=(Demand(id="d1", by=Party(name="Delegation"), of=None, content=demand, attribution=outer),),
        control=(
            Control(
                id="c1",
                area=Party(name="The Crossing"),
                holder=Party(name="Delegation"),
                extent=Extent(text="about half", share=(0.5, 0.5), about=True),
                time=None,
                attribution="nobody",
            ),
        ),
        denials=(Denial(attribution=outer, denies=inner),),
    )
