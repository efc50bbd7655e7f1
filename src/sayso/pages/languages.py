"""Which language a text is in: by its letters and commonest words where these settle it, else by py3langid.

The library's model takes half a second to load; nearly every page in the three languages does without it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

SAMPLE = 3000  # characters looked at
LEAST = 20  # letters below which the library is not asked: it guesses
SURE = 0.5  # probability that the library must give

# Words with a letter, and small words, that one of the two languages has and the other has not.
_ukrainian = re.compile(r"\b(?:\w*[іїєґ]\w*|та|що|як|це|від|його|й)\b")
_russian = re.compile(r"\b(?:\w*[ыэё]\w*|и|что|как|это|от|его|с|из|к)\b")
_only_russian = re.compile("[ыэё]")
_hard = re.compile("ъ")  # Russian and Bulgarian
_neither = re.compile("[ўәғқңөұүһјљњџћђѓќѕЎӘҒҚҢӨҰҮҺЈЉЊЏЋЂЃЌЅ]")
_cyrillic = re.compile("[а-яА-ЯёЁіїєґІЇЄҐўЎ]")
_latin = re.compile("[a-zA-Z]")
_word = re.compile(r"[^\W\d_]+")
_english = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "in",
        "that",
        "is",
        "was",
        "for",
        "on",
        "with",
        "as",
        "by",
        "at",
        "from",
        "has",
        "have",
        "be",
        "said",
        "which",
    ]
)
_code = re.compile(r"([a-z]{2,3})(?:[-_]|$)", re.IGNORECASE)


def detect(text: str) -> str | None:
    """The ISO 639-1 code of the language that most of the text is in; None where it cannot be told."""
    sample = unicodedata.normalize("NFC", text[:SAMPLE])
    letters = sum(map(str.isalpha, sample))
    cyrillic = len(_cyrillic.findall(sample))
    if cyrillic * 2 > letters:
        return _by_letters(sample, cyrillic) or _by_library(sample, letters)
    if len(_latin.findall(sample)) * 2 > letters and _reads_english(sample):
        return "en"
    return _by_library(sample, letters)


def language_code(value: str | None) -> str | None:
    """The language of a tag such as `uk-UA`, `ru_RU`; `ua`, which pages write for Ukrainian, is `uk`."""
    match = _code.match(value.strip()) if value else None
    code = match[1].lower() if match else None
    return {"ua": "uk", "ukr": "uk", "rus": "ru", "eng": "en"}.get(code, code) if code else None


def _by_letters(sample: str, cyrillic: int) -> str | None:
    """Ukrainian or Russian by words that only one of them has; None for others and for too few."""
    if len(_neither.findall(sample)) * 100 > cyrillic:
        return None
    lower = sample.lower()
    ukrainian, russian = len(_ukrainian.findall(lower)), len(_russian.findall(lower))
    if ukrainian > 2 * russian and len(_hard.findall(lower)) * 2 <= ukrainian:
        return "uk"
    if russian > 2 * ukrainian and (_only_russian.search(lower) or not _hard.search(lower)):
        return "ru"
    return None


def _reads_english(sample: str) -> bool:
    """Is one word in seven among the twenty commonest of English?"""
    found = _word.findall(sample.lower())
    return len(found) >= 5 and sum(word in _english for word in found) * 7 >= len(found)


def _by_library(sample: str, letters: int) -> str | None:
    if letters < LEAST:
        return None
    code, probability = _identifier().classify(sample)
    return str(code) if probability >= SURE else None


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
