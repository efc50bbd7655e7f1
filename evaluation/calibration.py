r"""Fit the confidence of attributions on hand-labelled texts, and print how far it can be trusted.

    python evaluation/calibration.py --attribution GOLD.jsonl TAGGED.jsonl [--attribution …] \
        --news GOLD.jsonl TAGGED.jsonl [--write]

An attribution counts as right when its content and its source overlap a gold attribution's with Dice of at
least .5 (news: the source, or the speaker's last name). Texts of `--attribution` label one layer only, so
that what is read inside a content is left out of account there. The reliability table is of texts left out of
fitting (five folds by document); `--write` fits on all and replaces the weights that sayso uses.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from attributions import article_of, read_lines, tagged_of
from sayso.reading.attributions import confidence, read_attributions
from sayso.reading.attributions.confidence import features
from sayso.reading.names import resolve_names

TARGET = Path(confidence.__file__).with_name("confidence.json")
FOLDS = 5
LEAST = 0.5
Spans = list[tuple[int, int]]


@dataclass(frozen=True)
class Row:
    document: str
    values: dict[str, float]
    right: bool


def dice(one: Spans, other: Spans) -> float:
    a = {i for s, e in one for i in range(s, e)}
    b = {i for s, e in other for i in range(s, e)}
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 1.0


def gold_of(line: dict) -> list[tuple[Spans, Spans, str]]:
    if "statements" in line:
        return [
            (s["content_spans"], [s["speaker_span"]] if s["speaker_span"] else [], s["speaker"])
            for s in line["statements"]
        ]
    return [(a["content"], a["source"] or [], "") for a in line["attributions"] if a["content"]]


def rows(gold_path: Path, tagged_path: Path) -> Iterator[Row]:
    tagged = {line["id"]: line for line in read_lines(tagged_path)}
    for line in read_lines(gold_path):
        article, labels = article_of(line), tagged_of(tagged[line["id"]])
        steps = read_attributions(article, labels, resolve_names(article, labels))
        gold = gold_of(line)
        pairs = sorted(
            (
                (dice(g[0], list(a.content)), i, a.id)
                for i, g in enumerate(gold)
                for a in steps.attributions
                if a.content
            ),
            reverse=True,
        )
        taken: dict[str, int] = {}
        for value, i, identifier in pairs:
            if value >= LEAST and identifier not in taken and i not in taken.values():
                taken[identifier] = i
        for a in steps.attributions:
            draft = steps.drafts[a.id]
            if not a.content or ("attributions" in line and draft.layer == "inner"):
                continue
            source = [a.source.span] if a.source and a.source.span else []
            right = False
            if a.id in taken:
                want = gold[taken[a.id]]
                right = dice(want[1], source) >= LEAST or same_last_name(
                    want[2], a.source.name if a.source else None
                )
            yield Row(line["id"], features(draft, article.text), right)


def same_last_name(one: str, other: str | None) -> bool:
    return bool(one and other) and one.split()[-1].casefold() == str(other).split()[-1].casefold()


def fit(found: list[Row], names: list[str], l2: float = 1.0, rounds: int = 30) -> np.ndarray:
    """Logistic regression by Newton's method, the bias not shrunk."""
    x = np.array([[r.values[n] for n in names] for r in found])
    y = np.array([r.right for r in found], dtype=float)
    shrink = np.diag([0.0 if n == "bias" else l2 for n in names])
    w = np.zeros(len(names))
    for _ in range(rounds):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (p - y) + shrink @ w
        w -= np.linalg.solve(
            x.T @ (x * (p * (1 - p))[:, None]) + shrink + 1e-6 * np.eye(len(names)), gradient
        )
    return w


def predicted(found: list[Row], w: np.ndarray, names: list[str]) -> np.ndarray:
    return 1 / (1 + np.exp(-np.array([[r.values[n] for n in names] for r in found]) @ w))


def table(p: np.ndarray, y: np.ndarray) -> None:
    print("| confidence | attributions | mean confidence | right |\n| --- | ---: | ---: | ---: |")
    error = 0.0
    for low in np.arange(0, 1, 0.1):
        inside = (p >= low) & (p < low + 0.1 + (low > 0.85))
        if inside.any():
            error += inside.sum() * abs(p[inside].mean() - y[inside].mean()) / len(p)
            right = y[inside].mean()
            print(f"| {low:.1f}–{low + 0.1:.1f} | {inside.sum()} | {p[inside].mean():.2f} | {right:.2f} |")
    brier = ((p - y) ** 2).mean()
    print(f"\nexpected calibration error {error:.3f}; Brier score {brier:.3f}; {len(p)} attributions")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--attribution", nargs=2, type=Path, action="append", default=[])
    parser.add_argument("--news", nargs=2, type=Path, action="append", default=[])
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    confidence.LEAST.update(outer=0.0, inner=0.0)
    found = [r for gold, tagged in (*options.attribution, *options.news) for r in rows(gold, tagged)]
    names = list(found[0].values)
    folds: dict[str, int] = defaultdict(lambda: len(folds) % FOLDS)
    by_fold = np.array([folds[r.document] for r in found])
    p = np.zeros(len(found))
    for fold in range(FOLDS):
        w = fit([r for r, f in zip(found, by_fold, strict=True) if f != fold], names)
        inside = np.flatnonzero(by_fold == fold)
        p[inside] = predicted([found[i] for i in inside], w, names)
    y = np.array([r.right for r in found], dtype=float)
    table(p, y)
    for least in (0.25, 0.3, 0.35, 0.4, 0.45, 0.5):
        kept = p >= least
        share = y[kept].sum() / y.sum()
        print(
            f"kept from {least:.2f}: {kept.sum()}, right {y[kept].mean():.3f}, of the right ones {share:.3f}"
        )
    weights = {n: round(float(v), 3) for n, v in zip(names, fit(found, names), strict=True)}
    print(weights)
    if options.write:
        TARGET.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
