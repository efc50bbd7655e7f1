"""Case files of `tests/cases/<language>`: sentences with the expected times written inside."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from sayso.model import Article, Dated
from sayso.reading.times import TimeExplanation, explain_times

CASES = Path(__file__).parents[1] / "cases"
LANGUAGES = ("en", "uk", "ru")
PUBLISHED = "2025-11-09"
_MARK = re.compile(r"\[([^|\]\s]+)\|([A-Z]+) ([^\]]+)\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    language: str
    fires: bool
    rule: str
    text: str
    marks: tuple[tuple[int, int, str, str], ...]  # start, end, type, VALUE;EDTF;MOD


def cases(language: str) -> list[Case]:
    found = []
    for line in _lines(CASES / language / "times.txt"):
        sign, rest = line[0], line[2:]
        rule, _, marked = rest.partition(" | ")
        text, marks = _unmarked(marked)
        found.append(Case(language=language, fires=sign == "+", rule=rule, text=text, marks=marks))
    return found


def wordings() -> list[Case]:
    """Sentences with every time in them marked, whichever rule it is that finds it."""
    found = []
    for code in LANGUAGES:
        for line in _lines(CASES / code / "times-wordings.txt"):
            text, marks = _unmarked(line)
            found.append(Case(language=code, fires=True, rule="", text=text, marks=marks))
    return found


def no_times() -> list[tuple[str, str]]:
    """Language and sentence, for every sentence in which nothing may be found."""
    return [(code, line) for code in LANGUAGES for line in _lines(CASES / code / "no-times.txt")]


def explained(
    text: str, language: str | None, published: str | None = PUBLISHED
) -> tuple[TimeExplanation, ...]:
    day = Dated(value=published, origin="given") if published else None
    return explain_times(Article(text=text, language=language, date_published=day))


def _lines(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _unmarked(marked: str) -> tuple[str, tuple[tuple[int, int, str, str], ...]]:
    text, marks, at = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        marks.append((len(text), len(text) + len(match.group(3)), match.group(2), match.group(1)))
        text += match.group(3)
        at = match.end()
    return text + marked[at:], tuple(marks)
