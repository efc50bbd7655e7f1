"""Lists of moods: a list may name another, and places are found in the order of the text."""

from __future__ import annotations

import pytest

from sayso.language.moods import matches, patterns, positions


@pytest.mark.parametrize("language", ["en", "uk", "ru"])
def test_every_name_in_a_list_is_a_list(language: str) -> None:
    assert not [name for name, pattern in patterns(language).items() if "@" in pattern.pattern]


def test_every_language_has_the_same_lists() -> None:
    inner = {"will_do_stem", "asked_act", "proposal"}  # verbs are told by their stems, or stand alone
    lists = {language: set(patterns(language)) - inner for language in ("en", "uk", "ru")}
    assert lists["uk"] == lists["ru"] == lists["en"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("he will rebuild the pier", "en"),
        ("відбудує причал", "uk"),
        ("восстановит причал", "ru"),
    ],
)
def test_a_list_that_names_another(text: str, language: str) -> None:
    assert matches("own_future", text, language)


def test_places_are_in_order() -> None:
    assert positions("duty", "Oslo must pay, and Lima must wait and must sign", "en") == (5, 38)


def test_a_language_without_lists_has_none() -> None:
    assert patterns("xx") == {}
