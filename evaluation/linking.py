"""Fit the linker's weights on gold spans, and say how often it ties gold spans as people did.

    python evaluation/linking.py --marked FOLDER --corpus TRAIN.jsonl [--dev DEV.jsonl …] [--write]

Marked files are those of `training/data`; a corpus line holds `text` and `attributions` with span lists for
source, cue and content. Every fifth marked item is left out of fitting and reported on. `--write` replaces
`src/sayso/reading/attributions/linker.json`, or the models in it that `--fit` names. Those of English were
fitted before the files 4 and 5 of `training/data` were there, whose many pages cost them half a point.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import numpy as np

from sayso.model import Article, LabelledSpan
from sayso.model.marked import Marked, parse_items
from sayso.reading.attributions import link as linker
from sayso.reading.attributions.features import pair_features, placed
from sayso.reading.attributions.layout import Layout, laid_out

KINDS = ("cue-content", "cue-source", "source-content")
MODELS = [*KINDS, *(f"{kind} {linker.FREELY}" for kind in KINDS)]
TARGET = Path(linker.__file__).with_name("linker.json")


@dataclass(frozen=True)
class Region:
    """Spans of one layer with the groups they belong to; a source may be in several."""

    layout: Layout
    spans: tuple[LabelledSpan, ...]
    groups: tuple[dict[str, tuple[tuple[int, int], ...]], ...]
    weight: float


def corpus_regions(path: Path, weight: float) -> Iterator[Region]:
    for line in path.read_text(encoding="utf-8").splitlines():
        doc = json.loads(line)
        groups = tuple(
            {role: tuple(tuple(s) for s in a[role] or ()) for role in ("source", "cue", "content")}
            for a in doc["attributions"]
        )
        yield Region(
            laid_out(Article(text=doc["text"], language=doc["lang"])), labelled(groups), groups, weight
        )


def labelled(groups: Iterable[dict]) -> tuple[LabelledSpan, ...]:
    found = {(s, role) for g in groups for role, spans in g.items() for s in spans}
    return tuple(LabelledSpan(layer="outer", label=r, span=s, score=1.0) for s, r in sorted(found))


def marked_regions(item: Marked, weight: float) -> Iterator[Region]:
    layout = laid_out(Article(text=item.text, language=item.about.get("language", "en")))
    for parent in {m.parent for m in item.marks}:
        by_group: dict[int, dict[str, list]] = defaultdict(lambda: {"source": [], "cue": [], "content": []})
        for m in item.marks:
            if m.parent == parent and m.label in ("source", "cue", "content"):
                by_group[m.group][m.label].append(m.span)
        groups = with_shared_sources([{r: tuple(s) for r, s in g.items()} for g in by_group.values()], layout)
        if groups:
            yield Region(layout, labelled(groups), groups, weight)


def with_shared_sources(groups: list[dict], layout: Layout) -> tuple[dict, ...]:
    """A mark belongs to one group: where "X said P and added Q", the second takes the source of the first."""
    found: list[dict] = []
    for group in sorted(groups, key=lambda g: (g["cue"] or g["content"] or g["source"])[0]):
        before = found[-1] if found else None
        if before and before["source"] and before["cue"] and group["cue"] and not group["source"]:
            first, second = before["cue"][0][0], group["cue"][0][0]
            if before["source"][0][0] < second and layout.sentence(first) == layout.sentence(second):
                group = {**group, "source": before["source"]}
        found.append(group)
    return tuple(found)


def examples(region: Region, kind: str) -> Iterator[tuple[list[str], bool]]:
    anchor, other = kind.split("-")
    tied = {
        (a, o)
        for g in region.groups
        for a in g[anchor]
        for o in g[other]
        if kind != "source-content" or not g["cue"]
    }
    row = placed(region.spans, region.layout)
    with_cue = {s for g in region.groups if g["cue"] for s in g["content"]}
    for one, two in linker.candidates(row, kind):
        if kind == "source-content" and two.item.span in with_cue:
            continue
        yield list(pair_features(row, one, two)), (one.item.span, two.item.span) in tied


def fit(rows: list[tuple[list[str], bool, float]], l2: float, rounds: int = 12) -> dict[str, float]:
    """Logistic regression over sparse binary features by AdaGrad; what is seen but twice is left out."""
    seen: dict[str, int] = defaultdict(int)
    for features, _, _ in rows:
        for f in features:
            seen[f] += 1
    index = {f: i + 1 for i, f in enumerate(sorted(f for f, n in seen.items() if n >= 3))}
    data = [(np.array([0] + [index[f] for f in fs if f in index]), y, w) for fs, y, w in rows]
    weights, squares = np.zeros(len(index) + 1), np.full(len(index) + 1, 1e-6)
    order = list(range(len(data)))
    rng = random.Random(1)
    for _ in range(rounds):
        rng.shuffle(order)
        for i in order:
            at, y, w = data[i]
            p = 1 / (1 + np.exp(-weights[at].sum()))
            gradient = w * (p - y) + l2 * weights[at]
            squares[at] += gradient**2
            weights[at] -= 0.15 * gradient / np.sqrt(squares[at])
    named = {"bias": weights[0], **{f: weights[i] for f, i in index.items()}}
    return {f: round(float(v), 3) for f, v in named.items() if abs(v) >= 0.005}


def agreement(regions: list[Region]) -> tuple[int, int, int]:
    """Groups with content tied exactly as in gold; groups found; groups in gold."""
    right = found = gold = 0
    for region in regions:
        want = {(g["source"][:1], g["cue"][:1], g["content"]) for g in region.groups if g["content"]}
        drafts = linker.link(region.spans, region.layout, count())
        got = {
            (
                (d.source.span,) if d.source else (),
                tuple(c.span for c in d.cue),
                tuple(c.span for c in d.content),
            )
            for d in drafts
            if d.content
        }
        right += len(want & got)
        found += len(got)
        gold += len(want)
    return right, found, gold


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--marked", type=Path)
    parser.add_argument("--corpus", type=Path, action="append", default=[])
    parser.add_argument("--dev", type=Path, action="append", default=[])
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--fit", nargs="+", choices=MODELS, default=MODELS, help="the models to replace")
    parser.add_argument("--l2", type=float, default=1e-4)
    options = parser.parse_args()
    train: list[Region] = [r for path in options.corpus for r in corpus_regions(path, 1.0)]
    held: dict[str, list[Region]] = {}
    for path in sorted(options.marked.glob("*.txt")) if options.marked else []:
        for n, item in enumerate(parse_items(path.read_text(encoding="utf-8"))):
            if n % 5:
                train += marked_regions(item, 2.0)
            else:
                held.setdefault(f"marked-{item.about.get('language')}", []).extend(marked_regions(item, 1.0))
    if options.write:
        weights = json.loads(TARGET.read_text(encoding="utf-8"))
        for name in options.fit:
            rows = [(fs, y, r.weight) for r in train for fs, y in examples(r, name.split(" ")[0])]
            weights[name] = fit(rows, options.l2)
            print(
                f"{name}: {len(rows)} pairs, {sum(y for _, y, _ in rows)} tied, {len(weights[name])} weights"
            )
        TARGET.write_text(json.dumps(weights, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    for path in options.dev:
        held[path.stem] = list(corpus_regions(path, 1.0))
    for name, regions in held.items():
        right, found, gold = agreement(regions)
        score = 2 * right / (found + gold)
        print(f"{name}: {right} of {gold} groups tied as in gold, {found} found, F1 {score:.4f}")


if __name__ == "__main__":
    main()
