"""Every case gives what it says; the same story gives the same attributions in every language."""

from __future__ import annotations

import pytest

from reading.cases import LANGUAGES, Case, cases, reading, said, tagged
from sayso.model import Article
from sayso.model.marked import parse
from sayso.reading import read

ALL = [case for language in LANGUAGES for case in cases(language)]
INNER = [case for language in ("uk", "ru") for case in cases(language, "attributions_inner.txt")]


@pytest.mark.parametrize("case", [*ALL, *INNER], ids=lambda c: f"{c.language} {c.story}")
def test_case(case: Case) -> None:
    assert said(case, reading(case)) == case.says


@pytest.mark.parametrize("case", [c for c in ALL if c.denied], ids=lambda c: f"{c.language} {c.story}")
def test_denials_are_tied(case: Case) -> None:
    result = reading(case)
    who = {a.id: case.key(a.source.name if a.source else None) for a in result.attributions}
    assert tuple((who[d.attribution], who[d.denies]) for d in result.denials) == case.denied


def test_stories_are_told_in_every_language() -> None:
    told = [{c.story: c.says for c in ALL if c.language == language} for language in LANGUAGES]
    assert told[0] == told[1] == told[2]
    assert len(told[0]) >= 60


@pytest.mark.parametrize(
    ("language", "labelled", "names"),
    [
        ("ru", "[content Она гостила у смотрителя маяка] — [source [person Петера Новака]].", []),
        ("uk", "[content Вона гостювала в доглядача маяка] – [source [person Петера Новака]].", []),
        ("ru", "[content Зал слишком мал] — [source [person Петер Новак]]", ["Петер Новак"]),
    ],
)
def test_a_name_in_apposition_says_nothing(language: str, labelled: str, names: list[str]) -> None:
    item = parse(labelled)
    result = read(Article(text=item.text, language=language), tagged(item), id="apposition")
    assert [a.source.name for a in result.attributions if a.source] == names


INTERVIEW = """[person Anna Lind] has kept the light for twenty years.

Q: [content.1 Is the hall open]?

A: [content.2 It is open].

Q: [source.3 [person Peter Novak]] [cue.3 says] [content.3 it is closed].

A: [content.4 That is not true].

The hall was built in 1912."""


def test_a_question_without_its_mark_ends_the_answer_before() -> None:
    item = parse(INTERVIEW)
    result = read(Article(text=item.text, language="en"), tagged(item), id="interview")
    said = [
        (a.source and a.source.name, a.stance, item.text[slice(*a.content[0])]) for a in result.attributions
    ]
    assert said == [
        ("Anna Lind", "asserts", "It is open."),
        ("Peter Novak", "asserts", "it is closed"),
        ("Anna Lind", "denies", "That is not true."),
    ]
