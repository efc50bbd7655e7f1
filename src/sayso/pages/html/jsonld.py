"""JSON-LD (schema.org) in a page: whole or broken, alone, in lists, nested in `@graph`, tied by `@id`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Any, TypeAlias

from sayso.pages.characters import mended
from sayso.pages.html.tree import Element

Node: TypeAlias = dict[str, Any]

ARTICLES = frozenset(
    ["Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle", "Report",
     "BackgroundNewsArticle", "ReviewNewsArticle", "BlogPosting", "LiveBlogPosting", "SocialMediaPosting",
     "AdvertiserContentArticle", "TechArticle", "ScholarlyArticle"]
)  # fmt: skip
LARGEST = 1_000_000  # characters
DEEPEST = 40

_comma = re.compile(r",(\s*[}\]])")
_wrapping = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$")
_control = re.compile(r"[\x00-\x1f]")
_string = re.compile(r'"(headline|datePublished|dateModified|inLanguage)"\s*:\s*"((?:[^"\\]|\\.){1,400})"')


@dataclass(frozen=True, slots=True)
class Linked:
    """The node that describes the article (empty if none does), and all nodes by `@id`."""

    article: Node
    by_id: dict[str, Node]
    nodes: list[Node]

    def text(self, key: str) -> str | None:
        return string(self.article.get(key))

    def names(self, key: str) -> list[str]:
        """The names of what stands under a key: strings, persons, organisations, references to them."""
        return [name for value in listed(self.article.get(key)) if (name := self.name(value))]

    def name(self, value: object) -> str | None:
        if isinstance(value, dict):
            found = self.by_id.get(str(value.get("@id")), value) if "name" not in value else value
            return string(found.get("name"))
        return string(value)

    def node(self, value: object) -> Node:
        value = next(iter(listed(value)), None)
        if isinstance(value, dict):
            return self.by_id.get(str(value.get("@id")), value) if len(value) == 1 else value
        return {}

    def of_type(self, *types: str) -> Iterator[Node]:
        return (node for node in self.nodes if any(kind in types for kind in _types(node)))

    @property
    def live(self) -> bool:
        return "LiveBlogPosting" in _types(self.article)


def linked_data(scripts: Sequence[Element]) -> Linked:
    nodes: list[Node] = []
    for script in scripts:
        if "ld+json" in (script.get("type") or "").lower() and script.text and len(script.text) <= LARGEST:
            nodes.extend(_nodes(_loaded(script.text)))
    by_id: dict[str, Node] = {}
    for node in nodes:
        if isinstance(key := node.get("@id"), str) and len(node) > 1:
            by_id.setdefault(key, node)
    article = max(nodes, key=_rank, default={})
    return Linked(article if _rank(article) else {}, by_id, nodes)


def string(value: object) -> str | None:
    """A string value, or the first of several, with entities resolved and space collapsed."""
    value = next(iter(listed(value)), None)
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name")
    if not isinstance(value, str):
        return None
    return " ".join(mended(unescape(value)).split()) or None


def listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _loaded(text: str) -> object:
    """The JSON, mended of what breaks it most often (comments, commas, line ends); else its plain fields."""
    text = text.strip()
    if not (text.startswith(("{", "[")) and text.endswith(("}", "]"))):
        text = _wrapping.sub("", text).strip().rstrip(";")
    for attempt in (text, _control.sub(" ", _comma.sub(r"\1", text))):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    fields: dict[str, str] = {}
    for key, value in _string.findall(text):
        try:
            fields.setdefault(key, json.loads(f'"{_control.sub(" ", value)}"'))
        except ValueError:
            continue
    return {"@type": "Article", **fields} if fields and "Article" in text else None


def _nodes(value: object, depth: int = 0) -> Iterator[Node]:
    """All nodes in lists, `@graph`, `mainEntity` and the like, the outermost first."""
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for one in value:
            yield from _nodes(one, depth + 1)
    elif isinstance(value, dict):
        yield value
        for one in value.values():
            if isinstance(one, dict | list):
                yield from _nodes(one, depth + 1)


def _types(node: Node) -> list[str]:
    return [kind.rsplit("/", 1)[-1] for kind in listed(node.get("@type")) if isinstance(kind, str)]


def _rank(node: Node) -> int:
    if not any(kind in ARTICLES for kind in _types(node)):
        return 0
    return 1 + sum(
        2 if key == "datePublished" else 1 for key in ("headline", "datePublished", "author") if key in node
    )
