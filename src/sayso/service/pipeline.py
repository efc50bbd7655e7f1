"""Many inputs, one stream of results, in the order of the inputs, in one process or in several.

What is held is a window of a few chunks, however many inputs there are; and since no page's reading depends
on another's, the results are the same for any number of processes.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import replace
from typing import Any, Generic, TypeVar

from sayso.model import Reading
from sayso.service.engine import Engine
from sayso.service.options import Options
from sayso.service.outcome import Failure
from sayso.service.ports import LoadTagger, load_tagger
from sayso.service.sources import Item, is_address, items

Finished = TypeVar("Finished")
Chunk = list[Item | Failure]

CHUNK_ITEMS = 8
CHUNK_BYTES = 1 << 20
CHUNKS_AHEAD = 2  # for each process: one in work, one waiting


def unchanged(reading: Reading) -> Reading:
    return reading


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
    if jobs > 1:
        yield from _parallel(chunks, _Work(replace(options, threads=1), finish, make_tagger), jobs)
    else:
        work = _Work(options, finish, make_tagger)
        for chunk in chunks:
            yield from work(chunk)


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


_worker: list[_Work[Any]] = []


def _start(work: _Work[Any]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when to stop
    _worker[:] = [work]


def _do(chunk: Chunk) -> list[Any]:
    return _worker[0](chunk)


def _parallel(chunks: Iterator[Chunk], work: _Work[Finished], jobs: int) -> Iterator[Finished | Failure]:
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, mp_context=context, initializer=_start, initargs=(work,)) as pool:
        ahead: deque[Future[list[Finished | Failure]]] = deque()
        try:
            for chunk in chunks:
                ahead.append(pool.submit(_do, chunk))
                if len(ahead) > jobs * CHUNKS_AHEAD:
                    yield from ahead.popleft().result()
            while ahead:
                yield from ahead.popleft().result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
