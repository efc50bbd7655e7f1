"""Who is who on one page: names grouped into entities, and whom a source mentions."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from sayso.language.bodies import body, of_place
from sayso.language.stems import key
from sayso.language.titles import is_title
from sayso.model import Article, Entity, Mention, Span, Tagged
from sayso.reading.entities import entities_of

MOST = 0.7  # share of a source span that a body's name fills to be its head
_WORD = re.compile(r"[\w'’-]+")
_POSSESSIVE = re.compile(r"^['’]s?\b")
_CYRILLIC = re.compile(r"[А-Яа-яЁёІіЇїЄєҐґ]")


@dataclass(frozen=True)
class Names:
    """The entities of a page and where they are mentioned; mentions stand in text order."""

    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]
    text: str
    language: str | None
    _credited: dict[Span, tuple[str | None, str | None]] = field(
        default_factory=dict, repr=False, compare=False
    )

    def name_of(self, span: Span) -> tuple[str | None, str | None]:
        """Name and entity id of whom a source span credits.

        The person named, else the body or publisher, else the place that stands for its power; (None, None)
        for pronouns, common nouns, and names that only say whose aide or where from somebody is. The rules
        ask the same of one source again and again, so that answers are kept.
        """
        if span not in self._credited:
            self._credited[span] = self._name_of(span)
        return self._credited[span]

    def _name_of(self, span: Span) -> tuple[str | None, str | None]:
        inside = self._inside(span)
        if not inside:
            return self._unmarked(span)
        for mention in inside:
            if self._entity(mention).kind == "person" and not self._stands_beside(mention, span):
                return self._answer(mention)
        if any(self._entity(m).kind == "person" for m in inside):
            return None, None
        bodies = [m for m in inside if self._entity(m).kind not in ("person", "place")]
        whole = [m for m in bodies if m.span[1] - m.span[0] >= MOST * (span[1] - span[0])]
        if whole:
            return self._answer(whole[0])
        if state := body(self.text[slice(*span)], self._language(span)):
            return self._body(state, inside)
        for mention in (*bodies, *(m for m in inside if m not in bodies)):
            if self._speaks(mention, span):
                return self._answer(mention)
        return None, None

    def _unmarked(self, span: Span) -> tuple[str | None, str | None]:
        """A short source that no name span covers, by the persons that the page names elsewhere."""
        words = key(self.text[slice(*span)])
        if not 0 < len(words) <= 2 or not self.text[span[0]].isupper():
            return None, None
        fitting = {
            m.entity
            for m in self.mentions
            if self._entity(m).kind == "person" and key(self.text[slice(*m.span)])[-len(words) :] == words
        }
        entity = self._by_id[fitting.pop()] if len(fitting) == 1 else None
        return (entity.name, entity.id) if entity else (None, None)

    def _inside(self, span: Span) -> list[Mention]:
        """The mentions in `span`, but for a stray character at its edges."""
        near = self.mentions[bisect_left(self._starts, span[0] - 1) : bisect_left(self._starts, span[1])]
        return [m for m in near if span[0] < m.span[1] <= span[1] + 2]

    @cached_property
    def _starts(self) -> list[int]:
        return [m.span[0] for m in self.mentions]

    @cached_property
    def _by_id(self) -> dict[str, Entity]:
        return {e.id: e for e in self.entities}

    def _entity(self, mention: Mention) -> Entity:
        return self._by_id[mention.entity]

    def _answer(self, mention: Mention) -> tuple[str, str]:
        entity = self._entity(mention)
        return entity.name, entity.id

    def _language(self, span: Span) -> str:
        cyrillic = _CYRILLIC.search(self.text, *span)
        return (self.language or "en") if cyrillic else "en"

    def _words(self, start: int, end: int) -> list[str]:
        return _WORD.findall(self.text[start:end].lower())

    def _stands_beside(self, mention: Mention, span: Span) -> bool:
        """Does the person only say whose aide, ally or office speaks?"""
        language = self._language(span)
        after = self.text[mention.span[1] : span[1]]
        before = self._words(span[0], mention.span[0])
        if self._owns(mention, after):
            return True
        if any(is_title("circles", w, language) for w in before[:2]):
            return True
        if before and is_title("prepositions", before[-1], language):
            return True
        alone = " " not in self.text[slice(*mention.span)].strip()
        return bool(before) and language != "en" and alone and is_title("beside", before[-1], language)

    def _owns(self, mention: Mention, after: str) -> bool:
        """ "Lavrov's ministry": what stands after the name is what speaks."""
        possessive = _POSSESSIVE.match(after) or self.text[slice(*mention.span)].endswith(("'s", "’s"))
        return bool(possessive and _WORD.search(_POSSESSIVE.sub("", after)))

    def _speaks(self, mention: Mention, span: Span) -> bool:
        """Is the name itself the head of the span, or somebody who speaks for it?"""
        language = self._language(span)
        before = [
            w
            for w in self._words(span[0], mention.span[0])
            if not (is_title("determiners", w, language) or is_title("prepositions", w, language))
        ]
        words = before + self._words(mention.span[1], span[1])
        if any(is_title("unnamed", w, language) for w in words):
            return False
        kind = self._entity(mention).kind
        if kind == "publisher":
            return True
        if kind == "place":
            return not words
        if self._owns(mention, self.text[mention.span[1] : span[1]]):
            return False
        return not before or any(is_title("voices", w, language) for w in words)

    def _body(self, state: tuple[str, str | None], inside: Sequence[Mention]) -> tuple[str, str | None]:
        """The body of a state, with the entity of a mention that has this name."""
        name = of_place(*state)
        for mention in inside:
            entity = self._entity(mention)
            if entity.name == name or (entity.kind != "place" and entity.name.endswith(name)):
                return entity.name, entity.id
        for mention in inside:
            if self._entity(mention).kind != "place":
                return name, mention.entity
        return name, None


def resolve_names(article: Article, tagged: Tagged) -> Names:
    """Group the name spans of a page into entities. Ids are made of kind and name."""
    language = article.language or "en"
    names = [s for s in tagged.spans if s.layer == "name"]
    found = entities_of(tagged.text, names, language)
    mentions = [Mention(span=span, entity=entity.id) for entity, spans in found for span in spans]
    return Names(
        entities=tuple(entity for entity, _ in found),
        mentions=tuple(sorted(mentions, key=lambda m: (m.span, m.entity))),
        text=tagged.text,
        language=article.language,
    )
