"""Given names and whether men or women have them, from `<language>/given.txt`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def given_names(language: str) -> Mapping[str, str]:
    """Lower-case given names in the nominative: "m", "f", or "mf" for those that both have."""
    path = files("sayso.language") / language / "given.txt"
    if not path.is_file():
        return {}
    found: dict[str, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            gender, *names = line.split()
            for name in names:
                found[name.lower()] = gender if found.get(name.lower(), gender) == gender else "mf"
    return found
