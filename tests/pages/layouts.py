"""The layout cases: `layouts/NAME.html` is a page of our own writing, `layouts/NAME.toml` what it must give.

Fields of a case, each to be left out where the page gives nothing, which is then asserted too:
`publisher`, `headline`, `deck` = [value, origin]; `byline` = a list of [name, origin]; `caption`, `credit`,
`dateline` = the text, which must stand on the page; `published`, `modified` = [value, origin, the text that shows
it, if any]; `language`, `declared`, `offered`, `url`; `zones` = all zones but furniture, in order, as
`kind: text`, where ` … ` may stand for a middle left out; `leads` = the sentence that leads to a list item.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sayso.model import Article, Zone

FOLDER = Path(__file__).with_name("layouts")
CASES = sorted(path.stem for path in FOLDER.glob("*.toml"))


@dataclass(frozen=True, slots=True)
class Layout:
    name: str
    page: bytes
    expected: dict[str, Any]


def layout(name: str) -> Layout:
    expected = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    html = (FOLDER / f"{name}.html").read_text(encoding="utf-8")
    return Layout(name, html.encode(expected.get("encoding", "utf-8")), expected)


def story(article: Article) -> list[Zone]:
    return [zone for zone in article.zones if zone.kind != "furniture"]


def matches(text: str, pattern: str) -> bool:
    """Is `text` what `pattern` says, ` … ` standing for any middle?"""
    start, cut, end = pattern.partition(" … ")
    if not cut:
        return text == pattern
    return len(text) > len(start) + len(end) and text.startswith(start) and text.endswith(end)
