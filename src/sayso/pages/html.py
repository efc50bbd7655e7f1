"""An HTML page to an article: the blocks of the story in document order, and what the page says of itself."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from lxml import etree

from sayso.model import Article, Byline, Dated, Image, NoArticleError, Piece, Span, Zone, ZoneKind
from sayso.pages.blocks import Block, Element, blocks_of
from sayso.pages.clean import cleaned
from sayso.pages.dates import declared, shown
from sayso.pages.decoding import decode
from sayso.pages.given import Given
from sayso.pages.language import detected
from sayso.pages.metadata import Metadata, metadata_of
from sayso.pages.words import labelled, opening, words

_PROSE = 60  # characters from which a block outside a list counts as running text
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_SITE = re.compile(r"\s+[|–—-]\s+[^|–—]{2,40}$")
_CREDIT = re.compile(
    r"\s*\((?P<a>[^()]{2,80})\)\s*\.?$|\s+/\s+(?P<b>[^/]{2,60})$|\s+(?:Photo|Фото|Credit)\s*:\s*(?P<c>[^:]{2,60})$"
)
_BYLINE_HINT = re.compile(r"(?:^|[\s_-])(?:author|byline|autor)", re.IGNORECASE)
_DECK_HINT = re.compile(
    r"(?:^|[\s_-])(?:deck|lead|lede|subtitle|subhead|standfirst|excerpt|summary)", re.IGNORECASE
)
_CREDIT_HINT = re.compile(r"(?:^|[\s_-])(?:credit|copyright|source)", re.IGNORECASE)
_NAMES = re.compile(r"\s*(?:,|;|\band\b|\bта\b|\bі\b|\bи\b)\s+")


@dataclass(slots=True)
class _Part:
    block: Block
    kind: ZoneKind
    lead: int | None = None  # index of the part that introduces a list


def read_html(
    data: bytes | str, *, url: str | None = None, encoding: str | None = None, given: Given | None = None
) -> Article:
    """The article of a page. `encoding` is what the carrier declared (a Content-Type header).

    Raises:
        EncodingError: bytes that are no text.
        NoArticleError: an empty page, or one on which nothing reads as an article.
    """
    given = given or Given()
    source = cleaned(data if isinstance(data, str) else decode(data, declared=encoding))
    root = _tree(source)
    if root is None:
        raise NoArticleError("the page is empty: there is nothing in it")
    facts = metadata_of(root)
    blocks = blocks_of(root)
    parts = _story(blocks, facts)
    if not any(p.kind in ("paragraph", "list_item") for p in parts):
        raise NoArticleError("nothing on the page reads as an article: no running text was found")
    return _article(parts, blocks, facts, given, url)


def _tree(source: str) -> Element | None:
    if not source.strip():
        return None
    parser = etree.HTMLParser(
        recover=True, no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    # An XML declaration with an encoding is refused in text that is decoded already.
    source = re.sub(r"^\s*<\?xml[^>]*\?>", "", source)
    try:
        return etree.fromstring(source, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _is_prose(block: Block) -> bool:
    return (
        not block.furniture
        and block.linked < 0.5
        and block.tag not in ("li", "figcaption", "h1", *_HEADINGS, "td", "th", "time", "address")
        and (len(block.text) >= _PROSE or (block.tag in ("p", "blockquote") and len(block.text) > 20))
    )


def _container(blocks: list[Block]) -> Element | None:
    """The element that holds most of the running text directly: each block votes for those around it."""
    votes: Counter[Element] = Counter()
    order: dict[Element, int] = {}
    for index, block in enumerate(blocks):
        if not _is_prose(block):
            continue
        weight, place = float(len(block.text)), block.place.getparent()
        for _ in range(3):
            if place is None:
                break
            named = (place.get("itemprop") or "") == "articleBody" or place.tag == "article"
            votes[place] += int(weight * (1.3 if named else 1.0))
            order.setdefault(place, index)
            weight, place = weight * 0.6, place.getparent()
    if not votes:
        return None
    return max(votes, key=lambda element: (votes[element], -order[element]))


def _within(element: Element, container: Element) -> bool:
    return element is container or any(a is container for a in element.iterancestors())


def _same(one: str, other: str) -> bool:
    strip = re.compile(r"[\W_]+")
    return strip.sub("", one).casefold() == strip.sub("", other).casefold()


def _headline(blocks: list[Block], facts: Metadata, first: int) -> int | None:
    """The block that is the headline: the one the metadata names, else the h1 nearest above the story."""
    named = [_SITE.sub("", v) for v, _ in facts.facts.get("headline", ())]
    named += [v for v, _ in facts.facts.get("headline", ())]
    heads = [i for i, b in enumerate(blocks[: first + 8]) if b.tag in ("h1", "h2") or "h1" in b.inside]
    for i in heads:
        if any(_same(blocks[i].text, v) for v in named):
            return i
    ones = [i for i in heads if blocks[i].tag == "h1" or "h1" in blocks[i].inside]
    return ones[-1] if ones else None


def _story(blocks: list[Block], facts: Metadata) -> list[_Part]:
    container = _container(blocks)
    if container is None:
        return []
    inside = [i for i, b in enumerate(blocks) if _within(b.place, container)]
    first = next(i for i in inside if _is_prose(blocks[i]))
    last = inside[-1]
    head = _headline(blocks, facts, first)
    start = min(head if head is not None else first, inside[0], first)
    parts: list[_Part] = [
        _Part(b, "furniture") for b in blocks[:start] if _switch(b.text) and len(b.text) < 60
    ]
    for i in range(start, last + 1):
        block = blocks[i]
        kind = "headline" if i == head else _kind(block, i in set(inside), head is not None and i < first)
        if kind:
            parts.append(_Part(block, kind, _lead(parts) if kind == "list_item" else None))
    return parts


def _kind(block: Block, inside: bool, above: bool) -> ZoneKind | None:
    """What a block of the story is; None where it is a page's machinery that nobody would cite."""
    text = block.text
    if block.furniture:
        return "furniture" if inside and len(text) > 2 else None
    if _switch(text) or (opening("furniture").match(text) and len(text) < 100):
        return "furniture"
    if block.tag == "figcaption" or "figcaption" in block.inside or "figure" in block.inside:
        return "caption"
    if labelled("photo").match(text) and len(text) < 200:
        return "caption"
    if shown(text) or block.tag == "time" or any(labelled(k).match(text) for k in ("published", "modified")):
        return "furniture"
    if len(text) < 120 and (_BYLINE_HINT.search(block.hints) or labelled("author").fullmatch(text)):
        return "byline"
    if above and _DECK_HINT.search(block.hints):
        return "deck"
    if block.tag in (*_HEADINGS, "h1") or block.inside & {"h2", "h3", "h4"}:
        return "heading" if inside else None
    if block.tag == "li" or "li" in block.inside:
        return ("furniture" if block.linked > 0.8 else "list_item") if inside else None
    if block.linked > 0.8 and len(text) < 160:
        return "furniture" if inside else None
    if not inside:
        return "deck" if above and block.tag in ("p", "h2", "div") and len(text) > 40 else None
    return "paragraph"


