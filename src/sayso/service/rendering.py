"""A reading as text to write out, made in the process that read it: workers send text, not objects."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal, TypeAlias

from sayso.model import Reading
from sayso.service.contract import to_json, to_json_indented

To: TypeAlias = Literal["summary", "json", "jsonl", "html"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """`text` ends with a line end; `title` is the headline, null where the page has none."""

    id: str
    title: str | None
    text: str


def unchanged(reading: Reading) -> Reading:
    return reading


def render(readings: Sequence[Reading]) -> str:
    """One self-contained HTML report of several pages."""
    from sayso.service.report import render  # here, since JSON needs no report

    return render(readings)


def renderer(to: To, *, colour: bool = False, width: int = 100) -> Callable[[Reading], Rendered]:
    """What renders readings so; it can be sent to a worker."""
    return partial(rendered, to=to, colour=colour, width=width)


def rendered(reading: Reading, *, to: To, colour: bool = False, width: int = 100) -> Rendered:
    headline = reading.article.headline
    return Rendered(
        id=reading.id,
        title=headline.text if headline else None,
        text=_text(reading, to, colour, width),
    )


def _text(reading: Reading, to: To, colour: bool, width: int) -> str:
    match to:
        case "jsonl":
            return to_json(reading) + "\n"
        case "json":
            return to_json_indented(reading) + "\n"
        case "html":
            from sayso.service.report import render  # here, since JSON needs no report

            return render(reading)
        case "summary":
            from sayso.service.report import summary

            return summary(reading, colour=colour, width=width)
