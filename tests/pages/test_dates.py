"""Dates as pages write them."""

from __future__ import annotations

import pytest

from sayso.pages.dates import find, from_metadata, only_day_or_clock, same_moment

VISIBLE = {
    "09 ноября 2025 в 12:10": ["2025-11-09T12:10"],
    "Published: 12:42, 20 May 2025": ["2025-05-20T12:42"],
    "10.05.2025 17:30": ["2025-05-10T17:30"],
    "15:32 10.05.2025": ["2025-05-10T15:32"],
    "Дата публикации: 23.10.2025": ["2025-10-23"],
    "Oct 30, 2025 11:34 am": ["2025-10-30T11:34"],
    "October 30th, 2025, 12:05 a.m.": ["2025-10-30T00:05"],
    "30 October 2025 11:41 (UTC+04:00)": ["2025-10-30T11:41+04:00"],
    "30 October 2025, 11:41 GMT": ["2025-10-30T11:41Z"],
    "вівторок, 3 березня 2026 року, 08:05": ["2026-03-03T08:05"],
    "3 берез. 2026": ["2026-03-03"],
    "7 лист. 2024 р. о 9:15": ["2024-11-07T09:15"],
    "1 мая 2024 г., 10:00": ["2024-05-01T10:00"],
    "2025-11-09 10:20:30": ["2025-11-09T10:20:30"],
    "Published March 4, 2025 | Updated March 6, 2025, 3:10 p.m.": ["2025-03-04", "2025-03-06T15:10"],
    "13/11/2025": ["2025-11-13"],
    "11/13/2025": ["2025-11-13"],
    "11/11/2025": ["2025-11-11"],
    "9/11/2025": [],  # 9 November or September 11: nobody can tell
    "31.02.2025": [],
    "10 November, 11:54": [],  # no year: none is made up
    "© 2009–2026": [],
    "№ 77-12345 from 2012": [],
    "25:61 10.05.2025": ["2025-05-10"],
    "version 1.10.2025.4": [],
}


@pytest.mark.parametrize("line", VISIBLE)
def test_visible(line: str) -> None:
    found = list(find(line))
    assert [date.value for date in found] == VISIBLE[line]
    assert all(line[slice(*date.span)].strip() == line[slice(*date.span)] for date in found)


METADATA = {
    "2025-03-04T10:20:00+02:00": "2025-03-04T10:20:00+02:00",
    "2025-03-04T10:20:00.000Z": "2025-03-04T10:20:00Z",
    "2025-03-04T10:20:00+0200": "2025-03-04T10:20:00+02:00",
    "2025-03-04T10:20": "2025-03-04T10:20",
    "2025-03-04 10:20:05": "2025-03-04T10:20:05",
    "2025-03-04": "2025-03-04",
    "20250304": "2025-03-04",
    "2025-03": "2025-03",
    "2025": "2025",
    "Tue, 04 Mar 2025 10:20:00 +0200": "2025-03-04T10:20:00+02:00",
    "Tue, 04 Mar 2025 10:20:00 GMT": "2025-03-04T10:20:00Z",
    "March 4, 2025": "2025-03-04",
    "4 березня 2025, 10:20": "2025-03-04T10:20",
    "04.03.2025 - 10:20": "2025-03-04T10:20",
    "2025-02-30": None,
    "2025-13": None,
    "0001-01-01T00:00:00": None,
    "1741076400": None,
    "yesterday": None,
    "": None,
}


@pytest.mark.parametrize("value", METADATA)
def test_metadata(value: str) -> None:
    assert from_metadata(value) == METADATA[value]


@pytest.mark.parametrize(
    "line", ["10 November, 11:54", "19:40", "Вівторок, 3 березня", "9 ноября в 12:10", "7:05 p.m."]
)
def test_only_a_day_or_a_clock(line: str) -> None:
    assert only_day_or_clock(line)


@pytest.mark.parametrize(
    "line", ["10 years", "2025", "9 ноября он уехал", "In May", "19:40 The vote is over", ""]
)
def test_more_than_a_day_or_a_clock(line: str) -> None:
    assert not only_day_or_clock(line)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2025-03-04", "2025-03-04T10:20", True),
        ("2025-03-04T10:20", "2025-03-04T10:20:45", True),
        ("2025-03-04T10:20", "2025-03-04T10:21", False),
        ("2025-03-04T10:20+02:00", "2025-03-04T08:20Z", True),
        ("2025-03-04T10:20+02:00", "2025-03-04T10:20Z", False),
        ("2025-03-05T01:20", "2025-03-04T23:20Z", True),  # two hours east of Greenwich
        ("2025-03-05T01:22", "2025-03-04T23:20Z", False),
        ("2025-03-04", "2025-03-05", False),
    ],
)
def test_same_moment(one: str, other: str, same: bool) -> None:
    assert same_moment(one, other) is same
    assert same_moment(other, one) is same
