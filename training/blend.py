"""Weights between two models: a trained one drawn back towards its base, or the mean of two trained ones.

    python training/blend.py --base RUNS/base --trained src/sayso/tagger/accurate.onnx --share 0.8
    --out RUNS/blend.pt
    python training/blend.py --base RUNS/base --trained A/best.pt --other B/best.pt --share 0.5 --out C.pt

Weights between a base and what was fine-tuned from it often do better on texts that neither has seen than the
fine-tuned ones (WiSE-FT, Wortsman et al. 2022); `--share 1` gives the trained ones back. `--trained` is a
shipped ONNX file or a `best.pt`, and so is `--other`. Towards the base the heads stay: it has none.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from encoder import from_base
from train import load_trained


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("--base", "--trained", "--out"):
        parser.add_argument(name, type=Path, required=True)
    parser.add_argument("--other", type=Path, help="a second trained model, instead of the base")
    parser.add_argument("--share", type=float, default=0.8, help="how much of the trained weights")
    options = parser.parse_args()
    model = load_trained(options.base, options.trained)
    layers = list(range(len(model.layers)))
    if options.other:
        other = load_trained(options.base, options.other).state_dict()
    else:
        other = from_base(options.base / "base.npz", tuple(layers)).state_dict()
        other |= {n: v for n, v in model.state_dict().items() if n.startswith("heads.")}
    weights = {
        name: torch.lerp(other[name], value, options.share)
        for name, value in model.state_dict().items()
        if name != "word.weight"
    }
    torch.save({"layers": layers, "weights": weights, "figures": {}}, options.out)


if __name__ == "__main__":
    main()
