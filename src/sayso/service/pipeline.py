"""Many inputs, one stream of results, in the order of the inputs, in one process or in several.

What is held is a window of a few chunks, however many inputs there are; and since no page's reading depends
on another's, the results are the same for any number of processes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain, islice
from typing import Generic, TypeAlias, TypeVar

from sayso.model import Reading
from sayso.service.engine import Engine
from sayso.service.options import Options
from sayso.service.outcome import Failure
from sayso.service.ports import LoadTagger, load_tagger
from sayso.service.sources import Item, is_address, items
from sayso.service.workers import Workers

Finished = TypeVar("Finished")
Chunk: TypeAlias = list[Item | Failure]

CHUNK_ITEMS = 8
CHUNK_BYTES = 1 << 20


def results(
    sources: Iterable[str],
    options: Options,
    finish: Callable[[Reading], Finished],
    *,
    jobs: int = 1,
    make_tagger: LoadTagger = load_tagger,
) -> Iterator[Finished | Failure]:
    """Read all sources; `finish` turns a reading into the result, in the process that read it.

    With more than one job, `finish` and `make_tagger` are functions of a module, so that workers find them.

    Raises:
        ModelError: the tagger cannot be loaded.
    """
    chunks = chunked(items(sources, options))
    first = list(islice(chunks, 2 if jobs > 1 else 0))
    chunks = chain(first, chunks)
    if len(first) < 2:  # no more processes than there is work for
        work = _Work(options, finish, make_tagger)
        for chunk in chunks:
            yield from work(chunk)
    else:
        work = _Work(replace(options, threads=1), finish, make_tagger)
        workers: Workers[Chunk, list[Finished | Failure]] = Workers(jobs, work, _singly, _lost)
        for done in workers.run(chunks):
            yield from done


def chunked(found: Iterable[Item | Failure]) -> Iterator[Chunk]:
    """Gather items for one call of the tagger; an address, slow to come, stands alone."""
    chunk: Chunk = []
    size = 0
    for item in found:
        alone = isinstance(item, Item) and item.data is None and is_address(item.source)
        if alone and chunk:
            yield chunk
            chunk, size = [], 0
        chunk.append(item)
        size += len(item.data or b"") if isinstance(item, Item) else 0
        if alone or len(chunk) >= CHUNK_ITEMS or size >= CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


class _Work(Generic[Finished]):
    """Chunk to results: what a worker is handed once, when it starts."""

    def __init__(
        self, options: Options, finish: Callable[[Reading], Finished], make_tagger: LoadTagger
    ) -> None:
        self._engine = Engine(options, make_tagger)
        self._finish = finish

    def __call__(self, chunk: Chunk) -> list[Finished | Failure]:
        return [
            outcome if isinstance(outcome, Failure) else self._finish(outcome)
            for outcome in self._engine.read(chunk)
        ]


def _singly(chunk: Chunk) -> list[Chunk]:
    return [[item] for item in chunk]


def _lost(chunk: Chunk) -> list[Finished | Failure]:
    message = "the process that read it died; it may need more memory than there is"
    return [
        item if isinstance(item, Failure) else Failure(source=item.source, line=item.line, message=message)
        for item in chunk
    ]
