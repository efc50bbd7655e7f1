"""Who is who on one page: names grouped into entities, with their English name where it is known."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from sayso.language.names import known
from sayso.language.publishers import canonical
from sayso.language.stems import key
from sayso.model import Article, Entity, LabelledSpan, Mention, Span, Tagged, covers
from sayso.model.reading import EntityKind

_POSSESSIVE = re.compile(r"['’]s?$")
_EDGE = " \t\n«»“”„\"'‘’.,:;()"


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The entities of a page and where they are mentioned; mentions stand in text order."""

    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]
    text: str
    language: str | None

    def name_of(self, span: Span) -> tuple[str | None, str | None]:
        """Name and entity id of whom a source span mentions; (None, None) where it names nobody."""
        inside = [m for m in self.mentions if covers(span, m.span)]
        by_id = {e.id: e for e in self.entities}
        for kind in ("person", "publisher", "organization", "place"):
            ones = [m for m in inside if by_id[m.entity].kind == kind]
            if ones:
                entity = by_id[ones[-1 if kind == "person" else 0].entity]
                return entity.name, entity.id
        return None, None


def resolve_names(article: Article, tagged: Tagged) -> Names:
    """Group the name spans of a page into entities. Ids count entities in the order of their first mention."""
    language = article.language or "en"
    spans = sorted((s for s in tagged.spans if s.layer == "name"), key=lambda s: s.span)
    groups: dict[tuple[str, ...], list[LabelledSpan]] = {}
    for one in sorted(spans, key=lambda s: (-len(_name(s, tagged.text).split()), s.span)):
        groups.setdefault(_group(one, groups, tagged.text, language), []).append(one)
    ordered = sorted(groups.values(), key=lambda g: min(s.span for s in g))
    entities, mentions = [], []
    for number, group in enumerate(ordered, 1):
        entities.append(_entity(f"e{number}", group, tagged.text, language))
        mentions += [Mention(span=s.span, entity=f"e{number}") for s in group]
    return Names(
        entities=tuple(entities),
        mentions=tuple(sorted(mentions, key=lambda m: m.span)),
        text=tagged.text,
        language=article.language,
    )


def _name(one: LabelledSpan, text: str) -> str:
    return _POSSESSIVE.sub("", text[slice(*one.span)].strip(_EDGE)) or text[slice(*one.span)]


def _group(
    one: LabelledSpan, groups: dict[tuple[str, ...], list[LabelledSpan]], text: str, language: str
) -> tuple[str, ...]:
    name = _name(one, text)
    if found := known(name, one.label, language):
        return ("known", found.name)
    way = (one.label, *key(name))
    if one.label == "person" and len(way) == 2:
        for other in groups:
            if other[0] == "person" and other[-1] == way[-1]:
                return other
    return way


def _entity(id: str, group: Sequence[LabelledSpan], text: str, language: str) -> Entity:
    for one in group:
        name = _name(one, text)
        if one.label != "person" and (publisher := canonical(name, language)):
            return Entity(id=id, kind="publisher", name=publisher, names={language: name})
        if found := known(name, one.label, language):
            return Entity(id=id, kind=found.kind, name=found.name, names={language: found.form})
    name = max((_name(s, text) for s in group), key=len)
    return Entity(id=id, kind=cast(EntityKind, group[0].label), name=name, names={language: name})
