"""Bytes to text, by a byte order mark, what came with the bytes, what the page declares; else by a guess."""

from __future__ import annotations

import codecs
import re
from functools import partial

from sayso.model import EncodingError
from sayso.pages.foreign import foreign

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
HEAD = 4096  # bytes in which a page may declare its encoding; browsers look at 1024
SAMPLE = 1 << 18  # characters or bytes that a check looks at
RUNS = 4000  # runs of bytes beyond ASCII that the guess looks at
_ADVICE = "save the page as UTF-8"
BINARY = 0.05  # share of control characters above which a text is none

_meta = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_xml = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})""", re.IGNORECASE)
_CONTROLS = bytes([*range(9), *range(14, 27), *range(28, 32), 127])
_high = re.compile(rb"[\x80-\xff]")
_runs = re.compile(rb"[\x80-\xff]+")
_CYRILLIC = ("windows-1251", "koi8-u", "iso8859-5", "cp866", "mac-cyrillic")
# The commonest letters of Ukrainian and Russian, lower case; a wrong table turns them into something else.
_common = re.compile("[оаеинтврслкмдпуяіьзы]")
_cyrillic = re.compile("[\u0400-\u04ff]")
_rare = re.compile("[\u2500-\u25ff\u0080-\u009fЂЃѓЉЊЌЋЏђљњќћџЎўЈ¤¦¬µ†‡‰]")
_accents = re.compile("[\u00c0-\u00ff]{4}")  # no Western word has so many accented letters in a row
_case_jump = re.compile("[а-яіїєґ][А-ЯІЇЄҐ]")


def decode(data: bytes, *, declared: str | None = None) -> str:
    """The text of `data`. `declared` is the encoding that came with it, from a server for instance.

    What is declared is followed as browsers follow it (WHATWG Encoding: `latin-1` means windows-1252), unless
    the bytes are valid UTF-8 with letters beyond ASCII, which no other encoding gives by chance.

    Raises:
        EncodingError: the bytes are no text in any encoding that is tried, or begin as no text does.
    """
    if kind := foreign(data):
        raise EncodingError(f"this is {kind}, not a page; save its text as .html or .txt")
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _checked(data.decode(name, "replace").removeprefix("\ufeff"))
    if (wide := _wide(data)) is not None:
        return _checked(data.decode(wide, "replace"))
    strict = _strictly(data, "utf-8")
    if strict is not None:
        return _checked(strict, data)
    for name in filter(None, (declared, _in_page(data))):
        codec = _codec(name)
        if codec is None or codec.startswith(("utf-16", "utf-32")):
            continue
        if codec == "utf-8":
            if _nearly_utf8(data):
                return _checked(data.decode("utf-8", "replace"))
            continue
        text = _strictly(data, codec) or data.decode(codec, "replace")
        if not _wrong(text):
            return _checked(text)
    return _checked(_guessed(data))


def _in_page(data: bytes) -> str | None:
    head = data[:HEAD]
    match = _xml.search(head) or _meta.search(head)
    return match[1].decode("ascii") if match else None


def _codec(name: str) -> str | None:
    """Python's name for an encoding as pages write it; None for one that is unknown or no text encoding."""
    name = name.strip().strip("\"'").lower()
    name = {"latin-1": "cp1252", "latin1": "cp1252", "iso-8859-1": "cp1252", "us-ascii": "cp1252",
            "ascii": "cp1252", "x-cp1251": "cp1251", "win-1251": "cp1251", "windows1251": "cp1251",
            "cp-1251": "cp1251", "koi8r": "koi8-r", "koi8": "koi8-r", "x-mac-cyrillic": "mac-cyrillic",
            "koi8-ru": "koi8-u"}.get(name, name)  # fmt: skip
    try:
        info = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    # A codec may be no text encoding (base64, zip) or read other bytes than it is given (idna, utf-7).
    odd = ("idna", "punycode", "utf-7", "unicode_escape", "unicode-escape", "raw_unicode_escape",
           "raw-unicode-escape", "undefined", "mbcs", "oem")  # fmt: skip
    return info.name if getattr(info, "_is_text_encoding", True) and info.name not in odd else None


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: nearly every other byte of the beginning is 0 or, in Cyrillic, 4."""
    head = data[:2000]
    if len(head) < 8:
        return None
    for name, high in (("utf-16-le", head[1::2]), ("utf-16-be", head[0::2])):
        low = head[0::2] if name == "utf-16-le" else head[1::2]
        if (high.count(0) + high.count(4)) * 10 > len(high) * 9 and low.count(0) * 10 < len(low):
            return name
    return None


def _strictly(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except UnicodeDecodeError:
        return None


def _nearly_utf8(data: bytes) -> bool:
    """Is it UTF-8 with few broken sequences: a page cut short, or one with a stray byte?"""
    broken = data.decode("utf-8", "replace").count("\ufffd")
    return broken * 20 <= len(_high.findall(data))


def _wrong(text: str) -> bool:
    """Does the declared encoding turn letters into what no page is written in?"""
    cyrillic = len(_cyrillic.findall(text))
    if not cyrillic and len(_accents.findall(text)) > 4:
        return True
    return len(_rare.findall(text)) > 4 + len(text) // 50 or (
        cyrillic > 40 and len(_common.findall(text)) * 3 < cyrillic
    )


def _guessed(data: bytes) -> str:
    """The Cyrillic table that gives the likeliest letters; where none reads well, the library's guess."""
    if _nearly_utf8(data):
        return data.decode("utf-8", "replace")
    sample = b" ".join(_runs.findall(data)[:RUNS])
    best = max(_CYRILLIC, key=partial(_quality, sample))
    if _quality(sample, best) > 0.5:
        return data.decode(best, "replace")
    from charset_normalizer import from_bytes

    match = from_bytes(data[:SAMPLE]).best()
    if match is None:
        raise EncodingError(f"the bytes are no text in any known encoding; {_ADVICE}")
    return data.decode(match.encoding, "replace")


def _quality(data: bytes, name: str) -> float:
    """How much bytes beyond ASCII read as Ukrainian or Russian: 1 is as good as text gets."""
    text = data.decode(name, "replace")
    beyond = len(text) - text.count(" ")
    if not beyond:
        return 0.0
    bad = len(_rare.findall(text)) + 3 * text.count("\ufffd") + 4 * len(_case_jump.findall(text))
    return (len(_common.findall(text)) * 1.25 - bad) / beyond


def _checked(text: str, utf8: bytes | None = None) -> str:
    """The text, if it is one; `utf8` is the whole of it where it came so, and need not be written again."""
    sample = text[:SAMPLE]
    raw = sample.encode("utf-8", "replace") if utf8 is None or len(utf8) > SAMPLE else utf8
    controls = len(raw) - len(raw.translate(None, _CONTROLS)) + sample.count("\ufffd")
    if controls > 2 + BINARY * len(sample):
        raise EncodingError(f"the bytes are no text: too many control characters; {_ADVICE}")
    return text
