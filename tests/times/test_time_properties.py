"""Whatever the text: spans lie in it, readings are the same twice over, EDTF is valid, ids run in order."""

from __future__ import annotations

import re

from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st
from time_cases import LANGUAGES, wordings

from sayso.language.times import expand, time_language
from sayso.model import Article, Dated, Time
from sayso.reading.times import read_times

VALUE = re.compile(
    r"(BC)?[\dX]{2,4}(-[\dX]{2}(-[\dX]{2})?|-W[\dX]{2}(-WE|-\d)?|-(SP|SU|FA|WI)|-[QH][\dX])?(T.+)?|T.+"
    r"|P[T\d.XYMWDHSECLQ]+|(PAST|PRESENT|FUTURE)_REF"
)
WORDS = {
    code: sorted(set(time_language(code).words) | {"3", "15", "1990", "9:30", "12.05", ",", ".", "-", "\n"})
    for code in LANGUAGES
}


def article(text: str, language: str | None, published: str | None) -> Article:
    return Article(
        text=text,
        language=language,
        date_published=Dated(value=published, origin="given") if published else None,
    )


def check(text: str, times: tuple[Time, ...]) -> None:
    assert [t.id for t in times] == [f"t{i}" for i in range(1, len(times) + 1)]
    ends = [0]
    for time in times:
        start, end = time.span
        assert ends[-1] <= start < end <= len(text)
        ends.append(end)
        assert time.value is None or VALUE.fullmatch(time.value), time.value
        assert time.edtf is None or parse_edtf(time.edtf) is not None
        assert time.anchor in (None, "published", "dateline") or time.anchor in {t.id for t in times}
        assert time.rule is not None


WORDINGS = {code: sorted({c.text for c in wordings() if c.language == code}) for code in LANGUAGES}
PHRASES = {
    code: sorted({c.text[s:e] for c in wordings() if c.language == code for s, e, _, _ in c.marks})
    for code in LANGUAGES
}
dates = st.one_of(st.none(), st.dates().map(lambda d: d.isoformat()))


@settings(max_examples=150, deadline=None)
@given(st.text(), st.sampled_from([*LANGUAGES, None]), dates)
def test_any_text(text: str, language: str | None, published: str | None) -> None:
    times = read_times(article(text, language, published))
    check(text, times)
    assert times == read_times(article(text, language, published))


@settings(max_examples=200, deadline=None)
@given(st.data(), st.sampled_from(LANGUAGES), dates)
def test_any_row_of_time_words(data: st.DataObject, language: str, published: str | None) -> None:
    words = data.draw(st.lists(st.sampled_from(WORDS[language]), max_size=30))
    text = " ".join(words)
    check(text, read_times(article(text, language, published)))


@settings(max_examples=200, deadline=None)
@given(st.data(), st.sampled_from(LANGUAGES), dates)
def test_any_mix_of_wordings(data: st.DataObject, language: str, published: str | None) -> None:
    """Sentences, bare expressions and signs in any order: never a crash, always valid values and EDTF."""
    pieces = st.sampled_from(
        [*WORDINGS[language], *PHRASES[language], ",", "–", "(", ")", "\n", "12", "2024"]
    )
    text = " ".join(data.draw(st.lists(pieces, max_size=12)))
    times = read_times(article(text, language, published))
    check(text, times)
    assert times == read_times(article(text, language, published))


@given(st.dates())
def test_a_written_day_is_read_back(day) -> None:  # type: ignore[no-untyped-def]
    (found,) = read_times(article(f"It began at {day.isoformat()} in the north.", "en", None))
    assert found.value == day.isoformat()


def test_braces_spell_out_endings() -> None:
    assert expand("a{b,c}d{,e}") == ["abd", "abde", "acd", "acde"]


def test_an_empty_text_has_no_times() -> None:
    assert read_times(article(" \n", "en", None)) == ()
