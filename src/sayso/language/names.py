"""Names known to the world, from `<language>/names.tsv`: states, capitals, bodies, leaders, in every form.

A form with `=` before it is a part of a name that stands for the whole when nothing on the page speaks
against it: `=Лавров`. The English name is the one in common international usage.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast

from sayso.language.stems import key, plain
from sayso.model.reading import EntityKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """One known name. `form` is its dictionary form in the language of the file it was found in."""

    name: str
    kind: EntityKind
    form: str
    part: bool


@cache
def known_names(language: str) -> tuple[Known, ...]:
    path = files("sayso.language") / language / "names.tsv"
    if not path.is_file():
        return ()
    rows = [
        x.split("\t") for x in path.read_text(encoding="utf-8").splitlines() if x and not x.startswith("#")
    ]
    return tuple(
        Known(
            name=name,
            kind=cast(EntityKind, kind),
            form=form.strip().lstrip("="),
            part=form.strip().startswith("="),
        )
        for name, kind, forms in rows[1:]
        for form in forms.split("|")
    )


@cache
def _index(language: str) -> Mapping[tuple[str, ...], tuple[Known, ...]]:
    found: dict[tuple[str, ...], list[Known]] = {}
    for one in known_names(language):
        for way in dict.fromkeys((key(one.form), tuple(plain(one.form).split()))):
            found.setdefault(way, []).append(one)
    return {way: tuple(ones) for way, ones in found.items()}


def known(text: str, kind: str, language: str) -> Known | None:
    """The known name that `text` is, in any case. Persons are no places; places and organizations may mix."""
    ways = _index(language)
    for way in dict.fromkeys((tuple(plain(text).split()), key(text))):
        for one in ways.get(way, ()):
            if (one.kind == "person") == (kind == "person"):
                return one
    return None
