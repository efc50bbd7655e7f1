"""What a stretch of text names: somebody, a medium, the page itself, nobody in particular."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol, TypeVar

from sayso.language.credits import english, pattern
from sayso.language.phrases import is_governed, phrases
from sayso.language.publishers import canonical
from sayso.model import Article, Entity, LabelledSpan, Mention, Span, Tagged, trimmed
from sayso.reading.attributions.layout import Layout

_Answer = TypeVar("_Answer")
_LAST_WORD = re.compile(r"([\w'’ʼ-]+)\s*\Z")
LONGEST_WORD = 20  # characters of a word before a source that are looked at


class NamesOfPage(Protocol):
    """What the reading needs of the names resolver."""

    @property
    def entities(self) -> tuple[Entity, ...]: ...
    @property
    def mentions(self) -> tuple[Mention, ...]: ...
    def name_of(self, span: Span) -> tuple[str | None, str | None]: ...


def speakers_of(article: Article, tagged: Tagged, layout: Layout, names: NamesOfPage) -> Speakers:
    found = sorted((s for s in tagged.spans if s.layer == "name"), key=lambda s: s.span)
    return Speakers(tuple(found), layout, names, article.language, article.publisher)


@dataclass(frozen=True)
class Speakers:
    """Says of a stretch of a page's text whom it names. `found` are the labelled names, in text order.

    The rules ask the same of one source again and again, so that answers are kept.
    """

    found: tuple[LabelledSpan, ...]
    layout: Layout
    names: NamesOfPage
    language: str | None
    publisher: str | None
    _media: dict[Span, str | None] = field(default_factory=dict, repr=False, compare=False)
    _carriers: dict[Span, bool] = field(default_factory=dict, repr=False, compare=False)
    _anonymous: dict[Span, bool] = field(default_factory=dict, repr=False, compare=False)
    _nominatives: dict[Span, bool | None] = field(default_factory=dict, repr=False, compare=False)
    _credited: dict[Span, tuple[str | None, str | None]] = field(
        default_factory=dict, repr=False, compare=False
    )

    def names_in(self, span: Span, label: str | None = None) -> list[Span]:
        """The spans of the names that lie in `span`, in text order."""
        start, end = span
        starts, names = self._by_label[label]
        first = bisect_left(starts, start)
        return [name for name in names[first : bisect_left(starts, end, first)] if name[1] <= end]

    @cached_property
    def _by_label(self) -> dict[str | None, tuple[list[int], list[Span]]]:
        """The names of each label, and of all under None: where they start, and the spans."""
        found: dict[str | None, list[Span]] = defaultdict(list, {None: self.everyone})
        for one in self.found:
            found[one.label].append(one.span)
        return defaultdict(lambda: ([], []), {k: ([s for s, _ in v], v) for k, v in found.items()})

    @cached_property
    def everyone(self) -> list[Span]:
        return [one.span for one in self.found]

    def text(self, span: Span) -> str:
        start, end = span
        return self.layout.text[start:end]

    def name(self, span: Span) -> str | None:
        """The canonical name of what `span` mentions: a publisher's, else the resolver's."""
        return self.medium(span) or self.named(span)[0]

    def named(self, span: Span) -> tuple[str | None, str | None]:
        """Name and entity of whom `span` names; nobody for "Putin's ally", who is not Putin.

        A document is its author's: "the website of the Treasury". An apposition behind a person's
        name names nobody else: "Lavrov, an ally of Putin".
        """
        return _kept(self._credited, span, self._named)

    def _named(self, span: Span) -> tuple[str | None, str | None]:
        document = pattern("documents").match(self.layout.text, *span)
        if document and (author := trimmed(self.layout.text, (document.end(), span[1]))):
            span = author
        span = self.without_owner(span)
        persons = self.names_in(span, "person")
        if persons:
            comma = self.layout.text.find(",", persons[0][1], span[1])
            if comma > 0:
                span = (span[0], comma)
                persons = self.names_in(span, "person")
        if len(persons) == 1 and self._only_related(span, persons[0]):
            return None, None
        return self.names.name_of(span)

    def without_owner(self, span: Span) -> Span:
        """ "Lind's deputy, Peter Novak", "заступник Лінд, Петер Новак": from the second name on."""
        persons = self.names_in(span, "person")
        if len(persons) < 2:
            return span
        apposed = self.text((persons[0][1], persons[1][0])).strip() == ","
        owner = (span[0], persons[0][1])
        if self._owns(persons[0], span) or (apposed and self._only_related(owner, persons[0])):
            return persons[1][0], span[1]
        return span

    def _only_related(self, span: Span, person: Span) -> bool:
        """Is the person in `span` somebody whom the one meant is related to ("a spokesman for Trump")?"""
        before = self.text((span[0], person[0]))
        if self._owns(person, span):
            return True
        if pattern("related_bodies").match(before):
            return True
        related = pattern("related").search(before)
        if related is None or before[related.end() :].strip(' «»"“”'):
            return False
        return not (self._is_apposed(person) or (self.is_oblique(person) and self._stands_oblique(span)))

    def _owns(self, person: Span, span: Span) -> bool:
        """ "Lind's lawyer": does something that is the person's follow?"""
        after = self.text((person[1], span[1]))
        owned = self.text(person).endswith(("'s", "’s")) or after.startswith(("'s ", "’s "))
        return owned and bool(after.strip("'’s ").strip())

    def _is_apposed(self, person: Span) -> bool:
        """ "Адвокат Анна Линд" is Anna Lind, "адвокат Анны Линд" not: a full name in its dictionary form."""
        return self._in_dictionary_form(person) is True

    def _stands_oblique(self, span: Span) -> bool:
        """ "(По словам) адвоката Анны Линд": whose profession is oblique as well, is meant herself."""
        professional = pattern("professions").match(self.text(span)) is not None
        return professional and is_governed(self.word_before(span), self.language or "", "gen")

    def word_before(self, span: Span) -> str:
        before = _LAST_WORD.search(self.layout.text[max(0, span[0] - LONGEST_WORD) : span[0]])
        return before[1] if before else ""

    def is_nominative(self, person: Span) -> bool:
        """Is it a full name in the nominative, in a language with cases?"""
        return self._in_dictionary_form(person) is True

    def is_oblique(self, person: Span) -> bool:
        """Is it a full name in another case than the nominative, in a language with cases?"""
        return self._in_dictionary_form(person) is False

    def _in_dictionary_form(self, person: Span) -> bool | None:
        """Unknown of a surname alone, and in languages without cases."""
        return _kept(self._nominatives, person, self._is_dictionary_form)

    def _is_dictionary_form(self, person: Span) -> bool | None:
        text = self.text(person)
        if not self.layout.orders_freely or " " not in text:
            return None
        _, entity = self.names.name_of(person)
        forms = next((e.names for e in self.names.entities if e.id == entity), {})
        if text in forms.values():
            return True
        ways = phrases(text, "person", self.language or "")
        return False if ways and ways[0].nominative != text else None

    def medium(self, span: Span) -> str | None:
        """The canonical name of the publisher or platform that `span` is, or whose name closes it."""
        return _kept(self._media, span, self._medium)

    def _medium(self, span: Span) -> str | None:
        if self.is_page(span):
            return self.publisher
        text = self.text(span)
        if known := canonical(text, self.language) or (
            english("platforms_english", text) if text.islower() else None
        ):
            return known
        names = [name for name in self.names_in(span) if name != span]
        if not names or self.is_person(span):
            return None
        closing = (canonical(self.text(name), self.language) for name in reversed(names))
        return next((known for known in closing if known), None)

    def is_page(self, span: Span) -> bool:
        """Does the page name itself?"""
        if self.publisher is None:
            return False
        form = self.text(span).strip(' «»"“”')
        known = canonical(form, self.language)
        return form == self.publisher or (
            known is not None and known == canonical(self.publisher, self.language)
        )

    def is_anonymous(self, span: Span) -> bool:
        """A source without a name, though it may name the medium whose source it is: "джерела CNN"."""
        return _kept(self._anonymous, span, self._is_anonymous)

    def _is_anonymous(self, span: Span) -> bool:
        text = self.text(span)
        if self.is_person(span):
            return False
        bare = pattern("determiners").sub("", text).strip()
        if pattern("anonymous").match(bare):
            return True
        vague = pattern("indefinite").match(text) is not None
        return vague and (pattern("anonymous").search(text) or pattern("roles").search(text)) is not None

    def is_carrier(self, span: Span) -> bool:
        """Does `span` mention somebody who carries words: a medium, by name or by kind?"""
        return _kept(self._carriers, span, self._is_carrier)

    def _is_carrier(self, span: Span) -> bool:
        text = self.text(span)
        anonymous = pattern("anonymous").search(text)
        if anonymous and (anonymous.start() == 0 or self.is_anonymous(span)):
            return False
        if self.medium(span):
            return True
        if self.names_in(span, "person"):
            return False
        if any(self.looks_like_a_medium(n) for n in self.names_in(span, "organization")):
            return True
        if pattern("there").fullmatch(text):
            return True
        return bool(pattern("media_plural").fullmatch(text) or pattern("media_nouns").search(text))

    def looks_like_a_medium(self, name: Span) -> bool:
        """An organization called as media are: "Brennick Herald", «Вечернему Меркурию»."""
        canonical = self.names.name_of(name)[0] or self.text(name)
        return pattern("media_shapes").fullmatch(canonical) is not None

    def is_person(self, span: Span) -> bool:
        return bool(self.names_in(span, "person"))

    def is_pronoun(self, span: Span) -> bool:
        return pattern("pronouns").fullmatch(self.text(span).strip()) is not None

    def is_role(self, span: Span) -> bool:
        """One person by an office or a description, without a name: "the minister", "соратник Путіна"."""
        persons = [n for n in self.names_in(span, "person") if not self._only_related(span, n)]
        return not persons and pattern("roles").search(self.text(span)) is not None


def _kept(answers: dict[Span, _Answer], span: Span, ask: Callable[[Span], _Answer]) -> _Answer:
    """The answer for `span`, asked for once."""
    if span not in answers:
        answers[span] = ask(span)
    return answers[span]
