"""What comes of one input: a reading, or a failure that says in one line what went wrong."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """An input that could not be read. `line` is its number, from 1, where the input is a line of JSONL."""

    source: str
    message: str
    line: int | None = None

    def __str__(self) -> str:
        place = self.source if self.line is None else f"{self.source}:{self.line}"
        return one_line(f"{place}: {self.message}")


def one_line(text: str, longest: int = 400) -> str:
    """`text` as one harmless line: control and bidi characters and surrogates escaped, cut if too long."""
    shown = "".join(_escaped(character) for character in text[: longest + 1])
    return shown if len(text) <= longest else f"{shown[:longest]}…"


def _escaped(character: str) -> str:
    if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp"):
        return character.encode("unicode_escape").decode("ascii")
    return character
