"""Stage 2: fine-tune the encoder and its heads; with --teacher, distil a trained one into fewer layers.

    python training/train.py --base RUNS/base --corpora CORPORA --own training/data \
        --out RUNS/accurate
    python training/train.py … --teacher RUNS/accurate/best.pt --layers 0,2,4,6,8,10 --out RUNS/fast

Writes to --out: `train.log`, `last.pt` (everything that --resume needs), `best.pt` (averaged weights of the
best measured moment). A GPU is used where there is one. Seeds are fixed; on one machine a run repeats, but
for one that `--seconds` ends, whose schedule follows the clock.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from collections.abc import Iterator
from pathlib import Path

import onnxruntime
import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from batches import Batch, batches, round_of
from common import LOG, log_to
from encoder import Encoder, from_base
from labels import HEAD_LABELS
from measure import measure
from rounds import stored
from sets import add_mix_options, development, training_mix
from shipped import depth_of, weights_of

PRECISIONS = {"float32": torch.float32, "bfloat16": torch.bfloat16}
HEAD_WEIGHTS = {"outer": 1.0, "inner": 0.7, "name": 0.4}


def losses(scores: tuple[Tensor, ...], batch: Batch, smoothing: float) -> Tensor:
    total = torch.zeros((), device=batch.ids.device)
    for (head, weight), logits in zip(HEAD_WEIGHTS.items(), scores, strict=True):
        labels = batch.labels[head].flatten()
        each = functional.cross_entropy(
            logits.float().flatten(0, 1),
            labels,
            ignore_index=-100,
            reduction="none",
            label_smoothing=smoothing,
        )
        weights = batch.weights[head].flatten() * (labels >= 0)
        total = total + weight * (each * weights).sum() / batch.ids.numel()
    return total


def distilled(scores: tuple[Tensor, ...], taught: tuple[Tensor, ...], batch: Batch) -> Tensor:
    """Cross entropy against a teacher's probabilities on every real token, for every head."""
    total = torch.zeros((), device=batch.ids.device)
    real = torch.ones_like(batch.ids, dtype=torch.bool) if batch.padded is None else ~batch.padded
    for (_, weight), logits, target in zip(HEAD_WEIGHTS.items(), scores, taught, strict=True):
        each = -(target * functional.log_softmax(logits.float(), dim=-1)).sum(-1)
        total = total + weight * (each * real).sum() / batch.ids.numel()
    return total


def likeness(states: list[Tensor], taught: list[Tensor], kept: tuple[int, ...], batch: Batch) -> Tensor:
    """How far each layer is from what the teacher has before the next layer that was kept (TinyBERT, Jiao
    et al. 2020): squared differences over the teacher's variance, on real tokens."""
    real = torch.ones_like(batch.ids, dtype=torch.bool) if batch.padded is None else ~batch.padded
    goals = [*(following - 1 for following in kept[1:]), len(taught) - 1]
    total = torch.zeros((), device=batch.ids.device)
    for state, goal in zip(states, goals, strict=True):
        target = taught[goal].detach()
        apart = (state - target).square().mean(-1) / target.var()
        total = total + (apart * real).sum() / real.sum()
    return total / len(states)


class OnnxTeacher:
    """A finished int8 file as a teacher: three times as fast on a CPU as the checkpoint it was made from."""

    def __init__(self, path: Path, threads: int) -> None:
        settings = onnxruntime.SessionOptions()
        settings.intra_op_num_threads = threads
        providers = ["CPUExecutionProvider"]
        self.session = onnxruntime.InferenceSession(str(path), settings, providers=providers)

    def __call__(self, ids: Tensor, padded: Tensor | None) -> tuple[Tensor, ...]:
        """Scores as the encoder gives them; zeros where `ids` are padding."""
        found = [torch.zeros(*ids.shape, len(v)) for v in HEAD_LABELS.values()]
        for i, row in enumerate(ids.cpu()):
            real = row if padded is None else row[~padded[i].cpu()]
            scores = self.session.run(list(HEAD_LABELS), {"ids": real[None].numpy()})
            for into, one in zip(found, scores, strict=True):
                into[i, : len(real)] = torch.from_numpy(one[0])
        return tuple(one.to(ids.device) for one in found)


