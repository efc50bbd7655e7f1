"""The tagger as it is shipped: what it finds, that company does not change it, and bad models."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper

from sayso.model import ModelError, Tagged
from sayso.tagger import VARIANTS, Tagger, load

STORY = {
    "en": "The ministry's spokeswoman said that the talks in Vienna had been postponed, Reuters reports.",
    "uk": "Речниця міністерства заявила, що переговори у Відні перенесено, передає Reuters.",
    "ru": "Представитель министерства заявила, что переговоры в Вене перенесены, передает Reuters.",
}


@pytest.fixture(scope="module", params=VARIANTS)
def tagger(request: pytest.FixtureRequest) -> Tagger:
    return load(request.param)


def words(tagged: Tagged, layer: str, label: str) -> list[str]:
    return [tagged.text[slice(*s.span)] for s in tagged.spans if (s.layer, s.label) == (layer, label)]


@pytest.mark.parametrize("language", STORY)
def test_a_credit_around_a_statement(tagger: Tagger, language: str) -> None:
    [tagged] = tagger.tag([STORY[language]])
    assert words(tagged, "outer", "source") == ["Reuters"]
    assert len(words(tagged, "outer", "content")) == 1
    assert len(words(tagged, "inner", "source")) == 1
    assert len(words(tagged, "inner", "cue")) == 1
    assert "Reuters" in words(tagged, "name", "organization")


def test_spans_of_a_layer_do_not_overlap_and_lie_in_the_text(tagger: Tagger) -> None:
    text = "\n\n".join(STORY.values()) * 12
    [tagged] = tagger.tag([text])
    assert len(tagged.spans) > 50
    for layer in ("outer", "inner", "name"):
        spans = [s for s in tagged.spans if s.layer == layer]
        assert all(0 <= s.span[0] < s.span[1] <= len(text) and 0 < s.score <= 1 for s in spans)
        assert all(a.span[1] <= b.span[0] for a, b in pairwise(spans))


def test_company_does_not_change_a_text(tagger: Tagger) -> None:
    texts = [*STORY.values(), "", "   ", "\n\n".join(STORY.values()) * 9]
    together = tagger.tag(texts)
    assert together == [tagger.tag([text])[0] for text in texts]
    assert together[::-1] == tagger.tag(texts[::-1])
    assert together[3].spans == ()


def test_threads_do_not_change_a_text() -> None:
    texts = list(STORY.values())
    assert load(threads=2).tag(texts) == load(threads=1).tag(texts)


def test_unknown_variant() -> None:
    with pytest.raises(ModelError, match="no such model; give accurate, fast or the path"):
        load("huge")


def test_a_file_that_is_no_model(tmp_path: Path) -> None:
    path = tmp_path / "model.onnx"
    path.write_bytes(b"not a model")
    with pytest.raises(ModelError, match=r"model\.onnx: cannot be loaded as an ONNX model"):
        load(str(path))


def test_an_onnx_file_that_is_no_sayso_model(tmp_path: Path) -> None:
    value = helper.make_tensor_value_info("ids", TensorProto.INT64, [1, "n"])
    out = helper.make_tensor_value_info("out", TensorProto.INT64, [1, "n"])
    graph = helper.make_graph([helper.make_node("Identity", ["ids"], ["out"])], "g", [value], [out])
    path = tmp_path / "other.onnx"
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8), path)
    with pytest.raises(ModelError, match="is not a sayso model"):
        load(str(path))


def test_a_models_further_head_is_left_alone(tmp_path: Path) -> None:
    """A user's own model with the same labels, and one head more, works by its path."""
    import json

    labels = ["O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content"]
    names = ["O", "B-person", "I-person", "B-organization", "I-organization", "B-place", "I-place"]
    heads = {"outer": labels, "inner": labels, "name": names, "role": ["O", "B-party", "I-party"]}
    value = helper.make_tensor_value_info("ids", TensorProto.INT64, [1, "n"])
    nodes, outputs, weights = [], [], []
    for head, head_labels in heads.items():
        table = np.zeros((70_000, len(head_labels)), dtype=np.float32)
        table[:, 1 if head == "name" else 0] = 5.0
        weights.append(numpy_helper.from_array(table, f"{head}.table"))
        nodes.append(helper.make_node("Gather", [f"{head}.table", "ids"], [head], axis=0))
        outputs.append(helper.make_tensor_value_info(head, TensorProto.FLOAT, [1, "n", len(head_labels)]))
    graph = helper.make_graph(nodes, "g", [value], outputs, weights)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    entry = model.metadata_props.add()
    entry.key, entry.value = "sayso.heads", json.dumps(heads)
    onnx.save(model, tmp_path / "own.onnx")
    [tagged] = load(str(tmp_path / "own.onnx")).tag(["Kyiv spoke"])
    assert [(s.layer, s.label) for s in tagged.spans] == [("name", "person")] * 2
