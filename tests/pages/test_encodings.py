"""Bytes to text: declared by the carrier, by the page, or neither."""
# ruff: noqa: E501 (sentences and bytes on one line)

from __future__ import annotations

import gzip
import struct
import zlib

import pytest

from sayso.model import EncodingError, InputError
from sayso.pages import decode, looks_like_html, read_html, read_text

UK = "Їжакова Слобода просить відкрити лікарню. Головний лікар Євген Ґрунь заявив, що приміщення «готове хоч завтра»."
RU = "Каток на главной площади откроют раньше обычного, сообщили в мэрии. «Объём работ невелик», — сказал директор."
EN = "The warden’s café – closed since the flood – opens on Monday, “if it does not rain,” he said."
PLAIN = "The warden of the lower lock said on Tuesday that the water would be let out."
TEXTS = {"uk": UK, "ru": RU, "en": EN}


def page(text: str, charset: str | None, form: str = '<meta charset="%s">') -> str:
    head = form % charset if charset else ""
    return (
        f"<html><head>{head}<title>x</title></head><body><h1>A</h1><p>{text}</p><p>{text}</p></body></html>"
    )


@pytest.mark.parametrize(
    ("language", "encoding"),
    [("uk", "windows-1251"), ("ru", "windows-1251"), ("uk", "utf-8"), ("uk", "utf-16"), ("ru", "utf-16-le"),
     ("en", "windows-1252"), ("uk", "utf-8-sig"), ("ru", "utf-32"), ("ru", "utf-16-be")],
)  # fmt: skip
def test_unlabelled(language: str, encoding: str) -> None:
    """No declaration at all, as plain text and as a page."""
    text = TEXTS[language]
    assert read_text((text * 3).encode(encoding)).text == text * 3
    assert text in read_html(page(text, None).encode(encoding)).text


@pytest.mark.parametrize(
    ("encoding", "text"), [("koi8-u", UK), ("koi8-r", RU), ("cp866", RU), ("iso8859-5", RU)]
)
def test_unlabelled_and_rare(encoding: str, text: str) -> None:
    """These tables lack some of the punctuation; what they hold comes back."""
    text = " ".join(text.encode(encoding, "ignore").decode(encoding).split())
    assert read_text(text.encode(encoding)).text == text
    assert text in read_html(page(text, None).encode(encoding)).text


@pytest.mark.parametrize("form", ['<meta charset="%s">', "<META CHARSET=%s>", '<meta http-equiv="Content-Type" content="text/html; charset=%s">', '<meta content="text/html;charset=%s" http-equiv=content-type />'])  # fmt: skip
@pytest.mark.parametrize(
    ("language", "encoding"), [("uk", "windows-1251"), ("uk", "koi8-u"), ("ru", "koi8-r"), ("ru", "cp1251")]
)
def test_declared_in_the_page(form: str, language: str, encoding: str) -> None:
    text = " ".join(TEXTS[language].encode(encoding, "ignore").decode(encoding).split())
    assert text in read_html(page(text, encoding, form).encode(encoding)).text


def test_declared_by_the_carrier() -> None:
    assert UK in read_html(page(UK, None).encode("windows-1251"), encoding="windows-1251").text
    assert UK in read_html(page(UK, "windows-1251").encode("windows-1251"), encoding="Windows-1251").text


@pytest.mark.parametrize(
    "wrong", ["windows-1251", "latin-1", "koi8-r", "utf-16", "no-such-table", "idna", "base64"]
)
def test_declared_wrongly(wrong: str) -> None:
    """UTF-8 that is declared to be something else is UTF-8."""
    assert UK in read_html(page(UK, wrong).encode("utf-8"), encoding=wrong).text


@pytest.mark.parametrize("wrong", ["utf-8", "latin-1", "no-such-table"])
def test_windows_1251_declared_wrongly(wrong: str) -> None:
    assert UK in read_html(page(UK, wrong).encode("windows-1251"), encoding=wrong).text


def test_latin_1_means_windows_1252() -> None:
    """As browsers read it (WHATWG Encoding)."""
    assert EN in read_html(page(EN, "iso-8859-1").encode("windows-1252")).text


def test_a_page_cut_in_a_character() -> None:
    assert "сказал" in read_text((RU * 3).encode("utf-8")[:-1]).text


def test_one_stray_byte_does_not_turn_the_page() -> None:
    data = (UK * 5).encode("utf-8")
    assert UK in read_text(data[:20] + b"\xff" + data[20:]).text


PNG = (
    b"\x89PNG\r\n\x1a\n"
    + struct.pack(">I4sIIBBBBB", 13, b"IHDR", 800, 600, 8, 2, 0, 0, 0)
    + zlib.compress(bytes(range(256)) * 40)
)
PDF = (
    b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<</Filter/FlateDecode>>\nstream\n"
    + zlib.compress(bytes(range(256)) * 40)
    + b"\nendstream"
)
JUNK = {
    "png": PNG, "pdf": PDF, "jpeg": b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + zlib.compress(bytes(range(255, -1, -1)) * 9),
    "zip": b"PK\x03\x04\x14\x00\x00\x00" + zlib.compress(b"x" * 9999), "gzip": gzip.compress(bytes(range(256)) * 30),
    "elf": b"\x7fELF\x02\x01\x01" + bytes(2000), "zeros": bytes(5000), "one byte": b"\x00",
}  # fmt: skip


@pytest.mark.parametrize("name", JUNK)
def test_binary_is_refused_in_one_line(name: str) -> None:
    for read in (read_text, read_html):
        with pytest.raises(InputError) as raised:
            read(JUNK[name])
        assert str(raised.value)
        assert "\n" not in str(raised.value)


def test_decode_names_the_fault() -> None:
    with pytest.raises(EncodingError, match="text"):
        decode(PNG)


def test_looks_like_html() -> None:
    assert looks_like_html(b"\xef\xbb\xbf  <!DOCTYPE HTML>")
    assert looks_like_html(page(UK, None).encode("utf-16"))
    assert looks_like_html(b"<div><p>x")
    assert not looks_like_html(UK.encode())
    assert not looks_like_html(b"a < b and b > c")
    assert not looks_like_html(b"")
