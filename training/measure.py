"""Figures of a model in training, on development files, without the steps after the tagger."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from data import Example
from labels import HEAD_LABELS
from sayso.tagger.decode import best_path, log_softmax, runs
from sayso.tagger.tokens import framed, tokenize, windows

Found = dict[str, list[tuple[int, int, str]]]

EDGE = " \t\n\r\u00a0\"'“”„«»‘’‚‹›`.,;:!?-–—()[]"


@dataclass
class Tally:
    true: Counter = field(default_factory=Counter)
    found: Counter = field(default_factory=Counter)
    gold: Counter = field(default_factory=Counter)

    def add(self, key: str, true: int, found: int, gold: int) -> None:
        self.true[key] += true
        self.found[key] += found
        self.gold[key] += gold

    def f1(self, key: str) -> float:
        both = self.found[key] + self.gold[key]
        return round(2 * self.true[key] / both, 4) if both else float("nan")


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in EDGE:
        start += 1
    while end > start and text[end - 1] in EDGE:
        end -= 1
    return start, end


def predict(model, tokenizer, text: str) -> Found:
    import torch  # not at the top: figures are also taken where torch is not installed

    tokens = tokenize(text, tokenizer)
    if not len(tokens.ids):
        return {head: [] for head in HEAD_LABELS}
    rows = [np.zeros((len(tokens.ids), len(v)), dtype=np.float32) for v in HEAD_LABELS.values()]
    device = next(model.parameters()).device
    for window in windows(tokens.ids):
        with torch.no_grad():
            out = model(torch.from_numpy(framed(tokens.ids, window))[None].to(device))
        a, b = window.keep_from - window.start + 1, window.keep_to - window.start + 1
        for row, scores in zip(rows, out, strict=True):
            row[window.keep_from : window.keep_to] = scores[0, a:b].float().cpu().numpy()
    found = {}
    for (head, labels), row in zip(HEAD_LABELS.items(), rows, strict=True):
        likely = log_softmax(row)
        found[head] = [
            (int(tokens.starts[r.start]), int(tokens.ends[r.end - 1]), r.label)
            for r in runs(best_path(likely, labels), likely, labels)
        ]
    return found


def overlapping_pairs(gold: list[tuple[int, int]], found: list[tuple[int, int]], least: float) -> int:
    """How many gold spans find a partner with Dice ≥ `least`, one to one, best first."""
    scored = []
    for i, g in enumerate(gold):
        for j, p in enumerate(found):
            shared = min(g[1], p[1]) - max(g[0], p[0])
            if shared > 0 and (dice := 2 * shared / (g[1] - g[0] + p[1] - p[0])) >= least:
                scored.append((dice, i, j))
    used_gold, used_found = set(), set()
    for _, i, j in sorted(scored, reverse=True):
        if i not in used_gold and j not in used_found:
            used_gold.add(i), used_found.add(j)
    return len(used_gold)


def measure(model, tokenizer, examples: list[Example]) -> dict[str, float]:
    return figures((x, predict(model, tokenizer, x.text)) for x in examples)


def figures(pairs: Iterable[tuple[Example, Found]]) -> dict[str, float]:
    """F1 by role: exact edges (punctuation aside); `~` overlap of contents and names; inner roles apart."""
    tally = Tally()
    for x, found in pairs:
        heads = [("outer", ("source", "cue", "content"))]
        heads += [("inner", ("cue", "content"))] if any(x.spans.get("inner", ())) else []
        heads += [("name", ("person", "organization", "place"))]
        for head, labels in heads:
            if head not in x.spans:
                continue
            for label in labels:
                gold = {trimmed(x.text, s, e) for s, e, k in x.spans[head] if k == label}
                got = {trimmed(x.text, s, e) for s, e, k in found[head] if k == label}
                key = label if head == "outer" else f"{head} {'mention' if head == 'name' else label}"
                tally.add(key, len(gold & got), len(got), len(gold))
                if label == "content" or head == "name":
                    least = 1e-9 if head == "name" else 0.5
                    pairs_found = overlapping_pairs(sorted(gold), sorted(got), least)
                    tally.add(key + "~", pairs_found, len(got), len(gold))
    return {key: tally.f1(key) for key in tally.gold}
