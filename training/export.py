"""Stage 3: a trained checkpoint as a self-describing int8 ONNX file.

    python training/export.py --base RUNS/base --checkpoint RUNS/accurate/best.pt \
        --out src/sayso/tagger/accurate.onnx

Weights are int8 per channel, activations are quantized as they come (dynamic); the heads stay float32. The
embeddings are int8 per row, looked up and scaled in the graph.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from common import LOG, log_to
from encoder import HIDDEN
from labels import HEAD_LABELS
from train import load_trained

METADATA = "sayso.heads"


class Exported(torch.nn.Module):
    """The encoder without its word embeddings: they are put in front as an int8 table."""

    def __init__(self, model) -> None:
        super().__init__()
        self.model = model

    def forward(self, words: torch.Tensor) -> tuple[torch.Tensor, ...]:
        model = self.model
        x = model.ln(words + model.position.weight[: words.shape[1]])
        for layer in model.layers:
            x = layer(x, None)
        return tuple(head(x) for head in model.heads.values())


def with_embeddings(graph_model: onnx.ModelProto, table: np.ndarray) -> None:
    """Put `ids → words` before the graph: rows of an int8 table times a scale for each row."""
    scale = np.maximum(np.abs(table).max(axis=1, keepdims=True), 1e-8) / 127
    rows = np.round(table / scale).astype(np.int8)
    graph = graph_model.graph
    graph.initializer.append(numpy_helper.from_array(rows, "word.rows"))
    graph.initializer.append(numpy_helper.from_array(scale.astype(np.float32), "word.scale"))
    nodes = [
        helper.make_node("Gather", ["word.rows", "ids"], ["word.picked"], axis=0),
        helper.make_node("Cast", ["word.picked"], ["word.float"], to=TensorProto.FLOAT),
        helper.make_node("Gather", ["word.scale", "ids"], ["word.scales"], axis=0),
        helper.make_node("Mul", ["word.float", "word.scales"], ["words"]),
    ]
    for node in reversed(nodes):
        graph.node.insert(0, node)
    del graph.input[:]
    graph.input.append(helper.make_tensor_value_info("ids", TensorProto.INT64, [1, "tokens"]))


def export(model, out: Path, *, quantized: bool = True) -> None:
    model = model.eval().float()
    with tempfile.TemporaryDirectory() as folder:
        plain, small = Path(folder, "plain.onnx"), Path(folder, "small.onnx")
        torch.onnx.export(
            Exported(model),
            (torch.zeros(1, 16, HIDDEN),),
            str(plain),
            input_names=["words"],
            output_names=list(HEAD_LABELS),
            dynamic_axes={"words": {1: "tokens"}, **{h: {1: "tokens"} for h in HEAD_LABELS}},
            opset_version=17,
            dynamo=False,
        )
        heads = [
            n.name for n in onnx.load(plain).graph.node if n.name.startswith("/heads") or "heads" in n.name
        ]
        if quantized:
            quantize_dynamic(
                plain, small, weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=["MatMul"],
                nodes_to_exclude=heads, extra_options={"MatMulConstBOnly": True},
            )  # fmt: skip
        result = onnx.load(small if quantized else plain)
    with_embeddings(result, model.word.weight.detach().numpy())
    entry = result.metadata_props.add()
    entry.key, entry.value = METADATA, json.dumps(HEAD_LABELS)
    onnx.checker.check_model(result)
    onnx.save(result, out)
    LOG.info("%s: %.1f MB", out, out.stat().st_size / 1e6)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("--base", "--checkpoint", "--out"):
        parser.add_argument(name, type=Path, required=True)
    parser.add_argument("--plain", action="store_true", help="float32, to measure what int8 costs")
    options = parser.parse_args()
    log_to(options.checkpoint.parent / "export.log")
    export(load_trained(options.base, options.checkpoint), options.out, quantized=not options.plain)


if __name__ == "__main__":
    main()
