"""A trained model drawn back towards its base, as a checkpoint to teach from or to train on.

    python training/blend.py --base RUNS/base --trained src/sayso/tagger/accurate.onnx --share 0.8
    --out RUNS/blend.pt

Weights between a base and what was fine-tuned from it often do better on texts that neither has seen than the
fine-tuned ones (WiSE-FT, Wortsman et al. 2022); `--share 1` gives the trained ones back. `--trained` is a
shipped ONNX file or a `best.pt`. The heads are not blended: the base has none.
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
    parser.add_argument("--share", type=float, default=0.8, help="how much of the trained weights")
    options = parser.parse_args()
    model = load_trained(options.base, options.trained)
    layers = list(range(len(model.layers)))
    base = from_base(options.base / "base.npz", tuple(layers)).state_dict()
    weights = {
        name: value if name.startswith("heads.") else torch.lerp(base[name], value, options.share)
        for name, value in model.state_dict().items()
        if name != "word.weight"
    }
    torch.save({"layers": layers, "weights": weights, "figures": {}}, options.out)


if __name__ == "__main__":
    main()
