"""`sayso demo`: three pages of our own, read, shown and reported."""

from __future__ import annotations

import os
import sys
import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from sayso.cli import arguments
from sayso.cli.output import opened
from sayso.service import options_from, whole_file
from sayso.service.demo import TITLE, read_demo
from sayso.service.report import render

Output = Annotated[
    Path,
    typer.Option("--output", "-o", metavar="FILE", parser=arguments.path, help="Where to write the report."),
]
Open = Annotated[
    bool, typer.Option("--open/--no-open", help="Open the report in a browser, where there is a screen.")
]


def demo(
    output: Output = Path("sayso-demo.html"), open: Open = True, model: arguments.Model = "accurate"
) -> None:
    """Read three pages that come with sayso: one story, in English, Ukrainian and Russian.

    Prints the summary of each, writes a report of all three, opens it in a browser and prints its path.
    """
    readings = read_demo(options_from(model=model))
    with whole_file(output) as file:
        file.write(render(readings, title=TITLE).encode("utf-8"))
    with opened("summary", None) as sink:
        for reading in readings:
            sink.write(sink.finish(reading))
        sink.end()
    path = output.resolve()
    typer.echo(f"The report: {path}")
    if open and _has_screen():
        webbrowser.open(path.as_uri())


def _has_screen() -> bool:
    """Whether a window can come up: not over a plain remote shell, in a container or in a pipe."""
    if not sys.stdout.isatty():
        return False
    if sys.platform in ("win32", "darwin"):
        return "SSH_CONNECTION" not in os.environ
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
