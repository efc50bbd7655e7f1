"""What a page says of itself beside its text: `meta`, `link`, `title`, `html lang`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from sayso.pages.characters import mended
from sayso.pages.html.hints import listed
from sayso.pages.html.jsonld import Linked, linked_data
from sayso.pages.html.tree import Element
from sayso.pages.languages import language_code


@dataclass(slots=True)
class Metadata:
    """`meta` holds the values by lower-case name, in page order, `names` the names as the page writes them;
    `offered` are the languages of `hreflang` links."""

    linked: Linked
    meta: dict[str, list[str]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    title: str | None = None
    declared: str | None = None
    url: str | None = None
    offered: list[str] = field(default_factory=list)

    def first(self, kind: str) -> tuple[str, str] | None:
        """The first value among the names of a kind, and its name on the page: `meta:og:site_name`."""
        return next(self.all(kind), None)

    def all(self, kind: str) -> Iterator[tuple[str, str]]:
        for name in listed("meta", kind):
            if values := self.meta.get(name):
                yield values[0], f"meta:{self.names[name]}"

    def titles(self) -> list[str]:
        """What the page calls the article, best first; `title` may carry the outlet's name too."""
        found = [self.linked.text("headline"), self.linked.text("name")]
        found += [value for value, _ in self.all("title")]
        return [title for title in [*found, self.title] if title]


def metadata(tree: Element) -> Metadata:
    found = Metadata(linked_data(tree))
    for element in tree.iter("meta", "link", "title"):
        if element.tag == "meta":
            _meta(found, element)
        elif element.tag == "link":
            _link(found, element)
        elif found.title is None and not _in_drawing(element):
            found.title = " ".join(mended(element.text or "").split()) or None
    root = tree if tree.tag == "html" else tree.getroottree().getroot()
    xml = "{http://www.w3.org/XML/1998/namespace}lang"
    found.declared = (
        language_code(root.get("lang") or root.get("xml:lang") or root.get(xml))
        or language_code(next(iter(found.meta.get("og:locale", [])), None))
        or language_code(next(iter(found.meta.get("content-language", [])), None))
        or language_code(found.linked.text("inLanguage"))
    )
    return found


def _meta(found: Metadata, element: Element) -> None:
    name = (
        element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
    )
    content = element.get("content")
    if name and content and (value := " ".join(mended(content).split())):
        found.meta.setdefault(name.strip().lower(), []).append(value)
        found.names.setdefault(name.strip().lower(), name.strip())


def _link(found: Metadata, element: Element) -> None:
    rel = (element.get("rel") or "").lower().split()
    if "alternate" in rel and (code := language_code(element.get("hreflang"))) and code != "x":
        found.offered.append(code)
    if "canonical" in rel and found.url is None:
        href = (element.get("href") or "").strip()
        found.url = href if href.startswith(("http://", "https://")) and len(href) < 2000 else None


def _in_drawing(element: Element) -> bool:
    return any(around.tag == "svg" for around in element.iterancestors())
