"""A shipped int8 ONNX file back to float32 weights, to teach from it or to train on where no
checkpoint is kept.

What int8 rounded off stays off. The word embeddings are the base's and are not read.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

PREFIX = "model."  # the encoder's place in the graph that export.py writes


def weights_of(path: Path) -> dict[str, Tensor]:
    """The encoder's state by name, without `word.weight`."""
    graph = onnx.load(path).graph
    arrays = {x.name: numpy_helper.to_array(x) for x in graph.initializer}
    makers = {output: node for node in graph.node for output in node.output}
    state = {n.removeprefix(PREFIX): v for n, v in arrays.items() if n.startswith(PREFIX)}
    for node in graph.node:
        bias = next((n for n in node.input if n.startswith(PREFIX) and n.endswith(".bias")), None)
        if node.op_type == "Add" and bias is not None:
            product = next(n for n in node.input if n != bias)
            name = bias.removeprefix(PREFIX).removesuffix("bias") + "weight"
            state[name] = _matrix(product, makers, arrays).T
    found = {n: torch.from_numpy(np.array(v, dtype=np.float32)) for n, v in state.items()}
    for name in [n for n in found if n.endswith(".few_in")]:
        _join(found, name.removesuffix("few_in"))
    return found


def _join(state: dict[str, Tensor], layer: str) -> None:
    """Put the channels that outliers.py split off back where its zeros stand, in place."""
    parts = [state.pop(f"{layer}few_{part}") for part in ("in", "bias", "out")]
    into, bias, out = (state[f"{layer}{name}"] for name in ("fi.weight", "fi.bias", "fo.weight"))
    channels = (into.abs().sum(dim=1) + bias.abs() + out.abs().sum(dim=0) == 0).nonzero()[:, 0]
    into[channels], bias[channels], out[:, channels] = parts[0].T, parts[1], parts[2].T


def depth_of(state: dict[str, Tensor]) -> int:
    return len({n.split(".")[1] for n in state if n.startswith("layers.")})


def _matrix(product: str, makers: dict[str, onnx.NodeProto], arrays: dict[str, np.ndarray]) -> np.ndarray:
    """The `[in, out]` weights of the product `product`, plain or quantized by columns."""
    node = makers[product]
    while node.op_type not in ("MatMul", "MatMulInteger"):  # scaling and casts stand between
        node = makers[node.input[0]]
    weight = arrays[node.input[1]]
    if node.op_type == "MatMul":
        return weight
    stem = node.input[1].removesuffix("_quantized")
    zero = arrays[f"{stem}_zero_point"].astype(np.float32)
    return (weight.astype(np.float32) - zero) * arrays[f"{stem}_scale"]
