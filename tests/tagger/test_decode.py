"""The decoder emits well-formed sequences only, and the most probable of them."""

from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from sayso.tagger.decode import best_path, log_softmax, runs, transitions

LABELS = ("O", "B-source", "I-source", "B-cue", "I-cue")


def well_formed(path: list[int]) -> bool:
    names = [LABELS[i] for i in path]
    return not any(
        b.startswith("I-") and (a == "O" or a[2:] != b[2:])
        for a, b in zip(["O", *names], names, strict=False)
    )


@settings(max_examples=60)
@given(npst.arrays(np.float32, (4, 5), elements=st.floats(-8, 8, width=32)))
def test_path_is_the_best_well_formed_one(scores: np.ndarray) -> None:
    likely = log_softmax(scores)
    path = best_path(likely, LABELS).tolist()
    assert well_formed(path)
    value = sum(likely[t, i] for t, i in enumerate(path))
    best = max(
        sum(likely[t, i] for t, i in enumerate(p))
        for p in itertools.product(range(5), repeat=4)
        if well_formed(list(p))
    )
    assert abs(value - best) < 1e-4


def test_inside_may_not_open() -> None:
    allowed = transitions(LABELS)
    assert not allowed[0, 2]
    assert allowed[1, 2]
    assert not allowed[1, 4]


def test_runs_split_at_a_new_beginning() -> None:
    scores = np.full((5, 5), -9.0, dtype=np.float32)
    for t, label in enumerate([1, 2, 1, 0, 3]):
        scores[t, label] = 9.0
    likely = log_softmax(scores)
    found = runs(best_path(likely, LABELS), likely, LABELS)
    assert [(r.label, r.start, r.end) for r in found] == [("source", 0, 2), ("source", 2, 3), ("cue", 4, 5)]


def test_no_tokens() -> None:
    empty = np.empty((0, 5), dtype=np.float32)
    assert runs(best_path(empty, LABELS), empty, LABELS) == []
