"""The public names are just what `__all__` says."""

import inspect
import subprocess
import sys

import sayso
from sayso.cli.read import read
from sayso.service import Settings


def test_the_public_names_are_those_of_all():
    public = {name for name in dir(sayso) if not name.startswith("_")}
    assert public == set(sayso.__all__)


def test_each_public_name_is_there_and_says_what_it_is():
    for name in sayso.__all__:
        assert getattr(sayso, name).__doc__ or issubclass(getattr(sayso, name), Exception), name


def test_every_setting_of_the_command_line_is_one_of_python_too():
    command = set(inspect.signature(read).parameters)
    assert set(Settings.__annotations__) == command - {"sources", "to", "output", "jobs"}


def test_the_types_are_had_without_the_service():
    code = "import sys, sayso.model; sys.exit('sayso.service' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_what_is_not_there_is_an_attribute_error():
    assert not hasattr(sayso, "reed")
