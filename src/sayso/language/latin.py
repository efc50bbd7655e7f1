"""Cyrillic letters in Latin ones, the same for every language: for ids, never for a name that is shown."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_PAIRS = {"ч": "ch", "ш": "sh", "щ": "sch", "э": "e", "ю": "iu", "я": "ia", "ь": "", "ъ": "", "ў": "u"}
_LETTERS = str.maketrans(
    dict(zip("абвгґдеєёжзиіїйклмнопрстуфхцы", "abvggdeeejziiiiklmnoprstufhci", strict=True)) | _PAIRS
)
_OTHER = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=8192)
def slug(name: str) -> str:
    """`name` in small Latin letters, digits and hyphens; Ukrainian and Russian spellings mostly meet."""
    letters = name.casefold().replace("'", "").replace("’", "").translate(_LETTERS)
    plain = unicodedata.normalize("NFKD", letters.replace("ł", "l").replace("ø", "o").replace("đ", "d"))
    return _OTHER.sub("-", "".join(c for c in plain if not unicodedata.combining(c))).strip("-") or "name"
