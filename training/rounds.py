"""Stage 2a, where there are more cores than two: rounds of training batches made ahead, on all cores.

    python training/rounds.py --base RUNS/base --corpora CORPORA --own training/data --out RUNS/rounds

Several runs of train.py may then read the same rounds (`--rounds RUNS/rounds`), each in an order of its own,
and teach.py may put a teacher's probabilities beside them once for all pupils. A file `round-NNN.npz` holds
for each shape of batches, `16x96` for instance, `.ids` [batches, windows, tokens], and `.labels` and
`.weights` [batches, heads, windows, tokens]; an unknown label is -1. `taught-NNN.npz` holds under the same
shape probabilities [batches, windows, tokens, labels of all heads in order].
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from batches import PAD, Batch, batches, round_of
from common import LOG, log_to
from data import UNKNOWN
from labels import HEAD_LABELS
from sets import add_mix_options, training_mix


def write_rounds(options, numbers: list[int]) -> None:
    torch.set_num_threads(1)
    mix = training_mix(options.corpora, options.own, options)
    tokenizer = Tokenizer.from_file(str(options.base / "tokenizer.json"))
    for number in numbers:
        rng = random.Random(f"{options.seed}-{number}")
        kept: dict[str, list[Batch]] = defaultdict(list)
        for batch in batches(round_of(mix, rng), tokenizer, mix, rng):
            kept["x".join(map(str, batch.ids.shape))].append(batch)
        arrays = {}
        for shape, group in kept.items():
            arrays[f"{shape}.ids"] = np.stack([b.ids.numpy() for b in group]).astype(np.uint16)
            labels = np.stack([[b.labels[h].numpy() for h in HEAD_LABELS] for b in group])
            arrays[f"{shape}.labels"] = np.where(labels == UNKNOWN, -1, labels).astype(np.int8)
            weights = np.stack([[b.weights[h].numpy() for h in HEAD_LABELS] for b in group])
            arrays[f"{shape}.weights"] = weights.astype(np.float16)
        np.savez(options.out / f"round-{number:03}.npz", **arrays)


def stored(path: Path, times: int, rng: random.Random, device: torch.device) -> Iterator[Batch]:
    """The batches of one round in random order, `times` of one shape put together."""
    arrays = dict(np.load(path))
    shapes = sorted({name.split(".")[0] for name in arrays})
    beside = path.with_name(path.name.replace("round", "taught"))
    taught = dict(np.load(beside)) if beside.exists() else {}
    tensors = {n: torch.from_numpy(v.astype(np.int32) if n.endswith("ids") else v) for n, v in arrays.items()}
    tensors |= {f"{n}.taught": torch.from_numpy(v) for n, v in taught.items()}
    tensors = {n: v.to(device) for n, v in tensors.items()}
    groups = []
    for shape in shapes:
        order = list(range(len(arrays[f"{shape}.ids"])))
        rng.shuffle(order)
        groups += [(shape, order[i : i + times]) for i in range(0, len(order), times)]
    rng.shuffle(groups)
    sizes = [len(v) for v in HEAD_LABELS.values()]
    for shape, chosen in groups:
        pick = torch.tensor(chosen, device=device)
        ids = tensors[f"{shape}.ids"][pick].flatten(0, 1).long()
        labels = tensors[f"{shape}.labels"][pick].transpose(0, 1).flatten(1, 2).long()
        weights = tensors[f"{shape}.weights"][pick].transpose(0, 1).flatten(1, 2).float()
        labels = torch.where(labels < 0, UNKNOWN, labels)
        lesson = None
        if taught:
            lesson = tensors[f"{shape}.taught"][pick].flatten(0, 1).float().split(sizes, dim=-1)
        yield Batch(
            ids,
            ids == PAD,
            dict(zip(HEAD_LABELS, labels, strict=True)),
            dict(zip(HEAD_LABELS, weights, strict=True)),
            lesson,
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("--base", "--corpora", "--own", "--out"):
        parser.add_argument(name, type=Path, required=True)
    parser.add_argument("--count", type=int, default=12)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    add_mix_options(parser)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    log_to(options.out / "rounds.log")
    shares = [list(range(i, options.count, options.workers)) for i in range(options.workers)]
    with ProcessPoolExecutor(options.workers) as pool:
        list(pool.map(write_rounds, [options] * len(shares), shares))
    LOG.info("%d rounds in %s", options.count, options.out)


if __name__ == "__main__":
    main()
