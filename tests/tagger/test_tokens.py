"""Tokens keep the text's own offsets; windows keep every token once."""

from __future__ import annotations

import unicodedata
from importlib.resources import files

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from sayso.tagger.tokens import BREAK, tokenize, windows


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return Tokenizer.from_str((files("sayso.tagger") / "tokenizer.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "text",
    [
        "Речниця МЗС заявила, що переговори перенесено.",
        "Песков: «Это не так».\n\n— Почему? — спросили журналисты.",
        "“We are ready,” he\u00a0said…\n• one\n• two ½ №5",
        "   \n\n  \n",
        "",
        "a\u200bb \u202eright to left\u202c \x00 end",
    ],
)
def test_offsets_rise_and_lie_in_the_text(text: str, tokenizer: Tokenizer) -> None:
    tokens = tokenize(text, tokenizer)
    assert (tokens.starts <= tokens.ends).all()
    assert (np.diff(tokens.starts) >= 0).all()
    assert not len(tokens.ends) or tokens.ends[-1] <= len(text)


def test_decomposed_text_has_the_same_pieces(tokenizer: Tokenizer) -> None:
    text = "Її заявив Зеленський: «Ёлка і йод»"
    decomposed = unicodedata.normalize("NFD", text)
    assert decomposed != text
    one, other = tokenize(text, tokenizer), tokenize(decomposed, tokenizer)
    assert one.ids.tolist() == other.ids.tolist()
    words = [decomposed[a:b] for a, b in zip(other.starts, other.ends, strict=True)]
    assert unicodedata.normalize("NFC", "".join(words)) == text.replace(" ", "")


def test_paragraphs_are_kept_apart(tokenizer: Tokenizer) -> None:
    tokens = tokenize("One.\n\nTwo.", tokenizer)
    assert (tokens.ids == BREAK).sum() == 1


@given(st.text(max_size=80))
def test_any_text(text: str) -> None:
    tokens = tokenize(text, _shared())
    assert len(tokens.ids) == len(tokens.starts) == len(tokens.ends)
    assert not len(tokens.ids) or (tokens.starts[0] >= 0 and tokens.ends[-1] <= len(text))


_cache: list[Tokenizer] = []


def _shared() -> Tokenizer:
    if not _cache:
        _cache.append(
            Tokenizer.from_str((files("sayso.tagger") / "tokenizer.json").read_text(encoding="utf-8"))
        )
    return _cache[0]


@given(st.lists(st.sampled_from([BREAK, 7, 8, 9]), min_size=1, max_size=300))
def test_every_token_is_kept_once(ids: list[int]) -> None:
    cut = list(windows(np.array(ids), size=40, overlap=8))
    kept = [t for w in cut for t in range(w.keep_from, w.keep_to)]
    assert kept == list(range(len(ids)))
    assert all(w.start <= w.keep_from < w.keep_to <= w.end and w.end - w.start <= 38 for w in cut)
