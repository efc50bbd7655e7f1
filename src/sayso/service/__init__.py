"""The use cases. The doors (`sayso.cli`, `import sayso`) call these and nothing below them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from os import PathLike, fspath
from typing import TypeAlias

from sayso.model import InputError, NotFoundError, Reading
from sayso.pages import Given
from sayso.reading import read as read_article
from sayso.service.contract import from_json, to_json, to_json_indented
from sayso.service.dates import iso_date
from sayso.service.engine import Outcome
from sayso.service.load import load
from sayso.service.options import MAX_BYTES, Format, Options, Waits
from sayso.service.outcome import Failure, one_line
from sayso.service.pipeline import results, unchanged
from sayso.service.ports import LoadTagger, Tags, load_tagger
from sayso.service.rendering import Rendered, To, rendered, renderer
from sayso.service.sources import failure_of, items_of
from sayso.service.writing import whole_file

__all__ = [
    "MAX_BYTES",
    "Failure",
    "Format",
    "Given",
    "LoadTagger",
    "Options",
    "Outcome",
    "Rendered",
    "Tags",
    "To",
    "Waits",
    "from_json",
    "iso_date",
    "load_tagger",
    "one_line",
    "read_many",
    "read_one",
    "rendered",
    "renderer",
    "results",
    "to_json",
    "to_json_indented",
    "whole_file",
]

Source: TypeAlias = str | PathLike[str]


def read_one(source: Source, options: Options, make_tagger: LoadTagger = load_tagger) -> Reading:
    """Read the one page that `source` holds.

    Raises:
        InputError: it cannot be read, or holds more pages than one; the message names the source.
        ModelError: the tagger cannot be loaded.
    """
    name = fspath(source)
    try:
        found = list(islice(items_of(name, options), 2))
        if len(found) > 1:
            raise InputError("holds more than one page; read_many reads them all")
        if not found:
            raise NotFoundError("nothing to read")
        if isinstance(item := found[0], Failure):
            raise InputError(item.message)
        page = load(item, options)
    except (InputError, OSError) as error:
        kind = type(error) if isinstance(error, InputError) else NotFoundError
        raise kind(str(failure_of(name, error))) from None
    tagger = make_tagger(options.model, options.threads)
    return read_article(page.article, tagger.tag([page.article.text])[0], id=page.id)


def read_many(
    sources: Iterable[Source], options: Options, *, jobs: int = 1, make_tagger: LoadTagger = load_tagger
) -> Iterator[Outcome]:
    """Read every page of the sources, in order; what could not be read is a `Failure` in its place.

    Raises:
        ModelError: the tagger cannot be loaded.
    """
    names = (fspath(source) for source in sources)
    return results(names, options, unchanged, jobs=jobs, make_tagger=make_tagger)
