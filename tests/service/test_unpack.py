"""Bytes in bounded pieces."""

import gzip
import io
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model import EncodingError, TooLargeError
from sayso.service.unpack import PIECE, gathered, gunzip, in_words, lines, pieces


def test_gzip_is_known_by_its_first_bytes():
    assert b"".join(pieces(io.BytesIO(gzip.compress(b"a page")))) == b"a page"
    assert b"".join(pieces(io.BytesIO(b"\x1fa page"))) == b"\x1fa page"
    assert b"".join(pieces(io.BytesIO(b""))) == b""


@given(st.binary(), st.binary(), st.integers(1, 50))
def test_gzip_of_several_members_in_pieces_of_any_size(one, other, size):
    packed = gzip.compress(one) + gzip.compress(other)
    parts = (packed[start : start + size] for start in range(0, len(packed), size))
    assert b"".join(gunzip(parts)) == one + other


def test_a_gzip_bomb_stops_at_the_limit_and_is_never_unpacked_whole():
    packer = zlib.compressobj(9, wbits=31)
    bomb = b"".join([packer.compress(bytes(1 << 20)) for _ in range(200)] + [packer.flush()])
    assert max(len(part) for part in gunzip([bomb])) <= PIECE
    with pytest.raises(TooLargeError, match="larger than 1 MB, unpacked; --max-bytes raises the limit"):
        gathered(pieces(io.BytesIO(bomb)), 10**6)


@pytest.mark.parametrize("cut", [3, 15, -1])
def test_gzip_that_ends_early_is_said_to(cut):
    with pytest.raises(EncodingError, match=r"end too early|are damaged"):
        gathered(gunzip([gzip.compress(b"a page of some length")[:cut]]), 1000)


def test_damaged_gzip_is_said_to_be():
    with pytest.raises(EncodingError, match="the gzip data are damaged"):
        gathered(gunzip([b"\x1f\x8b" + bytes(50)]), 1000)


def test_padding_after_the_last_member_is_no_fault():
    assert gathered(gunzip([gzip.compress(b"a page") + bytes(100)]), 1000) == b"a page"


@given(st.lists(st.binary(max_size=9)), st.integers(1, 7))
def test_lines_are_the_same_however_the_bytes_come(parts, size):
    whole = b"".join(parts)
    cut = [whole[start : start + size] for start in range(0, len(whole), size)]
    expected = whole.removesuffix(b"\n").split(b"\n") if whole else []
    assert list(lines(cut, 1000)) == expected


@given(st.lists(st.binary(max_size=12).filter(lambda line: b"\n" not in line)), st.integers(1, 7))
def test_a_line_over_the_limit_is_one_error_and_the_others_go_on(found, size):
    whole = b"".join(line + b"\n" for line in found)
    cut = [whole[start : start + size] for start in range(0, len(whole), size)]
    kinds = [isinstance(line, TooLargeError) for line in lines(cut, 6)]
    assert kinds == [len(line) > 6 for line in found]


@pytest.mark.parametrize(
    ("size", "words"),
    [(20_000_000, "20 MB"), (1500, "1.5 kB"), (1234, "1234 bytes"), (10**9, "1 GB"), (7, "7 bytes")],
)
def test_sizes_in_words(size, words):
    assert in_words(size) == words
