"""The report: readings in, one self-contained HTML file out."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.model import Reading
from sayso.service.report import wording
from sayso.service.report.markup import Html, element, joined
from sayso.service.report.masthead import index
from sayso.service.report.page import page
from sayso.service.report.statements import statements
from sayso.service.report.style import head, style


def render(readings: Reading | Sequence[Reading], *, title: str | None = None) -> str:
    """One HTML file that loads nothing and runs nothing; the text of the pages in it is text and no markup.

    With several readings an index stands at the top. `title` is that of the file; without one it is the
    headline of the only page, or "sayso report".
    """
    pages = [readings] if isinstance(readings, Reading) else list(readings)
    found = [statements(reading) for reading in pages]
    alone = len(pages) == 1 and title is None
    name = title or (wording.title(pages[0]) if alone else "sayso report")
    sheet = style(max(map(len, found), default=0))
    body = element(
        "body",
        element("a", "To the pages", class_="skip", href="#pages"),
        element(
            "header",
            element("p", element("strong", "sayso"), " · who said what, on whose word", class_="brand"),
            None if alone else element("h1", name),
            class_="banner",
        ),
        index((r, f, f"p{i}") for i, (r, f) in enumerate(zip(pages, found, strict=True), 1))
        if len(pages) > 1
        else None,
        element(
            "main",
            _legend() if pages else element("p", "No page was read.", class_="unknown none"),
            *(
                page(i, reading, numbered, level=1 if alone else 2)
                for i, (reading, numbered) in enumerate(zip(pages, found, strict=True), 1)
            ),
            id="pages",
        ),
        element("footer", element("p", _ASSERTS_NOTHING), class_="foot"),
    )
    document = element("html", head(name, sheet), body, lang="en")
    return f"<!doctype html>\n{document}\n"


_ASSERTS_NOTHING = (
    "This report asserts nothing. It shows what each page says that somebody says, with the words that it "
    "was read from; whether it is so is for the reader to find out."
)


def _legend() -> Html:
    samples = [
        ("source", "source", "who is credited with the words"),
        ("cue", "cue", "the words that report it"),
        ("content h0 first last", "content", "what is said; speech inside speech has its own line"),
        ("content h0 first last denied", "denied content", "what somebody else denies"),
        ("time", "time", "a small value beside it was worked out, not read"),
    ]
    return element(
        "aside",
        element(
            "ul",
            *(
                element("li", element("span", name, class_=classes), joined(" ", meaning))
                for classes, name, meaning in samples
            ),
        ),
        class_="legend",
        aria_label="How the text is marked",
    )
