"""Feasts of several calendars against days that almanacs give."""

from __future__ import annotations

import pytest

from sayso.language.times import languages, time_language
from sayso.reading.times.feast_days import feast_day, feast_length


@pytest.mark.parametrize(
    ("code", "day"),
    [
        ("--12-25", "2025-12-25"),
        ("--10-16~", "2021-10-15"),
        ("--04-27<", "2025-04-26"),
        ("11-4-4", "2025-11-27"),
        ("11-4-4+1", "2025-11-28"),
        ("5--1-1", "2025-05-26"),
        ("easter-2", "2025-04-18"),
        ("pascha+0", "2024-05-05"),
        ("election", "2024-11-05"),
        ("islamic-9-1", "2025-03-01"),
        ("islamic-10-1", "2024-04-10"),
        ("islamic-12-10", "2025-06-06"),
        ("islamic-1-1", "2025-06-26"),
        ("fridayislamic-9", "2025-03-28"),
        ("jewish-7-10", "2024-10-12"),
        ("jewish-12-14", "2024-03-24"),
        ("jewish-12-14", "2025-03-14"),
        ("jewish-1-15", "2025-04-13"),
        ("jewisheve-7-1", "2025-09-22"),
        ("jewisheve-9-25", "2024-12-25"),
        ("indian-7-30-18", "2023-11-12"),
        ("indian-7-30-18", "2024-10-31"),
        ("indian-12-15-20+1", "2025-03-14"),
        ("indian-11-29-24", "2025-02-26"),
        ("sun-9", "2025-01-14"),
        ("chinese", "2024-02-10"),
        ("chinese", "2025-01-29"),
        ("parsi", "2025-08-15"),
    ],
)
def test_the_day_of_a_feast(code: str, day: str) -> None:
    found = feast_day(code, int(day[:4]))
    assert found is not None
    assert found.isoformat() == day


@pytest.mark.parametrize("language", languages())
def test_every_feast_of_a_language_can_be_told(language: str) -> None:
    words = time_language(language)
    phrases = [s for rows in words.phrases.values() for _, s in rows]
    codes = {
        str(s.value) for senses in [*words.words.values(), *phrases] for s in senses if s.name == "holiday"
    }
    assert codes
    assert {c for c in codes if not any(feast_day(c, y) for y in range(2023, 2026))} == set()
    assert all(feast_length(c) >= 1 for c in codes)


def test_a_code_that_names_no_feast_gives_no_day() -> None:
    assert feast_day("nowhere", 2025) is None
    assert feast_day("--12-25", 1200) is None
