"""Files that are no pages are named for what they are; a text is never taken for one."""

from __future__ import annotations

import pytest

from sayso.model import EncodingError
from sayso.pages import read_html, read_text
from sayso.pages.foreign import foreign

KINDS = [
    (b"%PDF-1.7\n", "a PDF document"),
    (b"\n\n%PDF-1.4", "a PDF document"),
    (b"\x89PNG\r\n\x1a\n\0\0", "a picture"),
    (b"\xff\xd8\xff\xe0\0\x10JFIF", "a picture"),
    (b"GIF89a\x01", "a picture"),
    (b"RIFF\x01\x02\x03\x04WEBPVP8 ", "a picture"),
    (b"RIFF\x01\x02\x03\x04WAVEfmt ", "a recording"),
    (b"\0\0\0\x20ftypisom", "a recording"),
    (b"PK\x03\x04\x14\0", "a ZIP archive"),
    (b"BZh91AY&SY", "a packed file"),
    (b"\xfd7zXZ\x00", "a packed file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an office document"),
    (b"SQLite format 3\x00", "a database"),
]


@pytest.mark.parametrize(("data", "kind"), KINDS)
@pytest.mark.parametrize("read", [read_html, read_text])
def test_what_the_file_is_and_what_to_do(data, kind, read):
    with pytest.raises(EncodingError, match=f"this is {kind}.*save its text as"):
        read(data + bytes(100))


@pytest.mark.parametrize(
    "text",
    [
        "PDF is a format.",
        "GIF89 was a format.",
        "RIFF raff at the quay",
        "BZh1 is a tram line",
        "PK",
        "",
        "ÿØÿ is odd",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-8-sig"])
def test_a_text_is_a_text(text, encoding):
    assert foreign(text.encode(encoding)) is None
