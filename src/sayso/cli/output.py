"""Where results go: standard output, a file, or a folder; and in which form."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import typer

from sayso.cli.sinks import Folder, Report, Sink, Stream
from sayso.service import To, renderer, whole_file

_BY_SUFFIX: dict[str, To] = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".html": "html",
    ".htm": "html",
    ".txt": "summary",
}
_WIDEST = 110


def format_for(to: To | None, output: Path | None) -> To:
    """What was asked for, else what the file's name says, else a summary for people and JSONL for pipes."""
    if to:
        return to
    if output and output.is_dir():
        return "html"
    if output:
        return _BY_SUFFIX.get(output.suffix.lower(), "jsonl")
    return "summary" if sys.stdout.isatty() else "jsonl"


@contextmanager
def opened(to: To, output: Path | None) -> Iterator[Sink]:
    """The place for results in the form `to`; what is a file is there at the end, unless an error comes."""
    if output is None:
        with _standard_output(to) as sink:
            yield sink
    elif to == "html" and (output.is_dir() or not output.suffix):
        output.mkdir(parents=True, exist_ok=True)
        with whole_file(output / "index.html") as index:
            yield Folder(output, index)
    elif output.is_dir():
        raise typer.BadParameter(f"{output} is a folder; only html is written to folders")
    else:
        with whole_file(output) as file:
            yield _sink(file, to)


@contextmanager
def _standard_output(to: To) -> Iterator[Sink]:
    try:
        yield _sink(sys.stdout.buffer, to, screen=sys.stdout.isatty())
        sys.stdout.flush()
    except BrokenPipeError:  # whoever reads our output has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(0) from None


def _sink(file: IO[bytes], to: To, *, screen: bool = False) -> Sink:
    if to == "html":
        return Report(file)
    if not screen:
        return Stream(file, renderer(to))
    colour = "NO_COLOR" not in os.environ  # https://no-color.org
    width = min(shutil.get_terminal_size().columns, _WIDEST)
    return Stream(file, renderer(to, colour=colour, width=width), sys.stdout.encoding or "utf-8")
