"""What a page says of itself beside its text: `meta`, `link`, `title`, `html lang`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from sayso.pages.characters import mended
from sayso.pages.html.hints import every, listed
from sayso.pages.html.jsonld import Linked, linked_data
from sayso.pages.html.tree import Element
from sayso.pages.languages import language_code


@dataclass(slots=True)
class Metadata:
    """`meta` holds, by lower-case name, the first value and the name as the page writes it, for known names;
    `offered` are the languages of `hreflang` links."""

    linked: Linked
    meta: dict[str, tuple[str, str]] = field(default_factory=dict)
    title: str | None = None
    declared: str | None = None
    url: str | None = None
    offered: list[str] = field(default_factory=list)

    def first(self, kind: str) -> tuple[str, str] | None:
        """The first value among the names of a kind, and its name on the page: `meta:og:site_name`."""
        return next(self.all(kind), None)

    def all(self, kind: str) -> Iterator[tuple[str, str]]:
        for name in listed("meta", kind):
            if found := self.meta.get(name):
                yield found[0], f"meta:{found[1]}"

    def titles(self) -> list[str]:
        """What the page calls the article, best first; `title` may carry the outlet's name too."""
        found = [self.linked.text("headline"), self.linked.text("name")]
        found += [value for value, _ in self.all("title")]
        return [title for title in [*found, self.title] if title]


def metadata(tree: Element) -> Metadata:
    elements = list(tree.iter("meta", "link", "title", "script"))
    found = Metadata(linked_data([element for element in elements if element.tag == "script"]))
    for element in elements:
        if element.tag == "meta":
            _meta(found, element)
        elif element.tag == "link":
            _link(found, element)
        elif element.tag == "title" and found.title is None and not _in_drawing(element):
            found.title = " ".join(mended(element.text or "").split()) or None
    root = tree if tree.tag == "html" else tree.getroottree().getroot()
    xml = "{http://www.w3.org/XML/1998/namespace}lang"
    found.declared = (
        language_code(root.get("lang") or root.get("xml:lang") or root.get(xml))
        or language_code(found.meta.get("og:locale", ("", ""))[0])
        or language_code(found.meta.get("content-language", ("", ""))[0])
        or language_code(found.linked.text("inLanguage"))
    )
    return found


def _meta(found: Metadata, element: Element) -> None:
    name = (
        element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
    )
    known = name.strip().lower() if name else ""
    if known not in _known() or known in found.meta:
        return
    if value := " ".join(mended(element.get("content") or "").split()):
        found.meta[known] = (value, (name or "").strip())


@cache
def _known() -> frozenset[str]:
    return frozenset(("og:locale", "content-language", *every("meta")))


def _link(found: Metadata, element: Element) -> None:
    rel = (element.get("rel") or "").lower().split()
    if "alternate" in rel and (code := language_code(element.get("hreflang"))) and code != "x":
        found.offered.append(code)
    if "canonical" in rel and found.url is None:
        href = (element.get("href") or "").strip()
        found.url = href if href.startswith(("http://", "https://")) and len(href) < 2000 else None


def _in_drawing(element: Element) -> bool:
    return any(around.tag == "svg" for around in element.iterancestors())
