"""Direct, indirect or mixed: whose words the content gives."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.model import Mode, Span
from sayso.reading.attributions.layout import Layout

_PAIRS = {"«": "»", "“": "”", "„": "“”", '"': '"', "‘": "’", "‹": "›"}
_MARK = re.compile(f"[{''.join((*_PAIRS, *_PAIRS.values()))}]")
_DASH_QUOTE = re.compile(r"\s*[–—-]\s+")
_WORD = re.compile(r"[\w’'-]+")
SCARE = 1  # quoted words: a single one, in the middle of other words, is no quote
TITLE = 4  # quoted words: so few with capitals, in the middle of other words, are a name


def mode_of(contents: Sequence[Span], names: Sequence[Span], layout: Layout) -> tuple[Mode, str]:
    """The mode and the rule that gave it. `names` are the spans of names, which marks do not make a quote."""
    text = layout.text
    if contents and all(_dash_quote(span, layout) for span in contents[:1]):
        return "direct", "dash quote"
    quoted = 0
    opened = ""
    for span in contents:
        fragments, opened = quoted_fragments(text, span, opened)
        quoted += sum(_words(text, f) for f in fragments if not is_name_or_scare(text, f, span, names))
    if not quoted:
        return "indirect", "no quotation marks round words of the content"
    if sum(_words(text, span) for span in contents) - quoted <= 1:
        return "direct", "all in quotation marks"
    return "mixed", "partly in quotation marks"


def quoted_fragments(text: str, span: Span, opened: str = "") -> tuple[list[Span], str]:
    """What stands in quotation marks inside `span`, the marks left out, and what would close an open one.

    `opened` says that a quotation goes on from the piece of content before, and by which marks it is closed.
    A mark just before the span counts as inside.
    """
    start, end = span
    if not opened and start and text[start] not in _PAIRS and text[start - 1] in _PAIRS:
        start -= 1
    found: list[Span] = []
    since = start
    for mark in _MARK.finditer(text, start, end):
        i, character = mark.start(), mark[0]
        if _apostrophe(text, i):
            continue
        if not opened:
            since, opened = i + 1, _PAIRS.get(character, "")
        elif character in opened:
            if i > since:
                found.append((since, i))
            opened = ""
    if opened and end > since:
        found.append((since, end))
    closed_behind = bool(opened) and any(c in text[end : end + 2] for c in opened)
    return found, "" if closed_behind else opened


def _words(text: str, span: Span) -> int:
    return len(_WORD.findall(text, *span))


def is_name_or_scare(text: str, fragment: Span, content: Span, names: Sequence[Span]) -> bool:
    """A name in quotation marks, or a single word of the writer's irony."""
    words = _WORD.findall(text[slice(*fragment)])
    if not words:
        return True
    if any((n[0] <= fragment[0] and fragment[1] <= n[1]) or n == fragment for n in names):
        return True
    scare = len(words) <= SCARE and text[fragment[1] - 1] not in ".!?…,"
    titled = len(words) <= TITLE and all(w[0].isupper() for w in words)
    return (scare or titled) and _words(text, content) > len(words)


def _dash_quote(span: Span, layout: Layout) -> bool:
    """The paragraph opens with a dash, and the content right behind it."""
    start, end = layout.paragraphs[layout.paragraph(span[0])]
    match = _DASH_QUOTE.match(layout.text, start, end)
    return bool(match) and match.end() >= span[0] and layout.list_lead(span[0]) is None  # type: ignore[union-attr]


def _apostrophe(text: str, i: int) -> bool:
    return 0 < i < len(text) - 1 and text[i - 1].isalnum() and text[i + 1].isalnum()
