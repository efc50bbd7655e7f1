"""Dictionary forms of names of several words: a person's agree in gender and case, others by their head."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from sayso.language.credits import pattern
from sayso.language.declension import (
    CASES,
    Declension,
    Reading,
    adjective,
    adjective_stem,
    agreement,
    declension,
    genders,
    has_declension,
    readings,
)
from sayso.language.given import given_names
from sayso.language.stems import QUOTES, stem

OPENING = "."  # stands for the word before, where a name opens its sentence
SELDOM = 0.3  # how much less likely the other cases are there
UNLIKELY = 0.02  # share of a case that the word before speaks against
FOREIGN = 6.0  # how much likelier a name of several capitals without a known head stays as it is
MARKED = {"m": 3.0, "f": 1.1}  # weights of surnames that only men or only women have: Лавров, Захарова
MAYBE = 0.5  # the weight under which the other gender hardly has it
_OTHER = {"m": "f", "f": "m"}
LONG = 5  # letters of an adjective
_NUMBER = re.compile(r"[-–—]\d+$")
_CYRILLIC = re.compile(r"[А-Яа-яЁёІіЇїЄєҐґ]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """One way to read a name; `score` is a logarithm, comparable within one name."""

    nominative: str
    gender: str
    score: float


def phrases(text: str, kind: str, language: str, before: str = "") -> tuple[Phrase, ...]:
    """Ways to read a name, best first. `before` is the word before it in the text, or `OPENING`."""
    words = text.strip(QUOTES + " ").split()
    if not words:
        return ()
    shares = case_shares(kind, language, before)
    found = _person(words, shares, language) if kind == "person" else _other(words, kind, shares, language)
    return tuple(sorted(found, key=lambda p: (-p.score, p.nominative)))


def case_shares(kind: str, language: str, before: str) -> Mapping[str, float]:
    """How likely each case is after the word before; after a person's title it is the title's case."""
    table = declension(language)
    shares = table.shares[kind]
    allowed = table.prepositions.get(before.lower())
    if allowed is not None:
        return {c: (shares[c] + 0.1 if c in allowed else UNLIKELY * shares[c]) for c in CASES}
    if kind == "organization" and pattern("media_kind").fullmatch(before):  # газете «Вечерняя звезда»
        return {c: 1.0 if c == "nom" else UNLIKELY for c in CASES}
    if kind == "person" and before == OPENING:
        return {c: shares[c] * (1.0 if c == "nom" else SELDOM) for c in CASES}
    if kind == "person" and (nominative := _titled(before)) is not None:
        return {c: shares[c] * (1.0 if (c == "nom") == nominative else UNLIKELY) for c in CASES}
    return shares


@lru_cache(maxsize=1024)
def _titled(before: str) -> bool | None:
    """Is a title in the nominative ("депутат") or another case ("депутата")? None where neither is sure."""
    titles = pattern("roles")
    if not before[:1].islower() or not titles.fullmatch(before):
        return None
    if any(titles.fullmatch(before[:-cut]) for cut in (1, 2) if len(before) > cut + 1):
        return False
    return True if stem(before) == before else None


def nominative_of_body(text: str, language: str) -> str | None:
    """The dictionary form of one body without a name of its own: "областной прокуратуре"; else None."""
    words = text.strip(QUOTES + " ").split()
    if not has_declension(language) or not words or not words[0][:1].islower():
        return None
    for position, word in enumerate(words):
        if head := _head(word, language):
            singular = any(r.nominative == head[0] for r in readings(word, "organization", language))
            return _agreed(words, position, *head, language).nominative if singular else None
        if len(word) < LONG or not agreement(word, language):
            return None
    return None


@lru_cache(maxsize=4096)
def gender_of_name(name: str, language: str) -> str | None:
    """ "m" or "f" of a person's name in its dictionary form, by the given name, else by the ending."""
    first = name.replace("’", "'").lower().split(" ", 1)[0]
    for listed in (language, "en"):
        gender = given_names(listed).get(first) or given_names(listed).get(first.partition("-")[0])
        if gender:
            return gender if gender in ("m", "f") else None
    if not has_declension(language) or not _CYRILLIC.search(name):
        return None
    weights = {"m": 0.0, "f": 0.0}
    for reading in readings(name.split()[-1], "person", language):
        for gender in genders(reading.gender):
            if reading.case == "nom":
                weights[gender] = max(weights[gender], reading.weight)
    return next(
        (g for g, least in MARKED.items() if weights[g] >= least and weights[_OTHER[g]] < MAYBE), None
    )


def is_governed(before: str, language: str, case: str | None = None) -> bool:
    """Is what follows the word `before` in an oblique case, or in that one: "в", "по словам"?"""
    cases = declension(language).prepositions.get(before.lower(), ()) if has_declension(language) else ()
    return case in cases if case else bool(cases)


