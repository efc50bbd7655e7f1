"""From labelled spans to attributions, step by step; `Steps` keeps what each step knew, for `explain`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count

from sayso.language.cues import lookup
from sayso.model import Article, Attribution, Cue, Denial, LabelledSpan, Source, Span, Tagged
from sayso.reading.attributions.asked import Speaker
from sayso.reading.attributions.chain import chain_of
from sayso.reading.attributions.clean import cleaned
from sayso.reading.attributions.confidence import confidence_of, is_likely
from sayso.reading.attributions.credit import credited
from sayso.reading.attributions.denial import denials
from sayso.reading.attributions.draft import Draft
from sayso.reading.attributions.inner import unlabelled, words_quoted
from sayso.reading.attributions.layout import Layout, laid_out
from sayso.reading.attributions.link import link
from sayso.reading.attributions.medium import with_media
from sayso.reading.attributions.mend import mended, without_appositions
from sayso.reading.attributions.mode import mode_of
from sayso.reading.attributions.nest import astray, family, headline_colons, nested, without_hearsay
from sayso.reading.attributions.page_credits import PageCredits, page_credits
from sayso.reading.attributions.point import pointed_back
from sayso.reading.attributions.resolve import speakers_by_key
from sayso.reading.attributions.shapes import VERBATIM
from sayso.reading.attributions.speakers import NamesOfPage, Speakers, speakers_of
from sayso.reading.stance import stance_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """The attributions of a page, with all that they were made from. `drafts` are by attribution id."""

    attributions: tuple[Attribution, ...]
    denials: tuple[Denial, ...]
    drafts: Mapping[str, Draft]
    speakers: Mapping[str, Speaker]
    reasons: Mapping[str, Mapping[str, str]]


def read_attributions(article: Article, tagged: Tagged, names: NamesOfPage) -> Steps:
    layout = laid_out(article)
    drafts = drafted(tagged, layout)
    speakers = speakers_of(article, tagged, layout, names)
    drafts = with_media(without_appositions(drafts, speakers), speakers)
    drafts = credited(pointed_back(drafts, layout), speakers)
    drafts = sorted(drafts, key=lambda d: (d.start, -d.end, d.position))
    ids = {d.key: f"a{n}" for n, d in enumerate(drafts, 1)}
    who = speakers_by_key(drafts, speakers)
    credits = page_credits(drafts, who, speakers, article)
    by_key = family(drafts)
    made = [_attribution(d, by_key, ids, who, credits, speakers, article) for d in drafts]
    attributions = tuple(a for a, _ in made)
    by_id = {ids[d.key]: d for d in drafts}
    return Steps(
        attributions=attributions,
        denials=denials(attributions, by_id, layout.text),
        drafts=by_id,
        speakers={ids[d.key]: who[d.key] for d in drafts},
        reasons={a.id: reasons for a, reasons in made},
    )


def drafted(tagged: Tagged, layout: Layout) -> list[Draft]:
    """Linked and nested drafts, before anything is said of credits."""
    if not layout.paragraphs:
        return []
    keys = count()
    names = [s for s in tagged.spans if s.layer == "name"]
    outer, inner = cleaned(tagged, layout, "outer"), cleaned(tagged, layout, "inner")
    drafts = [d for d in mended(link(outer, layout, keys), layout, names) if is_likely(d, layout.text)]
    inside = [d for d in nested(drafts, inner, layout, keys) if is_likely(d, layout.text)]
    told = [d for d in drafts if d.parent is not None]
    inside += words_quoted(drafts, [*inside, *told], layout, names, keys)
    drafts = [*drafts, *inside, *unlabelled(drafts, [*inside, *told], layout, keys)]
    drafts = headline_colons(without_hearsay(drafts, layout), layout)
    drafts += [d for d in astray(outer, inner, layout, keys) if is_likely(d, layout.text)]
    return drafts


def _attribution(
    draft: Draft,
    by_key: Mapping[int, Draft],
    ids: Mapping[int, str],
    who: Mapping[int, Speaker],
    credits: PageCredits,
    speakers: Speakers,
    article: Article,
) -> tuple[Attribution, dict[str, str]]:
    content = tuple(c.span for c in draft.content)
    mode, why_mode = mode_of(content, speakers.everyone, speakers.layout)
    if shape := next((why for why in draft.why if why in VERBATIM), None):
        mode, why_mode = "direct", shape
    cue_text = " ".join(speakers.text(c.span) for c in draft.cue)
    content_text = " ".join(speakers.text(c) for c in content)
    stance, why_stance = stance_of(
        cue=cue_text or None, content=content_text, language=article.language, direct=mode != "indirect"
    )
    entry = lookup(cue_text, article.language) if cue_text else None
    chain, links = chain_of(draft, by_key, who, credits, speakers, article.publisher)
    speaker = who[draft.key]
    attribution = Attribution(
        id=ids[draft.key],
        source=Source(
            span=draft.source.span if draft.source else None, name=speaker.name, entity=speaker.entity
        )
        if draft.source or speaker.name
        else None,
        cue=Cue(span=_cue_span(draft.cue), lemma=entry.lemma if entry else None) if draft.cue else None,
        content=content,
        mode=mode,
        stance=stance,
        parent=ids.get(draft.parent) if draft.parent is not None else None,
        chain=chain,
        confidence=confidence_of(draft, speaker, article.text),
    )
    return attribution, {"mode": why_mode, "stance": why_stance, "chain": "; ".join(links)}


def _cue_span(cue: tuple[LabelledSpan, ...]) -> Span:
    """One span for a cue in pieces: all of it where little stands between them, else its longest piece."""
    start, end = cue[0].span[0], cue[-1].span[1]
    if end - start <= sum(c.span[1] - c.span[0] for c in cue) + 25:
        return start, end
    return max((c.span for c in cue), key=lambda s: s[1] - s[0])


__all__ = ["Steps", "drafted", "read_attributions"]
