"""Keep int8 from losing digits to a few wide channels: these go past it, in float.

Activations share one scale a window, and behind GELU one channel of 1,536 may reach ten times as far as all
others, so that the rest is rounded to a few steps. Splitting the widest channels off costs next to no time
and changes nothing in float (the idea is LLM.int8(), Dettmers et al. 2022). Ranges are measured on our own
texts.
"""

from __future__ import annotations

from collections.abc import Iterable

import torch
from torch import Tensor
from torch.nn import functional

from encoder import Layer


class SplitLayer(Layer):
    """A layer whose widest inner channels are computed apart; their rows and columns in `fi`, `fo` are 0."""

    few_in: Tensor  # [hidden, channels]
    few_bias: Tensor  # [channels]
    few_out: Tensor  # [channels, hidden]

    def feed(self, x: Tensor) -> Tensor:
        return super().feed(x) + functional.gelu(x @ self.few_in + self.few_bias) @ self.few_out


@torch.no_grad()
def split(model, windows: Iterable[Tensor], count: int) -> None:
    """Split the `count` widest inner channels off each layer of `model`, in place.

    `windows` are token ids, `[1, tokens]` each, to measure ranges on.
    """
    ranges: dict[Layer, Tensor] = {}
    hooks = []
    for layer in model.layers:

        def note(_, given: tuple[Tensor, ...], __, layer: Layer = layer) -> None:
            widest = given[0].abs().amax(dim=(0, 1))
            ranges[layer] = torch.maximum(ranges[layer], widest) if layer in ranges else widest

        hooks.append(layer.fo.register_forward_hook(note))
    for ids in windows:
        model(ids)
    for hook in hooks:
        hook.remove()
    for layer in model.layers:
        _split(layer, ranges[layer].topk(count).indices.sort().values)


def _split(layer: Layer, channels: Tensor) -> None:
    into, out = layer.fi, layer.fo
    layer.__class__ = SplitLayer
    layer.register_buffer("few_in", into.weight[channels].T.clone())
    layer.register_buffer("few_bias", into.bias[channels].clone())
    layer.register_buffer("few_out", out.weight[:, channels].T.clone())
    into.weight[channels], into.bias[channels], out.weight[:, channels] = 0, 0, 0
