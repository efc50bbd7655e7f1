"""Picture lines: what the picture shows (caption) and whose it is (credit)."""

from __future__ import annotations

import re
from functools import cache

from sayso.model import Image, Piece, Span, trimmed
from sayso.pages.words import agencies, any_of, words

CREDIT_WORDS = 6  # a longer stretch after `Photo:` describes the picture

_bracketed = re.compile(r"\s*[(\[](?P<inner>[^()\[\]]{2,100})[)\]]\s*[.]?\s*$")
_copyright = re.compile(r"(?:©|\(c\))\s*(?P<credit>[^\n]{2,80})$", re.IGNORECASE)
_slash = re.compile(r"\s/\s")
_word = re.compile(r"[^\W_]+")
_EDGE = " \t\n\u00a0:|·•—–-/"


def image(text: str, span: Span, *, in_figure: bool = False) -> Image | None:
    """Caption and credit of a picture line; None for a line that is none.

    A line is one if it opens with a word such as `Photo:` or holds it after the caption; in a figure every
    line is. `Photo: the minister (Getty Images)`, `Фото: Getty Images`, `A bridge. Photo: A. Bell / Reuters`,
    `The old bridge (Photo by A. Bell/AFP)`; in a figure also `The old bridge. © Reuters`.
    """
    start, end = span
    if end - start > 600 and not in_figure:
        return None
    if (match := _bracket_at_end(text, start, end)) and (
        (label := _label().match(text, match.start("inner"), match.end("inner")))
        or _is_credit(match["inner"])
    ):
        credit = (label.end() if label else match.start("inner"), match.end("inner"))
        opened = _label().match(text, start, match.start())
        if in_figure or opened or label:
            return _both(text, (opened.end() if opened else start, match.start()), credit)
    labels = list(_label().finditer(text, start, end)) if _speaks_of_pictures(text[start:end]) else []
    if labels and (
        labels[0].start() == start or in_figure or _after_sentence(text, start, labels[-1].start())
    ):
        label = labels[-1]
        rest = (label.end(), end)
        if label.start() > start:
            return _both(text, (start, label.start()), rest)
        if (bracket := _bracket_at_end(text, *rest)) is not None:
            return _both(text, (rest[0], bracket.start()), bracket.span("inner"))
        return _described_or_credited(text, rest)
    if in_figure and (match := _unmarked().search(text, start, end) or _copyright.search(text, start, end)):
        return _both(text, (start, match.start()), match.span("credit"))
    if in_figure:
        return _by_agency(text, span)
    return None


def _bracket_at_end(text: str, start: int, end: int) -> re.Match[str] | None:
    if text.find("(", start, end) < 0 and text.find("[", start, end) < 0:
        return None
    return _bracketed.search(text, start, end)


def _speaks_of_pictures(line: str) -> bool:
    """May the line hold a label? No paragraph of a story does, and to look for words is much the quickest."""
    folded = line.casefold()
    return any(map(folded.__contains__, _stems()))


@cache
def _stems() -> tuple[str, ...]:
    """The words for pictures, without those that hold another: `photo` for `photo by`."""
    found = {word.casefold() for word in words("photo")}
    return tuple(word for word in found if not any(other in word for other in found - {word}))


def _described_or_credited(text: str, span: Span) -> Image | None:
    """What follows `Photo:` alone: names are a credit, longer words a caption, `words / Name` both."""
    words_ = _word.findall(text, *span)
    named = all(word[0].isupper() or word.isdigit() for word in words_)
    slash = _slash.search(text, *span)
    if slash and not named and not _is_agency(text[slash.end() : span[1]]):
        return _both(text, (span[0], slash.start()), (slash.end(), span[1]))
    described = len(words_) > CREDIT_WORDS and not _is_credit(text[slice(*span)])
    return _both(text, span, None) if described else _both(text, None, span)


def _by_agency(text: str, span: Span) -> Image | None:
    """In a figure, an agency may end the line without a word for it: `The old bridge. REUTERS/Ann Bell`."""
    match = _agency_tail().search(text, *span)
    if match:
        return _both(text, (span[0], match.start()), match.span("credit"))
    return _both(text, span, None)


def _both(text: str, caption: Span | None, credit: Span | None) -> Image | None:
    shown, whose = _piece(text, caption, _EDGE), _piece(text, credit, _EDGE + ".;,")
    return Image(caption=shown, credit=whose) if shown or whose else None


def _piece(text: str, span: Span | None, edge: str) -> Piece | None:
    found = trimmed(text, span, edge) if span else None
    return Piece(text=text[slice(*found)], span=found, origin="visible") if found else None


def _is_agency(words_: str) -> bool:
    return _agency().search(words_) is not None


def _is_credit(words_: str) -> bool:
    return _is_agency(words_) or "/" in words_ or "©" in words_


def _after_sentence(text: str, start: int, at: int) -> bool:
    """Outside a figure, `Photo:` counts only after a sentence or a bracket, not in running text."""
    before = text[start:at].rstrip(" \u00a0|/")
    return bool(before) and (before[-1] in '.!?)»”"(' or text[start:at].rstrip(" \u00a0")[-1:] in "|/")


@cache
def _label() -> re.Pattern[str]:
    """`Photo:`, `Photo by`, `Фото —`: the word, then a mark, unless the word says `by` itself."""
    speaks = [word for word in words("photo") if word.endswith((" by", " of"))]
    return re.compile(
        rf"(?<!\w)(?:(?:{any_of(speaks)})\s+|(?:{any_of(words('photo'))})\s*(?:[:—–|]\s*|-\s+|(?=©)))",
        re.IGNORECASE,
    )


@cache
def _unmarked() -> re.Pattern[str]:
    """In a figure, after a full stop, the word may stand without a mark: `The old bridge. Photo A. Bell`."""
    return re.compile(
        rf"(?<=[.!?»”\")])\s+(?:{any_of(words('photo'))})\s+(?P<credit>[^\n.!?:]{{2,60}})\.?$",
        re.IGNORECASE | re.MULTILINE,
    )


@cache
def _agency() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(agencies())})(?!\w)", re.IGNORECASE)


@cache
def _agency_tail() -> re.Pattern[str]:
    """`REUTERS/Ann Bell`, `Ann Bell / AFP`, `AP` after a sentence or a bar, to the end of the line."""
    name = rf"(?:{any_of(agencies())})(?!\w)"
    return re.compile(
        rf"(?:(?<=[.!?»”\"])\s+|\s*[|•]\s*|^)(?P<credit>(?:[^\n.!?|]{{0,40}}[/,]\s?)?{name}[^\n.!?]{{0,40}})\.?$",
        re.IGNORECASE | re.MULTILINE,
    )
