"""Words without their endings: a key under which all cases of a name meet.

A key decides nothing by itself; whoever looks names up by it compares what it finds with the text.
"""

from __future__ import annotations

import re
from functools import lru_cache

SHORTEST = 3  # letters that a stem keeps
_ENDING = re.compile(
    r"(?:иями|ями|ами|ого|его|ому|ему|ими|ыми|ою|ої|єї|ею|єю|ією|иям|иях|іям|іях|ам|ям|ах|ях|ом|ем|єм|ям|ов|ев|єв|ів|їв|"
    r"ей|ий|ый|ій|їй|ой|им|ым|ім|їм|их|ых|іх|їх|ая|яя|ое|ее|ые|ие|ую|юю|ія|ії|ію|ия|ии|ию|ья|ье|ью|ьи|"
    r"[аеєиіїоуюяыэйьъ])$"
)
_CYRILLIC = re.compile(r"[а-яіїєґ]")
_NEITHER = re.compile(r"[^\w&+.]+")
QUOTES = "«»„“”\"'’‘‚‹›`"


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """`word` (in lower case) without its case ending and a closing soft sign; Latin words as they are."""
    if not _CYRILLIC.search(word):
        return word
    found = _ENDING.search(word)
    while found and found.start() < min(SHORTEST, len(word) - 1):
        found = _ENDING.search(word, found.start() + 1)
    return word[: found.start()] if found else word


@lru_cache(maxsize=16384)
def plain(text: str) -> str:
    """Lower case, one apostrophe, ё as е, without quotation marks and doubled spaces."""
    text = text.casefold().replace("ё", "е").replace("ʼ", "’")
    text = re.sub(r"(?<=\w)['’`](?=\w)", "’", text)
    return " ".join(_NEITHER.sub(" ", text.replace("’", "")).split()).strip(" .")


def key(text: str) -> tuple[str, ...]:
    """The stems of all words of a name."""
    return tuple(stem(w) for w in plain(text).split())