def _switch(text: str) -> tuple[str, ...]:
    tokens = re.findall(r"[^\W\d_]+", text)
    codes = [words()["languages"].get(t.lower()) for t in tokens]
    if len(tokens) < 2 or len(tokens) > 8 or None in codes or len(set(codes)) != len(codes):
        return ()
    return tuple(str(c) for c in codes)


def _lead(parts: list[_Part]) -> int | None:
    for index in range(len(parts) - 1, -1, -1):
        if parts[index].kind == "list_item":
            return parts[index].lead
        if parts[index].kind in ("paragraph", "heading"):
            return index if parts[index].block.text.endswith(":") else None
    return None


def _article(
    parts: list[_Part], blocks: list[Block], facts: Metadata, given: Given, url: str | None
) -> Article:
    text, spans = _laid_out(parts)
    pairs = list(zip(parts, spans, strict=True))
    zones = tuple(
        Zone(kind=p.kind, span=s, lead=_sentence(text, spans[p.lead]) if p.lead is not None else None)
        for p, s in pairs
    )
    language = detected(text) or facts.language
    publisher = (given.publisher, "given") if given.publisher else facts.first("publisher")
    switches = next((c for b in blocks if len(b.text) < 60 and (c := _switch(b.text))), ())
    return Article(
        text=text,
        zones=zones,
        url=given.url or url or facts.url,
        publisher=publisher[0] if publisher else None,
        publisher_origin=publisher[1] if publisher else None,
        headline=_headline_piece(pairs, facts),
        deck=_first(pairs, "deck"),
        byline=_bylines(pairs, text, facts),
        image=_image(pairs, text),
        date_published=_date(pairs, facts, "published", given.published),
        date_modified=_date(pairs, facts, "modified", None),
        language=language,
        language_declared=facts.language or given.language,
        languages_offered=facts.languages_offered or switches,
    )


