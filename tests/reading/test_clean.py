"""What the tagger's slips become before linking: each line as labelled, and as it should be cleaned."""

from __future__ import annotations

import pytest

from reading.cases import tagged
from sayso.model import Article
from sayso.model.marked import Marked, parse
from sayso.reading.attributions.clean import cleaned
from sayso.reading.attributions.layout import laid_out

JOINED = [
    (
        "[source The guild] [cue also] [cue drew up] [content a list of its terms].",
        "[source The guild] [cue also drew up] [content a list of its terms].",
    ),
    (
        "[source Гильдия] [cue уже] [cue составила] [content список условий].",
        "[source Гильдия] [cue уже составила] [content список условий].",
    ),
    (
        "[source Гільдія] [cue вже] [cue склала] [content перелік умов].",
        "[source Гільдія] [cue вже склала] [content перелік умов].",
    ),
]
APART = ["[source The guild] [cue drew up], [cue signed] [content a list of its terms]."]
SHORT = ["[source The divers] [cue respect] [content her]."]
LEFT_OVER = [
    (
        "[source The divers] [cue say] [content it], [content the water is cold].",
        "[source The divers] [cue say] [content it], [content the water is cold].",
    ),
    (
        "[source The divers], [content he], [cue say] [content the water is cold].",
        "[source The divers], he, [cue say] [content the water is cold].",
    ),
    (
        "[source The divers] [cue say] [content of] [content the water] nothing.",
        "[source The divers] [cue say] of [content the water] nothing.",
    ),
]


def spans(item: Marked) -> list[tuple[str, str]]:
    return [(m.label, item.text[slice(*m.span)]) for m in sorted(item.marks, key=lambda m: m.span)]


@pytest.mark.parametrize(("labelled", "expected"), [*JOINED, *((x, x) for x in (*APART, *SHORT)), *LEFT_OVER])
def test_spans_are_cleaned(labelled: str, expected: str) -> None:
    item = parse(labelled)
    layout = laid_out(Article(text=item.text))
    found = cleaned(tagged(item), layout, "outer")
    assert [(s.label, item.text[slice(*s.span)]) for s in found] == spans(parse(expected))
