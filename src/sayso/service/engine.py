"""Items in, outcomes out, a few at a time: what one process does."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from sayso.model import InputError, ModelError, Reading, Tagged
from sayso.reading import read
from sayso.service.load import Page, load
from sayso.service.options import Options
from sayso.service.outcome import Failure
from sayso.service.ports import LoadTagger
from sayso.service.sources import Item, failure_of

Outcome: TypeAlias = Reading | Failure

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Engine:
    """Reads items with one tagger, which is loaded when the first page needs it."""

    options: Options
    make_tagger: LoadTagger

    def read(self, items: Sequence[Item | Failure]) -> list[Outcome]:
        """One outcome for each item, in order. One page's fault is that page's failure and no other's.

        Raises:
            ModelError: the tagger cannot be loaded, which no other page would mend.
        """
        loaded = [(item, self._loaded(item)) for item in items]
        pages = [(item, page) for item, page in loaded if isinstance(item, Item) and isinstance(page, Page)]
        readings = iter(self._readings(pages))
        return [next(readings) if isinstance(page, Page) else page for _, page in loaded]

    def _loaded(self, item: Item | Failure) -> Page | Failure:
        if isinstance(item, Failure):
            return item
        try:
            return load(item, self.options)
        except (InputError, OSError) as error:
            return failure_of(item.source, error, item.line)
        except Exception as error:  # noqa: BLE001  a batch goes on
            return _fault(item, error)

    def _readings(self, pages: Sequence[tuple[Item, Page]]) -> list[Outcome]:
        if not pages:
            return []
        try:
            tagged = self._tagged([page for _, page in pages])
        except ModelError:
            raise
        except Exception as error:  # noqa: BLE001  a batch goes on, page by page
            if len(pages) == 1:
                return [_fault(pages[0][0], error)]
            return [outcome for one in pages for outcome in self._readings([one])]
        return [_reading(item, page, one) for (item, page), one in zip(pages, tagged, strict=True)]

    def _tagged(self, pages: Sequence[Page]) -> list[Tagged]:
        tagger = self.make_tagger(self.options.model, self.options.threads)
        return tagger.tag([page.article.text for page in pages])


def _reading(item: Item, page: Page, tagged: Tagged) -> Outcome:
    try:
        return read(page.article, tagged, id=page.id)
    except Exception as error:  # noqa: BLE001  a batch goes on
        return _fault(item, error)


def _fault(item: Item, error: Exception) -> Failure:
    """An error that nobody foresaw: a fault of ours, named as such, with its trace in the log."""
    _log.debug("%s: %s", item.source, error, exc_info=error)
    message = f"a fault in sayso, please report it: {type(error).__name__}: {error}"
    return Failure(source=item.source, line=item.line, message=message)
