"""`sayso explain`: why a page reads as it does."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Literal

import typer

from sayso.cli import arguments
from sayso.cli.screen import say
from sayso.model import InputError
from sayso.service import MAX_BYTES, explain_one, options_from

PageArgument = Annotated[
    str, typer.Argument(metavar="PAGE", help="A file, an http(s) address, or -: one page, not a folder.")
]
Attributions = Annotated[
    list[str] | None,
    typer.Option("--attribution", "-a", metavar="ID", help="Only this attribution; may be repeated."),
]
Times = Annotated[
    list[str] | None, typer.Option("--time", "-t", metavar="ID", help="Only this time; may be repeated.")
]
ToOption = Annotated[Literal["text", "json"], typer.Option("--to", help="What to write.")]


def explain(
    page: PageArgument,
    attribution: Attributions = None,
    time: Times = None,
    format: arguments.From = "auto",
    to: ToOption = "text",
    published: arguments.Published = None,
    publisher: arguments.Publisher = None,
    language: arguments.LanguageOption = None,
    model: arguments.Model = "accurate",
    threads: arguments.Threads = 1,
    max_bytes: arguments.MaxBytes = MAX_BYTES,
    allow_private: arguments.AllowPrivate = False,
) -> None:
    """Say why a page reads as it does: labels and scores, rules that fired, anchors.

    The options that say how to read must be those that the reading was made with. Ends as `sayso read` does;
    with 2 where the page has no such attribution or time.
    """
    options = options_from(
        format=format,
        published=published,
        publisher=publisher,
        language=language,
        max_bytes=max_bytes,
        allow_private=allow_private,
        model=model,
        threads=threads,
    )
    with _ends(1):
        explained = explain_one(page, options)
    with _ends(2):
        explained = explained.only(attribution or (), time or ())
    typer.echo(explained.to_json() if to == "json" else explained.to_text(), nl=False)


@contextmanager
def _ends(code: int) -> Iterator[None]:
    """What is wrong with an input is one line, and the end with `code`."""
    try:
        yield
    except InputError as error:
        say(str(error))
        raise typer.Exit(code) from None
