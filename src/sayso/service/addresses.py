"""Which network addresses may be reached: public ones, unless the caller allows private ones.

A page must not make the reader's machine ask its own network (server-side request forgery): every address
that a name stands for is looked at once it is resolved, and the connection goes to what was looked at.
"""

from __future__ import annotations

import ipaddress
import socket
from typing import TypeAlias

from sayso.model import AddressError, NotFoundError

Address: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # RFC 6052: the last 32 bits are an IPv4 address


def resolved(host: str, port: int, *, allow_private: bool) -> list[str]:
    """The addresses of `host`, in the system's order.

    Raises:
        NotFoundError: the name stands for no address.
        AddressError: one of its addresses is not public. One is enough: which one a second look-up would
            give is not ours to choose.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise NotFoundError(f"no address is known for {host}") from None
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    for address in addresses:
        if not allow_private and not is_public(address):
            where = address if address == host else f"{host} ({address})"
            raise AddressError(f"{where} is not a public address; --allow-private reads it all the same")
    return addresses


def is_public(address: str) -> bool:
    """False for loopback, private, link-local, shared, reserved, multicast and unspecified addresses.

    An IPv4 address inside an IPv6 one (mapped, NAT64, 6to4, Teredo) is judged as well.
    """
    parsed = ipaddress.ip_address(address.partition("%")[0])
    return all(one.is_global and not _is_special(one) for one in _judged(parsed))


def _is_special(address: Address) -> bool:
    site_local = isinstance(address, ipaddress.IPv6Address) and address.is_site_local
    return address.is_multicast or address.is_reserved or address.is_unspecified or site_local


def _judged(address: Address) -> list[Address]:
    if isinstance(address, ipaddress.IPv4Address):
        return [address]
    if address.ipv4_mapped:
        return [address.ipv4_mapped]
    if address in _NAT64:
        return [ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)]
    return [address, *filter(None, [address.sixtofour]), *(address.teredo or ())]
