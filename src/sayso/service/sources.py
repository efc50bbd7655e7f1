"""What the caller names, one after another, as items to read: files, folders, standard input, addresses.

Nothing is held but the item in hand: folders are walked and JSONL is cut into lines as they are asked for.
"""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePath

from sayso.model import InputError, NotFoundError
from sayso.service.fetch import fetch
from sayso.service.options import Format, Options
from sayso.service.outcome import Failure
from sayso.service.unpack import gathered, lines, peeked, pieces

STDIN = "-"
FORMATS: dict[str, Format] = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".txt": "text",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
_address = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_web_name = re.compile(r"www\.|[\w-]+(\.[\w-]+)+/", re.IGNORECASE)
_json_object = re.compile(rb'(\xef\xbb\xbf)?\s*\{\s*["}]')


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One page to be read. Where `data` is null the reader opens the file or the address itself.

    A `jsonl` item is one line of JSONL, and `line` its number from 1.
    """

    source: str
    format: Format
    line: int | None = None
    data: bytes | None = None


def items(sources: Iterable[str], options: Options) -> Iterator[Item | Failure]:
    """Every page of the sources, in order; what cannot be opened is a failure in its place."""
    for source in sources:
        try:
            yield from items_of(source, options)
        except (InputError, OSError) as error:
            yield failure_of(source, error)


def is_address(source: str) -> bool:
    return bool(_address.match(source))


def format_of(name: str) -> Format:
    """By the suffix, `.gz` aside; `auto` where it says nothing."""
    return FORMATS.get(PurePath(name.lower().removesuffix(".gz")).suffix, "auto")


def failure_of(source: str, error: InputError | OSError, line: int | None = None) -> Failure:
    return Failure(source=source, message=_message(source, error), line=line)


def items_of(source: str, options: Options) -> Iterator[Item | Failure]:
    """The pages of one source.

    Raises:
        InputError, OSError: it cannot be opened.
    """
    if source == STDIN:
        yield from _stream(source, _standard_input(), options.format, options)
        return
    if not source:
        raise NotFoundError("an empty name; give a file, a folder, an address or -")
    expected = options.format if options.format != "auto" else format_of(source)
    if is_address(source):
        yield from _address_items(source, expected, options)
    elif os.path.isdir(source):
        yield from _folder(source, options)
    elif expected in ("html", "text"):
        yield Item(source=source, format=expected)
    else:
        with opened(source) as file:
            yield from _stream(source, file, expected, options)


def _folder(folder: str, options: Options) -> Iterator[Item | Failure]:
    found = False
    for entry in _walk(folder, options.format):
        found = True
        if isinstance(entry, Failure):
            yield entry
        else:
            yield from items([entry], options)
    if not found:
        suffixes = [s for s, format in FORMATS.items() if options.format in ("auto", format)]
        yield Failure(source=folder, message=f"nothing to read in this folder: no {' '.join(suffixes)} file")


def _walk(folder: str, wanted: Format) -> Iterator[str | Failure]:
    """The files below, folder by folder, by name; hidden ones and those of another format are passed over."""
    try:
        with os.scandir(folder) as entries:
            here = sorted((e for e in entries if not e.name.startswith(".")), key=lambda e: e.name)
    except OSError as error:
        yield failure_of(folder, error)
        return
    for entry in here:
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path, wanted)
        elif entry.is_file() and _is_wanted(entry.name, wanted):
            yield entry.path


def _is_wanted(name: str, wanted: Format) -> bool:
    """In a folder, `auto` takes the known suffixes; a format takes its own, and names without one."""
    if wanted == "auto":
        return format_of(name) != "auto"
    return format_of(name) == wanted or not PurePath(name.lower().removesuffix(".gz")).suffix


def _address_items(address: str, expected: Format, options: Options) -> Iterator[Item | Failure]:
    if expected == "jsonl":
        yield from _records(address, pieces(fetch(address, options).opened()), options)
    else:
        yield Item(source=address, format=options.format)


def _stream(
    source: str, file: io.BufferedIOBase, expected: Format, options: Options
) -> Iterator[Item | Failure]:
    parts = pieces(file)
    if expected == "auto":
        head, parts = peeked(parts, 64)
        if _json_object.match(head):
            expected = "jsonl"
    if expected == "jsonl":
        yield from _records(source, parts, options)
    else:
        yield Item(source=source, format=expected, data=gathered(parts, options.max_bytes))


def _records(source: str, parts: Iterable[bytes], options: Options) -> Iterator[Item | Failure]:
    found = False
    for number, line in enumerate(lines(parts, options.max_bytes), 1):
        if isinstance(line, InputError):
            yield failure_of(source, line, number)
        elif line.strip():
            yield Item(source=source, format="jsonl", line=number, data=line)
        else:
            continue
        found = True
    if not found:
        yield Failure(source=source, message="nothing to read: JSONL without a line")


def _standard_input() -> io.BufferedIOBase:
    if sys.stdin is None or not isinstance(sys.stdin.buffer, io.BufferedIOBase):
        raise NotFoundError("there is no standard input")
    return sys.stdin.buffer


def opened(path: str) -> io.BufferedReader:
    """The file, open for reading.

    Raises:
        OSError, NotFoundError: it cannot be opened.
    """
    try:
        return open(path, "rb")
    except ValueError:  # a NUL in the path
        raise NotFoundError("no such file or folder") from None


def _message(source: str, error: InputError | OSError) -> str:
    if isinstance(error, InputError):
        return str(error)
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        missing = "no such file or folder"
        return f"{missing}; an address begins with https://" if _web_name.match(source) else missing
    return (error.strerror or str(error)).lower()
