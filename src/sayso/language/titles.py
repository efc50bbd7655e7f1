"""Nouns that stand around a name in a source, from `<language>/titles.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

from sayso.language.stems import plain, stem


@cache
def _titles(language: str) -> Mapping[str, frozenset[str]]:
    path = files("sayso.language") / language / "titles.toml"
    if not path.is_file():
        return {}
    data: dict[str, list[str]] = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: frozenset(_key(w) for w in words) for name, words in data.items()}


def _key(word: str) -> str:
    return stem(plain(word))


@lru_cache(maxsize=16384)
def is_title(name: str, word: str, language: str) -> bool:
    """Is a word, in any case, on the list `name`?"""
    return _key(word) in _titles(language).get(name, frozenset())
