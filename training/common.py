"""What the stages share: logging to a file, and the length-preserving normalisation of characters."""

from __future__ import annotations

import logging
import sys
from pathlib import Path

LOG = logging.getLogger("training")


def log_to(path: Path) -> None:
    """Log to `path` (appending, so that a resumed stage keeps its history) and to stderr."""
    path.parent.mkdir(parents=True, exist_ok=True)
    form = logging.Formatter("%(asctime)s %(message)s", "%H:%M:%S")
    for handler in (logging.FileHandler(path, encoding="utf-8"), logging.StreamHandler(sys.stderr)):
        handler.setFormatter(form)
        LOG.addHandler(handler)
    LOG.setLevel(logging.INFO)


def length_preserving_table(points: dict[int, list[int]]) -> dict[int, int]:
    """The base's code-point table with every replacement cut or filled to one character.

    The offsets of a text are then those of its normalised form; what is deleted becomes a space, what
    becomes several characters becomes the first of them.
    """
    return {point: (new[0] if new else 0x20) for point, new in points.items() if new != [point]}
