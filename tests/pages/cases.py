"""The cases: `layouts/NAME.html` or `texts/NAME.txt` is a page of our own writing, `NAME.toml` its article.

Fields of a case, each to be left out where the page gives nothing, which is then asserted too:
`publisher`, `headline`, `deck` = [value, origin]; `byline` = a list of [name, origin]; `caption`, `credit`,
`dateline` = the text, which must stand on the page; `published`, `modified` = [value, origin, and
the text that
shows it, if any]; `language`, `declared`, `offered`, `url`; `zones` = all zones but furniture, in order, as
`kind: text`, where ` … ` may stand for a middle left out; `leads` = the sentence that leads to a list item.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from sayso.model import Article, Zone
from sayso.pages import read_html, read_text

HERE = Path(__file__).parent
PAGES = sorted((*HERE.glob("layouts/*.html"), *HERE.glob("texts/*.txt")))
CASES = [f"{path.parent.name}/{path.stem}" for path in PAGES]


@dataclass(frozen=True, slots=True)
class Case:
    page: bytes
    expected: dict[str, Any]
    article: Article


@cache
def case(name: str) -> Case:
    path = PAGES[CASES.index(name)]
    expected = tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))
    page = path.read_text(encoding="utf-8").encode(expected.get("encoding", "utf-8"))
    return Case(page, expected, read_html(page) if path.suffix == ".html" else read_text(page))


def story(article: Article) -> list[Zone]:
    return [zone for zone in article.zones if zone.kind != "furniture"]


def matches(text: str, pattern: str) -> bool:
    """Is `text` what `pattern` says, ` … ` standing for any middle?"""
    start, cut, end = pattern.partition(" … ")
    if not cut:
        return text == pattern
    return len(text) > len(start) + len(end) and text.startswith(start) and text.endswith(end)
