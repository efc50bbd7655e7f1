"""From scores to spans: the best well-formed sequence of labels, and the stretches it marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens `start:end` under one label; `score` is the mean probability of their labels."""

    label: str
    start: int
    end: int
    score: float


def log_softmax(scores: Floats) -> Floats:
    shifted = scores - scores.max(axis=-1, keepdims=True)
    result: Floats = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return result


def transitions(labels: Sequence[str]) -> npt.NDArray[np.bool_]:
    """`allowed[i, j]`: may label j follow label i? I-x may follow B-x and I-x only."""
    return np.array(
        [[not b.startswith("I-") or (a != "O" and a[2:] == b[2:]) for b in labels] for a in labels],
        dtype=bool,
    )


def best_path(log_probabilities: Floats, labels: Sequence[str]) -> Ints:
    """The most probable sequence of BIO labels that is well formed (Viterbi under hard constraints).

    `log_probabilities` is `[tokens, labels]`. Where the best label of every token already forms such a
    sequence, that is the answer: constraints can only take probability away.
    """
    allowed = transitions(labels)
    opening = np.array([not x.startswith("I-") for x in labels])
    greedy: Ints = log_probabilities.argmax(axis=-1)
    if not len(greedy) or (opening[greedy[0]] and allowed[greedy[:-1], greedy[1:]].all()):
        return greedy
    penalty = np.where(allowed, 0.0, -1e9).astype(np.float32)
    best = log_probabilities[0] + np.where(opening, 0.0, -1e9).astype(np.float32)
    back = np.zeros(log_probabilities.shape, dtype=np.int64)
    for t in range(1, len(log_probabilities)):
        arriving = best[:, None] + penalty
        back[t] = arriving.argmax(axis=0)
        best = arriving[back[t], np.arange(len(labels))] + log_probabilities[t]
    path = np.empty(len(log_probabilities), dtype=np.int64)
    path[-1] = best.argmax()
    for t in range(len(path) - 1, 0, -1):
        path[t - 1] = back[t, path[t]]
    return path


def runs(path: Ints, log_probabilities: Floats, labels: Sequence[str]) -> list[Run]:
    """The stretches that a well-formed path marks, in order."""
    found: list[tuple[str, int, int]] = []
    for t, index in enumerate(path.tolist()):
        label = labels[index]
        if label.startswith("B-"):
            found.append((label[2:], t, t + 1))
        elif label.startswith("I-"):
            name, start, _ = found[-1]
            found[-1] = (name, start, t + 1)
    chosen = np.exp(log_probabilities[np.arange(len(path)), path])
    return [Run(name, a, b, round(float(chosen[a:b].mean()), 4)) for name, a, b in found]
