"""Patterns of mood from `<language>/stance.toml`: obligation, readiness, promise, negation and the like."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

from sayso.language.cues import languages_of

_NAMED = re.compile(r"@(\w+)@")
_APOSTROPHES = str.maketrans("’ʼ`", "'''")


def position(name: str, text: str, language: str | None) -> int | None:
    """Where in `text` the list `name` first matches; None where it does not.

    Letter case and the shape of apostrophes do not matter.
    """
    plain = _plain(text)
    found = (p.search(plain) for p in _lists(name, text, language))
    return min((m.start() for m in found if m), default=None)


def positions(name: str, text: str, language: str | None) -> tuple[int, ...]:
    """Every place in `text` where the list `name` matches, in order."""
    plain = _plain(text)
    return tuple(sorted(m.start() for p in _lists(name, text, language) for m in p.finditer(plain)))


def matches(name: str, text: str, language: str | None) -> bool:
    return position(name, text, language) is not None


def _lists(name: str, text: str, language: str | None) -> list[re.Pattern[str]]:
    return [p for one in languages_of(text, language) if (p := patterns(one).get(name))]


@lru_cache(maxsize=256)
def _plain(text: str) -> str:
    return text.casefold().translate(_APOSTROPHES).replace("ё", "е")


@cache
def patterns(language: str) -> Mapping[str, re.Pattern[str]]:
    """Each list of a language as one pattern; `\\b` stands around an entry without edges of its own."""
    path = files("sayso.language") / language / "stance.toml"
    if not path.is_file():
        return {}
    data: dict[str, list[str]] = tomllib.loads(path.read_text(encoding="utf-8"))
    return {
        name: re.compile("|".join(_edged(_filled(e, data)) for e in entries))
        for name, entries in data.items()
        if entries
    }


def _filled(entry: str, data: Mapping[str, list[str]]) -> str:
    """The entry with `@name@` made the alternatives of the list `name`."""
    return _NAMED.sub(lambda m: f"(?:{'|'.join(_filled(e, data) for e in data[m[1]])})", entry)


def _edged(entry: str) -> str:
    return entry if entry.startswith(("^", "(?<")) or entry.endswith("$") else rf"\b(?:{entry})\b"
