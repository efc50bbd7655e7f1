"""What can be wrong in a list of cues, found before anybody reads with it.

    python -m sayso.language.lint

Each finding is one line, `uk: заявити: …`. A test holds the lists at none.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from sayso.language.cues import CueEntry, entries

_LATIN = re.compile(r"[A-Za-z]")
_CYRILLIC = re.compile(r"[А-Яа-яЁёІіЇїЄєҐґ]")
_WORD = re.compile(r"\w+")


def languages() -> tuple[str, ...]:
    root = files("sayso.language")
    return tuple(sorted(f.name for f in root.iterdir() if f.is_dir() and (f / "cues.tsv").is_file()))


def lint(language: str) -> list[str]:
    """The findings in the cues of one language, in the order of the file."""
    found = [*doubled(language), *undeclared(language)]
    for entry in entries(language):
        found += [f"{language}: {entry.lemma}: {what}" for what in (*spelled(entry), *exemplified(entry))]
    return found


def doubled(language: str) -> Iterator[str]:
    """One lemma in two rows."""
    for lemma, times in Counter(e.lemma for e in entries(language)).items():
        if times > 1:
            yield f"{language}: {lemma}: {times} rows"


def undeclared(language: str) -> Iterator[str]:
    """A form of several lemmas whose stances differ, where none is declared to be shared."""
    owners: dict[tuple[str, ...], dict[str, tuple[str, bool]]] = defaultdict(dict)
    for entry in entries(language):
        for form in entry.forms:
            owners[form.words][entry.lemma] = (entry.stance, form.shared)
    for words, lemmas in sorted(owners.items()):
        plain = [lemma for lemma, (_, shared) in lemmas.items() if not shared]
        if len({stance for stance, _ in lemmas.values()}) > 1 and len(plain) > 1:
            yield f"{language}: {' '.join(words)}: of {', '.join(plain)}, whose stance differs; mark one ?"


def spelled(entry: CueEntry) -> Iterator[str]:
    """Latin letters in Cyrillic words and the other way round."""
    words = {w for f in entry.forms for w in f.words}
    words.update(_WORD.findall(f"{entry.lemma} {entry.fires} {entry.must_not}"))
    for word in sorted(words):
        if _LATIN.search(word) and _CYRILLIC.search(word):
            yield f"{word!r} mixes scripts"


def exemplified(entry: CueEntry) -> Iterator[str]:
    """Both examples are there; the one fires, the other has the letters of the cue and does not."""
    if not entry.fires or not entry.must_not:
        yield "an example is missing"
        return
    if not fires(entry, entry.fires):
        yield f"does not fire in {entry.fires!r}"
    if fires(entry, entry.must_not):
        yield f"fires in {entry.must_not!r}"


def fires(entry: CueEntry, sentence: str) -> bool:
    """Does a form of the entry stand in the sentence within one of the entry's frames?"""
    return any(
        _framed(entry, sentence[: found.start()], sentence[found.end() :])
        for form in entry.forms
        for found in re.finditer(_pattern(form.words), _folded(sentence))
    )


def _framed(entry: CueEntry, before: str, after: str) -> bool:
    frames = _frames(entry.language)
    names = [n for f in entry.frames for n in ((f, "quote_before") if f == "quote" else (f,))]
    return any(
        all(
            re.search(pattern, before if side == "before" else after)
            for side, pattern in frames[name].items()
        )
        for name in names
    )


@cache
def _frames(language: str) -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads((files("sayso.language") / language / "frames.toml").read_text(encoding="utf-8"))


@cache
def _pattern(words: tuple[str, ...]) -> str:
    return r"(?<!\w)" + r"(?:\W+\w+){0,2}?\W+".join(re.escape(w) for w in words) + r"(?!\w)"


def _folded(sentence: str) -> str:
    """The sentence as `words_of` reads it, character for character."""
    return sentence.lower().replace("ё", "е").replace("’", "'").replace("ʼ", "'")


def main() -> None:
    findings = [x for language in languages() for x in lint(language)]
    sys.stdout.write("".join(f"{x}\n" for x in findings))
    sys.exit(1 if findings else 0)


if __name__ == "__main__":
    main()
