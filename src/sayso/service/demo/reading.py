"""The pages of the demo, read as any other page is."""

from __future__ import annotations

from sayso.model import InputError, Reading
from sayso.service.demo.pages import pages
from sayso.service.engine import Engine
from sayso.service.options import Options
from sayso.service.outcome import Failure
from sayso.service.ports import LoadTagger, load_tagger
from sayso.service.sources import Item

TITLE = "One story, three pages, three languages"


def read_demo(options: Options | None = None, make_tagger: LoadTagger = load_tagger) -> list[Reading]:
    """Read the three pages.

    Raises:
        InputError: one cannot be read, which is a fault of the installation.
        ModelError: the tagger cannot be loaded.
    """
    items = [Item(source=page.name, format="html", data=page.data) for page in pages()]
    readings = []
    for outcome in Engine(options or Options(), make_tagger).read(items):
        if isinstance(outcome, Failure):
            raise InputError(str(outcome))
        readings.append(outcome)
    return readings
