"""The tree of a page. Nothing in it is executed, and nothing is loaded from anywhere."""

from __future__ import annotations

import re
from typing import TypeAlias

from lxml import etree

from sayso.model import NoArticleError

Element: TypeAlias = etree._Element
"""Plain elements: those of `lxml.html` are looked up in Python, one by one, and nothing here needs them."""

DEEPEST = 2000  # libxml2 stops reading at 2048 nested elements

ATTRIBUTES = 2000  # libxml2 compares every attribute of a tag with all before it

LONG = 20_000  # characters of a tag below which it is not looked at: so many attributes need as many

_long_tag = re.compile(rf"<([a-zA-Z][\w-]*)\s[^<>]{{{LONG},}}>")
_wrapper = re.compile(
    r"</?(?:div|span|font|b|i|em|strong|center|section|blockquote|small|big|u)\b[^<>]*>", re.IGNORECASE
)


def parsed(text: str) -> Element:
    """Parse a page, however broken.

    A page nested deeper than the parser goes is parsed again with its wrappers taken for line breaks.

    Raises:
        NoArticleError: there is no element in it.
    """
    if _holds_long(text):
        text = _long_tag.sub(_without_attributes, text)
    tree = _tree(text)
    if tree is not None and _may_be_deep(text) and _deep(tree):
        tree = _tree(_wrapper.sub("<br>", text))
    if tree is None:
        raise NoArticleError("the page is empty")
    return tree


def _tree(text: str) -> Element | None:
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.XMLSyntaxError:  # nothing but space and comments
        return None


def _holds_long(text: str) -> bool:
    """Is there a stretch as long as a tag must be to be cut? Half of it would fill one of these windows."""
    half = LONG // 2
    return any(text.find("<", start, start + half) < 0 for start in range(0, len(text), half))


def _may_be_deep(text: str) -> bool:
    """Are there enough tags for it? The first count is much the cheaper, and settles it for most pages."""
    return (
        text.count("<") > DEEPEST and text.count("<div") + text.count("<span") + text.count("<font") > DEEPEST
    )


def _without_attributes(tag: re.Match[str]) -> str:
    """A tag with more attributes than any page has need of keeps none; a long value is left as it is."""
    return tag[0] if len(tag[0].split(None, ATTRIBUTES)) <= ATTRIBUTES else f"<{tag[1]}>"


def _deep(tree: Element) -> bool:
    """Is any element as deep as the parser goes? One walk, keeping count of the depth."""
    depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > DEEPEST:
            return True
    return False
