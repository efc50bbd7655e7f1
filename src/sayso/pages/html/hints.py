"""What the names that a page gives to its parts say: class, id, role, itemprop; see `names.toml`."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Any, Literal, TypeAlias, cast

# `aside` may hold a part of the article; `pull` is a sentence of the article shown once more.
Hint: TypeAlias = Literal["comments", "related", "menu", "aside", "pull"]
Mark: TypeAlias = Literal["author", "date", "modified", "credit", "caption", "deck", "lead"]

LONGEST = 400  # characters of names that are looked at

_pieces = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


def hint(names: str) -> Hint | None:
    """The kind of furniture that class, id and role name; None where they name none."""
    known = _known("furniture")
    found = [known[piece] for piece in _split(names) if piece in known]
    if not found:
        alone = _known("alone")
        found = [alone[name] for name in names[:LONGEST].lower().split() if name in alone]
    return cast(Hint, found[0]) if found else None


def mark(names: str) -> Mark | None:
    """What an element of the article holds, by its class or itemprop."""
    known = _known("marks")
    found = {known[piece] for piece in _split(names) if piece in known}
    return cast(Mark, next(kind for kind in _table()["marks"] if kind in found)) if found else None


@cache
def listed(section: str, name: str) -> tuple[str, ...]:
    """The names under `name` in a section of `names.toml`, in order."""
    return tuple(_table()[section][name])


@cache
def every(section: str) -> frozenset[str]:
    """All names in a section of `names.toml`."""
    return frozenset(_known(section))


@lru_cache(maxsize=4096)
def _split(names: str) -> tuple[str, ...]:
    """The pieces of names, then every two that stand together."""
    pieces = [piece.lower() for piece in _pieces.findall(names[:LONGEST])]
    return (*pieces, *map(" ".join, pairwise(pieces)))


@cache
def _known(section: str) -> dict[str, str]:
    """Kinds by name."""
    return {name: kind for kind, names in _table()[section].items() for name in names}


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("sayso.pages.html").joinpath("names.toml").read_text(encoding="utf-8"))
