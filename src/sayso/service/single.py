"""One source, one page, one reading; and what is wrong with it as an exception."""

from __future__ import annotations

from itertools import islice
from os import PathLike, fspath
from typing import TypeAlias

from sayso.model import InputError, NotFoundError, Reading
from sayso.reading import read
from sayso.service.load import Page, load
from sayso.service.options import Options
from sayso.service.outcome import Failure
from sayso.service.ports import LoadTagger, load_tagger
from sayso.service.sources import failure_of, items_of

Source: TypeAlias = str | PathLike[str]


def name_of(source: Source) -> str:
    """The name under which a source is read and reported.

    Raises:
        TypeError: it is no path and no address; the bytes of a page are not taken for either.
    """
    name = fspath(source)
    if not isinstance(name, str):
        raise TypeError(f"expected a path or an address, got {type(name).__name__}")
    return name


def read_one(source: Source, options: Options, make_tagger: LoadTagger = load_tagger) -> Reading:
    """Read the one page that `source` holds.

    Raises:
        InputError: it cannot be read, or holds more pages than one; the message names the source.
        ModelError: the tagger cannot be loaded.
    """
    page = loaded(source, options)
    tagger = make_tagger(options.model, options.threads)
    return read(page.article, tagger.tag([page.article.text])[0], id=page.id)


def loaded(source: Source, options: Options) -> Page:
    name = name_of(source)
    try:
        return _only_page(name, options)
    except (InputError, OSError) as error:
        kind = type(error) if isinstance(error, InputError) else NotFoundError
        raise kind(str(failure_of(name, error))) from None


def _only_page(name: str, options: Options) -> Page:
    found = list(islice(items_of(name, options), 2))
    if len(found) > 1:
        raise InputError("holds more pages than one")
    if not found:
        raise NotFoundError("nothing to read")
    if isinstance(item := found[0], Failure):
        raise InputError(item.message)
    return load(item, options)
