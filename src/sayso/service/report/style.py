"""The style sheet, and the one line of it for each statement: what lights up together."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files

from sayso.service.report.markup import Html, element, joined

_LIT = ":is(:hover,:focus-within,:target)"
_comment = re.compile(r"/\*.*?\*/", re.DOTALL)


@cache
def _sheet() -> str:
    sheet = files(__package__).joinpath("report.css").read_text("utf-8")
    return "\n".join(line for line in map(str.strip, _comment.sub("", sheet).splitlines()) if line)


def style(statements: int) -> Html:
    """The sheet for a report whose fullest page has so many statements."""
    lit = (
        f".page:has(:is(.k{n},.m{n}){_LIT}) .k{n}{{--lit:1;border-color:var(--edge);"
        f"box-shadow:var(--lift)}}"
        f".page:has(:is(.k{n},.m{n}){_LIT}) .m{n}{{background-color:var(--lit-text)}}"
        for n in range(1, statements + 1)
    )
    return Html("\n".join([_sheet(), *lit]))


def policy(sheet: Html) -> str:
    """A Content-Security-Policy that allows this style sheet and nothing else: no script, no request."""
    digest = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def head(title: str, sheet: Html) -> Html:
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy(sheet)),
        element("meta", name_="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name_="color-scheme", content="light dark"),
        element("meta", name_="referrer", content="no-referrer"),
        element("meta", name_="generator", content="sayso"),
        element("title", title),
        joined(Html("<style>"), sheet, Html("</style>")),
    )
