"""Bytes to text: byte-order mark, declared encoding, meta element, then a guess from the bytes."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from sayso.model import EncodingError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_\-]+)", re.IGNORECASE)
_XML = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_\-]+)", re.IGNORECASE)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|title|article|div|p|h1)\b", re.IGNORECASE)
_CANDIDATES = ["utf_8", "cp1251", "koi8_u", "koi8_r", "cp866", "iso8859_5", "cp1252"]


def decode(data: bytes, *, declared: str | None = None) -> str:
    """The text in `data`.

    Raises:
        EncodingError: the bytes are no text in any encoding that is declared or can be recognised.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                raise EncodingError(f"the bytes break the {encoding} that they announce") from error
    found = _META.search(data[:4096]) or _XML.match(data[:256])
    for name in ("utf-8", declared, found[1].decode("ascii") if found else None):
        if name:
            try:
                return data.decode(name)
            except (LookupError, UnicodeDecodeError):
                continue
    guess = from_bytes(data[:200_000], cp_isolation=_CANDIDATES, threshold=0.5).best()
    if guess is None:
        raise EncodingError("the bytes are no text in an encoding that can be recognised; convert to UTF-8")
    return data.decode(guess.encoding, errors="replace")


def looks_like_html(data: bytes) -> bool:
    """Does the beginning of `data` hold an element of a page?"""
    head = data[:2048]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        head = head.replace(b"\x00", b"")
    return _HTML.search(head) is not None
