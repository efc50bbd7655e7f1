"""Bytes in bounded pieces: gzip opened as it streams, a page gathered, lines cut, each up to a limit."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from io import BufferedIOBase
from itertools import chain

from sayso.model import EncodingError, TooLargeError

PIECE = 1 << 16
_GZIP_MAGIC = b"\x1f\x8b"
_GZIP_WINDOW = 16 + zlib.MAX_WBITS


def pieces(file: BufferedIOBase) -> Iterator[bytes]:
    """The bytes of an open file, unpacked if they are gzip; whatever the name says."""
    head, parts = peeked(iter(lambda: file.read1(PIECE), b""), len(_GZIP_MAGIC))
    return gunzip(parts) if head.startswith(_GZIP_MAGIC) else parts


def peeked(parts: Iterator[bytes], size: int) -> tuple[bytes, Iterator[bytes]]:
    """At least the first `size` bytes, as far as there are so many, and all parts from the first on."""
    head = b""
    for part in parts:  # a pipe may hand out its first byte alone
        head += part
        if len(head) >= size:
            break
    return head, chain([head] if head else [], parts)


def gunzip(packed: Iterable[bytes]) -> Iterator[bytes]:
    """Unpack gzip, member after member, never more than `PIECE` bytes at a time.

    Raises:
        EncodingError: the stream is damaged or ends early.
    """
    stream = zlib.decompressobj(_GZIP_WINDOW)
    rest = b""
    try:
        for piece in packed:
            rest += piece
            while rest:
                if stream.eof:
                    if len(rest) < len(_GZIP_MAGIC):
                        break
                    if not rest.startswith(_GZIP_MAGIC):  # padding after the last member
                        return
                    stream = zlib.decompressobj(_GZIP_WINDOW)
                if part := stream.decompress(rest, PIECE):
                    yield part
                rest = stream.unconsumed_tail or stream.unused_data
        while not stream.eof:
            if not (part := stream.decompress(stream.unconsumed_tail, PIECE)):
                raise EncodingError("the gzip data end too early; fetch the file again")
            yield part
    except zlib.error:
        raise EncodingError("the gzip data are damaged; fetch the file again") from None


def gathered(parts: Iterable[bytes], limit: int) -> bytes:
    """All parts as one.

    Raises:
        TooLargeError: they come to more than `limit` bytes; reading stops there.
    """
    whole = bytearray()
    for part in parts:
        whole += part
        if len(whole) > limit:
            raise too_large(limit)
    return bytes(whole)


def lines(parts: Iterable[bytes], limit: int) -> Iterator[bytes | TooLargeError]:
    """Cut at line feeds; a line of more than `limit` bytes comes out as the error, the next ones as lines."""
    held = bytearray()
    skipping = False
    for part in parts:
        *ended, open_end = part.split(b"\n")
        for end in ended:
            if skipping or len(held) + len(end) > limit:
                yield too_large(limit)
            else:
                yield bytes(held) + end
            held.clear()
            skipping = False
        if skipping:
            continue
        held += open_end
        if len(held) > limit:
            held.clear()
            skipping = True
    if skipping:
        yield too_large(limit)
    elif held:
        yield bytes(held)


def too_large(limit: int) -> TooLargeError:
    return TooLargeError(f"larger than {in_words(limit)}, unpacked; --max-bytes raises the limit")


def in_words(size: int) -> str:
    """20000000 as "20 MB"; a size that is no round number in full."""
    for unit, power in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if size >= power and size % (power // 10) == 0:
            return f"{size / power:g} {unit}"
    return f"{size} bytes"
