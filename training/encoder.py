"""The encoder in torch: a post-LayerNorm BERT (multilingual-e5-small's shape) with linear heads."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from labels import HEAD_LABELS

HIDDEN, HEADS, INNER, EPSILON = 384, 12, 1536, 1e-12


class Layer(nn.Module):
    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.q, self.k, self.v, self.ao = (nn.Linear(HIDDEN, HIDDEN) for _ in range(4))
        self.fi, self.fo = nn.Linear(HIDDEN, INNER), nn.Linear(INNER, HIDDEN)
        self.aln, self.oln = (nn.LayerNorm(HIDDEN, eps=EPSILON) for _ in range(2))
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        batch, length, _ = x.shape

        def split(y: Tensor) -> Tensor:
            return y.view(batch, length, HEADS, HIDDEN // HEADS).transpose(1, 2)

        q, k, v = split(self.q(x)), split(self.k(x)), split(self.v(x))
        if x.is_cuda or not torch.is_grad_enabled():
            y = functional.scaled_dot_product_attention(q, k, v, mask)
        else:  # written out: on a CPU in bfloat16 the fused one's backward pass is several times slower
            scores = (q * (HIDDEN // HEADS) ** -0.5) @ k.transpose(-1, -2)
            if mask is not None:
                scores = scores.masked_fill(~mask, -1e4)
            y = functional.softmax(scores, dim=-1) @ v
        x = self.aln(x + self.ao(y.transpose(1, 2).reshape(batch, length, HIDDEN)))
        return self.oln(x + self.dropout(self.feed(x)))

    def feed(self, x: Tensor) -> Tensor:
        return self.fo(functional.gelu(self.fi(x)))


class Encoder(nn.Module):
    """Token ids `[batch, length]` → one tensor of scores `[batch, length, labels]` for each head."""

    def __init__(self, vocabulary: int, layers: int = 12, dropout: float = 0.1) -> None:
        super().__init__()
        self.word = nn.Embedding(vocabulary, HIDDEN)
        self.position = nn.Embedding(512, HIDDEN)
        self.ln = nn.LayerNorm(HIDDEN, eps=EPSILON)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))
        self.heads = nn.ModuleDict({k: nn.Linear(HIDDEN, len(v)) for k, v in HEAD_LABELS.items()})

    def states(self, ids: Tensor, padded: Tensor | None = None) -> list[Tensor]:
        """What each layer gives, `[batch, length, hidden]`."""
        mask = None if padded is None else ~padded[:, None, None, :]
        positions = torch.arange(ids.shape[1], device=ids.device)
        x = self.dropout(self.ln(self.word(ids) + self.position(positions)))
        found = []
        for layer in self.layers:
            x = layer(x, mask)
            found.append(x)
        return found

    def scores(self, last: Tensor) -> tuple[Tensor, ...]:
        x = self.dropout(last)
        return tuple(head(x) for head in self.heads.values())

    def forward(self, ids: Tensor, padded: Tensor | None = None) -> tuple[Tensor, ...]:
        return self.scores(self.states(ids, padded)[-1])


def from_base(path: Path, layers: tuple[int, ...] = tuple(range(12)), dropout: float = 0.1) -> Encoder:
    """An encoder with the base's weights; `layers` are the base's layers to keep, in order."""
    arrays = {k: torch.from_numpy(np.array(v)) for k, v in np.load(path).items()}
    model = Encoder(arrays["emb.word"].shape[0], len(layers), dropout)
    state = {
        "word.weight": arrays["emb.word"],
        # The type row 0 is added at every position, so it is folded into the positions.
        "position.weight": arrays["emb.pos"].view(512, HIDDEN) + arrays["emb.type"][:HIDDEN],
        "ln.weight": arrays["emb.ln.w"],
        "ln.bias": arrays["emb.ln.b"],
    }
    for new, old in enumerate(layers):
        for part in ("q", "k", "v", "ao", "fi", "fo", "aln", "oln"):
            weight = arrays[f"l{old}.{part}.w"]
            module = getattr(model.layers[new], part)
            state[f"layers.{new}.{part}.weight"] = weight.view(module.weight.shape)
            state[f"layers.{new}.{part}.bias"] = arrays[f"l{old}.{part}.b"]
    missing, unexpected = model.load_state_dict(state, strict=False)
    if unexpected or any(not name.startswith("heads.") for name in missing):
        raise ValueError(f"the base does not fit: missing {missing}, unexpected {unexpected}")
    return model
