"""The lists of cues are clean, and a cue is found by the word that carries it."""

from __future__ import annotations

import pytest

from sayso.language.cues import entries, lookup
from sayso.language.lint import fires, languages, lint

LEAST = 170  # cues in each language


@pytest.mark.parametrize("language", languages())
def test_nothing_to_find(language: str) -> None:
    assert lint(language) == []


@pytest.mark.parametrize("language", languages())
def test_enough_cues(language: str) -> None:
    assert len(entries(language)) >= LEAST


def test_every_language_has_a_list() -> None:
    assert languages() == ("en", "ru", "uk")


@pytest.mark.parametrize(
    ("cue", "language", "lemma"),
    [
        ("has not confirmed", "en", "confirm"),
        ("said Monday", "en", "say"),
        ("According to", "en", "according to"),
        ("didn't rule out", "en", "rule out"),
        ("was quoted as saying", "en", "as saying"),
        ("не підтвердив", "uk", "підтвердити"),
        ("за його словами", "uk", "за словами"),
        ("обурюється", "uk", "обуритися"),
        ("з'ясували", "uk", "виявити"),
        ("роз’яснив", "uk", "пояснити"),
        ("сообщив", "ru", "сообщить"),
        ("со ссылкой на", "ru", "ссылаться на"),
        ("не согласился с", "ru", "не согласиться"),
        ("ее словам по", "ru", None),
        ("walks", "en", None),
        ("", "en", None),
    ],
)
def test_lookup(cue: str, language: str, lemma: str | None) -> None:
    found = lookup(cue, language)
    assert (found and found.lemma) == lemma


def test_without_a_language_the_script_decides() -> None:
    found = [lookup(cue, None) for cue in ("said", "пообіцяв", "сообщил")]
    assert [f.language for f in found if f] == ["en", "uk", "ru"]


def test_a_page_may_quote_another_language() -> None:
    found = lookup("reported", "uk")
    assert found
    assert found.lemma == "report"


def test_frames_tell_speech_from_other_uses() -> None:
    claim = lookup("claimed", "en")
    assert claim
    assert fires(claim, "Police claimed that the gate was open.")
    assert not fires(claim, "The crash claimed three lives.")
