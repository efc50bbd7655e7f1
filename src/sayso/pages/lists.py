"""Which lines are list items, and which sentence introduces them; a line with a dash may be speech."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.model import Span

_mark = re.compile(
    r"[ \t\u00a0]*(?:(?P<bullet>[•·▪◦●‣∙■►✓])|(?P<dash>[-–—])|(?P<star>\*)|(?P<number>\d{1,2})[.)])"
    r"[ \t\u00a0]+(?=\S)"
)
# A dash after a comma or the end of a quoted sentence: `– We are ready, – she said.`
_cue_after_quote = re.compile(r"[,!?…»”\"][ \u00a0][–—-][ \u00a0]")
_sentence_start = re.compile(r"[.!?…][»”\"’)]*\s+(?=[^\W\d_]|[«“\"„])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A line that is a list item: `span` without its mark; `lead` is the sentence that introduces it."""

    line: int
    span: Span
    lead: Span | None


def items(text: str, lines: Sequence[Span]) -> dict[int, Item]:
    """The list items among lines (spans without surrounding space), by the index of the line."""
    found: dict[int, Item] = {}
    index = 0
    while index < len(lines):
        run = _run(text, lines, index)
        if run:
            lead = lead_of(text, lines[index - 1]) if index else None
            if _is_list(text, run, lines, index, introduced=lead is not None):
                for offset, match in enumerate(run):
                    span = (match.end(), lines[index + offset][1])
                    found[index + offset] = Item(line=index + offset, span=span, lead=lead)
        index += max(1, len(run))
    return found


def lead_of(text: str, span: Span) -> Span | None:
    """The last sentence of a paragraph that ends with a colon."""
    start, end = span
    if text[end - 1] != ":":
        return None
    starts = [match.end() for match in _sentence_start.finditer(text, start, end)]
    return (starts[-1] if starts else start, end)


def _run(text: str, lines: Sequence[Span], first: int) -> list[re.Match[str]]:
    """The marks of lines from `first` that stand one after the other and look alike."""
    run: list[re.Match[str]] = []
    for index in range(first, len(lines)):
        span = lines[index]
        match = _mark.match(text, *span)
        if match is None or match.end() >= span[1] or (run and not _alike(run[-1], match)):
            break
        run.append(match)
    return run


def _alike(one: re.Match[str], other: re.Match[str]) -> bool:
    if one.lastgroup == "number":
        return other.lastgroup == "number" and int(other["number"]) == int(one["number"]) + 1
    return one.lastgroup == other.lastgroup and one[0].strip() == other[0].strip()


def _is_list(
    text: str, run: Sequence[re.Match[str]], lines: Sequence[Span], first: int, *, introduced: bool
) -> bool:
    kind = run[0].lastgroup
    if kind == "bullet":
        return True
    if kind == "dash":
        spoken = any(
            _cue_after_quote.search(text, match.end(), lines[first + offset][1])
            for offset, match in enumerate(run)
        )
        return len(run) > 1 and introduced and not spoken
    return len(run) > 1 or introduced
