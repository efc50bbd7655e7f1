"""What is no page at all, told by its first bytes: whoever gave it reads what the file is and what to do."""

from __future__ import annotations

import re

_SIGNATURES = (
    (rb"[\x00-\x20]{0,64}%PDF-", "a PDF document"),
    (rb"\x89PNG\r\n\x1a\n|\xff\xd8\xff|GIF8[79]a|RIFF....WEBP", "a picture"),
    (rb"RIFF....(?:WAVE|AVI )|ID3[\x02-\x04]\x00|OggS\x00|....ftyp", "a recording"),
    (rb"PK\x03\x04", "a ZIP archive, or a document that is one, such as .docx or .epub"),
    (
        rb"7z\xbc\xaf'\x1c|BZh[1-9]1AY&SY|\xfd7zXZ\x00|\x28\xb5\x2f\xfd",
        "a packed file; of these only gzip is read",
    ),
    (rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an office document"),
    (rb"SQLite format 3\x00", "a database"),
)
_kinds = tuple((re.compile(signature, re.DOTALL), kind) for signature, kind in _SIGNATURES)


def foreign(data: bytes) -> str | None:
    """The kind of a file that holds something else than text; None for what may be text."""
    return next((kind for signature, kind in _kinds if signature.match(data)), None)
