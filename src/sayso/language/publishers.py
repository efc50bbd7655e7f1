"""Outlets, agencies and platforms, from `<language>/publishers.tsv`: one English name for all their forms.

A form in quotation marks is also a common word: it counts only where the text quotes it or puts a word such
as "телеканал" before it. Words of that kind are in `publishers.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from sayso.language.stems import QUOTES, key, plain

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
    words such as "агентство", or as a domain. None for what is no publisher, and for words without a capital.
    """
    return _canonical(form.strip(), language)


def kind_of(name: str) -> str | None:
    """The kind of a publisher by its English name."""
    return _kinds().get(name)


@cache
def forms_of(kind: str) -> tuple[str, ...]:
    """All forms of the publishers of a kind, in all languages, without addresses and common words."""
    return tuple(
        form
        for language in languages()
        for p in publishers(language)
        if p.kind == kind
        for form in p.forms
        if form[:1] not in QUOTES and not _ADDRESS.match(form)
    )


@lru_cache(maxsize=4096)
def form_of(name: str, text: str, language: str) -> str:
    """What `text` calls the publisher `name`, in dictionary form: a form on the list, else `text` itself."""
    wanted = key(_POSSESSIVE.sub("", text))
    listed = [f for one in (language, "en") if one in languages() for f in _forms(one).get(name, ())]
    return next((f.strip(QUOTES) for f in (name, *listed) if key(f)[-len(wanted) :] == wanted), text)


@cache
def _forms(language: str) -> Mapping[str, tuple[str, ...]]:
    return {p.name: p.forms for p in publishers(language)}


@cache
def languages() -> tuple[str, ...]:
    root = files("sayso.language")
    return tuple(sorted(f.name for f in root.iterdir() if f.is_dir() and (f / "publishers.tsv").is_file()))


@cache
def publishers(language: str) -> tuple[Publisher, ...]:
    path = files("sayso.language") / language / "publishers.tsv"
    rows = [
        x.split("\t") for x in path.read_text(encoding="utf-8").splitlines() if x and not x.startswith("#")
    ]
    return tuple(
        Publisher(name=name, kind=kind, language=language, forms=tuple(f.strip() for f in forms.split(" | ")))
        for name, kind, forms in rows[1:]
    )


@cache
def _kinds() -> Mapping[str, str]:
    return {p.name: p.kind for language in languages() for p in publishers(language)}


@dataclass(frozen=True, slots=True)
class _Index:
    """Names by form, by the stems of a form, and the same for forms that need a sign beside them.

    `words` are the stems of all forms: what has none of them is no publisher.
    """

    exact: dict[str, str]
    stems: dict[tuple[str, ...], str]
    signed: dict[tuple[str, ...], str]
    words: set[str]

    def find(self, text: str, signed: bool) -> str | None:
        found = self.exact.get(text) or self.stems.get(stems := key(text))
        return found or (self.signed.get(stems) if signed else None)


@cache
def _index(language: str | None) -> _Index:
    """All forms of all languages; where two publishers share a form, that of `language` goes first."""
    index = _Index({}, {}, {}, set())
    for one in sorted(languages(), key=lambda x: (x != language, x)):
        for publisher in publishers(one):
            for form in (publisher.name, *publisher.forms):
                index.words.update(key(form))
                if form[0] in QUOTES:
                    index.signed.setdefault(key(form), publisher.name)
                    continue
                index.exact.setdefault(plain(form), publisher.name)
                index.stems.setdefault(key(form), publisher.name)
    return index


@cache
def _around(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words that may stand before a publisher's name and after it."""
    data = tomllib.loads((files("sayso.language") / language / "publishers.toml").read_text(encoding="utf-8"))
    before, after = ("|".join(sorted(data[k], key=len, reverse=True)) for k in ("before", "after"))
    return re.compile(rf"^(?:(?:{before})\s+)+"), re.compile(rf"(?:\s+(?:{after}))+$")


@lru_cache(maxsize=8192)
def _canonical(form: str, language: str | None) -> str | None:
    index = _index(language)
    if "." in form and (address := _ADDRESS.match(form.casefold())):
        found = index.exact.get(plain(address[1])) or index.exact.get(plain(form))
        if found or form.isascii():
            return found
    if form == form.lower():
        return None
    text = plain(_POSSESSIVE.sub("", form))
    if index.words.isdisjoint(key(text)):
        return None
    signed = form[:1] in QUOTES and form[-1:] in QUOTES
    if found := index.find(text, signed):
        return found
    for one in (language,) if language in languages() else languages():
        before, after = _around(str(one))
        lead = before.match(text)
        if lead and (rest := form[_tail(form, lead[0]) :]) == rest.lower():
            continue  # no capital after the words before the name
        shorter = after.sub("", text[lead.end() :] if lead else text)
        if shorter != text and (found := index.find(shorter, signed or lead is not None)):
            return found
    return None


def _tail(form: str, lead: str) -> int:
    """Where in `form` the words of `lead` end, counted in words."""
    words = list(re.finditer(r"\S+", form))
    return words[min(len(lead.split()), len(words) - 1)].start()
