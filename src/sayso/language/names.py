"""Names known to the world, from `<language>/names.tsv`: states, capitals, bodies, leaders, in every form.

A form may have a sign before it: `=Лавров` is a part that stands for the whole when nothing on the page
speaks against it; `-Києв` is there to find other cases by and is no dictionary form; `~російський` is the
adjective of a place. The English name is the one in common international usage.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import cast

from sayso.language.stems import key, plain, stem
from sayso.model.reading import EntityKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """One known name. `form` is its dictionary form in the language of the file it was found in.

    `part` is true for a surname and the like.
    """

    name: str
    kind: EntityKind
    form: str
    part: bool


@cache
def _rows(language: str) -> tuple[tuple[str, EntityKind, tuple[str, ...]], ...]:
    path = files("sayso.language") / language / "names.tsv"
    if not path.is_file():
        return ()
    rows = [
        x.split("\t") for x in path.read_text(encoding="utf-8").splitlines() if x and not x.startswith("#")
    ]
    return tuple((name, cast(EntityKind, kind), tuple(forms.split(" | "))) for name, kind, forms in rows[1:])


@cache
def known_names(language: str) -> tuple[tuple[str, Known], ...]:
    """Every form to find a name by, with the name; adjectives left out."""
    found: list[tuple[str, Known]] = []
    for name, kind, forms in _rows(language):
        shown = ""
        for form in forms:
            if form.startswith("~"):
                continue
            bare = form.lstrip("=-")
            shown = shown if form.startswith("-") else bare
            found.append((bare, Known(name=name, kind=kind, form=shown, part=form.startswith("="))))
    return tuple(found)


@cache
def dictionary_form(name: str, language: str) -> str | None:
    """The first form of a known name in a language."""
    return next((forms[0] for one, _, forms in _rows(language) if one == name), None)


@cache
def adjectives(language: str) -> Mapping[str, str]:
    """Places by the stem of their adjective, in lower case: "російськ" is of Russia."""
    found: dict[str, str] = {}
    for name, _, forms in _rows(language):
        for form in forms:
            if form.startswith("~"):
                found.setdefault(stem(form[1:].lower()), name)
    return found


@cache
def english_adjective(place: str) -> str | None:
    """The English adjective of a place by its English name."""
    return next(
        (f[1:] for name, _, forms in _rows("en") if name == place for f in forms if f[0] == "~"), None
    )


@cache
def _index(language: str) -> Mapping[tuple[str, ...], tuple[Known, ...]]:
    found: dict[tuple[str, ...], list[Known]] = {}
    for form, one in known_names(language):
        for way in dict.fromkeys((tuple(plain(form).split()), key(form))):
            found.setdefault(way, []).append(one)
    return {way: tuple(ones) for way, ones in found.items()}


@lru_cache(maxsize=16384)
def known(text: str, kind: str, language: str) -> Known | None:
    """The known name that `text` is, in any case. Persons are no places; places and organizations may mix."""
    ways = _index(language)
    for way in dict.fromkeys((tuple(plain(text).split()), key(text))):
        fitting = [one for one in ways.get(way, ()) if (one.kind == "person") == (kind == "person")]
        if fitting:
            return min(fitting, key=lambda one: one.kind != kind)
    return None
