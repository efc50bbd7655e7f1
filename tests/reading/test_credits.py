"""The lists of `credits.toml`: the same in every language, each entry a pattern, none twice."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

import pytest

from sayso.language import credits

DATA = {
    language: tomllib.loads((files("sayso.language") / language / "credits.toml").read_text(encoding="utf-8"))
    for language in credits.languages()
}


@pytest.mark.parametrize("language", sorted(DATA))
def test_every_language_has_every_list_and_no_other(language: str) -> None:
    assert set(DATA[language]) == set(credits.LISTS)


@pytest.mark.parametrize("language", sorted(DATA))
def test_entries_are_patterns_and_stand_once(language: str) -> None:
    for name, entries in DATA[language].items():
        assert len(entries) == len(set(entries)), name
        for entry in entries:
            re.compile(entry)


@pytest.mark.parametrize(
    ("name", "fires", "must_not"),
    [
        ("pointing", "Про це", "Про цей міст"),
        ("pointing", "Об этом", "Об этом мосте"),
        ("pointing", "This", "This bridge"),
        ("reference", "з посиланням на", "посилання"),
        ("reference", "со ссылкой на", "ссылка"),
        ("reference", "citing", "excited"),
        ("background", "Нагадаємо", "Нагадування"),
        ("background", "Ранее", "Рано"),
        ("media_plural", "Western media reports", "the ministry reports"),
        ("roles", "міністра", "міністерства"),
        ("roles", "the minister", "the ministry"),
    ],
)
def test_lists_match_whole_words(name: str, fires: str, must_not: str) -> None:
    pattern = credits.pattern(name)
    whole = name in ("pointing", "reference", "media_plural")
    assert (pattern.fullmatch(fires) if whole else pattern.search(fires)) is not None
    assert (pattern.fullmatch(must_not) if whole else pattern.search(must_not)) is None


def test_english_of_a_form() -> None:
    assert credits.english("anonymous_english", "джерелами") == "sources"
    assert credits.english("anonymous_english", "міністерство") is None
