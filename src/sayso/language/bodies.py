"""Bodies that every state has, from `<language>/bodies.tsv`: "МИД России" is the Russian Foreign Ministry."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

from sayso.language.names import adjectives, english_adjective, known
from sayso.language.stems import key, plain, stem

_POSSESSIVE = re.compile(r"['’]s?$")
_LINKING = frozenset({"of", "the", "for"})


@cache
def _bodies(language: str) -> Mapping[tuple[str, ...], str]:
    path = files("sayso.language") / language / "bodies.tsv"
    if not path.is_file():
        return {}
    rows = [x.split("\t") for x in path.read_text(encoding="utf-8").splitlines()[1:] if x]
    return {key(form.lstrip("-")): name for name, forms in rows for form in forms.split(" | ")}


@lru_cache(maxsize=8192)
def body(text: str, language: str) -> tuple[str, str | None] | None:
    """The English name of the body that `text` is, and of its state where the text has one.

    "МЗС РФ" gives ("Foreign Ministry", "Russia"), "Foreign Ministry" ("Foreign Ministry", None).
    """
    words = [_POSSESSIVE.sub("", w) for w in text.split()]
    bodies = _bodies(language)
    for cut in range(min(3, len(words))):
        place = _place(words[:cut], language) if cut else None
        if cut and place is None:
            continue
        for end in range(len(words), cut, -1):
            name = bodies.get(key(" ".join(words[cut:end])))
            if name is None:
                continue
            rest = [w for w in words[end:] if w.lower() not in _LINKING]
            after = known(" ".join(rest), "place", language) if rest else None
            if not rest or (after and after.kind == "place"):
                return name, place or (after.name if after else None)
    return None


def _place(words: list[str], language: str) -> str | None:
    """The place that words before a body mean: an adjective ("російське") or a genitive ("Russia's")."""
    text = " ".join(words)
    found = adjectives(language).get(stem(plain(text))) or adjectives(language).get(plain(text))
    if found:
        return found
    place = known(text, "place", language)
    return place.name if place and place.kind == "place" else None


def of_place(name: str, place: str | None) -> str:
    """The English name of a state's body: "Russian Foreign Ministry", "Foreign Ministry of Monaco"."""
    if place is None:
        return name
    adjective = english_adjective(place)
    return f"{adjective} {name}" if adjective else f"{name} of {place}"
