"""How sure an attribution is: the probability that its content and its source are what a person would mark.

A logistic model over what the tagger and the linker were sure of; the weights are in `confidence.json`,
fitted by `evaluation/calibration.py` on texts that the tagger was not trained on. Where the speaker's name is
inferred (a pronoun, a description, a dropped subject), the probability is multiplied by how often that
inference is right. A credit without content of its own has the mean score of its labelled spans.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files

from sayso.language.credits import pattern
from sayso.language.cues import languages_of, lookup
from sayso.model import Span
from sayso.reading.attributions.asked import Speaker
from sayso.reading.attributions.draft import Draft, words_in

LEAST = {
    "outer": 0.36,
    "inner": 0.4,
}  # drafts under it are dropped; tuned for F1 (docs/evaluation.md)
_EDGE = 0.01  # scores nearer to 0 and 1 say no more
FAR = 40  # characters
SAYING = ("say", "report", "write")  # classes of cues that seldom mean anything else


def confidence_of(draft: Draft, speaker: Speaker, text: str) -> float:
    if not draft.content:
        return round(sum(s.score for s in draft.spans) / len(draft.spans) * speaker.sure, 3)
    if draft.borrowed:
        return round(draft.content[0].score * speaker.sure, 3)
    return round(_likelihood(draft, text) * speaker.sure, 3)


def is_likely(draft: Draft, text: str) -> bool:
    """Is a draft worth keeping? Those without content are: what becomes of them is seen later.

    So are those of which the shape of the text leaves no doubt.
    """
    return not draft.content or draft.shaped or _likelihood(draft, text) >= LEAST[draft.layer]


@lru_cache(maxsize=256)
def _likelihood(draft: Draft, text: str) -> float:
    """Kept, since it is asked twice of every draft that no rule has changed after it was found likely."""
    return probability(features(draft, text))


def features(draft: Draft, text: str) -> dict[str, float]:
    """What the model looks at, by name; scores as log-odds."""
    contents, cues = [c.score for c in draft.content], [c.score for c in draft.cue]
    words = sum([words_in(text, c.span) for c in draft.content])
    cue = " ".join([text[slice(*c.span)] for c in draft.cue])
    entry = lookup(cue, None) if cue else None
    quoted = bool(contents) and text[draft.content[0].span[0]] in '«“„"'
    that = bool(contents) and pattern("conjunctions").match(text, *draft.content[0].span) is not None
    return {
        "bias": 1.0,
        "content": _logit(sum(contents) / len(contents)) if contents else 0.0,
        "weakest content": _logit(min(contents)) if contents else 0.0,
        "cue": _logit(sum(cues) / len(cues)) if cues else 0.0,
        "no cue": float(not draft.cue),
        "unknown cue": float(bool(draft.cue) and entry is None),
        "unknown cue, not English": float(bool(cue) and entry is None and languages_of(cue, None) != ("en",)),
        "cue of saying": float(entry is not None and entry.kind in SAYING),
        "source": _logit(draft.source.score) if draft.source else 0.0,
        "no source": float(draft.source is None),
        "no source, passive": float(draft.source is None and pattern("passive").fullmatch(cue) is not None),
        "weakest": _logit(min([s.score for s in draft.spans])),
        "link": _logit(draft.link_score),
        "far source": _apart([draft.source.span], draft) if draft.source else 0.0,
        "far content": _apart([c.span for c in draft.content], draft),
        "words": math.log1p(min(words, 12)),
        "pieces": float(min(len(contents), 3) - 1),
        "quoted": float(quoted),
        "that": float(that),
        "inner": float(draft.layer == "inner"),
        "inner, no source": float(draft.layer == "inner" and draft.source is None),
    }


def _apart(spans: Sequence[Span], draft: Draft) -> float:
    """How far the nearest of `spans` stands from the cue, in units of `FAR` characters, up to two."""
    if not draft.cue:
        return 0.0
    start, end = draft.cue[0].span[0], draft.cue[-1].span[1]
    return min(min([max(0, s[0] - end, start - s[1]) for s in spans]) / FAR, 2.0)


def probability(values: dict[str, float]) -> float:
    weights = _weights()
    score = sum([weights.get(name, 0.0) * value for name, value in values.items() if value])
    return 1.0 / (1.0 + math.exp(-score))


@lru_cache(maxsize=4096)
def _logit(share: float) -> float:
    share = min(1.0 - _EDGE, max(_EDGE, share))
    return math.log(share / (1.0 - share))


@cache
def _weights() -> dict[str, float]:
    path = files("sayso.reading.attributions") / "confidence.json"
    weights: dict[str, float] = json.loads(path.read_text(encoding="utf-8"))
    return weights
