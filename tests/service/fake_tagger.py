"""A tagger for tests that needs no weights: it finds `NAME said WORDS.` and nothing else."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence

from sayso.model import LabelledSpan, ModelError, Tagged

_said = re.compile(r"(?P<source>\w+) (?P<cue>said|заявив|заявил),? (?P<content>[^.\n]+)")


class FakeTagger:
    def __init__(self) -> None:
        self.calls: list[int] = []

    def tag(self, texts: Sequence[str], /) -> list[Tagged]:
        self.calls.append(len(texts))
        if any("break the batch" in text for text in texts):
            raise ZeroDivisionError("a tagger that breaks")
        if any("end the process" in text for text in texts):
            os._exit(9)
        return [Tagged(text=text, spans=tuple(_spans(text))) for text in texts]


def _spans(text: str) -> list[LabelledSpan]:
    return [
        LabelledSpan(layer="outer", label=label, span=found.span(label), score=0.9)
        for found in _said.finditer(text)
        for label in ("source", "cue", "content")
    ]


def load_fake(model: str, threads: int) -> FakeTagger:
    return FakeTagger()


def load_broken(model: str, threads: int) -> FakeTagger:
    raise ModelError(f"{model}: no such model")
