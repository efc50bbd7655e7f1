"""The command line: a thin door to `sayso.service`."""

from sayso.cli.app import app, main

__all__ = ["app", "main"]
