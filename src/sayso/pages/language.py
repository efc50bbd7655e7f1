"""The language of a text: Ukrainian and Russian by their own letters, the rest by a library."""

from __future__ import annotations

from collections import Counter
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

_UKRAINIAN, _RUSSIAN = set("іїєґІЇЄҐ"), set("ыэъёЫЭЪЁ")
_SAMPLE = 4000  # characters; more does not change the answer


def detected(text: str) -> str | None:
    """ISO 639-1 code; None for a text without letters."""
    sample = text[:_SAMPLE]
    counts = Counter(sample)
    letters = sum(n for c, n in counts.items() if c.isalpha())
    if not letters:
        return None
    cyrillic = sum(n for c, n in counts.items() if "\u0400" <= c <= "\u04ff")
    if cyrillic * 2 > letters:
        ukrainian = sum(counts[c] for c in _UKRAINIAN)
        russian = sum(counts[c] for c in _RUSSIAN)
        if max(ukrainian, russian) >= 2 * min(ukrainian, russian) + 2:
            return "uk" if ukrainian > russian else "ru"
    if letters < 4:
        return None
    code: str = _identifier().classify(sample)[0]
    return code


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=False)
