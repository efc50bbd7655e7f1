"""Rules compiled to regular expressions over symbols, and the choice among what they match.

A pattern is words and operators: `month`, `role=month`, `a?`, `(a | b c)*`; `@name` is a macro, `<a` and
`<!a` look behind for one token, `>a` and `>!a` ahead. Alternatives of one token are written
`a|b` without spaces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from sayso.language.times import Rule, TimeLanguage, Value
from sayso.reading.times.lexicon import BREAK, WORD, Lexicon, Row, Token, lexicon

_ATOM = re.compile(r"(<!|<|>!|>)?(?:([a-z_0-9]+)=)?([a-z_0-9]+(?:\|[a-z_0-9]+)*)([?*+])?|([()|])([?*+])?")
_RUN = re.compile(f"[^{WORD}{BREAK}]+")

SHORT = 16  # tokens: so short a text is matched whole, "on the 15th" too


@dataclass(frozen=True, slots=True, kw_only=True)
class Compiled:
    rule: Rule
    regex: re.Pattern[str]
    roles: tuple[tuple[str, tuple[str, ...]], ...]
    order: int
    needs: tuple[frozenset[str], ...]


class Feature(NamedTuple):
    """One token's part in a match: `role` says what it does there, `at` is its place in the row."""

    role: str
    value: Value
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A rule that fired on the tokens `first` to `last` (inclusive)."""

    rule: Rule
    first: int
    last: int
    features: tuple[Feature, ...]


@cache
def compiled(code: str) -> tuple[Compiled, ...]:
    words = lexicon(code)
    return tuple(_compile(rule, i, words) for i, rule in enumerate(words.language.rules))


@cache
def _by_need(code: str) -> tuple[Mapping[str, tuple[Compiled, ...]], tuple[Compiled, ...]]:
    """Rules by each symbol of their narrowest need, and those that need nothing."""
    found: dict[str, list[Compiled]] = {}
    for item in compiled(code):
        for symbol in item.needs[0] if item.needs else ():
            found.setdefault(symbol, []).append(item)
    rest = tuple(item for item in compiled(code) if not item.needs)
    return {symbol: tuple(items) for symbol, items in found.items()}, rest


def _possible(code: str, present: frozenset[str]) -> Iterator[Compiled]:
    """The rules all of whose needs a text meets that has the symbols `present`."""
    by_need, rest = _by_need(code)
    yield from rest
    needed = {item.order: item for symbol in present for item in by_need.get(symbol, ())}
    for item in needed.values():
        if not any(map(present.isdisjoint, item.needs[1:])):
            yield item


def find(row: Row, code: str) -> tuple[Match, ...]:
    """The longest matches that do not overlap, in text order; among equals the earlier rule wins.

    What is a time only alone (kind `alone`) comes after all others.
    """
    words = lexicon(code)
    short = len(row.symbols) <= SHORT
    compact, places = (
        (row.symbols, list(range(len(row.symbols)))) if short else _islands(row.symbols, words.core)
    )
    if not compact:
        return ()
    found: list[tuple[bool, int, int, int, Compiled, re.Match[str]]] = []
    present = frozenset(compact)
    for item in _possible(code, present):
        for match in item.regex.finditer(compact):
            start, end = match.span()
            if end > start:
                found.append((item.rule.kind == "alone", start - end, item.order, start, item, match))
    found.sort(key=lambda f: f[:4])
    taken = bytearray(len(compact))
    chosen: list[Match] = []
    for _, length, _, start, item, match in found:
        end = start - length
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            if item.rule.kind != "none":
                chosen.append(_match(item, match, row.tokens, places))
    chosen.sort(key=lambda m: m.first)
    return tuple(chosen)


def _match(item: Compiled, match: re.Match[str], tokens: Sequence[Token], places: list[int]) -> Match:
    features = [Feature(role=role, value=value, at=-1) for role, value in item.rule.fixed]
    for (role, names), (start, _) in zip(item.roles, match.regs[1:], strict=True):
        if start >= 0:
            senses = tokens[places[start]].senses
            value = next((senses[n] for n in names if n in senses), "")
            features.append(Feature(role=role, value=value, at=places[start]))
    return Match(
        rule=item.rule,
        first=places[match.start()],
        last=places[match.end() - 1],
        features=tuple(features),
    )


def _islands(symbols: str, core: frozenset[str]) -> tuple[str, list[int]]:
    """Only the stretches that hold a word of time, each with its neighbours; the places say where from."""
    keep: list[int] = []
    for run in _RUN.finditer(symbols):
        if not core.isdisjoint(run[0]):
            first = max(run.start() - 1, keep[-1] + 1 if keep else 0)
            keep.extend(range(first, min(run.end() + 1, len(symbols))))
    return "".join([symbols[i] for i in keep]), keep


def _compile(rule: Rule, order: int, words: Lexicon) -> Compiled:
    roles: list[tuple[str, tuple[str, ...]]] = []
    pieces: list[str] = []
    for match in _ATOM.finditer(_expanded(rule.pattern, words.language)):
        look, role, names, many, bracket, many_bracket = match.groups()
        if bracket:
            pieces.append(("(?:" if bracket == "(" else bracket) + (many_bracket or ""))
            continue
        options = tuple(names.split("|"))
        symbols = "".join(dict.fromkeys("".join(words.classes.get(n, "") for n in options)))
        charset = f"[{re.escape(symbols)}]" if symbols else "(?!)"
        if look:
            ahead = {"<": "(?<=", "<!": "(?<!", ">": "(?=", ">!": "(?!"}[look]
            pieces.append(f"{ahead}{charset})" if symbols or "!" not in look else "")
        else:
            roles.append((role or options[0], options))
            pieces.append(f"({charset}){many or ''}")
    starts = "".join(sorted(_starts(rule, words)))
    ahead = f"(?=[{re.escape(starts)}])" if starts else ""
    return Compiled(
        rule=rule,
        regex=re.compile(ahead + "".join(pieces)),
        roles=tuple(roles),
        order=order,
        needs=_needs(rule, words),
    )


def _starts(rule: Rule, words: Lexicon) -> frozenset[str]:
    """The symbols that a match can begin with: elsewhere the pattern need not be tried. Empty: any."""
    atoms = [m for m in _ATOM.finditer(_expanded(rule.pattern, words.language)) if not m.group(1)]
    starts, may_be_empty, _ = _starts_of(atoms, 0, words)
    return frozenset() if may_be_empty else starts


def _starts_of(atoms: list[re.Match[str]], at: int, words: Lexicon) -> tuple[frozenset[str], bool, int]:
    """The first symbols of a sequence up to its closing bracket, whether it may be empty, where it ends."""
    starts: frozenset[str] = frozenset()
    empty, any_empty = True, False
    while at < len(atoms) and atoms[at].group(5) != ")":
        _, _, names, many, bracket, many_bracket = atoms[at].groups()
        at += 1
        if bracket == "|":
            empty, any_empty = True, any_empty or empty
            continue
        if bracket == "(":
            inner, optional, at = _starts_of(atoms, at, words)
            many_bracket = atoms[at].group(6) if at < len(atoms) else None
            at += 1
            optional = optional or many_bracket in ("?", "*")
        else:
            inner = frozenset("".join(words.classes.get(n, "") for n in names.split("|")))
            optional = many in ("?", "*")
        if empty:
            starts |= inner
            empty = optional
    return starts, any_empty or empty, at


def _needs(rule: Rule, words: Lexicon) -> tuple[frozenset[str], ...]:
    """Sets of symbols of which every match holds at least one each: a text without one is passed over."""
    atoms = [m for m in _ATOM.finditer(_expanded(rule.pattern, words.language)) if not m.group(1)]
    needs, _ = _needs_of(atoms, 0, words)
    return tuple(sorted(needs, key=len)[:3])


def _needs_of(atoms: list[re.Match[str]], at: int, words: Lexicon) -> tuple[list[frozenset[str]], int]:
    """The needs of a sequence up to its closing bracket, and where that ends; one of several needs any."""
    branches: list[list[frozenset[str]]] = [[]]
    while at < len(atoms):
        _, _, names, many, bracket, many_bracket = atoms[at].groups()
        at += 1
        if bracket == ")":
            at -= 1
            break
        if bracket == "|":
            branches.append([])
        elif bracket == "(":
            inner, at = _needs_of(atoms, at, words)
            many_bracket = atoms[at].group(6) if at < len(atoms) else None
            at += 1
            if many_bracket not in ("?", "*"):
                branches[-1] += inner
        elif many not in ("?", "*"):
            branches[-1].append(frozenset("".join(words.classes.get(n, "") for n in names.split("|"))))
    if len(branches) == 1:
        return branches[0], at
    if not all(branches):
        return [], at
    return [frozenset().union(*(min(b, key=len) for b in branches))], at


def _expanded(pattern: str, language: TimeLanguage) -> str:
    while "@" in pattern:
        pattern = re.sub(
            r"@([a-z_0-9]+)([?*+])?",
            lambda m: f"( {language.macros[m.group(1)]} ){m.group(2) or ''}",
            pattern,
        )
    return pattern


__all__ = ["Feature", "Match", "compiled", "find"]
