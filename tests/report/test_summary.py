from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from service.generated import readings

from report.readings import full, reading
from sayso.model import Reading
from sayso.service.report import summary


def test_everything_is_said_without_colour() -> None:
    shown = summary(full(), width=140)
    for words in (
        "Crossing talks: delegation ready to meet, with conditions",
        "The Courier [json-ld:publisher] · 12 May 2025, 14:20 +03:00 [json-ld:datePublished]",
        "English, though the page declares Ukrainian",
        "The Courier ← the news agency Meridian ← The head of the delegation",
        "inside 1",
        "denies 4",
        "denied by 3",
        "2025-05-14  counted from the day of publication",
        "not resolved",
        "meeting, The Crossing: cancelled",
        "Delegation of not given on the page: reopen the crossing",
        "The Crossing (about half): Delegation, according to the page itself",
    ):
        assert words in shown
    assert "\x1b" not in shown
    assert shown.endswith("\n")


def test_nested_statements_are_indented() -> None:
    lines = summary(full()).splitlines()
    assert next(line for line in lines if "the news agency Meridian  " in line).startswith(" 1  ")
    assert next(line for line in lines if "The head of the delegation  " in line).startswith("     2  ")


def test_the_unknown_is_said_to_be_unknown() -> None:
    shown = summary(reading("[cue say] [content it is over], without a name.", language=None))
    for words in (
        "publisher: not given on the page",
        "date: not given on the page",
        "language: not recognised",
        "speaker: not named",
    ):
        assert words in shown
    assert "No statement was found" in summary(reading("Nobody speaks."))


def test_colour_only_where_asked_for() -> None:
    assert "\x1b[" in summary(full(), colour=True)


def harmful(shown: str) -> list[str]:
    return [c for c in shown if c != "\n" and unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp")]


def test_what_a_terminal_would_obey_is_written_out() -> None:
    source = "[source \x1b\\[31mA\x07] [cue said] [content it\x1b\\]0;title\x07 is \u202eover\x9b\ud800]."
    shown = summary(reading(source, publisher="\x1b[2JOutlet"))
    assert not harmful(shown)
    assert "\\x1b[2JOutlet" in shown


@pytest.mark.parametrize("width", [1, 40, 80, 200])
def test_lines_keep_to_the_width(width: int) -> None:
    lines = summary(full(), width=width).splitlines()
    assert max(map(cell_len, lines)) <= max(width, 24)
    assert not [line for line in lines if line != line.rstrip()]


@settings(deadline=None, max_examples=60)
@given(readings, st.integers(0, 120))
def test_any_reading_that_the_types_allow_is_safe_to_print(one: Reading, width: int) -> None:
    for colour in (False, True):
        shown = re.sub(r"\x1b\[[\d;]*m", "", summary(one, colour=colour, width=width))
        shown.encode("utf-8")
        assert not harmful(shown)
