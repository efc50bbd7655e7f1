"""Takers of results: a stream of texts, one report of several pages, a folder of reports."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import IO, Any, Protocol

import typer

from sayso.model import Reading
from sayso.service import Rendered, render, renderer, unchanged, whole_file

MOST_IN_ONE_FILE = (
    100  # pages of a report that a browser still opens with ease, and that are held till the end
)

_INDEX_HEAD = """<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>sayso: readings</title>
<style>body{font:1rem/1.5 system-ui,sans-serif;max-width:45rem;margin:2rem auto;padding:0 1rem}</style>
<h1>Readings</h1>
<ol>
"""


class Sink(Protocol):
    """`finish` makes of a reading what `write` takes; `end` is called when no more comes."""

    finish: Callable[[Reading], Any]

    def write(self, result: Any) -> None: ...

    def end(self) -> None: ...


class Stream:
    """Each text as it comes."""

    def __init__(
        self, file: IO[bytes], finish: Callable[[Reading], Rendered], encoding: str = "utf-8"
    ) -> None:
        self.finish = finish
        self._file = file
        self._encoding = encoding

    def write(self, result: Rendered) -> None:
        self._file.write(result.text.encode(self._encoding, "replace"))
        self._file.flush()

    def end(self) -> None:
        pass


class Report:
    """One HTML file of a few pages; where no page could be read there is no report."""

    def __init__(self, file: IO[bytes]) -> None:
        self.finish: Callable[[Reading], Reading] = unchanged
        self._file = file
        self._readings: list[Reading] = []

    def write(self, result: Reading) -> None:
        self._readings.append(result)
        if len(self._readings) > MOST_IN_ONE_FILE:
            raise typer.BadParameter(
                f"html of more than {MOST_IN_ONE_FILE} pages goes to a folder: name one with -o"
            )

    def end(self) -> None:
        if not self._readings:
            raise typer.Exit(1)
        self._file.write(render(self._readings).encode("utf-8", "replace"))


class Folder:
    """One report a page, numbered in the order of the inputs, and `index.html` with a link to each."""

    def __init__(self, folder: Path, index: IO[bytes]) -> None:
        self.finish = renderer("html")
        self._folder = folder
        self._index = index
        self._pages = 0
        index.write(_INDEX_HEAD.encode())

    def write(self, result: Rendered) -> None:
        self._pages += 1
        name = f"{self._pages:05}-{_file_name(result.id)}.html"
        with whole_file(self._folder / name) as file:
            file.write(result.text.encode("utf-8", "replace"))
        row = f'<li><a href="{escape(name)}">{escape(result.title or result.id)}</a>\n'
        self._index.write(row.encode("utf-8", "replace"))

    def end(self) -> None:
        pass


def _file_name(id: str) -> str:
    return re.sub(r"[^\w.-]+", "-", id).strip("-.")[:80] or "page"
