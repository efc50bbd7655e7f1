"""Caption and credit of a figure in which elements are named for what they hold."""

from __future__ import annotations

from sayso.model import Image, Span
from sayso.pages.captions import image
from sayso.pages.draft import Draft, word_zone
from sayso.pages.html.blocks import Block
from sayso.pages.html.hints import Mark


def marked_image(draft: Draft, block: Block, span: Span, marked: Mark | None) -> Image | None:
    """Caption and credit of a figure in which an element is named as the credit."""
    if marked == "credit":
        labelled = image(draft.text, span, in_figure=True)
        if labelled and labelled.credit:
            return Image(credit=labelled.credit)
        return Image(credit=draft.piece(span))
    credit = next((mark for mark in block.marks if mark.kind == "credit" and mark.end > mark.start), None)
    if credit is None:
        return None
    stretch = word_zone(draft.text, (span[0] + credit.start, span[0] + credit.end))
    before = word_zone(draft.text, (span[0], span[0] + credit.start))
    if stretch is None:
        return None
    labelled = image(draft.text, stretch, in_figure=True)
    piece = labelled.credit if labelled and labelled.credit else draft.piece(stretch)
    return Image(caption=draft.piece(before) if before else None, credit=piece)
