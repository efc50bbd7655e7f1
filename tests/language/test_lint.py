"""The linter finds what it is there to find."""

from __future__ import annotations

from dataclasses import replace

from sayso.language.cues import CueEntry, entries
from sayso.language.inflect import Form, forms
from sayso.language.lint import exemplified, spelled


def entry(lemma: str, language: str) -> CueEntry:
    return next(e for e in entries(language) if e.lemma == lemma)


def test_mixed_scripts() -> None:
    one = entry("заявити", "uk")
    mixed = replace(
        one, forms=(*one.forms, Form(words=("зaявив",), shared=False))
    )  # the second letter is Latin
    assert not list(spelled(one))
    assert list(spelled(mixed)) == ["'зaявив' mixes scripts"]


def test_example_missing() -> None:
    assert list(exemplified(replace(entry("say", "en"), fires=""))) == ["an example is missing"]


def test_example_that_does_not_fire() -> None:
    found = list(exemplified(replace(entry("claim", "en"), fires="The fire claimed two barns.")))
    assert found == ["does not fire in 'The fire claimed two barns.'"]


def test_counterexample_that_fires() -> None:
    found = list(exemplified(replace(entry("claim", "en"), must_not="He claimed that it rained.")))
    assert found == ["fires in 'He claimed that it rained.'"]


def test_forms_from_endings() -> None:
    made = {" ".join(f.words) for f in forms("погод+ити*ся | не згоден | ?рад+ити", "uk")}
    assert {"погодився", "погодилася", "не згоден", "радив"} <= made
    assert {f.shared for f in forms("?рад+ити", "uk")} == {True}
