"""Names of media that the text itself marks: "the newspaper «Evening Star»"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from sayso.language.credits import pattern
from sayso.model import LabelledSpan, Tagged, overlaps

SURE = 0.9  # score of a name that stands in quotation marks behind the word for a medium


def with_media_names(tagged: Tagged) -> Tagged:
    """What stands in quotation marks behind the word for a medium is one name, however it was labelled."""
    media = [m.span(1) for m in _quoted().finditer(tagged.text) if m[1][0].isupper()]
    if not media:
        return tagged
    kept = [s for s in tagged.spans if s.layer != "name" or not any(overlaps(s.span, m) for m in media)]
    kept += [LabelledSpan(layer="name", label="organization", span=m, score=SURE) for m in media]
    return replace(tagged, spans=tuple(sorted(kept, key=lambda s: (s.span, s.layer))))


@cache
def _quoted() -> re.Pattern[str]:
    kind = pattern("media_kind").pattern
    return re.compile(rf"{kind}\s+[«“„\"]([^«»“”„\"\n]{{2,40}})[»”“\"]", re.IGNORECASE)
