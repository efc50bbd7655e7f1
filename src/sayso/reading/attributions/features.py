"""What tells whether two labelled spans belong together: their order, what stands between them, how near.

A feature is a short readable string, so that the weights in `linker.json` can be read and an explanation can
quote them. Features use no words of any language; the same weights serve every language.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.model import LabelledSpan
from sayso.reading.attributions.layout import Layout

LABELS = ("source", "cue", "content")
_SHORT = ("so", "cu", "co")
_WORD = re.compile(r"\w+")
_OPENERS = "«“„\"‘'"
_CLOSERS = "»”“\"’'"
_SIGNS = (
    ("comma", ","),
    ("colon", ":"),
    ("semicolon", ";"),
    ("dash", "–—-"),
    ("stop", ".!?…"),
    ("bracket", "()"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A labelled span with its index in the region and the sentences and paragraph that it stands in.

    `words` counts the words of the region before its start and before its end, `inside` those in the labelled
    spans before it, and `earlier` those spans by label, in the order of `LABELS`.
    """

    index: int
    item: LabelledSpan
    paragraph: int
    first: int
    last: int
    words: tuple[int, int]
    inside: int
    earlier: tuple[int, int, int]

    @property
    def start(self) -> int:
        return self.item.span[0]

    @property
    def end(self) -> int:
        return self.item.span[1]


def placed(spans: Sequence[LabelledSpan], layout: Layout) -> list[Placed]:
    ordered = sorted(spans, key=lambda s: (s.span, s.label))
    if not ordered:
        return []
    end = max(s.span[1] for s in ordered)
    starts = [m.start() for m in _WORD.finditer(layout.text, ordered[0].span[0], end)]
    found: list[Placed] = []
    inside, earlier = 0, (0, 0, 0)
    for i, s in enumerate(ordered):
        words = bisect_left(starts, s.span[0]), bisect_left(starts, s.span[1])
        found.append(
            Placed(
                index=i,
                item=s,
                paragraph=layout.paragraph(s.span[0]),
                first=layout.sentence(s.span[0]),
                last=layout.sentence(max(s.span[0], s.span[1] - 1)),
                words=words,
                inside=inside,
                earlier=earlier,
            )
        )
        inside += words[1] - words[0]
        at = LABELS.index(s.label)
        earlier = (earlier[0] + (at == 0), earlier[1] + (at == 1), earlier[2] + (at == 2))
    return found


def pair_features(region: Sequence[Placed], one: Placed, other: Placed, text: str) -> list[str]:
    """Features of tying `other` (a source or a content) to `one` (a cue, or a source without a cue)."""
    before = other.index < one.index
    left, right = (other, one) if before else (one, other)
    gap = text[left.end : right.start]
    own = LABELS.index(left.item.label)
    counts = [b - a - (k == own) for k, (a, b) in enumerate(zip(left.earlier, right.earlier, strict=True))]
    labelled = right.inside - left.inside - (left.words[1] - left.words[0])
    words = right.words[0] - left.words[1] - labelled
    between = any(counts)
    side = "before" if before else "after"
    sentences, paragraphs = right.first - left.last, right.paragraph - left.paragraph
    near = f"{side} words={_bucket(words)}"
    crowd = f"{side} between=" + " ".join(f"{k}{min(n, 2)}" for k, n in zip(_SHORT, counts, strict=True))
    apart = f"{side} sentences={min(sentences, 4)} paragraphs={min(paragraphs, 3)}"
    signs = "+".join(name for name, marks in _SIGNS if any(c in gap for c in marks)) or "none"
    names = [side, near, crowd, apart, f"{side} signs={signs}", f"{crowd} {apart}", f"{near} {crowd}"]
    opens = text[other.start] in _OPENERS or text[other.start - 1 : other.start] in tuple(_OPENERS)
    names += [
        f"{side} quoted={opens}",
        f"{side} capital={text[other.start : other.start + 2].strip(_OPENERS)[:1].isupper()}",
    ]
    names += [
        f"{side} anchor capital={text[one.start].isupper()} {'near' if words < 3 and not between else 'far'}"
    ]
    names += [f"{crowd} signs={signs}", f"{apart} quoted={opens}"]
    names += [f"{side} {_surroundings(region, one, other)}"]
    return names


def _surroundings(region: Sequence[Placed], one: Placed, other: Placed) -> str:
    """What the neighbours of the two are: the labels on the far side of each."""

    def label(at: int) -> str:
        if not 0 <= at < len(region):
            return "end"
        same = abs(region[at].first - region[min(max(at, one.index), one.index)].first) <= 1
        return region[at].item.label if same else f"far {region[at].item.label}"

    step = 1 if other.index < one.index else -1
    return f"beyond anchor={label(one.index + step)} beyond other={label(other.index - step)}"


def _bucket(words: int) -> str:
    for limit, name in ((0, "0"), (1, "1"), (2, "2"), (4, "3-4"), (8, "5-8"), (16, "9-16")):
        if words <= limit:
            return name
    return "17+"
