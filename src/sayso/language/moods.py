"""Patterns of mood from `<language>/stance.toml`: obligation, readiness, promise, negation and the like."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from itertools import groupby

from sayso.language.cues import languages_of

_NAMED = re.compile(r"@(\w+)@")
_APOSTROPHES = "’ʼ`"


def position(name: str, text: str, language: str | None) -> int | None:
    """Where in `text` the list `name` first matches; None where it does not.

    Letter case and the shape of apostrophes do not matter.
    """
    plain, lists = _prepared(text, language)
    first: int | None = None
    for one in lists:
        if (mood := one.get(name)) and (found := mood.search(plain)):
            first = found.start() if first is None else min(first, found.start())
    return first


def positions(name: str, text: str, language: str | None) -> tuple[int, ...]:
    """Every place in `text` where the list `name` matches, in order."""
    plain, lists = _prepared(text, language)
    found = (p.finditer(plain) for one in lists if (p := one.get(name)))
    return tuple(sorted(m.start() for matches in found for m in matches))


@lru_cache(maxsize=8192)
def matches(name: str, text: str, language: str | None) -> bool:
    return position(name, text, language) is not None


@lru_cache(maxsize=4096)
def matches_any(names: tuple[str, ...], text: str, language: str | None) -> bool:
    """Does any of the lists `names` match? One look instead of many, where mostly none of them does."""
    plain, _ = _prepared(text, language)
    return any(_together(names, one).search(plain) for one in languages_of(text, language))


@cache
def _together(names: tuple[str, ...], language: str) -> re.Pattern[str]:
    entries = [e for name in names for e in _entries(language).get(name, ())]
    return re.compile(_joined(sorted(entries, key=_has_edge)) or "(?!)")


@lru_cache(maxsize=256)
def _prepared(text: str, language: str | None) -> tuple[str, tuple[Mapping[str, re.Pattern[str]], ...]]:
    """A text as the lists have it, and the lists of its languages."""
    plain = text.casefold().replace("ё", "е")
    for apostrophe in _APOSTROPHES:
        plain = plain.replace(apostrophe, "'")
    return plain, tuple(patterns(one) for one in languages_of(text, language))


@cache
def patterns(language: str) -> Mapping[str, re.Pattern[str]]:
    """Each list of a language as one pattern; `\\b` stands around an entry without edges of its own."""
    return {name: re.compile(_joined(entries)) for name, entries in _entries(language).items() if entries}


@cache
def _entries(language: str) -> Mapping[str, list[str]]:
    """The lists of a language, with the lists that they name filled in."""
    path = files("sayso.language") / language / "stance.toml"
    if not path.is_file():
        return {}
    data: dict[str, list[str]] = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: [_filled(e, data) for e in entries] for name, entries in data.items()}


def _filled(entry: str, data: Mapping[str, list[str]]) -> str:
    """The entry with `@name@` made the alternatives of the list `name`."""
    return _NAMED.sub(lambda m: f"(?:{'|'.join(_filled(e, data) for e in data[m[1]])})", entry)


def _joined(entries: Iterable[str]) -> str:
    """Alternatives in their order; neighbours without edges of their own share theirs, which is faster."""
    return "|".join(
        "|".join(same) if own else rf"\b(?:{'|'.join(same)})\b" for own, same in groupby(entries, _has_edge)
    )


def _has_edge(entry: str) -> bool:
    return entry.startswith(("^", "(?<")) or entry.endswith("$")
