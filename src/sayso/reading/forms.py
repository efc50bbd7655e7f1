"""Mentions of one entity, and the dictionary form that explains them best."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from sayso.language.declension import has_declension
from sayso.language.names import known
from sayso.language.phrases import OPENING, phrases
from sayso.language.stems import key
from sayso.model import Span

_BEFORE = re.compile(r"(?<![\w'’-])([\w'’-]+)\s+[«»\"“„(]*$")
_OPENS = re.compile(r"(?:\A|[.!?…\n])\s*\Z")
UNEXPLAINED = -6.0  # score of a dictionary form that a mention of the same length cannot come from
ELSEWHERE = -3.0  # the same for a mention by the surname alone


@dataclass(frozen=True)
class Named:
    """One mention: `text` without quotation marks, article and possessive, `lead` what stands before it."""

    span: Span
    label: str
    text: str
    lead: str
    language: str

    @property
    def before(self) -> str:
        """The word before it, or `OPENING`: a language with cases may show by it the case of the name."""
        found = _BEFORE.search(self.lead)
        return found[1] if found else OPENING if _OPENS.search(self.lead) else ""

    @cached_property
    def key(self) -> tuple[str, ...]:
        return key(self.text)


@dataclass
class Group:
    """Mentions of one entity, while they are gathered.

    `name` is its English name where it is known, `forms` counts its known dictionary forms.
    """

    kind: str
    name: str | None = None
    members: list[Named] = field(default_factory=list)
    forms: dict[str, int] = field(default_factory=dict)


def dictionary_form_of(group: Group) -> str:
    """The dictionary form: the known one that is used most, else the one that explains the mentions best."""
    if group.forms:
        return max(group.forms, key=lambda f: (group.forms[f], -len(f), f))
    if group.kind == "person":
        longest = max(len(m.text.split()) for m in group.members)
        whole = [m for m in group.members if len(m.text.split()) == longest]
        for mention in whole:
            if (found := known(mention.text, "person", mention.language)) and len(
                found.form.split()
            ) == longest:
                return found.form
        return _explaining(whole, [m for m in group.members if m not in whole])
    if len(group.members) == 1:
        return _explaining(group.members, [])
    lengths = Counter([len(m.text.split()) for m in group.members])
    usual = max(lengths, key=lambda n: (lengths[n], n))
    return _explaining([m for m in group.members if len(m.text.split()) == usual], [])


def _explaining(whole: Sequence[Named], parts: Sequence[Named]) -> str:
    """The nominative that the mentions in full, and those by the surname alone, speak for most."""
    options = [(_ways(*mention), times) for mention, times in _counted(whole).items()]
    scores = {n: 0.0 for ways, _ in options for n in ways}
    if len(scores) < 2:
        return next(iter(scores), whole[0].text)
    for ways, times in options:
        for form in scores:
            scores[form] += times * ways.get(form, UNEXPLAINED)
    for mention, times in _counted(parts).items():
        ways = _ways(*mention)
        for form in scores:
            scores[form] += times * max(ways.get(form.split()[-1], ELSEWHERE), ELSEWHERE)
    return max(scores, key=lambda n: (scores[n], n))


def _counted(mentions: Sequence[Named]) -> dict[tuple[str, str, str, str], int]:
    """How often the page has each mention, with all that `_ways` looks at."""
    found: dict[tuple[str, str, str, str], int] = {}
    for m in mentions:
        mention = (m.text, m.before, m.label, m.language)
        found[mention] = found.get(mention, 0) + 1
    return found


@lru_cache(maxsize=8192)
def _ways(text: str, before: str, label: str, language: str) -> Mapping[str, float]:
    """Nominatives of a mention with the score of the best way to read it so."""
    if not has_declension(language):
        return {text: 0.0}
    found: dict[str, float] = {}
    for way in phrases(text, label, language, before):
        found[way.nominative] = max(found.get(way.nominative, way.score), way.score)
    return found
