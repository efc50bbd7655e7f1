"""Dictionary forms of inflected names, by the endings in `<language>/declension.toml`.

A word is undone by every pattern that could have made it; what is left is a `Reading`: a nominative, its
gender and the case that the ending stands for. Nothing is looked up in a dictionary of all words:
names are open.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from sayso.language.given import given_names
from sayso.language.stems import stem

CASES = ("nom", "gen", "dat", "acc", "ins", "loc")
EMPTY = "0"
GIVEN = 30.0  # weight of a name that stands in the list of given names


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a word: its dictionary form, gender (m, f, n, p or mf), case, and a weight above 0."""

    nominative: str
    gender: str
    case: str
    weight: float


@dataclass(frozen=True, slots=True)
class _Pattern:
    kinds: frozenset[str]
    gender: str
    stem: re.Pattern[str]
    nominative: str
    weight: float


@dataclass(frozen=True, slots=True)
class Declension:
    """The patterns of a language, by ending, with its given names, heads of names and prepositions.

    `agreement` has the genders and cases that an adjective with each ending may have.
    """

    by_ending: Mapping[str, tuple[tuple[_Pattern, str], ...]]
    given: Mapping[str, str]
    heads: Mapping[str, tuple[str, str]]
    prepositions: Mapping[str, frozenset[str]]
    shares: Mapping[str, Mapping[str, float]]
    adjective: Mapping[str, tuple[tuple[re.Pattern[str], str], ...]]
    adjective_endings: tuple[str, ...]
    agreement: Mapping[str, frozenset[tuple[str, str]]]


@cache
def has_declension(language: str) -> bool:
    return (files("sayso.language") / language / "declension.toml").is_file()


@cache
def declension(language: str) -> Declension:
    folder = files("sayso.language") / language
    data: dict[str, Any] = tomllib.loads((folder / "declension.toml").read_text(encoding="utf-8"))
    prepositions: dict[str, set[str]] = {}
    for case, words in data["prepositions"].items():
        for word in words:
            prepositions.setdefault(word, set()).add(case)
    adjective = dict(data["adjective"])
    endings = sorted(data["agreement"], key=len, reverse=True)
    return Declension(
        by_ending=_by_ending(data["pattern"]),
        given=given_names(language),
        heads=_heads((folder / "heads.txt").read_text(encoding="utf-8")),
        prepositions={word: frozenset(cases) for word, cases in prepositions.items()},
        shares={kind: dict(zip(CASES, shares, strict=True)) for kind, shares in data["cases"].items()},
        adjective={g: tuple((re.compile(s), e) for s, e in rows) for g, rows in adjective.items()},
        adjective_endings=tuple(endings),
        agreement={
            ending: frozenset((gender, case) for one in ways for gender, case in [one.split()])
            for ending, ways in data["agreement"].items()
        },
    )


def _by_ending(patterns: Sequence[Mapping[str, Any]]) -> Mapping[str, tuple[tuple[_Pattern, str], ...]]:
    found: dict[str, dict[tuple[_Pattern, str], None]] = {}
    for row in patterns:
        pattern = _Pattern(
            kinds=frozenset(row["kinds"]),
            gender=row["gender"],
            stem=re.compile(row["stem"]),
            nominative=row["nominative"].replace(EMPTY, ""),
            weight=row["weight"],
        )
        for case, endings in zip(CASES, (row["nominative"], *row["oblique"]), strict=True):
            for ending in endings.split("/"):
                found.setdefault(ending.replace(EMPTY, ""), {})[pattern, case] = None
    return {ending: tuple(pairs) for ending, pairs in found.items()}


def _heads(text: str) -> dict[str, tuple[str, str]]:
    """Nominative and gender of the heads of names, by stem; a stem of its own stands after a slash."""
    found: dict[str, tuple[str, str]] = {}
    for entry in "|".join(x for x in text.splitlines() if x and not x.startswith("#")).split("|"):
        nouns, gender = entry.rsplit(" ", 1)
        nominative, _, other = nouns.partition("/")
        found.setdefault(stem(nominative), (nominative, gender))
        if other:
            found.setdefault(stem(other), (nominative, gender))
    return found


@lru_cache(maxsize=16384)
def readings(word: str, kind: str, language: str) -> tuple[Reading, ...]:
    """Every way to read one word of a name, the letter case kept; a hyphenated word by its last part."""
    table = declension(language)
    lead, hyphen, last = _parts(word)
    ways = [
        (pattern, case, lead + hyphen + last[: len(last) - cut] + pattern.nominative)
        for cut in range(min(4, len(last)))
        if len(last) - cut >= 2
        for pattern, case in table.by_ending.get(last[len(last) - cut :].lower(), ())
        if kind in pattern.kinds and pattern.stem.search(last[: len(last) - cut].lower())
    ]
    declines = any(case == "nom" and pattern.nominative for pattern, case, _ in ways)
    found: dict[tuple[str, str, str], float] = {}
    for pattern, case, nominative in ways:
        weight, gender = pattern.weight, pattern.gender
        unchanged = declines and case != "nom" and nominative == word  # as of a name without cases
        if kind == "person" and (known := table.given.get(nominative.lower().split("-")[0])):
            fits = (gender in known or known in gender) and not unchanged
            weight = weight + GIVEN if fits else weight / 4
            gender = known if fits and len(known) == 1 else gender
        spot = (nominative, gender, case)
        found[spot] = max(found.get(spot, 0.0), weight)
    return tuple(Reading(n, g, c, w) for (n, g, c), w in found.items()) or (Reading(word, "mf", "nom", 0.1),)


def _parts(word: str) -> tuple[str, str, str]:
    """What stands before the inflected part of a hyphenated word, the hyphen, and that part."""
    lead, hyphen, last = word.rpartition("-")
    return (lead, hyphen, last) if last.isalpha() else ("", "", word)


def adjective_stem(word: str, language: str) -> str | None:
    """`word` without an adjective's ending, or None where it has none."""
    lower = word.lower()
    for ending in declension(language).adjective_endings:
        if lower.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return None


def agreement(word: str, language: str) -> frozenset[tuple[str, str]]:
    """The genders and cases that `word` may agree with as an adjective; none where it can be no adjective."""
    bare = adjective_stem(word, language)
    if bare is None:
        return frozenset()
    ways = declension(language).agreement[word[len(bare) :].lower()]
    if {"m", "f"} <= {gender for gender, _ in ways} and adjective(bare, "m", language) != word:
        return frozenset(way for way in ways if way[0] != "m")
    return ways


def adjective(bare: str, gender: str, language: str) -> str:
    """The nominative of an adjective by the gender of its noun."""
    return next(
        bare + ending for p, ending in declension(language).adjective[gender] if p.search(bare.lower())
    )


def genders(gender: str) -> Iterator[str]:
    yield from ("m", "f") if gender == "mf" else (gender,)
