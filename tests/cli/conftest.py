from __future__ import annotations

from collections.abc import Callable

import pytest
from typer.testing import CliRunner, Result

from sayso.cli import app


@pytest.fixture
def sayso() -> Callable[..., Result]:
    """Runs the command line; the model is `none`, so that no weights are needed."""

    def run(*arguments: object, input: bytes | None = None) -> Result:
        return CliRunner().invoke(app, [str(argument) for argument in arguments], input=input)

    return run
