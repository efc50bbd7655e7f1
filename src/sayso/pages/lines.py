"""What a line of a page is, told by its words alone: switch, author, date, photo credit, share line.

Every function takes the whole text and the span of a line, so that what it finds has its place in the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from sayso.model import Byline, Dated, Span, trimmed
from sayso.pages.dates import find, only_day_or_clock
from sayso.pages.words import alone, any_of, opening, switch_names, words

_AROUND = "[](){}|/· \t\n"
SWITCH = 80  # characters of a switch
SHORT = 160  # characters: no line of furniture that is told by its first words is longer
EDGE = " \t\n\u00a0.,;:|·•—–-/"

_OPENING = ("related", "share", "subscribe", "tags")
_FURNITURE = (*_OPENING, "comments")

_begun = re.compile(r"\w\w")
_between = re.compile(r"\s*[\s|/·•,]\s*")
_word = re.compile(r"[^\W_]+(?:['’ʼ.-]+[^\W_]+)*\.?")
_digit = re.compile(r"\d")
_letter = re.compile(r"[^\W\d_]")
_address = re.compile(r"\S+@\S+|https?://\S+|@\w+")
_copyright = re.compile(r"(?:©|\(c\)|copyright\b)", re.IGNORECASE)
_roles = re.compile(r"\s+[|/·•—–-]\s+|\s*[|·•]\s*|,\s+(?=[a-zа-яіїєґ])|\s+(?:for|для)\s+|\s*\(")


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A line that says when the page was published or changed."""

    published: Dated | None = None
    modified: Dated | None = None


def languages_in_switch(line: str) -> tuple[str, ...]:
    """The languages that a line such as `ua en ru` offers; empty where the line is anything else."""
    if not may_name_language(line):
        return ()
    names = switch_names()
    codes = [names.get(piece.lower()) for piece in _between.split(line.strip(_AROUND)) if piece]
    found = [code for code in codes if code is not None]
    return tuple(dict.fromkeys(found)) if len(set(found)) == len(codes) >= 2 else ()


def may_name_language(line: str) -> bool:
    """Does it begin as a switch or a label of one does? By two letters, nearly all lines are seen not to."""
    return len(line) <= SWITCH and line.lstrip(_AROUND)[:2].lower() in _switch_starts()


@cache
def _switch_starts() -> frozenset[str]:
    return frozenset(name[:2] for name in switch_names())


def language_named(line: str) -> str | None:
    """The language that a label such as `UA` names."""
    return switch_names().get(line.strip(_AROUND).lower())


def authors(text: str, span: Span) -> list[Byline] | None:
    """The names in a line such as `Author: Ann Bell`, `By Ann Bell and Tom Fry`; None for another line."""
    if span[1] - span[0] > 200 or (match := _author().match(text, *span)) is None:
        return None
    if match["colon"] is None and not _reads_as_name(text[match.end() : span[1]]):
        return None
    return names(text, (match.end(), span[1]))


def names(text: str, span: Span) -> list[Byline]:
    """The names in a stretch that is known to hold names: without roles, dates, addresses."""
    end = min([span[1], *(span[0] + f.span[0] for f in find(text[slice(*span)]))])
    if cut := _roles.search(text, span[0], end):
        end = cut.start()
    if cut := _address.search(text, span[0], end):
        end = cut.start()
    found, start = [], span[0]
    for joint in [*_joint().finditer(text, span[0], end), None]:
        piece = trimmed(text, (start, joint.start() if joint else end), EDGE.replace(".", ""))
        if piece and _letter.search(text, *piece) and text[slice(*piece)].lower() not in words("author"):
            found.append(Byline(name=text[slice(*piece)], span=piece, origin="visible"))
        start = joint.end() if joint else end
    return found


def without_label(name: str) -> str:
    """`Ann Bell` of `By Ann Bell`."""
    match = _author().match(name)
    return (name[match.end() :].strip() if match else name) or name


def when(text: str, span: Span) -> When | None:
    """Dates in a line that holds little else: `Published: 12:42, 20 May 2025`. None if it is no such line.

    A date with no word for what it means is the date of publication; one without a year gives none.
    """
    start, end = span
    line = text[start:end]
    if len(line) > SHORT or _digit.search(line) is None:
        return None
    found = list(find(line))
    if not found:
        return When() if only_day_or_clock(_labels().sub(" ", line).strip()) else None
    rest, last = [], 0
    published = modified = None
    for date in found:
        before = line[last : date.span[0]]
        last = date.span[1]
        dated = Dated(value=date.value, origin="visible", span=(start + date.span[0], start + date.span[1]))
        if _ends_with("updated").search(before):
            modified = modified or dated
        else:
            published = published or dated
        rest.append(before)
    rest.append(line[last:])
    left = _labels().sub(" ", " ".join(rest))
    others = _word.findall(left)
    if (
        len(others) > 4
        or sum(word[0].islower() for word in others) > 1
        or left.rstrip().endswith(tuple(".!?;"))
    ):
        return None
    return When(published=published, modified=modified)


def is_furniture(line: str) -> bool:
    """Does the line invite to share, subscribe or read something else, or head such a list?"""
    if len(line) > SHORT:
        return False
    if _copyright.match(line):
        return True
    begun = _begun.search(line)
    if begun is None or begun[0].casefold() not in _furniture_starts():
        return False
    if alone("share").fullmatch(line) or alone("comments").fullmatch(line):
        return True
    return any(
        match is not None and (match.end() >= len(line.rstrip(" .:")) or name != "share")
        and not (name == "related" and not _invites(line, match.end()))
        for name in _OPENING
        if (match := opening(name).match(line)) is not None and not (name == "tags" and ":" not in line)
    )  # fmt: skip


@cache
def _furniture_starts() -> frozenset[str]:
    """How the words for furniture begin: by two letters, nearly all lines are seen to be none."""
    return frozenset(word[:2].casefold() for name in _FURNITURE for word in words(name))


def heads_comments(line: str) -> bool:
    return len(line) < 60 and alone("comments").fullmatch(line) is not None


def _invites(line: str, end: int) -> bool:
    """After the words for `related` comes nothing or a colon: `Related: …`, not `Related parties said …`."""
    return not line[end:].strip(" .:") or line[end:].lstrip()[:1] in (":", "—", "–", "-", "|", ">", "»", "→")


@cache
def _author() -> re.Pattern[str]:
    label = rf"(?:{any_of(words('author'))})(?!\w)"
    bare = rf"(?:{any_of(words('author_bare'))})(?!\w)"
    return re.compile(rf"\W*(?:{label}\s*(?P<colon>[:—–-])\s*|{bare}\s+)", re.IGNORECASE)


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(rf"\s*[,;&]\s*|\s+(?:{any_of(words('joins'))})\s+", re.IGNORECASE)


@cache
def _ends_with(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(words(name))})\W*$", re.IGNORECASE)


@cache
def _labels() -> re.Pattern[str]:
    both = (*words("published"), *words("updated"))
    return re.compile(rf"(?<!\w)(?:{any_of(both)})(?!\w)", re.IGNORECASE)


def _reads_as_name(rest: str) -> bool:
    """`Ann Bell and Tom Fry`, `ANN BELL | 4 March`: capitals, few words, no sentence."""
    first = rest.split("|")[0].rstrip()
    found = _word.findall(first)
    if not 1 <= len(found) <= 14 or not found[0][0].isupper():
        return False
    return sum(word[0].isupper() for word in found) * 2 >= len(found) and first[-1] != "."
