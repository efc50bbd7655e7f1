"""The card beside a passage: who says it, in what way, on whose word, and how sure the reading is."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sayso.model import Attribution
from sayso.service.report.markup import Html, element, joined
from sayso.service.report.places import Places
from sayso.service.report.statements import Statement
from sayso.service.report.wording import (
    Words,
    as_written,
    chain,
    no_words,
    percent,
    quoted,
    shortened,
    speaker,
)

DEPTHS = 4  # levels of indentation that the style sheet tells apart
LONGEST = 320

_language = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def lang(language: str | None) -> str | None:
    return language if language and _language.fullmatch(language) else None


def said(words: Words, language: str | None = None) -> Html:
    """Words of the page, whose direction is their own; an unknown is told apart by more than colour."""
    if not words.known:
        return element("span", words.text, class_="unknown")
    return element("bdi", words.text, lang=language)


def breadcrumb(attribution: Attribution) -> Html | None:
    links = [element("li", said(link)) for link in chain(attribution)]
    return element("ol", *links, class_="chain", aria_label="On whose word") if links else None


def card(statement: Statement, words: str, language: str | None, places: Places) -> Html:
    one, number = statement.attribution, statement.number
    name = speaker(one, words)
    inside = statement.depth > 0
    return element(
        "li",
        element(
            "p",
            _number(number, places.mark(number) if places.shown(statement) else None),
            element("strong", said(name, _own(name, one, words, language))),
            " ",
            element("span", one.stance, class_=f"stance {one.stance}"),
            class_="who",
        ),
        _content(statement, words, language),
        breadcrumb(one),
        element("p", *_notes(statement, words, language, places), class_="fine"),
        class_=f"card k{number} depth{min(statement.depth, DEPTHS)}{' inside' if inside else ''}",
        id=places.card(number),
    )


def reference(number: int, places: Places, before: str = "") -> Html:
    return joined(before, element("a", f"statement {number}", href=f"#{places.card(number)}"))


def from_statement(attribution: str, places: Places) -> Html:
    """Whose statement an event, a demand or a claim comes from."""
    number = places.numbers.get(attribution)
    return reference(number, places) if number else element("span", "the page itself", class_="quiet")


def _number(number: int, mark: str | None) -> Html:
    if mark is None:
        return element("span", str(number), class_="number")
    label = f"Statement {number}, show in the text"
    return element("a", str(number), class_="number", href=f"#{mark}", aria_label=label)


def _own(name: Words, one: Attribution, words: str, language: str | None) -> str | None:
    """The page's language for a name that stands on the page so; the canonical name is English."""
    span = one.source.span if one.source else None
    return language if name.known and span and name.text in quoted(words, [span]) else None


def _content(statement: Statement, words: str, language: str | None) -> Html:
    content = quoted(words, statement.attribution.content)
    if not content:
        missing = element("span", no_words(statement), class_="quiet" if statement.inside else "unknown")
        return element("p", missing, class_="said")
    return element("blockquote", element("bdi", shortened(content, LONGEST), lang=language), class_="said")


def _notes(statement: Statement, words: str, language: str | None, places: Places) -> Iterable[Html]:
    one = statement.attribution
    yield _note(one.mode)
    if one.cue and (cue := quoted(words, [one.cue.span])):
        lemma = one.cue.lemma if one.cue.lemma and one.cue.lemma != cue else None
        yield _note("cue ", element("bdi", cue, class_="cue", lang=language), f" ({lemma})" if lemma else "")
    else:
        yield _note(element("span", "no cue", class_="unknown"))
    if source := as_written(one, words):
        yield _note("as ", element("bdi", f"“{shortened(source, 80)}”", lang=language))
    yield _note("confidence ", percent(one.confidence), _bar(one.confidence))
    if statement.parent:
        yield _note("inside ", _short(statement.parent, places))
    for number in statement.denies:
        yield _note("denies ", _short(number, places), class_="denial")
    for number in statement.denied_by:
        yield _note("denied by ", _short(number, places), class_="denial")


def _short(number: int, places: Places) -> Html:
    return element("a", str(number), href=f"#{places.card(number)}", aria_label=f"statement {number}")


def _note(*children: str, class_: str | None = None) -> Html:
    return element("span", *children, class_=f"note {class_ or ''}".strip())


def _bar(confidence: float) -> Html:
    share = round(max(0.0, min(confidence, 1.0)) * 40)
    return element(
        "svg",
        element("rect", class_="empty", width=40, height=4, rx=2),
        element("rect", class_="full", width=share, height=4, rx=2),
        class_="bar",
        viewBox="0 0 40 4",
        width=40,
        height=4,
        aria_hidden="true",
    )
