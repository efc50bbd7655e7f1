"""sayso reads news pages and keeps the record of who said what, on whose word, when.

    import sayso

    reading = sayso.read("page.html")
    for attribution in reading.attributions: ...

The types that a reading is made of stand in `sayso.model`.
"""

from __future__ import annotations

from importlib import import_module
from importlib.metadata import version
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sayso.model import InputError, ModelError, SaysoError
    from sayso.service import Failure
    from sayso.service.python import Reading, read, read_many

__all__ = ["Failure", "InputError", "ModelError", "Reading", "SaysoError", "read", "read_many"]
__version__ = version("sayso")

_HOMES = {
    **dict.fromkeys(("InputError", "ModelError", "SaysoError"), "sayso.model"),
    "Failure": "sayso.service",
    **dict.fromkeys(("Reading", "read", "read_many"), "sayso.service.python"),
}


def __getattr__(name: str) -> object:
    """Load the service when it is first asked for: `import sayso.model` stays light."""
    if name not in _HOMES:
        raise AttributeError(f"module 'sayso' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
