"""A line of JSONL: a text, taken verbatim, and what is known of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.model import RecordError
from sayso.pages import Given
from sayso.service.contract import decode
from sayso.service.dates import iso_date
from sayso.service.options import LANGUAGES

_surrogates = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The keys that are read; others may stand beside them."""

    id: str | None = None
    text: str
    language: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None


def parse(line: bytes) -> Record:
    """Read one line. A lone surrogate becomes U+FFFD, which keeps every offset.

    Raises:
        RecordError: not JSON, or a wrong type or value; the message begins with the path, `$.published: …`.
    """
    record = decode(line.removeprefix(b"\xef\xbb\xbf"), Record)
    return Record(
        id=_mended(record.id) if record.id else None,
        text=_mended(record.text),
        language=_language(record.language) if record.language else None,
        published=_published(record.published) if record.published else None,
        publisher=_mended(record.publisher) if record.publisher else None,
        url=_mended(record.url) if record.url else None,
    )


def given(record: Record, known: Given) -> Given:
    """What the record says of itself, and where it says nothing, what the caller knows of every page."""
    return Given(
        published=record.published or known.published,
        publisher=record.publisher or known.publisher,
        language=record.language or known.language,
        url=record.url or known.url,
    )


def _mended(value: str) -> str:
    return _surrogates.sub("\ufffd", value)


def _language(value: str) -> str:
    """The language without its region: `uk` of `uk-UA`."""
    language = value.lower().replace("_", "-").partition("-")[0]
    if language not in LANGUAGES:
        raise RecordError(f"$.language: expected en, uk or ru, got {value!r}")
    return language


def _published(value: str) -> str:
    if not (published := iso_date(value)):
        raise RecordError(f"$.published: expected an ISO 8601 date such as 2025-11-09, got {value!r}")
    return published
