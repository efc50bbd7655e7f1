"""What is settled at a glance, before a pattern is asked, is never other than what the pattern would tell."""

from __future__ import annotations

import pytest

from sayso.pages.captions import image
from sayso.pages.characters import is_mended, mended
from sayso.pages.dates import find
from sayso.pages.html.looks import Look, look
from sayso.pages.languages import detect
from sayso.pages.lines import is_furniture, languages_in_switch, may_name_language
from sayso.pages.words import switch_names, words


def test_characters() -> None:
    for character in map(chr, range(0x10000)):
        assert is_mended(character) == (mended(character) == character), hex(ord(character))


@pytest.mark.parametrize("name", switch_names())
def test_switches(name: str) -> None:
    assert may_name_language(f"[ {name.upper()} ]")
    if " " not in name:
        other = "de" if switch_names()[name] != "de" else "fr"
        assert languages_in_switch(f"{name} | {other}") == (switch_names()[name], other)


@pytest.mark.parametrize("name", ["share", "comments"])
def test_furniture_alone(name: str) -> None:
    for word in words(name):
        assert is_furniture(f"• {word.capitalize()} 12"), word


@pytest.mark.parametrize("name", ["related", "subscribe", "tags"])
def test_furniture_that_goes_on(name: str) -> None:
    for word in words(name):
        assert is_furniture(f"» {word.upper()}: The pier"), word


def test_captions() -> None:
    for word in words("photo"):
        line = f"{word.capitalize()}{'' if word.endswith((' by', ' of')) else ':'} Ann Bell"
        found = image(line, (0, len(line)))
        assert found is not None, word
        assert found.credit is not None, word
        assert found.credit.text == "Ann Bell", word


@pytest.mark.parametrize("text", ["4 March 2025", "2025-03-04", "04.03.2025", "March 4th, 2025"])
def test_dates(text: str) -> None:
    assert [found.value for found in find(f"On {text}, at last")] == ["2025-03-04"]
    assert not list(find(f"On {text.replace('2025', '')}, at last"))


LOOKS = [
    ("p", (), Look("p", "block")),
    ("p", (("class", "photo-credit"),), Look("p", "block", mark="credit")),
    ("nav", (), Look("nav", "block", hint="menu")),
    ("main", (("class", "menu"),), Look("main", "block")),
    ("div", (("class", "share"), ("aria-hidden", "true")), Look("div", "block", hint="menu")),
    ("div", (("aria-hidden", "true"),), Look("div", "block", hint="pull")),
    ("div", (("itemprop", "articleBody"),), Look("div", "block", article_body=True)),
    ("div", (("style", "Display:None"),), Look("div", "unseen")),
    ("span", (("hidden", ""),), Look("span", "unseen")),
    ("script", (), Look("script", "unseen")),
    ("time", (), Look("time", "inline", mark="date")),
    ("time", (("class", "updated"),), Look("time", "inline", mark="modified")),
    ("a", (("rel", "author"),), Look("a", "link", mark="author")),
    ("span", (("class", "menu"),), Look("span", "inline")),
    ("b", (), Look("b", "bold")),
    ("td", (), Look("td", "cell")),
    ("br", (), Look("br", "break")),
]


@pytest.mark.parametrize(("tag", "telling", "expected"), LOOKS)
def test_looks(tag: str, telling: tuple[tuple[str, str], ...], expected: Look) -> None:
    assert look(tag, telling) == expected


def test_few_letters_among_much_else() -> None:
    """Letters are weighed against letters, however many figures and signs stand between them."""
    numbers = " 1234567890 ()[] " * 20
    assert detect(f"{numbers} що це та як від його і є") == "uk"
    assert detect(f"{numbers} что это и как от его ещё") == "ru"
    assert detect(f"{numbers} the end of the pier is in sight") == "en"
