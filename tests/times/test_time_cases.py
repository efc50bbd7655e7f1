"""Every rule fires where its cases say, gives the value they say, and stays silent where it must."""

from __future__ import annotations

import pytest
from edtf import parse_edtf
from time_cases import LANGUAGES, Case, cases, explained, no_times, wordings

from sayso.language.times import languages, time_language
from sayso.model import Time
from sayso.reading.times.lexicon import lexicon
from sayso.reading.times.patterns import compiled

ALL = [case for language in LANGUAGES for case in cases(language)]


def written(time: Time) -> str:
    return ";".join(part for part in (time.value, time.edtf, time.mod) if part)


@pytest.mark.parametrize("case", [c for c in ALL if c.fires], ids=lambda c: f"{c.language}:{c.rule}")
def test_fires(case: Case) -> None:
    found = explained(case.text, case.language)
    assert [(*e.time.span, e.time.type, written(e.time)) for e in found] == list(case.marks)
    assert case.rule in {e.rule for e in found}


@pytest.mark.parametrize("case", wordings(), ids=lambda c: f"{c.language}:{c.text}")
def test_wording(case: Case) -> None:
    found = explained(case.text, case.language)
    assert [(*e.time.span, e.time.type, written(e.time)) for e in found] == list(case.marks)


@pytest.mark.parametrize("case", [c for c in ALL if not c.fires], ids=lambda c: f"{c.language}:{c.rule}")
def test_stays_silent(case: Case) -> None:
    assert case.rule not in {e.rule for e in explained(case.text, case.language)}


@pytest.mark.parametrize(("language", "text"), no_times())
def test_numbers_that_are_no_times(language: str, text: str) -> None:
    assert explained(text, language) == ()


def test_there_are_fifty_sentences_without_a_time() -> None:
    assert len(no_times()) >= 50


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_has_a_case(language: str) -> None:
    """A rule of kind `alone` is only for a text that is nothing else; one of kind `none` finds nothing."""
    covered = {c.rule for c in ALL if c.fires and c.language == language}
    usable = [c.rule for c in compiled(language) if all(c.needs)]
    assert {r.name for r in usable if r.kind not in ("alone", "none")} - covered == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_cases_name_rules_that_exist(language: str) -> None:
    names = {rule.name for rule in time_language(language).rules}
    assert {c.rule for c in ALL if c.language == language} <= names


def test_all_languages_have_cases() -> None:
    assert languages() == tuple(sorted(LANGUAGES))


@pytest.mark.parametrize("language", LANGUAGES)
def test_edtf_is_valid(language: str) -> None:
    for case in (c for c in [*ALL, *wordings()] if c.language == language and c.fires):
        for found in explained(case.text, case.language):
            if found.time.edtf is not None:
                assert parse_edtf(found.time.edtf) is not None


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_has_a_symbol(language: str) -> None:
    """A set of classes that no symbol stands for would be passed over in silence."""
    words = lexicon(language)
    for form in time_language(language).words:
        for word in (form, form.capitalize()):
            token = words.row(word).tokens[0]
            assert not token.senses or token.symbol in words.symbols.values()
