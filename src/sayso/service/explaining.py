"""Why a page reads as it does: the labels, rules and anchors behind its attributions and times."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from sayso.model import InputError
from sayso.reading import Explanation, TimeExplanation, explain_attributions, explain_times
from sayso.service.contract import to_json_indented
from sayso.service.options import Options
from sayso.service.outcome import one_line
from sayso.service.ports import LoadTagger, load_tagger
from sayso.service.single import Source, loaded

Item = TypeVar("Item")

LONGEST = 100_000  # characters of a line


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """A page's explanations; `id` is that of its reading."""

    id: str
    attributions: tuple[Explanation, ...]
    times: tuple[TimeExplanation, ...]

    def only(self, attributions: Sequence[str], times: Sequence[str]) -> Explained:
        """What was asked for by id; all of it where nothing was.

        Raises:
            InputError: the page has no attribution or time with an id asked for.
        """
        if not attributions and not times:
            return self
        return replace(
            self,
            attributions=_chosen("attribution", attributions, self.attributions, lambda e: e.attribution.id),
            times=_chosen("time", times, self.times, lambda e: e.time.id),
        )

    def to_text(self) -> str:
        """A paragraph for each, a line a fact; what a terminal would obey is written out."""
        found = [e.lines for e in self.attributions] + [e.lines for e in self.times]
        return "\n".join("".join(f"{one_line(line, LONGEST)}\n" for line in lines) for lines in found)

    def to_json(self) -> str:
        return to_json_indented(self) + "\n"


def explain_one(source: Source, options: Options, make_tagger: LoadTagger = load_tagger) -> Explained:
    """Explain the one page that `source` holds.

    Raises:
        InputError: it cannot be read, or holds more pages than one; the message names the source.
        ModelError: the tagger cannot be loaded.
    """
    page = loaded(source, options)
    tagged = make_tagger(options.model, options.threads).tag([page.article.text])[0]
    return Explained(
        id=page.id,
        attributions=explain_attributions(page.article, tagged),
        times=explain_times(page.article),
    )


def _chosen(
    what: str, wanted: Sequence[str], found: Sequence[Item], id_of: Callable[[Item], str]
) -> tuple[Item, ...]:
    by_id = {id_of(one): one for one in found}
    for id in wanted:
        if id not in by_id:
            known = f"{next(iter(by_id))} to {next(reversed(by_id))}" if by_id else "none"
            raise InputError(f"no {what} {id!r} on the page; there are: {known}")
    return tuple(by_id[id] for id in dict.fromkeys(wanted))
