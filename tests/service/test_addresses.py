"""Which addresses may be reached."""

import socket

import pytest

from sayso.model import AddressError, NotFoundError
from sayso.service.addresses import is_public, resolved


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.255.0.1",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "192.0.2.1",
        "198.18.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::127.0.0.1",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "fec0::1",
        "ff02::1",
        "64:ff9b::7f00:1",
        "64:ff9b:1::1",
        "2002:7f00:1::",
        "2002:a00:1::1",
        "2001:db8::1",
        "2001:0:7f00:1::",
        "2001:0:4136:e378:8000:63bf:80ff:fffe",
    ],
)
def test_what_is_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "93.184.216.34", "2606:4700:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_what_is_public(address):
    assert is_public(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "2130706433", "0x7f.1", "localhost", "::1", "127.1"])
def test_a_private_address_is_refused_however_it_is_written(host):
    with pytest.raises(AddressError, match="is not a public address; --allow-private reads it all the same"):
        resolved(host, 80, allow_private=False)


def test_one_private_address_among_public_ones_is_enough_to_refuse(monkeypatch):
    answer = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 80)) for ip in ("8.8.8.8", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answer)
    with pytest.raises(AddressError, match=r"news\.example \(10\.0\.0\.1\)"):
        resolved("news.example", 80, allow_private=False)


def test_a_name_without_an_address():
    with pytest.raises(NotFoundError, match=r"no address is known for nowhere\.invalid"):
        resolved("nowhere.invalid", 80, allow_private=False)


def test_private_addresses_can_be_allowed():
    assert resolved("127.0.0.1", 80, allow_private=True) == ["127.0.0.1"]
