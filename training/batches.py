"""Examples as batches in a few fixed shapes (free shapes cost several times the speed on a CPU)."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from composed import with_credits
from data import UNKNOWN, Encoded, Example, encode, joined, requoted
from labels import HEAD_LABELS
from sayso.tagger.tokens import BREAK, START

SHAPES = ((16, 96), (8, 192), (4, 384))  # windows × tokens
PAD = 1


@dataclass(frozen=True)
class Batch:
    ids: Tensor
    padded: Tensor | None
    labels: dict[str, Tensor]
    weights: dict[str, Tensor]
    taught: tuple[Tensor, ...] | None = None  # a teacher's probabilities for each head, where made ahead

    def to(self, device: torch.device) -> Batch:
        return Batch(
            self.ids.to(device),
            None if self.padded is None else self.padded.to(device),
            {h: v.to(device) for h, v in self.labels.items()},
            {h: v.to(device) for h, v in self.weights.items()},
            None if self.taught is None else tuple(v.to(device) for v in self.taught),
        )


@dataclass(frozen=True)
class Mix:
    """What one round of training holds: each part with how often it is seen in a round."""

    parts: tuple[tuple[list[Example], float], ...]
    own: tuple[list[Example], float]
    credit_share: float
    quiet_weight: float


def round_of(mix: Mix, rng: random.Random) -> list[Example]:
    """The examples of one round, changed at random, short ones joined to texts of a page's length."""
    examples = []
    for part, times in mix.parts:
        chosen = rng.sample(part, round(len(part) * times)) if times < 1 else part * int(times)
        examples += [with_credits(requoted(x, rng), rng, mix.credit_share) for x in chosen]
    own, times = mix.own
    pool = [requoted(x, rng) for x in own * int(times)]
    pool = [with_credits(x, rng, 0.12) for x in pool]
    for language in ("en", "uk", "ru"):
        same = [x for x in pool if x.language == language]
        rng.shuffle(same)
        while same:
            group = [same.pop()]
            target = rng.choice((0, 200, 500, 900))
            while same and sum(len(x.text) for x in group) < target:
                group.append(same.pop())
            flat = all("\n" not in x.text for x in group)
            examples.append(joined(group, " " if flat and rng.random() < 0.4 else "\n\n"))
    rng.shuffle(examples)
    return examples


def windows_of(encoded: Encoded, room: int) -> Iterator[tuple[int, int]]:
    """Stretches of whole paragraphs that fit into `room` tokens; a longer paragraph is cut."""
    total = len(encoded.ids)
    breaks = [*np.flatnonzero(encoded.ids == BREAK).tolist(), total]
    start = 0
    while start < total:
        fitting = [b for b in breaks if start < b <= start + room]
        end = fitting[-1] if fitting else min(start + room, total)
        yield start, end
        start = end + 1 if end < total and encoded.ids[end] == BREAK else end


def batches(examples: list[Example], tokenizer, mix: Mix, rng: random.Random) -> Iterator[Batch]:
    waiting: dict[tuple[int, int], list[tuple[Encoded, int, int]]] = {s: [] for s in SHAPES}
    for example in examples:
        encoded = encode(example, tokenizer, mix.quiet_weight)
        for start, end in windows_of(encoded, rng.choice((190, 382, 382))):
            shape = next(s for s in SHAPES if end - start + 2 <= s[1])
            waiting[shape].append((encoded, start, end))
            if len(waiting[shape]) == shape[0]:
                yield collated(waiting.pop(shape), shape)
                waiting[shape] = []


def collated(rows: list[tuple[Encoded, int, int]], shape: tuple[int, int]) -> Batch:
    ids = np.full(shape, PAD, dtype=np.int64)
    labels = {h: np.full(shape, UNKNOWN, dtype=np.int64) for h in HEAD_LABELS}
    weights = {h: np.zeros(shape, dtype=np.float32) for h in HEAD_LABELS}
    for i, (encoded, start, end) in enumerate(rows):
        n = end - start
        ids[i, 0], ids[i, 1 : n + 1], ids[i, n + 1] = START, encoded.ids[start:end], BREAK
        for head, names in HEAD_LABELS.items():
            row = encoded.labels[head][start:end].copy()
            if n and row[0] != UNKNOWN and names[row[0]].startswith("I-"):
                row[0] = row[0] - 1  # B- stands before I- in every head's labels
            labels[head][i, 1 : n + 1] = row
            weights[head][i, 1 : n + 1] = encoded.weights[head][start:end]
    padded = torch.from_numpy(ids == PAD)
    return Batch(
        torch.from_numpy(ids),
        padded if bool(padded.any()) else None,
        {h: torch.from_numpy(v) for h, v in labels.items()},
        {h: torch.from_numpy(v) for h, v in weights.items()},
    )
