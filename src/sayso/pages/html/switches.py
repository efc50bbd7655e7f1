"""Language switches whose labels are blocks of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.pages.html.blocks import Block
from sayso.pages.lines import language_named

LONGEST = 20  # characters of a label


def switches(blocks: Sequence[Block]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Blocks in a row that name a language each (`UA`, `EN`, `RU`): the index of the first, the languages."""
    run: list[str] = []
    for index, block in enumerate([*blocks, None]):
        code = language_named(block.text) if block is not None and len(block.text) <= LONGEST else None
        if code:
            run.append(code)
            continue
        if len(set(run)) > 1:
            yield index - len(run), tuple(run)
        run = []
