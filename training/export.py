"""Stage 3: a trained checkpoint as a self-describing int8 ONNX file.

    python training/export.py --base RUNS/base --checkpoint RUNS/accurate/best.pt \
        --own training/data --out src/sayso/tagger/accurate.onnx

Weights are int8 per channel, activations are quantized as they come (dynamic). The heads stay float32, and so
do the widest channels of the feed-forward parts (outliers.py), as texts of `--own` show them. The
embeddings are int8 per row, looked up and scaled in the graph. A model that learned from soft labels marks
too little for the best F1, which `--open` sets right in the file itself.
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
from tokenizers import Tokenizer

from common import LOG, log_to
from data import marked_files
from encoder import HIDDEN
from labels import ATTRIBUTION, HEAD_LABELS
from outliers import split
from sayso.tagger.tokens import BREAK, START, tokenize
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
        exact = [
            n.name
            for n in onnx.load(plain).graph.node
            if "heads" in n.name or any("few" in i for i in n.input)
        ]
        if quantized:
            quantize_dynamic(
                plain, small, weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=["MatMul"],
                nodes_to_exclude=exact, extra_options={"MatMulConstBOnly": True},
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
    parser.add_argument("--own", type=Path, help="marked texts to measure ranges on; without, none is split")
    parser.add_argument("--channels", type=int, default=4, help="to split off each layer")
    parser.add_argument("--plain", action="store_true", help="float32, to measure what int8 costs")
    parser.add_argument("--open", type=float, default=0.0, help="taken from the score of O in the outer head")
    options = parser.parse_args()
    log_to(options.checkpoint.parent / "export.log")
    model = load_trained(options.base, options.checkpoint).eval()
    with torch.no_grad():
        model.heads["outer"].bias[ATTRIBUTION.index("O")] -= options.open
    if options.own and not options.plain:
        tokenizer = Tokenizer.from_file(str(options.base / "tokenizer.json"))
        split(model, windows(options.own, tokenizer), options.channels)
    export(model, options.out, quantized=not options.plain)


def windows(folder: Path, tokenizer: Tokenizer) -> list[torch.Tensor]:
    """Some hundred windows of our own texts in all languages, `[1, tokens]` each."""
    found = [tokenize(one.text, tokenizer).ids[:380] for one in marked_files(folder)[::5]]
    return [torch.from_numpy(np.array([[START, *ids, BREAK]])) for ids in found if len(ids)]


if __name__ == "__main__":
    main()
