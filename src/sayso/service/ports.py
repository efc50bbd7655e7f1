"""What the service needs of the layers below: one object that tags, and how to make it in a worker."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol, TypeAlias

from sayso.model import Tagged


class Tags(Protocol):
    """Labels the spans of texts; what a text gets does not depend on the texts beside it."""

    def tag(self, texts: Sequence[str], /) -> list[Tagged]: ...


LoadTagger: TypeAlias = Callable[[str, int], Tags]
"""Model and threads to a tagger. A function of a module, so that a worker process finds it."""


@dataclass(frozen=True, slots=True)
class NoTagger:
    """The model called `none`: no labels, so that only the article and its times are read."""

    def tag(self, texts: Sequence[str], /) -> list[Tagged]:
        return [Tagged(text=text, spans=()) for text in texts]


@lru_cache(maxsize=2)
def load_tagger(model: str, threads: int) -> Tags:
    """The tagger of this process; loading it takes as long as reading a few pages, so it is kept.

    Raises:
        ModelError: no such model, or no model of ours.
    """
    if model == "none":
        return NoTagger()
    from sayso.tagger import load  # here, since it brings in the model's run time

    return load(model, threads=threads)
