"""What a time can be counted from: the day of publication and the times read so far in the text."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeAlias

from sayso.reading.times.moment import Moment
from sayso.reading.times.patterns import Feature, Match

AS_WRITTEN = "as written"
LOOKED_BACK = 50  # times back that the nearest sentence is looked for among
Tense: TypeAlias = str  # "past", "future" or "" where no verb tells
Step: TypeAlias = tuple[Moment, str | None, str]  # a moment, its anchor, how it came about


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """The day that relative times are counted from, and what the page calls it."""

    day: date
    name: str
    hour: int | None = None
    minute: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """A value with its reasons; `moment` is set for calendar values, `how` says how it came about."""

    type: str
    value: str | None
    edtf: str | None = None
    mod: str | None = None
    anchor: str | None = None
    confidence: float = 0.9
    moment: Moment | None = None
    how: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentioned:
    """A calendar time read before, with its place."""

    id: str
    moment: Moment
    sentence: int
    paragraph: int
    explicit: bool
    grain: str


@dataclass(slots=True, kw_only=True)
class State:
    """The reading so far. `alone`: the text is one expression, which is then read as a calendar entry."""

    base: Base | None
    narrative: bool
    alone: bool
    month_first: bool
    tense: Tense = ""
    sentence: int = 0
    paragraph: int = 0
    before: frozenset[str] = frozenset()
    mentioned: list[Mentioned] = field(default_factory=list)
    _by_grain: dict[str, tuple[int, Mentioned]] = field(default_factory=dict)
    _quarter: Mentioned | None = None

    @property
    def focus(self) -> Mentioned | None:
        """The calendar time mentioned last."""
        return self.mentioned[-1] if self.mentioned else None

    def remember(self, time: Mentioned) -> None:
        """Keep a calendar time, so that later ones can be counted from it."""
        self._by_grain[time.grain] = (len(self.mentioned), time)
        self.mentioned.append(time)
        if _quarter_of(time) > (0, 0) and (
            self._quarter is None or _quarter_of(time) >= _quarter_of(self._quarter)
        ):
            self._quarter = time

    def last(self, *grains: str) -> Mentioned | None:
        """The time mentioned last whose grain is among `grains`."""
        found = [self._by_grain[grain] for grain in grains if grain in self._by_grain]
        return max(found, key=lambda place: place[0])[1] if found else None

    def nearest_sentence(self, reach: int) -> list[Mentioned]:
        """The times of the nearest sentence within reach that tells of the page's own year.

        A time of another year is background: "a day earlier" is not counted from it.
        """
        year = self.base.day.year if self.base else None
        near = [
            m
            for m in self.mentioned[-LOOKED_BACK:]
            if self.sentence - m.sentence <= reach and (year is None or m.moment.year in (None, year))
        ]
        return [m for m in near if m.sentence == near[-1].sentence]

    def quarter(self) -> Mentioned | None:
        """The latest quarter on the calendar that was mentioned: the one that is reported on."""
        return self._quarter

    def year(self) -> Mentioned | None:
        """The time mentioned last whose year is known."""
        return next((m for m in reversed(self.mentioned) if m.moment.year is not None), None)


def _quarter_of(time: Mentioned) -> tuple[int, int]:
    """Year and quarter to compare by; zeros where it is no quarter of a known year."""
    moment = time.moment
    return (moment.year, moment.quarter) if moment.year and moment.quarter else (0, 0)


class Parts:
    """The features of a match, by role."""

    def __init__(self, match: Match) -> None:
        self._match = match
        self.features = match.features
        self._by_role: dict[str, list[Feature]] = {}
        for feature in match.features:
            self._by_role.setdefault(feature.role, []).append(feature)

    def has(self, *roles: str) -> bool:
        return not self._by_role.keys().isdisjoint(roles)

    def without(self, *roles: str) -> Parts:
        """The same match with the features of these roles left out."""
        return Parts(replace(self._match, features=tuple(f for f in self.features if f.role not in roles)))

    def number(self, *roles: str) -> int | None:
        """The first value of these roles, as a number; None where it is absent or no number."""
        text = self.text(*roles)
        return int(text) if text is not None and text.lstrip("-").isdigit() else None

    def text(self, *roles: str) -> str | None:
        for role in roles:
            if found := self._by_role.get(role):
                return str(found[0].value)
        return None

    def every(self, role: str) -> list[Feature]:
        return self._by_role.get(role, [])

    def after(self, role: str, targets: frozenset[str]) -> Feature | None:
        """The feature that `role` goes with: the next one of `targets` after it, else the nearest before."""
        places = [i for i, f in enumerate(self.features) if f.role == role]
        if not places:
            return None
        following = [f for f in self.features[places[0] + 1 :] if f.role in targets]
        preceding = [f for f in self.features[: places[0]] if f.role in targets]
        return following[0] if following else (preceding[-1] if preceding else None)
