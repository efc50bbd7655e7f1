"""Each rule of stance has, in every language, a case that fires it and one that must not."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.model.marked import Marked, parse_items
from sayso.reading.stance import RULES, Said, stance_of

CASES = Path(__file__).parents[1] / "cases"
BY_NAME = {rule.__name__: rule for rule in RULES}
ONLY_ENGLISH = {"suggested"}  # a gerund after the cue


def cases() -> list[tuple[str, Marked]]:
    return [
        (path.parent.name, item)
        for path in sorted(CASES.glob("*/stance.txt"))
        for item in parse_items(path.read_text(encoding="utf-8"))
    ]


def said_in(language: str, item: Marked) -> tuple[Said, str]:
    def text(label: str) -> str:
        return " ".join(item.text[slice(*m.span)] for m in item.marks if m.label == label)

    stance = next((m.stance for m in item.marks if m.stance), "asserts")
    content = text("content")
    direct = any(mark in content for mark in '"«“')
    return Said(cue=text("cue"), content=content, language=language, direct=direct), stance


@pytest.mark.parametrize(
    ("language", "item"), cases(), ids=lambda x: x if isinstance(x, str) else str(x.about)
)
def test_case(language: str, item: Marked) -> None:
    said, stance = said_in(language, item)
    answers = [(rule.__name__, answer) for rule in RULES if (answer := rule(said))]
    if "rule" in item.about:
        assert answers, item.text
        assert answers[0][0] == item.about["rule"]
    else:
        assert BY_NAME[item.about["not"]](said) is None
    got, why = stance_of(cue=said.cue or None, content=said.content, language=language, direct=said.direct)
    assert got == stance, why


@pytest.mark.parametrize("language", ["en", "uk", "ru"])
def test_every_rule_has_both_cases(language: str) -> None:
    items = [item for one, item in cases() if one == language]
    expected = set(BY_NAME) - (set() if language == "en" else ONLY_ENGLISH)
    assert {i.about["rule"] for i in items if "rule" in i.about} == expected
    assert {i.about["not"] for i in items if "not" in i.about} == expected


def test_nothing_to_go_by() -> None:
    assert stance_of(cue=None, content="", language=None, direct=False) == ("asserts", "no other rule")


def test_mood_of_an_inner_speaker_is_not_the_outer_one_s() -> None:
    content = "the prince said he was ready to meet his brother"
    assert stance_of(cue="reported", content=content, language="en", direct=False)[0] == "asserts"