class Trainer:
    """Weights for the passes in the precision asked for, float32 masters, and a running average of these."""

    def __init__(self, model: Encoder, options) -> None:
        self.options, self.step_number = options, 0
        model.word.requires_grad_(options.words)
        model.position.requires_grad_(False)
        model.ln.requires_grad_(not options.frozen)
        for layer in model.layers[: options.frozen]:
            layer.requires_grad_(False)
        named = [(n, p) for n, p in model.named_parameters() if p.requires_grad]
        self.names = [n for n, _ in named]
        self.masters = [p.detach().float().clone() for _, p in named]
        self.average = [m.clone() for m in self.masters]
        self.model = model.to(PRECISIONS[options.precision])
        self.parameters = [p for p in self.model.parameters() if p.requires_grad]
        depth = len(model.layers)
        groups = []
        for name, master in zip(self.names, self.masters, strict=True):
            if name.startswith("heads."):
                rate = options.head_rate
            else:
                level = int(name.split(".")[1]) if name.startswith("layers.") else 0
                rate = options.rate * options.layer_decay ** (depth - 1 - level)
            decay = 0.0 if master.dim() == 1 else 0.01
            groups.append({"params": [master], "lr": rate, "rate": rate, "weight_decay": decay})
        self.optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)

    def step(self, loss: Tensor, done: float) -> None:
        """One step; `done` is the share of the whole run that lies behind."""
        loss.backward()
        for master, parameter in zip(self.masters, self.parameters, strict=True):
            master.grad = parameter.grad.float()
            parameter.grad = None
        torch.nn.utils.clip_grad_norm_(self.masters, 1.0)
        warm = min(1.0, (self.step_number + 1) / self.options.warmup)
        for group in self.optimizer.param_groups:
            group["lr"] = group["rate"] * warm * max(0.02, 1 - done)
        self.optimizer.step()
        self.step_number += 1
        decay = min(self.options.averaging, (1 + self.step_number) / (10 + self.step_number))
        torch._foreach_lerp_(self.average, self.masters, 1 - decay)
        with torch.no_grad():
            torch._foreach_copy_(self.parameters, self.masters)

    def averaged(self) -> dict[str, Tensor]:
        return dict(zip(self.names, self.average, strict=True))

    def state(self) -> dict:
        return {
            "masters": self.masters,
            "average": self.average,
            "optimizer": self.optimizer.state_dict(),
            "step": self.step_number,
        }

    def load(self, state: dict) -> None:
        with torch.no_grad():
            torch._foreach_copy_(self.masters, state["masters"])
            torch._foreach_copy_(self.average, state["average"])
            torch._foreach_copy_(self.parameters, self.masters)
        self.optimizer.load_state_dict(state["optimizer"])
        self.step_number = state["step"]


def load_trained(base: Path, checkpoint: Path, dropout: float = 0.0) -> Encoder:
    """A trained encoder from a `best.pt`, or from an ONNX file that export.py wrote."""
    if checkpoint.suffix == ".onnx":
        weights = weights_of(checkpoint)
        model = from_base(base / "base.npz", tuple(range(depth_of(weights))), dropout)
        model.load_state_dict({**model.state_dict(), **weights})
        return model
    saved = torch.load(checkpoint, weights_only=True, map_location="cpu")
    model = from_base(base / "base.npz", tuple(saved["layers"]), dropout)
    model.load_state_dict({**model.state_dict(), **saved["weights"]})
    return model


def figure(figures: dict[str, dict[str, float]]) -> float:
    """What checkpoints are chosen by: exact English roles, overlap in all three languages, names."""
    get = lambda s, k: figures.get(s, {}).get(k, 0.0)  # noqa: E731
    english = (get("polnear", "source") + get("polnear", "cue") + get("polnear", "content")) / 3
    contents = sum(get(f"news-{x}", "content~") for x in ("en", "uk", "ru")) / 3
    russian = (get("adaq", "content~") + get("adaq", "cue")) / 2
    names = (get("slavic", "name mention~") + get("nerel", "name mention~")) / 2
    return (2 * english + contents + russian + 0.5 * names) / 4.5


