"""Which language a text is in: by its letters and commonest words where these settle it, else by py3langid.

The library's model takes half a second to load; nearly every page in the three languages does without it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence, Set
from functools import cache
from string import ascii_letters
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

SAMPLE = 3000  # characters looked at
LEAST = 20  # letters below which the library is not asked: it guesses
SURE = 0.5  # probability that the library must give

# Letters that one of the two languages has and the other has not, and small words of the one alone.
_UKRAINIAN, _RUSSIAN = "іїєґ", "ыэё"
_UKRAINIAN_WORDS = frozenset(["та", "що", "як", "це", "від", "його", "й"])
_RUSSIAN_WORDS = frozenset(["и", "что", "как", "от", "его", "с", "из", "к"])
_neither = re.compile("[ўәғқңөұүһјљњџћђѓќѕЎӘҒҚҢӨҰҮҺЈЉЊЏЋЂЃЌЅ]")
_TABLE = "cp1251"  # a byte for each letter below: they are counted in a tenth of the time that text takes
_CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъыьэюяАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯёЁіїєґІЇЄҐўЎ".encode(_TABLE)
_LATIN = ascii_letters.encode(_TABLE)
_HARD = "ъЪ".encode(_TABLE)  # Russian and Bulgarian
_word = re.compile(r"\w+")
_letters = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset(
    ["the", "of", "and", "to", "in", "that", "is", "was", "for", "on",
     "with", "as", "by", "at", "from", "has", "have", "be", "said", "which"]
)  # fmt: skip
_code = re.compile(r"([a-z]{2,3})(?:[-_]|$)", re.IGNORECASE)


def detect(text: str) -> str | None:
    """The ISO 639-1 code of the language that most of the text is in; None where it cannot be told."""
    sample = unicodedata.normalize("NFC", text[:SAMPLE])
    table = sample.encode(_TABLE, "ignore")
    cyrillic = _count(table, _CYRILLIC)
    if _is_most(cyrillic, sample):
        hard = _count(table, _HARD)
        return _by_letters(sample, cyrillic, hard) or _by_library(sample)
    if _is_most(_count(table, _LATIN), sample) and _reads_english(sample):
        return "en"
    return _by_library(sample)


def _count(table: bytes, letters: bytes) -> int:
    return len(table) - len(table.translate(None, letters))


def _is_most(count: int, sample: str) -> bool:
    """Are these more than half of the letters? Of all characters is the quicker question, where it holds."""
    return count > 0 and (count * 2 > len(sample) or count * 2 > _letters_in(sample))


def _letters_in(sample: str) -> int:
    return sum(map(str.isalpha, sample))


def language_code(value: str | None) -> str | None:
    """The language of a tag such as `uk-UA`, `ru_RU`; `ua`, which pages write for Ukrainian, is `uk`."""
    match = _code.match(value.strip()) if value else None
    code = match[1].lower() if match else None
    return {"ua": "uk", "ukr": "uk", "rus": "ru", "eng": "en"}.get(code, code) if code else None


def _by_letters(sample: str, cyrillic: int, hard: int) -> str | None:
    """Ukrainian or Russian by words that only one of them has; None for others and for too few."""
    if len(_neither.findall(sample)) * 100 > cyrillic:
        return None
    lower = sample.lower()
    words = _word.findall(_as_first(_as_first(lower, _UKRAINIAN), _RUSSIAN))
    ukrainian = _words_of(words, _UKRAINIAN[0], _UKRAINIAN_WORDS)
    russian = _words_of(words, _RUSSIAN[0], _RUSSIAN_WORDS)
    if ukrainian > 2 * russian and hard * 2 <= ukrainian:
        return "uk"
    if russian > 2 * ukrainian and (not hard or any(letter in lower for letter in _RUSSIAN)):
        return "ru"
    return None


def _as_first(text: str, letters: str) -> str:
    """All these letters as the first of them, so that one look at a word tells whether it has any."""
    for letter in letters[1:]:
        text = text.replace(letter, letters[0])
    return text


def _words_of(words: Sequence[str], letter: str, small: Set[str]) -> int:
    return len([word for word in words if letter in word or word in small])


def _reads_english(sample: str) -> bool:
    """Is one word in seven among the twenty commonest of English?"""
    found = _letters.findall(sample.lower())
    return len(found) >= 5 and sum(word in _ENGLISH for word in found) * 7 >= len(found)


def _by_library(sample: str) -> str | None:
    if _letters_in(sample) < LEAST:
        return None
    code, probability = _identifier().classify(sample)
    return str(code) if probability >= SURE else None


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
