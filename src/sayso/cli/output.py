"""Where results go: standard output, one file, or a folder of reports with an index."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path
from typing import IO

import typer

from sayso.service import Rendered, To, whole_file

_BY_SUFFIX: dict[str, To] = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".html": "html",
    ".htm": "html",
    ".txt": "summary",
}
_INDEX_HEAD = """<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>sayso: readings</title>
<style>body{font:1rem/1.5 system-ui,sans-serif;max-width:45rem;margin:2rem auto;padding:0 1rem}</style>
<h1>Readings</h1>
<ol>
"""


def format_for(to: To | None, output: Path | None) -> To:
    """What was asked for, else what the file's name says, else a summary for people and JSONL for pipes."""
    if to:
        return to
    if output and output.is_dir():
        return "html"
    if output:
        return _BY_SUFFIX.get(output.suffix.lower(), "jsonl")
    return "summary" if sys.stdout.isatty() else "jsonl"


class Sink:
    """Takes results one by one; `many` says whether it can hold more than one."""

    def __init__(self, file: IO[bytes], *, many: bool, screen: bool = False) -> None:
        self.colour = screen and "NO_COLOR" not in os.environ
        self.width = min(shutil.get_terminal_size().columns, 110) if screen else 100
        self.pages = 0
        self._many = many
        self._file = file
        self._encoding = (sys.stdout.encoding if screen else None) or "utf-8"

    def write(self, page: Rendered) -> None:
        self.pages += 1
        if self.pages > 1 and not self._many:
            raise typer.BadParameter("html of more than one page goes to a folder: name one with -o")
        self._file.write(page.text.encode(self._encoding, "replace"))
        self._file.flush()


class Folder(Sink):
    """One report a page, numbered in the order of the inputs, and `index.html` with a link to each."""

    def __init__(self, folder: Path, index: IO[bytes]) -> None:
        super().__init__(index, many=True)
        self._folder = folder
        index.write(_INDEX_HEAD.encode())

    def write(self, page: Rendered) -> None:
        self.pages += 1
        name = f"{self.pages:05}-{_file_name(page.id)}.html"
        with whole_file(self._folder / name) as file:
            file.write(page.text.encode("utf-8", "replace"))
        row = f'<li><a href="{escape(name)}">{escape(page.title or page.id)}</a>\n'
        self._file.write(row.encode("utf-8", "replace"))


@contextmanager
def opened(to: To, output: Path | None) -> Iterator[Sink]:
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
            yield Sink(file, many=to != "html")


@contextmanager
def _standard_output(to: To) -> Iterator[Sink]:
    try:
        yield Sink(sys.stdout.buffer, many=to != "html", screen=sys.stdout.isatty())
        sys.stdout.flush()
    except BrokenPipeError:  # whoever reads our output has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(0) from None


def _file_name(id: str) -> str:
    return re.sub(r"[^\w.-]+", "-", id).strip("-.")[:80] or "page"
