"""Spans: half-open ranges of Unicode code points in a text that does not move."""

from __future__ import annotations

from typing import TypeAlias

from sayso.model.errors import SpanError

Span: TypeAlias = tuple[int, int]


def checked(text: str, span: Span) -> Span:
    """Return `span` if it is a non-empty range inside `text`.

    Raises:
        SpanError: the span is empty, reversed or reaches out of the text.
    """
    start, end = span
    if not 0 <= start < end <= len(text):
        raise SpanError(f"span {start}:{end} does not lie in a text of {len(text)} characters")
    return span


def covers(outer: Span, inner: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def overlaps(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def trimmed(text: str, span: Span, edge: str = " \t\r\n\u00a0") -> Span | None:
    """`span` without characters of `edge` at its ends; None when nothing else is in it."""
    start, end = span
    while start < end and text[start] in edge:
        start += 1
    while end > start and text[end - 1] in edge:
        end -= 1
    return (start, end) if start < end else None
