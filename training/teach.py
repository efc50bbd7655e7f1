"""Stage 2b: put the mean of several teachers' probabilities beside rounds made ahead, once for all pupils.

    python training/teach.py --base RUNS/base --rounds RUNS/rounds --teachers RUNS/*/best.pt

The mean of models that differ by seed and rates errs less than each of them (deep ensembles, Lakshminarayanan
et al. 2017), and a pupil of the mean keeps most of that (born-again networks, Furlanello et al. 2018).
`--measure` says what the mean itself reaches on the development files.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from batches import PAD
from common import LOG, log_to
from measure import measure
from sets import development
from train import figure, load_trained


class Ensemble(nn.Module):
    """Several encoders as one: its scores are the logarithms of their mean probabilities."""

    def __init__(self, members: list[nn.Module]) -> None:
        super().__init__()
        self.members = nn.ModuleList(members)

    def forward(self, ids: Tensor, padded: Tensor | None = None) -> tuple[Tensor, ...]:
        each = [[s.float().softmax(-1) for s in member(ids, padded)] for member in self.members]
        return tuple((sum(head) / len(each)).log() for head in zip(*each, strict=True))


def teach(ensemble: Ensemble, path: Path, device: torch.device, tokens: int) -> None:
    found = {}
    arrays = np.load(path)
    for name in (n for n in arrays if n.endswith(".ids")):
        ids = torch.from_numpy(arrays[name].astype(np.int32)).to(device)
        flat, rows = ids.flatten(0, 1).long(), []
        for some in flat.split(max(1, tokens // flat.shape[1])):
            with torch.no_grad():
                rows.append(torch.cat(ensemble(some, some == PAD), dim=-1).exp().half().cpu())
        found[name.removesuffix(".ids")] = torch.cat(rows).view(*ids.shape, -1).numpy()
    np.savez(path.with_name(path.name.replace("round", "taught")), **found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("--base", "--rounds"):
        parser.add_argument(name, type=Path, required=True)
    parser.add_argument("--teachers", type=Path, nargs="+", required=True)
    parser.add_argument("--measure", type=Path, nargs=2, metavar=("CORPORA", "OWN"))
    parser.add_argument("--tokens", type=int, default=24_000, help="that go through the teachers at once")
    options = parser.parse_args()
    log_to(options.rounds / "teach.log")
    torch.backends.cuda.matmul.allow_tf32 = True
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    members = [load_trained(options.base, path) for path in options.teachers]
    ensemble = Ensemble(members).eval().to(device)
    if options.measure:
        tokenizer = Tokenizer.from_file(str(options.base / "tokenizer.json"))
        dev = development(*options.measure)
        figures = {name: measure(ensemble, tokenizer, examples) for name, examples in dev.items()}
        LOG.info("%d teachers, figure %.4f", len(members), figure(figures))
        for name, values in figures.items():
            LOG.info("   %-8s %s", name, json.dumps(values))
        return
    for path in sorted(options.rounds.glob("round-*.npz")):
        teach(ensemble, path, device, options.tokens)
        LOG.info("taught %s", path.name)


if __name__ == "__main__":
    main()
