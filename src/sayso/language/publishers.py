"""Outlets, agencies and platforms, from `<language>/publishers.tsv`: one English name for all their forms."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from sayso.language.stems import key, plain

_ADDRESS = re.compile(r"^(?:https?://)?(?:www\.|m\.)?([\w-]+(?:\.[\w-]+)+)(?:/\S*)?$")
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """One medium. `kind`: agency, outlet, broadcaster, platform, state media; `forms` are of one language."""

    name: str
    kind: str
    language: str
    forms: tuple[str, ...]


def canonical(form: str, language: str | None) -> str | None:
    """The English name of the publisher that `form` is: in any case, with or without quotation marks and
    words such as "агентство", or as a domain. None for what is no publisher.
    """
    return _canonical(form.strip(), language)


def kind_of(name: str) -> str | None:
    """The kind of a publisher by its English name."""
    return _kinds().get(name)


@cache
def publishers(language: str) -> tuple[Publisher, ...]:
    path = files("sayso.language") / language / "publishers.tsv"
    if not path.is_file():
        return ()
    rows = [
        x.split("\t") for x in path.read_text(encoding="utf-8").splitlines() if x and not x.startswith("#")
    ]
    return tuple(
        Publisher(name=name, kind=kind, language=language, forms=tuple(f.strip() for f in forms.split("|")))
        for name, kind, forms in rows[1:]
    )


@cache
def _languages() -> tuple[str, ...]:
    root = files("sayso.language")
    return tuple(sorted(f.name for f in root.iterdir() if f.is_dir() and (f / "publishers.tsv").is_file()))


@cache
def _kinds() -> Mapping[str, str]:
    return {p.name: p.kind for language in _languages() for p in publishers(language)}


@cache
def _exact() -> Mapping[str, str]:
    """Every form of every language, and every English name, as it stands."""
    found: dict[str, str] = {}
    for language in _languages():
        for publisher in publishers(language):
            for form in (publisher.name, *publisher.forms):
                found.setdefault(plain(form), publisher.name)
    return found


@cache
def _stemmed() -> Mapping[tuple[str, ...], str]:
    found: dict[tuple[str, ...], str] = {}
    for form, name in _exact().items():
        found.setdefault(key(form), name)
    return found


@cache
def _around(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words that may stand before a publisher's name and after it."""
    path = files("sayso.language") / language / "publishers.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    before, after = (
        "|".join(sorted(data.get(k, []), key=len, reverse=True)) or "(?!)" for k in ("before", "after")
    )
    return re.compile(rf"^(?:(?:{before})\s+)+"), re.compile(rf"(?:\s+(?:{after}))+$")


@lru_cache(maxsize=8192)
def _canonical(form: str, language: str | None) -> str | None:
    if address := _ADDRESS.match(form.casefold()):
        found = _exact().get(plain(address[1])) or _exact().get(plain(form))
        if found or form.isascii():
            return found
    text = plain(_POSSESSIVE.sub("", form))
    if found := _find(text):
        return found
    for one in (language,) if language in _languages() else _languages():
        before, after = _around(str(one))
        shorter = after.sub("", before.sub("", text))
        if shorter != text and (found := _find(shorter)):
            return found
    return None


def _find(text: str) -> str | None:
    return _exact().get(text) or _stemmed().get(key(text))
