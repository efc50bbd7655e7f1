"""Looking into a report: parsed by a strict reader of our own and by lxml, and its text put back together."""

from __future__ import annotations

from html.parser import HTMLParser

from lxml import html

VOID = {"meta", "link", "br", "hr"}


class Strict(HTMLParser):
    """Fails on a tag that is not closed, or closed where another is open."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs), f"an attribute twice on {tag}"
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(data)


def tags(report: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = Strict()
    parser.feed(report)
    parser.close()
    assert parser.open == []
    return parser.tags


def tree(report: str) -> html.HtmlElement:
    return html.document_fromstring(report.encode(), parser=html.HTMLParser(encoding="utf-8", huge_tree=True))


def words(element: html.HtmlElement) -> str:
    """The text that an element holds, with each named character put back."""
    if "odd" in (element.get("class") or "").split():
        return chr(int(element.get("data-code", "")[2:], 16))
    return (element.text or "") + "".join(words(child) + (child.tail or "") for child in element)


def article_text(report: str) -> str:
    return "".join(map(words, by_class(tree(report), "passage")))


def by_class(element: html.HtmlElement, name: str) -> list[html.HtmlElement]:
    return [one for one in element.iter() if name in (one.get("class") or "").split()]
