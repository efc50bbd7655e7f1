"""Arguments and options that several commands share."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from sayso.service import Format, Language, iso_date

_UNITS = {"": 1, "kb": 10**3, "mb": 10**6, "gb": 10**9}


def _date(value: str) -> str:
    if not (date := iso_date(value)):
        raise typer.BadParameter(f"{value!r} is not an ISO 8601 date such as 2025-11-09")
    return date


def _size(value: str | int) -> int:
    found = re.fullmatch(r"(\d+)\s*([kMG]B)?", str(value).strip(), re.IGNORECASE)
    size = int(found[1]) * _UNITS[(found[2] or "").lower()] if found else 0
    if not size:
        raise typer.BadParameter(f"{value!r} is not a size such as 20MB")
    return size


def path(value: str | Path) -> Path:
    if not str(value).strip():
        raise typer.BadParameter("an empty name")
    return Path(value)


def _named(value: str | None) -> str | None:
    if value is not None and not value.strip():
        raise typer.BadParameter("an empty name")
    return value


From = Annotated[Format, typer.Option("--from", help="What the inputs are.", show_choices=True)]
Published = Annotated[
    str | None, typer.Option(metavar="DATE", parser=_date, help="When every page was published, ISO 8601.")
]
Publisher = Annotated[
    str | None, typer.Option(metavar="NAME", callback=_named, help="Who published every page.")
]
LanguageOption = Annotated[
    Language | None, typer.Option(help="The language that every page is in; without it, it is detected.")
]
MaxBytes = Annotated[
    int,
    typer.Option(
        metavar="SIZE",
        parser=_size,
        show_default="20MB",
        help="Refuse a larger page, or line of JSONL, unpacked; e.g. 500kB.",
    ),
]
AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="Read addresses of this machine and of private networks too.")
]
Model = Annotated[
    str, typer.Option(metavar="accurate|fast|none|PATH", help="The tagger; none reads no attributions.")
]
Threads = Annotated[int, typer.Option(min=1, help="Threads of the tagger; with --jobs, each job has one.")]
