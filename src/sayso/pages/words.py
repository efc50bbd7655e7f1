"""The words of `words/*.toml`, and patterns made of them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

LANGUAGES = ("en", "uk", "ru")


@cache
def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(files("sayso.pages").joinpath("words", f"{name}.toml").read_text(encoding="utf-8"))


@cache
def words(name: str) -> tuple[str, ...]:
    """All words under `name` in all languages, longest first, so that a pattern takes the longest."""
    found = {word for language in LANGUAGES for word in _table(language)[name]}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


@cache
def months() -> dict[str, int]:
    """The number of a month by its name, in lower case."""
    return {
        name: number
        for language in LANGUAGES
        for number, names in enumerate(_table(language)["months"], 1)
        for name in names
    }


@cache
def switch_names() -> dict[str, str]:
    """ISO 639-1 codes by what a language switch calls the language, in lower case."""
    return {name: code for code, names in _table("common")["switch"].items() for name in names}


@cache
def agencies() -> tuple[str, ...]:
    return tuple(sorted(_table("common")["agencies"]["names"], key=lambda name: (-len(name), name)))


def any_of(found: Iterable[str]) -> str:
    """A pattern that matches any of the words, longest first."""
    return "|".join(re.escape(word) for word in sorted(set(found), key=lambda word: (-len(word), word)))


@cache
def opening(name: str) -> re.Pattern[str]:
    """A line that opens with a word of `name`."""
    return re.compile(rf"\W*(?:{any_of(words(name))})(?!\w)", re.IGNORECASE)


@cache
def alone(name: str) -> re.Pattern[str]:
    """A line that holds a word of `name`, perhaps a count, and nothing else."""
    return re.compile(rf"\W*(?:{any_of(words(name))})\W*\d*\W*", re.IGNORECASE)
