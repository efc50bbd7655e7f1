"""Why an attribution is in the reading: what was labelled, what was tied to what, by which rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.model import Article, Attribution, LabelledSpan, Span, Tagged
from sayso.reading.attributions.confidence import features
from sayso.reading.attributions.read import Steps, read_attributions
from sayso.reading.media_names import with_media_names
from sayso.reading.names import resolve_names


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A labelled span of the attribution. `score` is the tagger's, a share of 1."""

    label: str
    layer: str
    span: Span
    text: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """`linked` are the rules that made the attribution, in the order in which they fired.

    `speaker`, `stance`, `mode` and `chain` say what each of these was read from; `denies` names the
    attributions that this one denies. `features` are what the confidence was computed from;
    they are empty where it is the mean score of the labelled spans.
    """

    attribution: Attribution
    pieces: tuple[Piece, ...]
    linked: tuple[str, ...]
    speaker: str
    stance: str
    mode: str
    chain: tuple[str, ...]
    denies: tuple[str, ...]
    features: tuple[tuple[str, float], ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """The explanation for people, a line a fact."""
        return tuple(_lines(self))


def explain_attributions(article: Article, tagged: Tagged) -> tuple[Explanation, ...]:
    """Why the reading of an article has its attributions; `tagged` are the spans that they are read from."""
    tagged = with_media_names(tagged)  # as `read` does
    steps = read_attributions(article, tagged, resolve_names(article, tagged))
    return tuple(_explanation(attribution, steps, article.text) for attribution in steps.attributions)


def _explanation(attribution: Attribution, steps: Steps, text: str) -> Explanation:
    draft = steps.drafts[attribution.id]
    weighed = features(draft, text) if draft.content and not draft.borrowed else {}
    reasons = steps.reasons[attribution.id]
    return Explanation(
        attribution=attribution,
        pieces=tuple(_piece(s, text) for s in sorted(draft.spans, key=lambda s: s.span)),
        linked=draft.why,
        speaker=steps.speakers[attribution.id].how,
        stance=reasons["stance"],
        mode=reasons["mode"],
        chain=tuple(x for x in reasons["chain"].split("; ") if x),
        denies=tuple(d.denies for d in steps.denials if d.attribution == attribution.id),
        features=tuple((k, round(v, 3)) for k, v in weighed.items() if v),
    )


def _piece(s: LabelledSpan, text: str) -> Piece:
    return Piece(label=s.label, layer=s.layer, span=s.span, text=text[slice(*s.span)], score=s.score)


def _lines(found: Explanation) -> Iterator[str]:
    a = found.attribution
    yield f"{a.id}, confidence {a.confidence:.2f}"
    for piece in found.pieces:
        place = f"{piece.layer}, {piece.span[0]}:{piece.span[1]}, {piece.score:.2f}"
        yield f"{piece.label} ({place}): {piece.text}"
    yield from found.linked
    yield f"speaker {a.source.name if a.source else None}: {found.speaker}"
    yield f"stance {a.stance}: {found.stance}"
    yield f"mode {a.mode}: {found.mode}"
    yield "chain " + " ← ".join(name or "?" for name in a.chain)
    for link in found.chain:
        yield f"  {link}"
    if a.parent:
        yield f"stands inside {a.parent}"
    for denied in found.denies:
        yield f"denies {denied}"
    known = ", ".join(f"{name} {value:g}" for name, value in found.features)
    yield f"confidence from {known or 'the scores of its labelled spans alone'}"
