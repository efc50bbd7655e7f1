"""Offices that a page gives to persons, and whether "the minister" means one of them.

An office is a noun and what is said of it: a field, a place. Two may be one where the nouns agree and neither
says what the other does not: "the minister" may be Poland's foreign minister, "the defence minister" not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sayso.language.credits import pattern
from sayso.language.names import adjectives, known
from sayso.language.stems import key, plain, stem
from sayso.model import Span
from sayso.reading.attributions.speakers import Speakers

TITLE = 45  # characters before or behind a person's name in which an office is looked for
SHORT = 3  # letters of words that say nothing of an office
_PAUSE = re.compile(r"[,.;:!?\n«»“”\"(–—]\s*")
_WORD = re.compile(r"[^\W\d_][\w'’ʼ-]*")


@dataclass(frozen=True, slots=True)
class Office:
    """`loose`: what one may be beside an office, or another word for one: "leader", "дипломат"."""

    noun: tuple[str, ...]
    of: frozenset[str]
    loose: bool

    def may_be(self, other: Office) -> bool:
        return self.noun == other.noun and (not self.of or not other.of or bool(self.of & other.of))


def offices_in(words: str, language: str) -> list[Office]:
    """The offices that a phrase names: "Polish Foreign Minister", "министр обороны"."""
    found = [m.span() for m in pattern("roles").finditer(words)]
    ends = [*(start for start, _ in found), len(words)]
    return [
        Office(
            noun=key(words[start:end]),
            of=_field(words[:start], words[start:end], language)
            | _complement(words[end : ends[number]], language),
            loose=pattern("descriptions").fullmatch(words, start, end) is not None,
        )
        for number, (start, end) in enumerate(found, 1)
    ]


def _field(before: str, noun: str, language: str) -> frozenset[str]:
    """What the words before an office say of it: its field, its place; of a "council leader", the body."""
    fields = {key(m[0])[0] for m in pattern("office_fields").finditer(before)}
    places = {place for word in _WORD.findall(before) if (place := _place(word, language))}
    heads = pattern("heads_of").fullmatch(noun) is not None
    bodies = {stem(plain(w)) for w in _WORD.findall(before) if len(w) > SHORT} if heads else set()
    return frozenset(fields | places | bodies)


def _complement(after: str, language: str) -> frozenset[str]:
    """What follows an office up to a pause: "of Poland", "обороны"."""
    words = [w for w in _WORD.findall(_PAUSE.split(after)[0]) if len(w) > SHORT]
    return frozenset(_place(w, language) or stem(plain(w)) for w in words)


def _place(word: str, language: str) -> str | None:
    """The place that a word or an adjective of it names: "Polish", "Poland's", "польский"."""
    word = word.removesuffix("'s").removesuffix("’s")
    if place := known(word, "place", language):
        return place.name
    return adjectives(language).get(stem(plain(word)))


def offices_of_persons(speakers: Speakers, persons: list[Span]) -> Mapping[str, list[Office]]:
    """By name, the offices that stand right before a person's name, or right behind it between commas."""
    found: dict[str, list[Office]] = {}
    for number, person in enumerate(persons):
        name = speakers.names.name_of(person)[0]
        if name is None:
            continue
        left = persons[number - 1][1] if number else 0
        right = persons[number + 1][0] if number + 1 < len(persons) else len(speakers.layout.text)
        behind = speakers.text((person[1], min(right, person[1] + TITLE)))
        title = _title(max(left, person[0] - TITLE), person[0], speakers)
        said = [speakers.text(title)] if speakers.named((title[0], person[1]))[0] else []
        if behind.startswith(", "):
            said.append(_PAUSE.split(behind[2:])[0])
        for words in said:
            found.setdefault(name, []).extend(offices_in(words, speakers.language or "en"))
    return found


def _title(start: int, end: int, speakers: Speakers) -> Span:
    """What stands right before a name, back to the last pause, but for a comma: "the mayor, Lind"."""
    stop = end - 2 if speakers.text((end - 2, end)) == ", " else end
    pauses = [m.end() for m in _PAUSE.finditer(speakers.layout.text, start, max(start, stop))]
    return (pauses[-1] if pauses else start), end
