"""What a page's head says of it: JSON-LD, meta elements, links; each value with the place it comes from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from sayso.pages.dates import declared

Element = etree._Element
_ARTICLES = ("Article", "Posting", "Report", "LiveBlog", "WebPage")
_DEPTH = 12
_META = {
    "headline": ("og:title", "twitter:title", "title"),
    "deck": ("og:description", "description", "twitter:description"),
    "published": ("article:published_time", "datePublished", "pubdate", "publish-date", "date", "dc.date",
                  "dc.date.issued", "sailthru.date", "parsely-pub-date", "og:published_time"),
    "modified": ("article:modified_time", "dateModified", "last-modified", "og:updated_time"),
    "publisher": ("og:site_name", "application-name", "publisher", "dc.publisher"),
    "author": ("author", "article:author", "parsely-author", "dc.creator"),
}  # fmt: skip


@dataclass(slots=True)
class Metadata:
    """`facts[name]` is a list of (value, origin), the most trusted first."""

    facts: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    language: str | None = None
    languages_offered: tuple[str, ...] = ()
    url: str | None = None

    def add(self, name: str, value: object, origin: str) -> None:
        if isinstance(value, str) and value.strip():
            self.facts.setdefault(name, []).append((" ".join(value.split()), origin))

    def first(self, name: str) -> tuple[str, str] | None:
        return next(iter(self.facts.get(name, ())), None)

    def date(self, name: str) -> tuple[str, str] | None:
        for value, origin in self.facts.get(name, ()):
            if iso := declared(value):
                return iso, origin
        return None


def metadata_of(root: Element) -> Metadata:
    found = Metadata()
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "") and script.text:
            for node in _nodes(_loaded(script.text), 0):
                _from_json_ld(found, node)
    metas: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        if name and meta.get("content"):
            metas.setdefault(name.lower(), meta.get("content", ""))
    for fact, names in _META.items():
        for name in names:
            found.add(fact, metas.get(name.lower()), f"meta:{name}")
    title = root.find(".//title")
    if title is not None:
        found.add("headline", title.text, "title")
    found.language = _code(root.get("lang") or metas.get("og:locale") or metas.get("language"))
    offered: dict[str, None] = {}
    for link in root.iter("link"):
        relations = (link.get("rel") or "").lower().split()
        if "alternate" in relations and (code := _code(link.get("hreflang"))):
            offered[code] = None
        if "canonical" in relations:
            found.url = link.get("href")
    found.languages_offered = tuple(offered)
    return found


def _code(value: str | None) -> str | None:
    code = (value or "").strip().replace("_", "-").split("-")[0].lower()
    code = "uk" if code == "ua" else code
    return code if 2 <= len(code) <= 3 and code.isascii() and code.isalpha() else None


def _loaded(text: str) -> Any:
    try:
        return json.loads(text.strip().removeprefix("<!--").removesuffix("-->"), strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item, depth + 1)
    elif isinstance(value, dict):
        kinds = value.get("@type")
        if any(
            isinstance(k, str) and k.endswith(_ARTICLES)
            for k in (kinds if isinstance(kinds, list) else [kinds])
        ):
            yield value
        yield from _nodes(value.get("@graph"), depth + 1)
        yield from _nodes(value.get("mainEntity"), depth + 1)


def _from_json_ld(found: Metadata, node: dict[str, Any]) -> None:
    for fact, key in (
        ("headline", "headline"), ("deck", "description"), ("published", "datePublished"), ("modified", "dateModified"),
    ):  # fmt: skip
        found.add(fact, node.get(key), f"json-ld:{key}")
    for fact in ("publisher", "author"):
        people = node.get(fact)
        for person in people if isinstance(people, list) else [people]:
            name = person.get("name") if isinstance(person, dict) else person
            found.add(fact, name, f"json-ld:{fact}")
