"""What int8 costs: how many tokens get another label from a quantized model than from the float one.

    python training/rounding.py FLOAT.onnx INT8.onnx… --corpora CORPORA

FLOAT is what `export.py --plain` writes. The texts are the first of three development files, 1,500 characters
of each; all heads count.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np

from sayso.tagger import load
from sayso.tagger.tokens import tokenize

TEXTS = {"news/labelled_dev": 17, "attribution/adaq_ru_dev": 40, "attribution/polnear_dev": 12}


def texts(corpora: Path) -> list[str]:
    found = []
    for name, count in TEXTS.items():
        lines = (corpora / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()[:count]
        found += [json.loads(line)["text"][:1500] for line in lines]
    return found


def labels(model: str, given: list[str]) -> list[np.ndarray]:
    """The likeliest label of each token, `[heads, tokens]` a text."""
    tagger = load(model, threads=2)
    return [
        np.stack([head.argmax(-1) for head in tagger._scores(tokenize(text, tagger._tokenizer))])
        for text in given
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("plain")
    parser.add_argument("quantized", nargs="+")
    parser.add_argument("--corpora", type=Path, required=True)
    options = parser.parse_args()
    given = texts(options.corpora)
    wanted = labels(options.plain, given)
    for model in options.quantized:
        pairs = zip(labels(model, given), wanted, strict=True)
        print(f"{model}: {np.mean([(a != b).mean() for a, b in pairs]):.4%} of labels differ")


if __name__ == "__main__":
    main()
