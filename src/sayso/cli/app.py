"""The commands, and how they end."""

from __future__ import annotations

import sys
from importlib.metadata import version
from typing import Annotated

import typer

from sayso.cli.demo import demo
from sayso.cli.explain import explain
from sayso.cli.read import read
from sayso.cli.screen import say
from sayso.model import SaysoError

MISUSED = 2  # the command cannot be carried out as given; 1 says that something could not be read

app = typer.Typer(
    name="sayso",
    help="Reads news pages and records who said what, on whose word, when.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(read)
app.command()(explain)
app.command()(demo)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"sayso {version('sayso')}")
        raise typer.Exit()


@app.callback()
def _sayso(
    asked: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    pass


def main() -> None:
    """Run the command line; every error that sayso foresees is one line on standard error."""
    try:
        app()
    except SaysoError as error:
        say(str(error))
        sys.exit(MISUSED)
    except OSError as error:  # of the output: what is wrong with an input is a value by now
        say(f"{error.filename or 'output'}: {(error.strerror or str(error)).lower()}")
        sys.exit(MISUSED)
