"""The Python door, `import sayso`: the use cases with plain arguments, and a reading with manners.

`sayso.model.Reading` is data and knows no layer above it; the `Reading` here is the same data that can also
write itself as JSON and show itself in a notebook.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from html import escape
from os import PathLike
from typing import Self, Unpack

from sayso import model
from sayso.model import InputError
from sayso.service import contract, pipeline
from sayso.service.options import Settings, options_from
from sayso.service.outcome import Failure, one_line
from sayso.service.single import Source, name_of, read_one


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)
class Reading(model.Reading):
    """One page, read; see `sayso.model.Reading` for what it holds."""

    @classmethod
    def of(cls, reading: model.Reading) -> Self:
        return cls(**{field.name: getattr(reading, field.name) for field in fields(model.Reading)})

    def to_json(self, *, indent: bool = False) -> str:
        """The reading in the JSON of DESIGN.md: one line, or indented."""
        return contract.to_json_indented(self) if indent else contract.to_json(self)

    @classmethod
    def from_json(cls, data: bytes | str) -> Self:
        """Read back what `to_json` wrote; the reading is equal to the one written.

        Raises:
            RecordError: not JSON, or not a reading; the message begins with the path of the fault.
        """
        return contract.decode(data, cls)

    def __repr__(self) -> str:
        headline = self.article.headline
        title = one_line(headline.text, 60) if headline else "without a headline"
        return f"<Reading {self.id}: {title}; {len(self.attributions)} attributions>"

    def _repr_html_(self) -> str:
        """The report, in a frame of its own, so that its styles and the notebook's leave each other alone."""
        from sayso.service.report import render  # here, since few readings are shown

        page = escape(render(self))
        return f'<iframe sandbox srcdoc="{page}" style="width:100%;height:40rem;border:0"></iframe>'


def read(source: Source, **settings: Unpack[Settings]) -> Reading:
    """Read one page: a file, an address, or `-` for standard input.

    Raises:
        InputError: it cannot be read, or holds more pages than one; the message names it and says why.
        ModelError: the tagger cannot be loaded.
    """
    return Reading.of(read_one(source, options_from(**settings)))


def read_many(
    sources: Source | Iterable[Source], *, jobs: int = 1, **settings: Unpack[Settings]
) -> Iterator[Reading | Failure]:
    """Read files, folders, JSONL and addresses, one result for each page, in order, as they are asked for.

    `sources` is one of them (a folder, a file of JSONL), or several.

    A page that cannot be read gives a `Failure` in its place and the others go on. With `jobs` above 1 so
    many processes read, and the results are the same; a script then needs `if __name__ == "__main__":`.

    Raises:
        InputError: a setting that cannot be meant; at once, before anything is read.
        ModelError: the tagger cannot be loaded.
    """
    if jobs < 1:
        raise InputError("jobs: expected at least 1")
    several = [sources] if isinstance(sources, str | PathLike) else sources
    names = (name_of(source) for source in several)
    return pipeline.results(names, options_from(**settings), Reading.of, jobs=jobs)
