"""Standard error: one line for each thing that went wrong, and how far the work has come."""

from __future__ import annotations

import sys
import time
from types import TracebackType

from rich.console import Console
from rich.progress import Progress, ProgressColumn, SpinnerColumn, Task, TextColumn, TimeElapsedColumn
from rich.text import Text

from sayso.service import Failure, one_line


def say(message: str) -> None:
    sys.stderr.write(f"sayso: {one_line(message)}\n")


class _Rate(ProgressColumn):
    def render(self, task: Task) -> Text:
        return Text(f"{task.speed or 0:.1f} pages/s")


class Tally:
    """Counts pages and failures; on a terminal, and where asked for, shows them as they come."""

    def __init__(self, *, shown: bool) -> None:
        self.pages = 0
        self.failures = 0
        self._begun = time.monotonic()
        self._bar: Progress | None = None
        if shown and sys.stderr.isatty():
            self._bar = Progress(
                SpinnerColumn(),
                TextColumn("{task.completed:.0f} pages"),
                _Rate(),
                TextColumn("{task.fields[failures]} failed"),
                TimeElapsedColumn(),
                console=Console(stderr=True),
                transient=True,
            )
            self._task = self._bar.add_task("pages", total=None, failures=0)

    def page(self) -> None:
        self.pages += 1
        if self._bar:
            self._bar.advance(self._task)

    def failure(self, failure: Failure) -> None:
        self.failures += 1
        if self._bar:
            self._bar.update(self._task, failures=self.failures)
            self._bar.console.print(f"sayso: {failure}", markup=False, highlight=False, soft_wrap=True)
        else:
            sys.stderr.write(f"sayso: {failure}\n")

    def __enter__(self) -> Tally:
        if self._bar:
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if not self._bar:
            return
        self._bar.stop()
        if error is None:
            rate = self.pages / max(time.monotonic() - self._begun, 1e-9)
            say(f"{self.pages} pages read, {self.failures} failed, {rate:.1f} pages/s")
