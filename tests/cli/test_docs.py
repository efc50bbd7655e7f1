"""Every command, argument and option is described in docs/cli.md and in its own help."""

from pathlib import Path

import pytest
from typer.main import get_command

from sayso.cli import app

DOCS = Path(__file__).parents[2] / "docs" / "cli.md"
GROUP = get_command(app)
COMMANDS = GROUP.commands
OPTIONS = [
    (name, option)
    for name, command in [("sayso", GROUP), *COMMANDS.items()]
    for parameter in command.params
    if parameter.param_type_name == "option"
    for option in parameter.opts
]


@pytest.fixture(scope="module")
def docs():
    return DOCS.read_text(encoding="utf-8")


def section(docs, command):
    """What the document says of a command; of `sayso` itself, what stands before the first."""
    if command == "sayso":
        return docs.partition("\n## ")[0]
    return docs.partition(f"\n## sayso {command}")[2].partition("\n## ")[0]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_a_section(docs, command):
    assert f"\n## sayso {command}" in docs
    assert COMMANDS[command].help


@pytest.mark.parametrize(("command", "option"), OPTIONS, ids=lambda value: str(value))
def test_every_option_is_described(docs, command, option):
    assert f"`{option}" in section(docs, command)


@pytest.mark.parametrize("command", [c for c in COMMANDS.values() if c.params], ids=lambda c: c.name)
def test_every_parameter_has_a_line_of_help(command):
    for parameter in command.params:
        assert parameter.help, parameter.name


def test_no_section_is_left_of_a_command_that_is_gone(docs):
    named = {line.split()[2] for line in docs.splitlines() if line.startswith("## sayso ")}
    assert named == set(COMMANDS)
