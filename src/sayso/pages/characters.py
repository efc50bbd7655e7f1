"""Characters that are no text: what is done with each is told in docs/pages.md."""

from __future__ import annotations

import re
import unicodedata

REPLACEMENT = "\ufffd"

_SURROGATE = "\ud800-\udfff"
_LINE_END = "\x0b\x0c\x1c-\x1e\x85\u2028\u2029"
_CONTROL = "\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ufffe\uffff"
_INVISIBLE = "\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"

_surrogates = re.compile(f"[{_SURROGATE}]")
_line_ends = re.compile(f"[{_LINE_END}]")
_no_text = re.compile(f"[{_CONTROL}{_SURROGATE}]")
_invisible = re.compile(f"[{_INVISIBLE}]")
_any = re.compile(f"[{_CONTROL}{_SURROGATE}{_LINE_END}{_INVISIBLE}\r]")


def without_surrogates(text: str) -> str:
    """Each lone surrogate as U+FFFD: no offset moves, and the text can be written as UTF-8."""
    return text if text.isascii() else _surrogates.sub(REPLACEMENT, text)


def mended(text: str) -> str:
    """The text of a page as it is read: one kind of line end, NFC, no control and no invisible characters.

    A control character or a lone surrogate becomes U+FFFD; soft hyphens, zero-width spaces, byte order
    marks and bidirectional controls are left out, since a reader sees none of them and they break words.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _holds_any(text):
        text = _invisible.sub("", _no_text.sub(REPLACEMENT, _line_ends.sub("\n", text)))
    return unicodedata.normalize("NFC", text)


def is_mended(text: str) -> bool:
    """Is there nothing to mend in it? Character references bring in what a page's source does not hold."""
    return unicodedata.is_normalized("NFC", text) and not _holds_any(text)


def _holds_any(text: str) -> bool:
    """All that is mended is unprintable, and to see that nothing is takes half the time of the pattern."""
    spaced = text.replace("\n", " ").replace("\t", " ").replace("\xa0", " ")
    return not spaced.isprintable() and _any.search(text) is not None
