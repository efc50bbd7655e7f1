"""The reading: what a text says that somebody says. Field order here is the order of the JSON contract.

A reading asserts nothing: every event, demand and claim of control names the attribution that it comes from.
All spans are half-open ranges of code points into `Reading.article.text`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from sayso.model.article import Article
from sayso.model.span import Span

EntityKind: TypeAlias = Literal["person", "organization", "place", "publisher", "group"]
Mode: TypeAlias = Literal["direct", "indirect", "mixed"]
Stance: TypeAlias = Literal[
    "asserts", "denies", "demands", "offers", "promises", "threatens", "questions", "other"
]
TimeType: TypeAlias = Literal["DATE", "TIME", "DURATION", "SET"]
EventStatus: TypeAlias = Literal[
    "held", "planned", "proposed", "postponed", "cancelled", "ongoing", "denied", "demanded", "unknown"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Somebody or something named; `names` gives the dictionary form by language of the text."""

    id: str
    kind: EntityKind
    name: str
    names: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    span: Span
    entity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A time expression (TIMEX3). `anchor` is what a relative value was counted from.

    `anchor` is `published`, `dateline`, the id of another time, or null where the value needs none or could
    not be resolved. `edtf` is set where it says more than `value` (ISO 8601-2). `rule` names the rule that
    found it, `confidence` is a share of 1.
    """

    id: str
    span: Span
    type: TimeType
    value: str | None
    edtf: str | None = None
    anchor: str | None = None
    mod: str | None = None
    rule: str | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Who is credited with the words. `span` is null where the text drops the subject."""

    span: Span | None
    name: str | None
    entity: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    span: Span
    lemma: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One speaker, one cue, and what is said under it.

    `parent` is the attribution that this one stands inside; `chain` runs from the page's publisher (null
    when unknown) over whoever carried the words to the speaker. `confidence` is a share of 1.
    """

    id: str
    source: Source | None
    cue: Cue | None
    content: tuple[Span, ...]
    mode: Mode
    stance: Stance
    parent: str | None
    chain: tuple[str | None, ...]
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    name: str
    entity: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    name: str
    entity: str | None
    role: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusChange:
    status: EventStatus
    time: str | None
    evidence: Span
    attribution: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    id: str
    type: str
    status: EventStatus
    history: tuple[StatusChange, ...]
    participants: tuple[Participant, ...]
    place: Party | None
    time: str | None
    evidence: Span
    attribution: str
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    id: str
    by: Party
    of: Party | None
    content: Span
    attribution: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    text: str
    share: tuple[float, float] | None
    about: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    id: str
    area: Party
    holder: Party
    extent: Extent | None
    time: str | None
    attribution: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Denial:
    attribution: str
    denies: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One page, read. `id` is the id given with the input, else one derived from the article's content."""

    id: str
    article: Article
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[Time, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    events: tuple[Event, ...] = ()
    demands: tuple[Demand, ...] = ()
    control: tuple[Control, ...] = ()
    denials: tuple[Denial, ...] = ()
