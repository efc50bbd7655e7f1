"""A text as the encoder sees it: plain characters, paragraphs, tokens with offsets, windows.

Offsets always count code points of the text as given: characters are replaced one for one, and where a text
is written with combining marks (NFD) the way back is kept beside it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

Ints = npt.NDArray[np.int64]

START, BREAK = 0, 2  # <s> opens a window; </s> closes it and stands between paragraphs
WINDOW = 384  # tokens, the two outer ones included; the longest the encoder was trained on
OVERLAP = 48  # tokens that two neighbouring windows share at the least

_PARAGRAPH = re.compile(r"[^\n\r\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text in order, paragraph breaks included.

    `ids`, `starts` and `ends` are parallel: piece ids and code-point offsets. A break has the offsets of the
    gap between two paragraphs.
    """

    ids: Ints
    starts: Ints
    ends: Ints


@dataclass(frozen=True, slots=True)
class Window:
    """Tokens `start:end` go through the encoder together; the scores of `keep_from:keep_to` are used."""

    start: int
    end: int
    keep_from: int
    keep_to: int


def tokenize(text: str, tokenizer: Tokenizer) -> Tokens:
    """The tokens of `text`; an empty text has none."""
    plain, origin = _plain(text)
    paragraphs = list(_PARAGRAPH.finditer(plain))
    encoded = tokenizer.encode_batch([p.group() for p in paragraphs], add_special_tokens=False)
    ids: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    previous_end = 0
    for paragraph, encoding in zip(paragraphs, encoded, strict=True):
        if ids:
            ids.append(BREAK)
            starts.append(previous_end)
            ends.append(paragraph.start())
        base, body = paragraph.start(), paragraph.group()
        for piece, (start, end) in zip(encoding.ids, encoding.offsets, strict=True):
            if body[start : start + 1] == " ":
                start += 1
            if start < end:
                ids.append(piece)
                starts.append(base + start)
                ends.append(base + end)
        previous_end = paragraph.end()
        while ids and ids[-1] == BREAK:  # a paragraph of spaces alone
            ids.pop(), starts.pop(), ends.pop()
    tokens = [np.array(x, dtype=np.int64) for x in (ids, starts, ends)]
    if origin is not None and ids:
        tokens[1], tokens[2] = origin[tokens[1]], origin[tokens[2]]
    return Tokens(*tokens)


def windows(ids: Ints, size: int = WINDOW, overlap: int = OVERLAP) -> Iterator[Window]:
    """Cut a text into windows that share at least `overlap` tokens and begin at a paragraph where they can.

    Each token is kept from one window only: the shared stretch is divided in the middle, so that every kept
    token has context on both sides.
    """
    room, total = size - 2, len(ids)
    breaks = np.flatnonzero(ids == BREAK) + 1
    start = keep_from = 0
    while True:
        end = min(start + room, total)
        if end == total:
            yield Window(start, end, keep_from, total)
            return
        latest = end - overlap
        fitting = breaks[(breaks > start + room // 2) & (breaks <= latest)]
        following = int(fitting[-1]) if len(fitting) else latest
        middle = (following + end) // 2
        yield Window(start, end, keep_from, middle)
        start, keep_from = following, middle


def framed(ids: Ints, window: Window) -> Ints:
    """The window's piece ids between the opening and the closing token, as the encoder takes them."""
    return np.concatenate(([START], ids[window.start : window.end], [BREAK]))


@cache
def _plain_character(character: str) -> str:
    if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zs"):
        return " "
    return unicodedata.normalize("NFKC", character)[:1] or " "


def _plain(text: str) -> tuple[str, Ints | None]:
    """`text` in compatibility form, character for character; an offset map where marks had to be composed."""
    origin = None
    if not unicodedata.is_normalized("NFC", text):
        text, origin = _composed(text)
    table = {ord(c): _plain_character(c) for c in set(text) if c not in "\n\r\u2028\u2029"}
    return text.translate(table), origin


def _composed(text: str) -> tuple[str, Ints]:
    """NFC of `text`, and for each of its offsets the offset in `text`."""
    out: list[str] = []
    origin: list[int] = []
    for cluster in re.finditer(r"(?s).[\u0300-\u036f]*", text):
        composed = unicodedata.normalize("NFC", cluster.group())
        out.append(composed)
        origin += [cluster.start()] * len(composed)
    return "".join(out), np.array([*origin, len(text)], dtype=np.int64)
