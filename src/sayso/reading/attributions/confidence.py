"""How sure an attribution is."""

from __future__ import annotations

from sayso.reading.attributions.draft import Draft
from sayso.reading.attributions.speakers import Speaker


def confidence_of(draft: Draft, speaker: Speaker) -> float:
    scores = [s.score for s in draft.spans]
    value = sum(scores) / len(scores) * draft.link_score * speaker.sure
    return round(max(0.0, min(1.0, value)), 3)
