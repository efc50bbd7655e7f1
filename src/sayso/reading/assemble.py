"""The reading of one page, put together from its parts."""

from __future__ import annotations

from sayso.model import Article, Reading, Tagged
from sayso.reading.attributions import read_attributions
from sayso.reading.media_names import with_media_names
from sayso.reading.names import resolve_names
from sayso.reading.times import read_times


def read(article: Article, tagged: Tagged, *, id: str) -> Reading:
    """Read one page. `tagged` holds the labelled spans of `article.text`; the result is always the same."""
    tagged = with_media_names(tagged)
    names = resolve_names(article, tagged)
    steps = read_attributions(article, tagged, names)
    return Reading(
        id=id,
        article=article,
        entities=names.entities,
        mentions=names.mentions,
        times=read_times(article),
        attributions=steps.attributions,
        denials=steps.denials,
    )
