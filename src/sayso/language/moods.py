"""Patterns of mood from `<language>/stance.toml`: obligation, readiness, promise, negation and the like."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from sayso.language.cues import languages_of

_APOSTROPHES = str.maketrans("’ʼ`", "'''")


def matches(name: str, text: str, language: str | None) -> bool:
    """Does `text` hold a pattern of the list `name`? Letter case and the shape of apostrophes do not matter."""
    plain = text.casefold().translate(_APOSTROPHES).replace("ё", "е")
    return any(
        (p := patterns(one).get(name)) is not None and p.search(plain) for one in languages_of(text, language)
    )


@cache
def patterns(language: str) -> Mapping[str, re.Pattern[str]]:
    """Each list of a language as one pattern. `\\b` is put around an entry that does not bring its own edges."""
    path = files("sayso.language") / language / "stance.toml"
    if not path.is_file():
        return {}
    data: dict[str, list[str]] = tomllib.loads(path.read_text(encoding="utf-8"))
    return {
        name: re.compile("|".join(_edged(e) for e in entries)) for name, entries in data.items() if entries
    }


def _edged(entry: str) -> str:
    return entry if entry.startswith(("^", "(?<")) or entry.endswith("$") else rf"\b(?:{entry})\b"
