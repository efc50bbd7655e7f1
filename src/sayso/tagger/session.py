"""The tagger: one ONNX session that reads a text once; its heads label the spans."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from sayso.model import Label, LabelledSpan, Layer, ModelError, Tagged
from sayso.tagger.boundaries import settled
from sayso.tagger.decode import Floats, best_path, log_softmax, runs
from sayso.tagger.tokens import Tokens, framed, tokenize, windows

VARIANTS = ("accurate", "fast")
METADATA = "sayso.heads"  # the ONNX metadata key: JSON, head → labels in the order of the head's scores
LAYERS: tuple[Layer, ...] = ("outer", "inner", "name")

Heads = dict[Layer, tuple[str, ...]]


class Tagger:
    """Holds a model session. `threads` of them work on one window at a time.

    Windows go through the encoder one by one, without padding: the int8 layers scale by what is in their
    input, so only this makes the labels of a text the same whatever it is tagged together with.
    """

    def __init__(self, model: Path, tokenizer: Path, *, threads: int = 1) -> None:
        settings = onnxruntime.SessionOptions()
        settings.intra_op_num_threads = threads
        settings.inter_op_num_threads = 1
        settings.log_severity_level = 3
        try:
            self._session = onnxruntime.InferenceSession(
                str(model), settings, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # onnxruntime raises classes of a private module
            raise ModelError(f"{model}: cannot be loaded as an ONNX model ({_first_line(error)})") from error
        self._heads = _heads(self._session.get_modelmeta().custom_metadata_map, model)
        self._tokenizer = Tokenizer.from_file(str(tokenizer))

    def tag(self, texts: Sequence[str]) -> list[Tagged]:
        """The labelled spans of each text, in the order of the texts."""
        return [self._tagged(text) for text in texts]

    def _tagged(self, text: str) -> Tagged:
        tokens = tokenize(text, self._tokenizer)
        if not len(tokens.ids):
            return Tagged(text=text, spans=())
        spans = [
            span
            for (layer, labels), scores in zip(self._heads.items(), self._scores(tokens), strict=True)
            if layer in LAYERS
            for span in _spans(text, tokens, layer, labels, scores)
        ]
        return Tagged(text=text, spans=tuple(sorted(spans, key=lambda s: (s.span, s.layer, s.label))))

    def _scores(self, tokens: Tokens) -> list[Floats]:
        """One `[tokens, labels]` array a head, each token scored in the window that keeps it."""
        rows: list[Floats] = [
            np.empty((len(tokens.ids), len(labels)), dtype=np.float32) for labels in self._heads.values()
        ]
        for window in windows(tokens.ids):
            outputs = self._session.run(list(self._heads), {"ids": framed(tokens.ids, window)[None]})
            shift = 1 - window.start
            for row, scores in zip(rows, outputs, strict=True):
                kept = scores[0, window.keep_from + shift : window.keep_to + shift]
                row[window.keep_from : window.keep_to] = kept
        return rows


def load(model: str = "accurate", *, threads: int = 1) -> Tagger:
    """The tagger of a variant that comes with sayso, or of a user's own ONNX file with the same heads.

    Raises:
        ModelError: no such variant or file, or the file is not a sayso model.
    """
    folder = files("sayso.tagger")
    with as_file(folder / "tokenizer.json") as tokenizer:
        if model in VARIANTS:
            with as_file(folder / f"{model}.onnx") as path:
                return Tagger(path, tokenizer, threads=threads)
        if not Path(model).is_file():
            raise ModelError(
                f"{model}: no such model; give {', '.join(VARIANTS)} or the path of an ONNX file"
            )
        return Tagger(Path(model), tokenizer, threads=threads)


def _heads(metadata: dict[str, str], model: Path) -> Heads:
    try:
        heads = json.loads(metadata[METADATA])
        if not all(layer in heads for layer in LAYERS):
            raise KeyError(LAYERS)
        return {layer: tuple(labels) for layer, labels in heads.items()}
    except (KeyError, ValueError, TypeError) as error:
        raise ModelError(
            f"{model}: is not a sayso model: its metadata has no {METADATA} with {', '.join(LAYERS)}"
        ) from error


def _spans(
    text: str, tokens: Tokens, layer: Layer, labels: tuple[str, ...], scores: Floats
) -> Iterator[LabelledSpan]:
    likely = log_softmax(scores)
    last = 0
    for run in runs(best_path(likely, labels), likely, labels):
        raw = (int(tokens.starts[run.start]), int(tokens.ends[run.end - 1]))
        span = settled(text, raw, run.label)
        if span is None or span[0] < last:  # two runs that end in the same word: the first keeps it
            continue
        last = span[1]
        label: Label = run.label  # type: ignore[assignment]  # the model's labels are checked at loading
        yield LabelledSpan(layer=layer, label=label, span=span, score=run.score)


def _first_line(error: Exception) -> str:
    return str(error).strip().split("\n")[0][:200]
