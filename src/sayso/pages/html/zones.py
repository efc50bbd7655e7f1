"""What each block of a page is: told by elements and classes first, by its words where these say nothing."""

from __future__ import annotations

from itertools import islice

from sayso.model import Byline, Dated, Image, Span, Zone, ZoneKind
from sayso.pages import datelines
from sayso.pages.captions import image
from sayso.pages.dates import find, from_metadata
from sayso.pages.draft import Draft, word_zone
from sayso.pages.html.blocks import HEADINGS, Block, Marked
from sayso.pages.html.figures import marked_image
from sayso.pages.html.hints import Mark
from sayso.pages.html.scope import Scope
from sayso.pages.html.switches import switches
from sayso.pages.html.text import Laid
from sayso.pages.html.weights import is_sentence
from sayso.pages.lines import When, authors, is_furniture, names, when
from sayso.pages.lists import Item, items, lead_of
from sayso.pages.shape import paragraph

LABEL = 200  # characters: a longer block is no byline, whatever its class says
DECK = 600
HEADING = 120
AFTER = 4  # blocks after the article in which its author may still be named


class Zoning:
    """One walk over the blocks. `dates` are those that stand visibly, `timed` those of `time` elements."""

    def __init__(self, draft: Draft, laid: Laid, scope: Scope) -> None:
        self.draft = draft
        self.laid = laid
        self.scope = scope
        self.dates: list[tuple[Mark | None, Dated]] = []
        self.timed: list[tuple[Mark, str, Span]] = []
        self.authors: list[Byline] = []
        self.paragraphs = 0
        self.kinds: list[tuple[ZoneKind, Span, Span | None]] = []
        self.typed: dict[int, Item] = self._typed_items()
        self.list_lead: Span | None = None
        self._switch = switches(laid.blocks)

    def run(self) -> None:
        blocks = len(self.laid.blocks)
        end = min(self.scope.last + AFTER, blocks)
        self._furniture(0, self.scope.first)
        for index in range(self.scope.first, end):
            span = self.laid.spans[index]
            if word_zone(self.laid.text, span) is None:
                continue
            kind = self._kind(index, self.laid.blocks[index], span)
            if kind is not None:
                self._zone(kind, span)
        self._furniture(end, blocks)
        self._headings_over_furniture()
        self._join_furniture()

    def _furniture(self, start: int, end: int) -> None:
        """Blocks that stand apart from the article: one zone, from the first word to the last."""
        for index, offered in self._switch.items():
            if start <= index < end:
                self.draft.offered.extend(offered)
        for indices in (range(start, end), range(end - 1, start - 1, -1)):
            spans = (self.laid.spans[index] for index in indices)
            if edge := next((span for span in spans if word_zone(self.laid.text, span)), None):
                self._zone("furniture", edge)

    def _kind(self, index: int, block: Block, span: Span) -> ZoneKind | None:
        """The kind of zone; None where the zone is made already."""
        if offered := self._switch.get(index):
            self.draft.offered.extend(offered)
            return "furniture"
        scope = self.scope
        if index >= scope.last:
            return "byline" if self._signs(block, span) else "furniture"
        if index in scope.furniture:
            return "furniture"
        if index == scope.headline:
            self.draft.headline = self.draft.piece(span)
            return "headline"
        tag, marked = block.part.tag, _mark_of(block)
        if tag == "figcaption" or (marked in ("caption", "credit") and len(block.text) < DECK):
            return self._caption(block, span, marked)
        if block.item:
            return self._item(block, span)
        if tag in HEADINGS:
            return self._heading(block, span)
        if self._is_byline(index, block, span, marked):
            return "byline"
        if is_furniture(block.text) or (block.links_only and not is_sentence(block)):
            return "furniture"
        if item := self.typed.get(index):
            self._zone("list_item", item.span, item.lead)
            return None
        if len(block.text) < DECK and (found := image(self.laid.text, span)):
            self.draft.image = self.draft.image or found
            return "caption"
        if self._is_bold_heading(index, block):
            return "heading"
        if self._is_deck(block, span, marked):
            self.draft.deck = self.draft.piece(span)
            return "deck"
        if self.paragraphs == 0 and datelines.own_line(self.laid.text, span):
            self.draft.dateline = self.draft.piece(span)
            return "dateline"
        self._paragraph(block, span)
        return None

    def _signs(self, block: Block, span: Span) -> bool:
        """Right after the article, a line that names its author belongs to it."""
        if block.item or not self.paragraphs:
            return False
        if self.authors or (named := authors(self.laid.text, span)) is None:
            return False
        self.authors.extend(named)
        return True

    def _zone(self, kind: ZoneKind, span: Span, lead: Span | None = None) -> None:
        """Furniture that stands together is one zone."""
        if kind == "furniture" and self.kinds and self.kinds[-1][0] == "furniture":
            span = (self.kinds.pop()[1][0], span[1])
        self.kinds.append((kind, span, lead))

    def _paragraph(self, block: Block, span: Span) -> None:
        self.paragraphs += 1
        if self.paragraphs > 2 or self.draft.dateline is not None:
            self._zone("paragraph", span)
            return
        made = Draft(text=self.draft.text)
        paragraph(made, span, opening=True)
        self.draft.dateline = made.dateline
        for zone in made.zones:
            self._zone(zone.kind, zone.span)

    def _item(self, block: Block, span: Span) -> ZoneKind | None:
        if block.links_only or is_furniture(block.text):
            return "furniture"
        before = self.kinds[-1] if self.kinds else None
        if before is None or before[0] != "list_item":
            self.list_lead = (
                lead_of(self.laid.text, before[1]) if before and before[0] != "furniture" else None
            )
        elif nested := lead_of(self.laid.text, before[1]):
            self.list_lead = nested
        self._zone("list_item", span, self.list_lead)
        return None

    def _heading(self, block: Block, span: Span) -> ZoneKind:
        if block.links_only or is_furniture(block.text):
            return "furniture"
        under = self.kinds[-1][0] if self.kinds else None
        if under == "headline" and self.draft.deck is None and len(block.text.split()) > 5:
            self.draft.deck = self.draft.piece(span)
            return "deck"
        return "heading"

    def _is_bold_heading(self, index: int, block: Block) -> bool:
        """A short paragraph all in bold between others: a heading, or a question in an interview."""
        if block.bold < len(block.text) or len(block.text) > HEADING or not self.paragraphs:
            return False
        return index + 1 < self.scope.last and block.text[-1] not in ",;"

    def _is_deck(self, block: Block, span: Span, marked: Mark | None) -> bool:
        """Named as one, under the headline and above the first paragraph."""
        if self.draft.deck or self.paragraphs or self.draft.headline is None or len(block.text) > DECK:
            return False
        return marked in ("deck", "lead") and datelines.at_start(self.laid.text, span) is None

    def _caption(self, block: Block, span: Span, marked: Mark | None) -> ZoneKind:
        found = marked_image(self.draft, block, span, marked) or image(self.laid.text, span, in_figure=True)
        current = self.draft.image
        if current is None:
            self.draft.image = found
        elif current.credit is None and found and found.credit and (marked == "credit" or not found.caption):
            before = self.kinds[-1] if self.kinds else None
            if before and before[0] == "caption":
                self.draft.image = Image(caption=current.caption, credit=found.credit)
        return "caption"

    def _is_byline(self, index: int, block: Block, span: Span, marked: Mark | None) -> bool:
        if len(block.text) > LABEL:
            return False
        times = [mark for mark in block.marks if mark.kind in ("date", "modified")]
        named = authors(self.laid.text, span)
        dates = when(self.laid.text, span)
        inline = [mark for mark in block.marks if mark.kind == "author"]
        marks = marked in ("author", "date", "modified") or inline or times
        if named is None and dates is None and not marks:  # nearly every paragraph
            return False
        told = [(mark.start, mark.end) for mark in (*inline, *times)] + [
            found.span for found in find(block.text)
        ]
        covers = sum(end - start for start, end in told) * 2 > len(block.text)
        if named is None and (marked == "author" or (inline and covers)):
            stretch = self.laid.inner(index, inline[0].start, inline[-1].end) if inline else span
            named = authors(self.laid.text, stretch) or names(self.laid.text, stretch)
        if named is None and dates is None and not (times and covers) and marked not in ("date", "modified"):
            return False
        if dates is not None and named is None and self.paragraphs and not times and block.text[:1].isdigit():
            return False
        self.authors.extend(named or [])
        self._dates(index, block, dates, marked, times)
        return True

    def _dates(
        self, index: int, block: Block, said: When | None, marked: Mark | None, times: list[Marked]
    ) -> None:
        if said and said.published:
            self.dates.append(("modified" if marked == "modified" else None, said.published))
        if said and said.modified:
            self.dates.append(("modified", said.modified))
        if said is None:
            for found in find(block.text):
                place = self.laid.inner(index, *found.span)
                self.dates.append((marked, Dated(value=found.value, origin="visible", span=place)))
        for mark in times:
            if mark.datetime and (value := from_metadata(mark.datetime)):
                kind: Mark = "modified" if "modified" in (mark.kind, marked) else "date"
                self.timed.append((kind, value, self.laid.inner(index, mark.start, mark.end)))

    def _typed_items(self) -> dict[int, Item]:
        """List items whose mark was typed into a paragraph, by the index of the block."""
        found = range(self.scope.first, self.scope.last)
        free = [
            i for i in found if i not in self.scope.furniture and self.laid.blocks[i].part.tag not in HEADINGS
        ]
        by_line = items(self.laid.text, [self.laid.spans[i] for i in free])
        return {free[line]: item for line, item in by_line.items() if not self.laid.blocks[free[line]].item}

    def _headings_over_furniture(self) -> None:
        """A heading that nothing of the article follows up to the next heading heads furniture."""
        following: ZoneKind | None = None
        for i in range(len(self.kinds) - 1, -1, -1):
            kind, span, lead = self.kinds[i]
            if kind == "heading" and following in (None, "furniture"):
                self.kinds[i] = ("furniture", span, lead)
            following = self.kinds[i][0]

    def _join_furniture(self) -> None:
        """Headings that turned out to be furniture join what stands beside them."""
        for kind, span, lead in self.kinds:
            last = self.draft.zones[-1] if self.draft.zones else None
            if kind == "furniture" and last is not None and last.kind == "furniture":
                self.draft.zones[-1] = Zone(kind="furniture", span=(last.span[0], span[1]))
            else:
                self.draft.zone(kind, span, lead)


def _mark_of(block: Block) -> Mark | None:
    """The mark of the nearest of the three innermost elements that has one and holds little text.

    A caption may also be an inline element that fills the block.
    """
    for part in islice(block.part.up(), 3):
        if part.mark and part.prose <= (LABEL if part.mark in ("author", "date", "modified") else DECK):
            return part.mark
    filling = (mark.kind for mark in block.marks if (mark.end - mark.start) * 5 >= len(block.text) * 4)
    return next((kind for kind in filling if kind in ("caption", "credit")), None)