class Run:
    """One training run: its model, its data, its schedule, and what of it is on disk."""

    def __init__(self, options) -> None:
        torch.manual_seed(options.seed)
        self.options = options
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self.tokenizer = Tokenizer.from_file(str(options.base / "tokenizer.json"))
        self.layers = tuple(int(x) for x in options.layers.split(","))
        self.teacher = self.taught_by(options.teacher) if options.teacher else None
        self.trainer = Trainer(self.fresh().to(self.device).train(), options)
        self.mix = None if options.rounds else training_mix(options.corpora, options.own, options)
        self.dev = development(options.corpora, options.own)
        self.round, self.best, self.began = 0, 0.0, time.monotonic()
        if options.resume and (options.out / "last.pt").exists():
            saved = torch.load(options.out / "last.pt", weights_only=True, map_location=self.device)
            self.trainer.load(saved["trainer"])
            self.round, self.best = saved["round"], saved["best"]

    def taught_by(self, path: Path) -> OnnxTeacher | Encoder:
        if path.suffix == ".onnx":
            return OnnxTeacher(path, torch.get_num_threads())
        precision = PRECISIONS[self.options.precision]
        return load_trained(self.options.base, path).to(precision).eval().to(self.device)

    def fresh(self) -> Encoder:
        """The model to begin with: a trained one, a teacher's layers, or the base."""
        options = self.options
        if options.start:
            return load_trained(options.base, options.start, options.dropout)
        model = from_base(options.base / "base.npz", self.layers, options.dropout)
        if options.teacher:
            taught = load_trained(options.base, options.teacher)
            state = {n: v for n, v in taught.state_dict().items() if not n.startswith("layers.")}
            for new, old in enumerate(self.layers):
                state |= {f"layers.{new}.{n}": v for n, v in taught.layers[old].state_dict().items()}
            model.load_state_dict(state)
        return model

    @property
    def done(self) -> float:
        """The share of the run that lies behind, by steps or by the clock, whichever is further."""
        options = self.options
        clock = (time.monotonic() - self.began) / options.seconds if options.seconds else 0.0
        return max(self.trainer.step_number / options.steps, clock)

    def batches(self) -> Iterator[Batch]:
        """One round's."""
        rng = random.Random(f"{self.options.seed}-{self.round}")
        if self.mix is not None:
            return batches(round_of(self.mix, rng), self.tokenizer, self.mix, rng)
        files = sorted(self.options.rounds.glob("round-*.npz"))
        chosen = files[(self.round + 3 * self.options.seed) % len(files)]
        return stored(chosen, self.options.times, rng, self.device)

    def go(self) -> None:
        while self.done < 1:
            since, first, tokens = time.monotonic(), self.trainer.step_number, 0
            total = torch.zeros((), device=self.device)
            for batch in self.batches():
                total += self.learn(batch)
                tokens += batch.ids.numel()
                step = self.trainer.step_number
                if step % 200 == 0:
                    speed = tokens / (time.monotonic() - since)
                    LOG.info("step %d loss %.4f %.0f tokens/s", step, total.item() / (step - first), speed)
                if step % self.options.measure_every == 0 or self.done >= 1:
                    self.check()
                if self.done >= 1:
                    break
            self.round += 1

    def learn(self, batch: Batch) -> Tensor:
        batch = batch.to(self.device)
        model, teacher, options = self.trainer.model, self.teacher, self.options
        states = model.states(batch.ids, batch.padded)
        scores = model.scores(states[-1])
        loss = losses(scores, batch, options.smoothing)
        if batch.taught is not None:
            loss = options.gold * loss + distilled(scores, batch.taught, batch)
        elif teacher is not None:
            with torch.no_grad():
                taught = [s.float().softmax(-1) for s in teacher(batch.ids, batch.padded)]
            loss = options.gold * loss + distilled(scores, taught, batch)
        if options.alike:
            with torch.no_grad():
                goals = teacher.states(batch.ids, batch.padded)
            loss = loss + options.alike * likeness(states, goals, self.layers, batch)
        self.trainer.step(loss, self.done)
        return loss.detach()

    def check(self) -> None:
        """Measure the averaged weights, keep them if they are the best, save what --resume needs."""
        model = from_base(self.options.base / "base.npz", self.layers, 0.0)
        state = {**self.trainer.model.state_dict(), **self.trainer.averaged()}
        model.load_state_dict({k: v.float().cpu() for k, v in state.items()})
        kept = self.options.words
        weights = {k: v for k, v in model.state_dict().items() if kept or k != "word.weight"}
        model = model.to(PRECISIONS[self.options.precision]).eval().to(self.device)
        figures = {name: measure(model, self.tokenizer, examples) for name, examples in self.dev.items()}
        score = figure(figures)
        LOG.info("step %d figure %.4f", self.trainer.step_number, score)
        for name, values in figures.items():
            LOG.info("   %-8s %s", name, json.dumps(values))
        if not math.isnan(score) and score > self.best:
            self.best = score
            weights = {k: v.cpu().clone() for k, v in weights.items()}
            saved = {"layers": list(self.layers), "weights": weights, "figures": figures}
            torch.save(saved, self.options.out / "best.pt")
        saved = {"trainer": self.trainer.state(), "round": self.round + 1, "best": self.best}
        torch.save(saved, self.options.out / "last.pt")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("--base", "--corpora", "--own", "--out"):
        parser.add_argument(name, type=Path, required=True)
    parser.add_argument(
        "--start", type=Path, help="a best.pt or an ONNX file to go on from, with a fresh schedule"
    )
    parser.add_argument("--teacher", type=Path, help="a best.pt or an ONNX file to distil")
    parser.add_argument("--gold", type=float, default=0.3, help="weight of the labels beside a teacher")
    parser.add_argument("--layers", default=",".join(map(str, range(12))), help="the base's layers to keep")
    parser.add_argument(
        "--precision",
        choices=PRECISIONS,
        default="float32",
        help="of the passes; bfloat16 is the faster one where the processor multiplies it (AMX, a GPU)",
    )
    parser.add_argument("--steps", type=int, default=4000, help="batches of about 1,500 tokens")
    parser.add_argument("--seconds", type=float, help="the run's length by the clock, if that is sooner over")
    parser.add_argument("--rounds", type=Path, help="read rounds that rounds.py made")
    parser.add_argument("--times", type=int, default=1, help="of these, how many batches make one")
    parser.add_argument("--alike", type=float, default=0.0, help="weight of likeness to the teacher's layers")
    parser.add_argument("--words", action="store_true", help="train the word embeddings too")
    parser.add_argument("--measure-every", type=int, default=1000)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--layer-decay", type=float, default=0.95)
    parser.add_argument("--frozen", type=int, default=1, help="layers that keep the base's weights")
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--smoothing", type=float, default=0.0)
    parser.add_argument("--averaging", type=float, default=0.998)
    parser.add_argument("--warmup", type=int, default=150)
    add_mix_options(parser)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--resume", action="store_true")
    options = parser.parse_args()
    if options.alike and (options.teacher is None or options.teacher.suffix == ".onnx"):
        parser.error("--alike needs a --teacher that is a best.pt: an ONNX file does not show its layers")
    if options.rounds and not any(options.rounds.glob("round-*.npz")):
        parser.error(f"no round-NNN.npz in {options.rounds}: make some with rounds.py")
    torch.backends.cuda.matmul.allow_tf32 = True
    options.out.mkdir(parents=True, exist_ok=True)
    log_to(options.out / "train.log")
    LOG.info("options %s", {k: str(v) for k, v in vars(options).items()})
    Run(options).go()


if __name__ == "__main__":
    main()