def _person(words: Sequence[str], shares: Mapping[str, float], language: str) -> list[Phrase]:
    """Given names and surname share gender and case; particles and initials stay as they are."""
    options = [_likeliest(readings(w, "person", language)) if _declines(w) else {} for w in words]
    best: dict[tuple[str, str], float] = {}
    for gender in ("m", "f"):
        for case in CASES:
            picked = [o.get((gender, case)) for o in options]
            if any(p is None and o for p, o in zip(picked, options, strict=True)):
                continue
            score = math.log(shares[case]) + sum(math.log(p.weight) for p in picked if p)
            nominative = " ".join(p.nominative if p else w for p, w in zip(picked, words, strict=True))
            spot = (nominative, gender)
            best[spot] = max(best.get(spot, -math.inf), score)
    return [Phrase(nominative=n, gender=g, score=s) for (n, g), s in best.items()]


def _likeliest(options: Sequence[Reading]) -> Mapping[tuple[str, str], Reading]:
    """Of the ways to read a word, the likeliest for each gender and case."""
    best: dict[tuple[str, str], Reading] = {}
    for option in options:
        for gender in genders(option.gender):
            spot = (gender, option.case)
            if spot not in best or option.weight > best[spot].weight:
                best[spot] = option
    return best


def _declines(word: str) -> bool:
    return (
        bool(_CYRILLIC.search(word)) and word[:1].isupper() and not word.isupper() and not word.endswith(".")
    )


def _other(words: Sequence[str], kind: str, shares: Mapping[str, float], language: str) -> list[Phrase]:
    """The head and the adjectives before it turn to the nominative; what follows the head stays."""
    table = declension(language)
    for position, word in enumerate(words):
        word, number = _numbered(word)
        if _CYRILLIC.search(word) and (head := _head(word, language)):
            phrase = _agreed(words, position, *head, language)
            return [replace(phrase, nominative=_with_number(phrase.nominative, position, number))]
        if not _CYRILLIC.search(word) or (word.isupper() and len(word) > 1):
            return [Phrase(nominative=" ".join(words), gender="n", score=0.0)]
        if (
            position + 1 == len(words)
            or adjective_stem(word, language) is None
            or not _adjectival(word, words, position)
        ):
            return _by_readings(words, position, kind, shares, table, language)
    return []


def _numbered(word: str) -> tuple[str, str]:
    """ "потоку-2" is "потоку" and "-2"."""
    found = _NUMBER.search(word)
    return (word[: found.start()], found[0]) if found else (word, "")


def _with_number(phrase: str, position: int, number: str) -> str:
    words = phrase.split()
    words[position] += number
    return " ".join(words)


def _adjectival(word: str, words: Sequence[str], position: int) -> bool:
    """May `word` be an adjective of what follows? The next word must be a name's part too."""
    return len(word) >= LONG and words[position + 1][:1].isalpha()


def _head(word: str, language: str) -> tuple[str, str] | None:
    found = declension(language).heads.get(stem(word.lower()))
    return found if found and abs(len(found[0]) - len(word)) <= 3 else None


def _agreed(words: Sequence[str], position: int, noun: str, gender: str, language: str) -> Phrase:
    turned = [_adjective(w, gender, language) for w in words[:position]]
    if words[position].isupper():
        noun = words[position]
    elif words[position][:1].isupper():
        noun = noun.capitalize()
    nominative = " ".join([*turned, noun, *words[position + 1 :]])
    return Phrase(nominative=nominative, gender=gender, score=0.0)


def _adjective(word: str, gender: str, language: str) -> str:
    bare = adjective_stem(word, language)
    return adjective(bare, gender, language) if bare else word


def _agrees(reading: Reading, adjectives: Sequence[frozenset[tuple[str, str]]]) -> bool:
    """Is there a gender of the noun in which all its adjectives may have its case?"""
    return all(any((g, reading.case) in ways for g in genders(reading.gender)) for ways in adjectives)


def _by_readings(
    words: Sequence[str],
    position: int,
    kind: str,
    shares: Mapping[str, float],
    table: Declension,
    language: str,
) -> list[Phrase]:
    best: dict[tuple[str, str], float] = {}
    agreeing = [agreement(w, language) for w in words[:position]]
    foreign = position == 0 and len(words) > 1 and words[1][:1].isupper()
    options = [(r, _agrees(r, agreeing)) for r in readings(words[position], kind, language)]
    if position and not any(agrees for _, agrees in options):  # "Хвиля Острін": a noun that looks like one
        return _by_readings(words, 0, kind, shares, table, language)
    for reading, agrees in options:
        as_it_is = agrees and reading.case == "nom"
        turned = [w if as_it_is else _adjective(w, reading.gender[0], language) for w in words[:position]]
        nominative = " ".join([*turned, reading.nominative, *words[position + 1 :]])
        score = math.log(reading.weight * shares[reading.case])
        if foreign and reading.case == "nom" and reading.nominative == words[position]:
            score += math.log(FOREIGN)
        if not agrees:
            score += math.log(UNLIKELY)
        spot = (nominative, reading.gender)
        best[spot] = max(best.get(spot, -math.inf), score)
    return [Phrase(nominative=n, gender=g, score=s) for (n, g), s in best.items()]
