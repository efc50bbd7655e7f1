"""Chunks of work in several processes, results in order, a bounded number on the way."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, Generic, TypeVar

from sayso.model import SaysoError

Task = TypeVar("Task")
Done = TypeVar("Done")

AHEAD = 2  # tasks for each process: one in work, one waiting

_held: list[Callable[[Any], Any]] = []


def _start(work: Callable[[Any], Any]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when to stop
    _held[:] = [work]


def _do(task: Any) -> Any:
    return _held[0](task)


def _nothing() -> None:
    pass


class Workers(Generic[Task, Done]):
    """Processes that each hold `work`, sent to them once. A process that dies costs the task that killed it.

    `split` cuts a task into the parts that are tried one by one when a process died over it or beside it, and
    `lost` is what comes of a part that kills its process again.
    """

    def __init__(
        self,
        jobs: int,
        work: Callable[[Task], Done],
        split: Callable[[Task], list[Task]],
        lost: Callable[[Task], Done],
    ) -> None:
        self._jobs, self._work, self._split, self._lost = jobs, work, split, lost
        self._pool = self._new(jobs)

    def run(self, tasks: Iterable[Task]) -> Iterator[Done]:
        """The result of every task, in order; of a task that had to be split, the results of its parts."""
        ahead: deque[tuple[Task, Future[Done]]] = deque()
        try:
            for task in tasks:
                ahead.append((task, self._submitted(task)))
                if len(ahead) > self._jobs * AHEAD:
                    yield from self._results(*ahead.popleft())
            while ahead:
                yield from self._results(*ahead.popleft())
        finally:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def _submitted(self, task: Task) -> Future[Done]:
        try:
            return self._pool.submit(_do, task)
        except BrokenProcessPool:
            self._pool = self._new(self._jobs)
            return self._pool.submit(_do, task)

    def _results(self, task: Task, result: Future[Done]) -> Iterator[Done]:
        try:
            yield result.result()
        except BrokenProcessPool:
            yield from self._apart(self._split(task))

    def _apart(self, parts: Iterable[Task]) -> Iterator[Done]:
        pool = self._new(1)
        try:
            for part in parts:
                try:
                    pool.submit(_nothing).result()
                except BrokenProcessPool:
                    raise SaysoError(
                        "no further process can be started; does the script guard its work "
                        'with `if __name__ == "__main__":`?'
                    ) from None
                try:
                    yield pool.submit(_do, part).result()
                except BrokenProcessPool:
                    yield self._lost(part)
                    pool = self._new(1)
        finally:
            pool.shutdown()

    def _new(self, processes: int) -> ProcessPoolExecutor:
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(processes, mp_context=context, initializer=_start, initargs=(self._work,))
