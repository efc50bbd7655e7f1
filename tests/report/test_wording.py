"""How a value came about, in words: what the page does not say is never passed off as written."""

from dataclasses import replace

import pytest

from report.readings import reading
from sayso.model import Dated, Time
from sayso.service.report import render, summary, wording

PAGE = reading("Holt spoke last month.", date_published=Dated(value="2025-11-09", origin="given"))


def time(type: str, value: str | None, anchor: str | None = None) -> Time:
    return Time(id="t1", span=(11, 21), type=type, value=value, anchor=anchor)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "how", "known"),
    [
        (time("DATE", "2025-10", "published"), "counted from the day of publication, 2025-11-09", True),
        (time("DATE", "2025-10-14"), "as written", True),
        (time("DATE", "XXXX-XX"), "X: the page does not say", False),
        (time("DATE", "XXXX-08-15"), "X: the page does not say", False),
        (time("DATE", None), "not resolved", False),
        (time("DATE", "PAST_REF"), "no date in these words", True),
        (time("DURATION", "PXY"), "as written", True),
        (time("SET", "XXXX-WXX-4"), "as written", True),
    ],
)
def test_how_a_value_came_about(one: Time, how: str, known: bool) -> None:
    assert wording.anchor(one, PAGE) == wording.Words(how, known)


@pytest.mark.parametrize(
    ("one", "shown"),
    [
        (time("DATE", "2025-10", "published"), 'data-value="2025-10"'),
        (time("DATE", "XXXX-XX"), 'data-value="?"'),
        (time("DATE", "2025-10-14"), None),
        (time("DATE", "PRESENT_REF"), None),
    ],
)
def test_the_small_value_beside_a_time(one: Time, shown: str | None) -> None:
    html = render(replace(PAGE, times=(one,)))
    assert shown in html if shown else "data-value=" not in html
    assert one.value in summary(replace(PAGE, times=(one,)))


def test_an_unknown_date_is_named_where_it_stands_alone() -> None:
    shown = render(reading("Holt spoke."))
    assert "publisher: not given on the page" in shown
    assert "date: not given on the page" in shown
