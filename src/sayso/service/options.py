"""How inputs are to be read; one value that travels to every worker."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from sayso.pages import Given

Format: TypeAlias = Literal["auto", "html", "text", "jsonl"]
MAX_BYTES = 20_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Waits:
    """Seconds that an address may take: to connect, for the next bytes, and in all, redirects included."""

    connect: float = 10
    read: float = 15
    total: float = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """`given` is what the caller knows of every page; what a JSONL line says of itself goes before it.

    `max_bytes` bounds one page, or one line of JSONL, unpacked.
    """

    format: Format = "auto"
    given: Given = field(default_factory=Given)
    model: str = "accurate"
    threads: int = 1
    max_bytes: int = MAX_BYTES
    allow_private: bool = False
    waits: Waits = field(default_factory=Waits)
