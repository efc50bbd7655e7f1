"""Words of reporting, from `<language>/cues.tsv`: what a cue's lemma is, and the stance that it carries."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import cast

from sayso.language.inflect import Form, forms
from sayso.model import Stance

COLUMNS = ("lemma", "class", "stance", "negated", "frames", "forms", "fires", "must_not")
GAP = 3  # words that may stand between the words of one cue: "за [його] словами", "has [not] confirmed"

_WORD = re.compile(r"[^\W_]+(?:['’ʼ`-][^\W_]+)*")
_UKRAINIAN = re.compile(r"[іїєґ]", re.IGNORECASE)
_CYRILLIC = re.compile(r"[а-яёіїєґ]", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class CueEntry:
    """One cue. `stance` is what it carries by itself, `negated` what it carries under a negation.

    `fires` is a sentence in which one of the `frames` holds, `must_not` one with the word and without it.
    """

    language: str
    lemma: str
    kind: str
    stance: Stance
    negated: Stance
    frames: tuple[str, ...]
    forms: tuple[Form, ...]
    fires: str
    must_not: str


def lookup(cue_text: str, language: str | None) -> CueEntry | None:
    """The entry of the word that carries a cue: "has not confirmed", "за його словами", "said Monday".

    The longest form wins, then the one that no other lemma shares, then the first in the text. Without a
    language the script decides.
    """
    for one in languages_of(cue_text, language):
        if found := _lookup(cue_text, one):
            return found
    return None


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text in lower case, apostrophes made one; "didn't" is "did", "n't"."""
    plain = text.lower().replace("’", "'").replace("ʼ", "'").replace("`", "'").replace("ё", "е")
    return tuple(_WORD.findall(plain.replace("n't", " not")))


@lru_cache(maxsize=1024)
def languages_of(text: str, language: str | None) -> tuple[str, ...]:
    """The languages whose words to look in: the given one, unless the script speaks against it."""
    if not _CYRILLIC.search(text):
        return ("en",)
    if language in (None, "en"):
        return ("uk", "ru") if _UKRAINIAN.search(text) else ("ru", "uk")
    return (language,) if language else ()


@cache
def entries(language: str) -> tuple[CueEntry, ...]:
    """The cues of a language in the order of its file; none for a language without one."""
    path = files("sayso.language") / language / "cues.tsv"
    if not path.is_file():
        return ()
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader((x for x in lines if not x.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
    return tuple(_entry(row, language) for row in rows)


def _entry(row: Mapping[str, str], language: str) -> CueEntry:
    return CueEntry(
        language=language,
        lemma=row["lemma"],
        kind=row["class"],
        stance=cast(Stance, row["stance"]),
        negated=cast(Stance, row["negated"]),
        frames=tuple(row["frames"].split()),
        forms=tuple(_plain(f) for f in forms(row["forms"], language)),
        fires=row["fires"],
        must_not=row["must_not"],
    )


def _plain(form: Form) -> Form:
    return Form(words=words_of(" ".join(form.words)), shared=form.shared)


@cache
def _by_last(language: str) -> Mapping[str, tuple[tuple[Form, CueEntry], ...]]:
    """Forms by their last word."""
    found: dict[str, list[tuple[Form, CueEntry]]] = {}
    for entry in entries(language):
        for form in entry.forms:
            found.setdefault(form.words[-1], []).append((form, entry))
    return {word: tuple(pairs) for word, pairs in found.items()}


@lru_cache(maxsize=8192)
def _lookup(cue_text: str, language: str) -> CueEntry | None:
    words = words_of(cue_text)
    index = _by_last(language)
    best: tuple[tuple[int, bool, int], CueEntry] | None = None
    for end, word in enumerate(words):
        for form, entry in index.get(word, ()):
            if _stands(form.words, words, end):
                rank = (len(form.words), not form.shared, -end)
                if best is None or rank > best[0]:
                    best = (rank, entry)
    return best[1] if best else None


def _stands(form: tuple[str, ...], words: tuple[str, ...], end: int) -> bool:
    """Do the words of a form stand in order, the last at `end`, with at most `GAP` other words among them?"""
    position = end
    for word in reversed(form[:-1]):
        position -= 1
        while position >= 0 and words[position] != word:
            position -= 1
        if position < 0 or end - position >= len(form) + GAP:
            return False
    return True
