"""Edges of spans. A case is a text with the raw span between ‹‹ ›› and the settled one between [[ ]]."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.tagger.boundaries import settled

CONTENT = [
    ("half word: outward", "the mini‹‹ster resigned›› today", "the [[minister resigned]] today"),
    ("апостроф у слові", "він об‹‹'єднав партії››", "він [[об'єднав партії]]"),
    ("closing mark is taken in", "‹‹«Ми готові››», — сказав він", "[[«Ми готові»]], — сказав він"),
    ("comma inside the marks", "‹‹“We are ready,››” he said", "[[“We are ready,”]] he said"),
    ("opening mark is taken in", "он сказал: «‹‹Мы готовы»››.", "он сказал: [[«Мы готовы»]]."),
    ("no partner: left outside", "‹‹«Ми готові до››", "«[[Ми готові до]]"),
    ("full stop outside", "‹‹переговори перенесено.››", "[[переговори перенесено]]."),
    ("full stop inside the marks", "‹‹«Переговори перенесено.»››", "[[«Переговори перенесено.»]]"),
    ("abbreviation keeps its stop", "he moved ‹‹to the U.S.››", "he moved [[to the U.S.]]"),
    ("inner pair stays", "‹‹назвав це «фарсом»››, передає", "[[назвав це «фарсом»]], передає"),
    ("dash and space go", "‹‹– Ми готові, ››– сказав", "– [[Ми готові]], – сказав"),
    ("raw without both marks", "«‹‹Мы готовы››», — сказал", "[[«Мы готовы»]], — сказал"),
    ("straight marks", 'he said "‹‹we are ready››"', 'he said [["we are ready"]]'),
]
OTHERS = [
    ("outer marks go", "‹‹«Роснефть»›› заявила", "«[[Роснефть]]» заявила"),
    ("inner pair stays", "‹‹газета «День»›› пише", "[[газета «День»]] пише"),
    ("comma goes", "‹‹said,›› adding", "[[said]], adding"),
    ("a clitic may be cut off", "‹‹Moscow››'s demands", "[[Moscow]]'s demands"),
    ("a clitic may stay", "‹‹Moscow's›› demands", "[[Moscow's]] demands"),
    ("a clitic may open", "Moscow‹‹’s demand››", "Moscow[[’s demand]]"),
    ("апостроф не є клітикою", "‹‹об››'єднання", "[[об'єднання]]"),
    ("hyphen joins", "прем'єр-‹‹міністр››", "[[прем'єр-міністр]]"),
]


def parts(source: str, left: str, right: str) -> tuple[str, tuple[int, int]]:
    start = source.index(left)
    end = source.index(right) - len(left)
    return source.replace(left, "").replace(right, ""), (start, end)


@pytest.mark.parametrize(("name", "raw", "expected"), CONTENT)
def test_content_edges(name: str, raw: str, expected: str) -> None:
    text, span = parts(raw, "‹‹", "››")
    wanted_text, wanted = parts(expected, "[[", "]]")
    assert text == wanted_text
    assert settled(text, span, "content") == wanted


@pytest.mark.parametrize(("name", "raw", "expected"), OTHERS)
def test_other_edges(name: str, raw: str, expected: str) -> None:
    text, span = parts(raw, "‹‹", "››")
    assert settled(text, span, "source") == parts(expected, "[[", "]]")[1]


def test_nothing_but_punctuation() -> None:
    assert settled("a — «», b", (1, 7), "content") is None


def test_a_cue_may_be_a_lone_dash() -> None:
    assert settled("“Yes.” ― Ann", (6, 9), "cue") == (7, 8)
    assert settled("“Yes.” ― Ann", (6, 9), "source") is None


@given(
    st.text("ab'’-.,«»“”\"( )!?—ї", min_size=1, max_size=30),
    st.data(),
    st.sampled_from(["source", "cue", "content"]),
)
def test_always_ends_and_lies_in_the_text(text: str, data: st.DataObject, label: str) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = settled(text, (start, end), label)
    if span is not None:
        assert 0 <= span[0] < span[1] <= len(text)
        assert text[span[0] : span[1]].strip() == text[span[0] : span[1]]
