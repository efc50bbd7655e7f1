"""Forms of a cue from what `cues.tsv` declares, by the endings in `<language>/inflection.toml`.

A declaration is a list of parts separated by ` | `:

    said                 a form as it stands, of one or more words
    повідом+ити          the stem with every ending of the pattern `ити`
    погод+ити*ся         the same, each form with a reflexive ending
    з посиланн+ння       a phrase whose last word is inflected
    ?вимог+а             a form that another lemma owns too: it counts only where nothing else is found
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

EMPTY = "0"  # the ending that adds nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One form, in lower case. `shared`: declared to be a form of another lemma as well."""

    words: tuple[str, ...]
    shared: bool


@cache
def _inflection(language: str) -> dict[str, list[str]]:
    text = (files("sayso.language") / language / "inflection.toml").read_text(encoding="utf-8")
    return {name: str(endings).split() for name, endings in tomllib.loads(text).items()}


def forms(declared: str, language: str) -> Iterator[Form]:
    """Every form that a declaration stands for.

    Raises:
        KeyError: the declaration names a pattern that the language does not have.
    """
    for part in declared.split("|"):
        text = part.strip()
        shared = text.startswith("?")
        stem, plus, pattern = text.lstrip("?").partition("+")
        if not plus:
            yield Form(words=tuple(stem.lower().split()), shared=shared)
            continue
        pattern, _, reflexive = pattern.partition("*")
        for ending in _inflection(language)[pattern]:
            form = stem + ending.replace(EMPTY, "")
            for postfix in _inflection(language)[reflexive] if reflexive else [""]:
                yield Form(words=tuple((form + postfix).lower().split()), shared=shared)
