"""Language switches: a block that names several languages, or blocks in a row that name one each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.pages.html.blocks import Block
from sayso.pages.lines import language_named, languages_in_switch, may_name_language

LONGEST = 20  # characters of a label that is a block of its own


def switches(blocks: Sequence[Block]) -> dict[int, tuple[str, ...]]:
    """The languages offered, by the index of the block; of labels in a row, the first has them all."""
    likely = [index for index, block in enumerate(blocks) if may_name_language(block.text)]
    found = dict(_in_a_row(blocks, likely))
    for index in likely:
        if languages := languages_in_switch(blocks[index].text):
            found[index] = languages
    return dict(sorted(found.items()))


def _in_a_row(blocks: Sequence[Block], likely: Sequence[int]) -> Iterator[tuple[int, tuple[str, ...]]]:
    run: list[str] = []
    end = 0
    for index in likely:
        text = blocks[index].text
        if len(text) > LONGEST or (code := language_named(text)) is None:
            continue
        if index != end:
            yield from _several(end, run)
            run = []
        run.append(code)
        end = index + 1
    yield from _several(end, run)


def _several(end: int, run: Sequence[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    if len(set(run)) > 1:
        yield end - len(run), tuple(run)
