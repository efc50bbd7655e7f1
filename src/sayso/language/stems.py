"""Words without their endings: a key under which all cases of a name meet.

A key decides nothing by itself; whoever looks names up by it compares what it finds with the text.
"""

from __future__ import annotations

import re
from functools import lru_cache

SHORTEST = 3  # letters that a stem keeps
_ENDING = re.compile(
    r"(?:иями|іями|ями|ами|ого|його|его|ому|йому|ему|ими|ыми|іми|ією|ою|ею|єю|ою|ої|єї|ией|ією|"
    r"иям|иях|іям|іях|ам|ям|ах|ях|ом|ем|єм|ям|ей|ий|ый|ій|їй|ой|им|ым|ім|їм|их|ых|іх|їх|"
    r"ая|яя|ое|ее|ые|ие|ую|юю|[аеєиіїоуюяыэйьъ])$"
)
_LEFT = re.compile(r"[аеєиіїоуюяыэйьъ]+$")
_CYRILLIC = re.compile(r"[а-яіїєґ]")
_APOSTROPHE = re.compile(r"’|(?<=\w)['`](?=\w)")
_NEITHER = re.compile(r"[^\w&+.]+")
QUOTES = "«»„“”\"'’‘‚‹›`"


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """`word` (in lower case) without its case ending and a closing soft sign; Latin words as they are."""
    if not _CYRILLIC.search(word) or word.endswith(("іо", "ио")):  # "радіо" has no cases
        return word
    least = min(SHORTEST, len(word) - 1)
    found = _ENDING.search(word, least)
    bare = word[: found.start()] if found else word
    left = _LEFT.search(bare, least)
    return bare[: left.start()] if left else bare


@lru_cache(maxsize=16384)
def plain(text: str) -> str:
    """Lower case, ё as е, without apostrophes, quotation marks and doubled spaces."""
    text = _APOSTROPHE.sub("", text.casefold().replace("ё", "е").replace("ʼ", "’"))
    return " ".join(_NEITHER.sub(" ", text).split()).strip(" .")


@lru_cache(maxsize=16384)
def key(text: str) -> tuple[str, ...]:
    """The stems of all words of a name."""
    return tuple(stem(w) for w in plain(text).split())
