"""`sayso read`: sources in, readings out."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from sayso.cli import arguments
from sayso.cli.output import format_for, opened
from sayso.cli.screen import Tally
from sayso.service import MAX_BYTES, Failure, To, options_from, results

Sources = Annotated[
    list[str],
    typer.Argument(metavar="SOURCE...", help="Files, folders, http(s) addresses, or - for standard input."),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="PATH",
        parser=arguments.path,
        help="Write to a file or, html of many pages, a folder.",
    ),
]
ToOption = Annotated[
    To | None,
    typer.Option("--to", help="What to write; by the name of -o, else a summary on a terminal, else jsonl."),
]
Jobs = Annotated[int, typer.Option(min=1, help="Processes to read with.")]


def read(
    sources: Sources,
    format: arguments.From = "auto",
    to: ToOption = None,
    output: Output = None,
    published: arguments.Published = None,
    publisher: arguments.Publisher = None,
    language: arguments.LanguageOption = None,
    model: arguments.Model = "accurate",
    jobs: Jobs = 1,
    threads: arguments.Threads = 1,
    max_bytes: arguments.MaxBytes = MAX_BYTES,
    allow_private: arguments.AllowPrivate = False,
) -> None:
    """Read pages: who says what, on whose word, when.

    Results go to standard output, one line for each failure to standard error.

    Ends with 0 when all was read, 1 when something was not, 2 when the command cannot be carried out.
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
    wanted = format_for(to, output)
    many = len(sources) > 1 or format == "jsonl" or any(map(_may_hold_many, sources))
    with (
        opened(wanted, output) as sink,
        Tally(shown=many and (output is not None or not sys.stdout.isatty())) as tally,
    ):
        for result in results(sources, options, sink.finish, jobs=jobs):
            if isinstance(result, Failure):
                tally.failure(result)
            else:
                sink.write(result)
                tally.page()
        sink.end()
    if tally.failures:
        raise typer.Exit(1)


def _may_hold_many(source: str) -> bool:
    return source == "-" or os.path.isdir(source) or ".jsonl" in source or ".ndjson" in source
