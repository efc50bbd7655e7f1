"""How inputs are to be read; one value that travels to every worker."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias, TypedDict, Unpack, get_args

from sayso.model import InputError
from sayso.pages import Given
from sayso.service.dates import iso_date

Format: TypeAlias = Literal["auto", "html", "text", "jsonl"]
Language: TypeAlias = Literal["en", "uk", "ru"]

MAX_BYTES = 20_000_000
LANGUAGES: tuple[str, ...] = get_args(Language)


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


class Settings(TypedDict, total=False):
    """What a caller may say, each by its name; `docs/cli.md` describes them."""

    format: Format
    published: str | None
    publisher: str | None
    language: Language | None
    model: str
    threads: int
    max_bytes: int
    allow_private: bool


def options_from(**settings: Unpack[Settings]) -> Options:
    """Settings as options.

    Raises:
        InputError: a date, a language or a number that cannot be meant.
        TypeError: a setting that there is not.
    """
    if unknown := set(settings) - Settings.__annotations__.keys():
        known = ", ".join(Settings.__annotations__)
        raise TypeError(f"no such setting: {', '.join(sorted(unknown))}; there are: {known}")
    published, language = settings.get("published"), settings.get("language")
    if published and not iso_date(published):
        raise InputError(f"published: expected an ISO 8601 date such as 2025-11-09, got {published!r}")
    if language and language not in LANGUAGES:
        raise InputError(f"language: expected en, uk or ru, got {language!r}")
    plain = Options(
        format=settings.get("format", "auto"),
        given=Given(
            published=iso_date(published) if published else None,
            publisher=settings.get("publisher"),
            language=language,
        ),
        model=settings.get("model", "accurate"),
        threads=settings.get("threads", 1),
        max_bytes=settings.get("max_bytes", MAX_BYTES),
        allow_private=settings.get("allow_private", False),
    )
    if plain.format not in get_args(Format):
        raise InputError(f"format: expected one of {', '.join(get_args(Format))}, got {plain.format!r}")
    if plain.threads < 1 or plain.max_bytes < 1:
        raise InputError("threads and max_bytes: expected at least 1")
    return plain
