"""The JSON contract of DESIGN.md: a reading out as JSON, and back again exactly.

The types of `sayso.model` are the schema: their field order is the order of the keys, and unknown is null or
an empty list, never absent. A lone surrogate, which UTF-8 cannot carry, is written as its `\\udXXX` escape.
"""

from __future__ import annotations

import json
import re
from typing import TypeVar

import msgspec

from sayso.model import Reading, RecordError

Shape = TypeVar("Shape")

_encoder = msgspec.json.Encoder(order="deterministic")
_surrogate_escape = re.compile(rb"\\u[dD][89abAB]|\\u[dD][c-fC-F]")
_surrogate = re.compile("[\ud800-\udfff]")
_missing = re.compile(r"Object missing required field `(?P<name>[^`]*)`")
_place = re.compile(r" - at `(?P<path>[^`]*)`$")


def to_json(reading: Reading) -> str:
    """One line of compact JSON, without a line end: a line of JSONL."""
    try:
        return _encoder.encode(reading).decode("utf-8")
    except UnicodeEncodeError:
        return _with_surrogates(reading, indent=None)


def to_json_indented(reading: object) -> str:
    """The same for people, without a line end; of an explanation too."""
    try:
        return msgspec.json.format(_encoder.encode(reading), indent=2).decode("utf-8")
    except UnicodeEncodeError:
        return _with_surrogates(reading, indent=2)


def from_json(data: bytes | str) -> Reading:
    """Read back what `to_json` wrote.

    Raises:
        RecordError: not JSON, or not a reading; the message begins with the path of the fault.
    """
    return decode(data, Reading)


def decode(data: bytes | str, shape: type[Shape]) -> Shape:
    """Decode JSON as `shape`; JSON that carries lone surrogates as escapes is read as well.

    Raises:
        RecordError: not JSON, or another shape; the message begins with the path of the fault.
    """
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    try:
        if _surrogate_escape.search(raw):
            return msgspec.convert(json.loads(raw), shape)
        return msgspec.json.decode(raw, type=shape)
    except msgspec.ValidationError as error:
        raise RecordError(_with_path(str(error))) from None
    except UnicodeDecodeError:
        raise RecordError(f"not UTF-8 at byte {_first_not_utf8(raw)}; JSONL is UTF-8") from None
    except RecursionError:
        raise RecordError("not JSON that can be read: nested too deeply") from None
    except ValueError as error:
        fault = str(error).removeprefix("JSON is malformed: ").replace("Input data was", "it is")
        raise RecordError(f"not JSON: {_lower(fault)}") from None


def _with_surrogates(reading: object, indent: int | None) -> str:
    plain = msgspec.to_builtins(reading, order="deterministic")
    separators = (",", ": " if indent else ":")
    text = json.dumps(plain, ensure_ascii=False, indent=indent, separators=separators)
    return _surrogate.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _first_not_utf8(raw: bytes) -> int:
    """Counted from 1 in the whole line: the decoder's own count begins with the string."""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start + 1
    raise AssertionError("the decoder refused what is UTF-8")


def _with_path(message: str) -> str:
    """msgspec's "Expected `int`, got `str` - at `$.a[0]`" as "$.a[0]: expected int, got str"."""
    found = _place.search(message)
    path, fault = (found["path"], message[: found.start()]) if found else ("$", message)
    if missing := _missing.match(fault):
        return f"{path}.{missing['name']}: missing"
    return f"{path}: {_lower(fault.replace('`', ''))}"


def _lower(message: str) -> str:
    return message[:1].lower() + message[1:]
