"""The time words and time rules of a language, from its `times.toml` and `times_rules.toml`.

A word list is one string: forms stand apart by spaces, `_` joins the words of a phrase, `{a,b,}` spells out
endings (`січ{ень,ня,ні}`), and `^` before a form asks for a capital letter. The key is the form's value.
`docs/times.md` lists the classes.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Any, TypeAlias

Value: TypeAlias = int | str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """One reading of a form: `titled` forms count only with a capital first letter."""

    name: str
    value: Value
    titled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A named pattern over classes; `kind` names how its value is made, `set` are fixed features of it."""

    name: str
    kind: str
    pattern: str
    fixed: tuple[tuple[str, Value], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeLanguage:
    """All that the engine asks of a language. `phrases` maps two first words to the longest phrases first."""

    code: str
    words: dict[str, tuple[Sense, ...]]
    phrases: dict[tuple[str, ...], tuple[tuple[tuple[str, ...], tuple[Sense, ...]], ...]]
    endings: dict[str, tuple[str, ...]]
    options: dict[str, Value]
    letters: str
    macros: dict[str, str]
    rules: tuple[Rule, ...]


@cache
def languages() -> tuple[str, ...]:
    """The languages with time data, in alphabetical order."""
    root = files("sayso.language")
    return tuple(sorted(f.name for f in root.iterdir() if f.is_dir() and f.joinpath("times.toml").is_file()))


@cache
def time_language(code: str) -> TimeLanguage:
    """Load a language once.

    Raises:
        FileNotFoundError: there is no folder of time data for `code`.
    """
    data = _table(code, "times.toml")
    words: dict[str, list[Sense]] = {}
    phrases: dict[tuple[str, ...], dict[tuple[str, ...], list[Sense]]] = {}
    for name, table in data["words"].items():
        for key, forms in table.items():
            for form in (f for source in forms.split() for f in expand(source)):
                sense = Sense(name=name, value=_value(key), titled=form.startswith("^"))
                parts = tuple(form.removeprefix("^").lower().split("_"))
                if len(parts) == 1:
                    words.setdefault(parts[0], []).append(sense)
                else:
                    phrases.setdefault(parts[:2], {}).setdefault(parts, []).append(sense)
    macros, rules = _rules(code)
    return TimeLanguage(
        code=code,
        words={form: tuple(senses) for form, senses in words.items()},
        phrases={
            begin: tuple((p, tuple(s)) for p, s in sorted(found.items(), key=lambda x: (-len(x[0]), x[0])))
            for begin, found in phrases.items()
        },
        endings={name: tuple(text.split()) for name, text in data.get("endings", {}).items()},
        options=data.get("options", {}),
        letters=data["letters"],
        macros=macros,
        rules=rules,
    )


def expand(source: str) -> list[str]:
    """Spell out the braces of one form: `a{b,c}d` is `abd` and `acd`."""
    parts: list[list[str]] = []
    while "{" in source:
        head, _, rest = source.partition("{")
        choice, _, source = rest.partition("}")
        parts += [[head], choice.split(",")]
    return ["".join(p) for p in product(*parts, [source])]


def _rules(code: str) -> tuple[dict[str, str], tuple[Rule, ...]]:
    """The rules of a language; `like` takes over another's, and a rule of the same name replaces that."""
    data = _table(code, "times_rules.toml")
    macros: dict[str, str] = {}
    rules: dict[str, Rule] = {}
    if "like" in data:
        inherited, found = _rules(data["like"])
        macros |= inherited
        rules |= {rule.name: rule for rule in found}
    macros |= data.get("macros", {})
    for row in data.get("rule", []):
        rules[row["name"]] = Rule(
            name=row["name"],
            kind=row["kind"],
            pattern=row["pattern"],
            fixed=tuple(sorted(row.get("set", {}).items())),
        )
    return macros, tuple(rules.values())


def _table(code: str, name: str) -> dict[str, Any]:
    return tomllib.loads(files("sayso.language").joinpath(code, name).read_text(encoding="utf-8"))


def _value(key: str) -> Value:
    return int(key) if key.lstrip("-").isdigit() else key
