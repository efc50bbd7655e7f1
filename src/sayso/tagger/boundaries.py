"""Where a labelled span begins and ends, once its tokens are known: one rule for every head.

1. No half words: an edge inside a word moves outward to the word's edge. Letters, digits, combining marks,
   and apostrophes and hyphens between them make a word; an English clitic ("'s", "'ll") may be cut off, since
   "Moscow's claim" holds a source and a cue.
2. White space, commas, semicolons, colons and dashes never stand at an edge.
3. Quotation marks belong to a content when both of a pair do: a content that opens with a mark takes the
   closing one that follows it, and a mark whose partner is outside is left outside. A source, a cue and a
   name hold no outer quotation marks («Роснефть» → Роснефть), unless a pair lies wholly inside them.
4. A full stop, question or exclamation mark stays outside, unless a quotation mark of the content closes
   after it or it ends an abbreviation (U.S., им.).
5. A cue may be a lone dash, as under a quotation: “…” ― Name. Nothing else may be punctuation alone.
"""

from __future__ import annotations

import re

from sayso.model import Span

_SPACE_AND_JOINTS = " \t\r\n\u00a0\u202f,;:-–—•*·"
_STOPS = ".!?…"
_PAIRS = {"«": "»", "“": "”", "„": "“”", '"': '"', "‘": "’", "(": ")", "[": "]", "‹": "›"}
_CLOSERS = "".join(_PAIRS.values())
_ABBREVIATION = re.compile(
    r"(?:\b\w\.)+\Z|\b(?:Mr|Mrs|Ms|Dr|Gen|Sen|Gov|Lt|Col|Jr|Sr|Inc|Corp|Ltd|Co|No|им|ім)\.\Z"
)

_LONE_DASH = re.compile(r"\s*([-–—―]+)\s*")
_CLITIC = re.compile(r"['’](?:s|re|ve|ll|d|m)\b", re.IGNORECASE)


def settled(text: str, span: Span, label: str) -> Span | None:
    """`span` with its edges where the rules put them; None when nothing but punctuation is in it."""
    if label == "cue" and (dash := _LONE_DASH.fullmatch(text, *span)):
        return dash.span(1)
    start, end = _whole_words(text, *span)
    while start < end:
        before = (start, end)
        start, end = _without_joints(text, start, end)
        if start < end:
            start, end = _without_stops(text, start, end)
        if start < end:
            start, end = (_quoted_content if label == "content" else _bare)(text, start, end)
        if (start, end) == before:
            return (start, end) if any(c.isalnum() for c in text[start:end]) else None
    return None


def _in_word(text: str, position: int) -> bool:
    """Does a word run across the gap before `position`?"""
    if not 0 < position < len(text):
        return False
    if _CLITIC.match(text, position):
        return False
    left, right = text[position - 1], text[position]
    if left in "'’ʼ-\u2010" and position > 1:
        return right.isalnum() and text[position - 2].isalpha()
    if right in "'’ʼ-\u2010" and position + 1 < len(text):
        return left.isalpha() and text[position + 1].isalpha()
    return (left.isalnum() or left == "\u0301") and (right.isalnum() or "\u0300" <= right <= "\u036f")


def _whole_words(text: str, start: int, end: int) -> Span:
    while _in_word(text, start):
        start -= 1
    while _in_word(text, end):
        end += 1
    return start, end


def _without_joints(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in _SPACE_AND_JOINTS:
        start += 1
    while end > start and text[end - 1] in _SPACE_AND_JOINTS:
        end -= 1
    return start, end


def _without_stops(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in _STOPS:
        start += 1
    while end > start and text[end - 1] in _STOPS and not _ABBREVIATION.search(text[start:end]):
        end -= 1
    return start, end


def _bare(text: str, start: int, end: int) -> Span:
    """Outer quotation marks and brackets taken off, unless the pair lies inside."""
    if text[start] in _PAIRS:
        closer = _closing(text, start, end)
        if closer is None or closer == end - 1:
            start += 1
            end -= closer is not None
    elif text[end - 1] in _CLOSERS and _opening(text, start, end - 1) is None:
        end -= 1
    elif text[start] in _CLOSERS and not _CLITIC.match(text, start):
        start += 1
    elif text[end - 1] in _PAIRS and text[end - 1] not in _CLOSERS:
        end -= 1
    return start, end


def _quoted_content(text: str, start: int, end: int) -> Span:
    """A content with both or none of its outer quotation marks."""
    opener, closer = text[start], text[end - 1]
    if opener in _PAIRS and _closing(text, start, end) is None:
        follow = re.compile(rf"[.,!?…]{{0,3}}[{re.escape(_PAIRS[opener])}]").match(text, end)
        return (start, follow.end()) if follow else (start + 1, end)
    if closer in _CLOSERS and _opening(text, start, end - 1) is None:
        if start and closer in _PAIRS.get(text[start - 1], ""):
            return start - 1, end
        return start, end - 1
    if start and opener not in _PAIRS and text[start - 1] in _PAIRS:
        follow = re.compile(rf"[.,!?…]{{0,3}}[{re.escape(_PAIRS[text[start - 1]])}]").match(text, end)
        if follow:
            return start - 1, follow.end()
    return start, end


def _closing(text: str, start: int, end: int) -> int | None:
    """Where the mark that opens at `start` is closed before `end`."""
    opener, closers, depth = text[start], _PAIRS[text[start]], 0
    for i in range(start + 1, end):
        if text[i] in closers:
            if depth == 0:
                return i
            depth -= 1
        elif text[i] == opener and opener not in closers:
            depth += 1
    return None


def _opening(text: str, start: int, position: int) -> int | None:
    """Where the mark that closes at `position` was opened, not before `start`."""
    closer, depth = text[position], 0
    openers = {o for o, c in _PAIRS.items() if closer in c}
    same = closer in openers
    if same:
        return start + text[start:position].rfind(closer) if text.count(closer, start, position) % 2 else None
    for i in range(position - 1, start - 1, -1):
        if text[i] in openers:
            if depth == 0:
                return i
            depth -= 1
        elif text[i] == closer:
            depth += 1
    return None