def _laid_out(parts: list[_Part]) -> tuple[str, list[Span]]:
    text, spans = "", []
    for index, part in enumerate(parts):
        if index:
            text += "\n" if part.kind == "list_item" and parts[index - 1].kind == "list_item" else "\n\n"
        spans.append((len(text), len(text) + len(part.block.text)))
        text += part.block.text
    return text, spans


def _sentence(text: str, span: Span) -> Span:
    starts = [m.end() for m in re.finditer(r"[.!?…][»”\"]?\s+(?=[«“\"A-ZА-ЯЇІЄҐ])", text[slice(*span)])]
    return (span[0] + (starts[-1] if starts else 0), span[1])


def _first(pairs: list[tuple[_Part, Span]], kind: ZoneKind) -> Piece | None:
    found = next(((p, s) for p, s in pairs if p.kind == kind), None)
    return Piece(text=found[0].block.text, span=found[1], origin="visible") if found else None


def _headline_piece(pairs: list[tuple[_Part, Span]], facts: Metadata) -> Piece | None:
    visible = _first(pairs, "headline")
    said = facts.first("headline")
    if visible or not said:
        return visible
    return Piece(text=said[0], origin=said[1])


def _bylines(pairs: list[tuple[_Part, Span]], text: str, facts: Metadata) -> tuple[Byline, ...]:
    found: list[Byline] = []
    for part, (start, end) in pairs:
        if part.kind != "byline":
            continue
        label = labelled("author").fullmatch(part.block.text)
        at = start + (label.start("rest") if label else 0)
        if not label and (by := re.match(r"(?:By|Автор\w*|Текст)\s+", part.block.text)):
            at = start + by.end()
        for name in _NAMES.split(text[at:end]):
            where = text.index(name, at, end)
            if name.strip() and not any(b.name == name.strip() for b in found):
                found.append(Byline(name=name.strip(), span=(where, where + len(name)), origin="visible"))
            at = where + len(name)
    if found:
        return tuple(found)
    names = dict.fromkeys((v, o) for v, o in facts.facts.get("author", ()) if not v.startswith("http"))
    best = next(iter(names), None)
    return tuple(Byline(name=v, origin=o) for v, o in names if best and o == best[1])


def _image(pairs: list[tuple[_Part, Span]], text: str) -> Image | None:
    captions = [(p, s) for p, s in pairs if p.kind == "caption"]
    if not captions:
        return None
    credit = next((s for p, s in captions if _CREDIT_HINT.search(p.block.hints)), None)
    plain = [s for p, s in captions if s != credit]
    caption: Span | None = plain[0] if plain else None
    if caption:
        label = labelled("photo").fullmatch(text, *caption)
        caption = (label.start("rest"), caption[1]) if label else caption
        if credit is None and (found := _CREDIT.search(text[slice(*caption)])):
            group = next(g for g in "abc" if found[g])
            credit = (caption[0] + found.start(group), caption[0] + found.end(group))
            caption = (caption[0], caption[0] + found.start()) if found.start() else None

    def piece(span: Span | None) -> Piece | None:
        return Piece(text=text[slice(*span)], span=span, origin="visible") if span else None

    return Image(caption=piece(caption), credit=piece(credit))


def _date(pairs: list[tuple[_Part, Span]], facts: Metadata, name: str, given: str | None) -> Dated | None:
    if given:
        return Dated(value=given, origin="given")
    if found := facts.date(name):
        return Dated(value=found[0], origin=found[1])
    for part, span in pairs:
        if part.kind != "furniture":
            continue
        machine = part.block.place.get("datetime") if name == "published" else None
        label = labelled(name).fullmatch(part.block.text)
        value = shown(label["rest"]) if label else None
        if value is None and name == "published" and not labelled("modified").match(part.block.text):
            value = shown(part.block.text) or (declared(machine) if machine else None)
        if value:
            return Dated(value=value, origin="visible", span=span)
    return None
