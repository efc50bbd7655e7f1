"""Pages from addresses: what is fetched, and everything that a server may do wrong."""

import socket
import time

import httpx
import pytest

from sayso.model import AddressError, NotFoundError, SaysoError, TooLargeError
from sayso.service import Options, Waits
from sayso.service import addresses as places
from sayso.service.fetch import fetch

HASTY = Waits(connect=2, read=1.5, total=2.5)  # long enough for a machine with other work
PRIVATE = Options(allow_private=True, waits=HASTY, max_bytes=1_000_000)


def test_a_page_with_what_the_server_says_of_it(server):
    fetched = fetch(server.address("cyrillic"), PRIVATE)
    assert (fetched.media_type, fetched.encoding) == ("text/html", "windows-1251")
    assert "Коваль" in fetched.data.decode("windows-1251")
    assert fetched.url == server.address("cyrillic")


def test_a_packed_page_is_unpacked(server):
    assert fetch(server.address("gzipped"), PRIVATE).data.startswith(b"<!doctype html>")


def test_a_redirect_is_followed_and_the_last_address_kept(server):
    assert fetch(server.address("redirect/%2Fplain"), PRIVATE).url == server.address("plain")
    assert fetch(server.address("redirect/..%2Fplain"), PRIVATE).url == server.address("plain")


def test_user_name_and_password_reach_the_server_and_no_reading(server):
    address = server.address("plain").replace("//", "//ann:secret@")
    assert fetch(address, PRIVATE).url == server.address("plain")
    assert server.seen[0]["Authorization"].startswith("Basic ")


def test_the_host_of_the_page_is_asked_for_at_the_address_that_was_checked(server, monkeypatch):
    """A second answer of the name server, as in DNS rebinding, is never asked for."""
    asked = []
    look_up = places.socket.getaddrinfo

    def counted(host, *arguments, **named):
        asked.append(host)
        return look_up("127.0.0.1" if host == "news.example" else host, *arguments, **named)

    monkeypatch.setattr(places.socket, "getaddrinfo", counted)
    fetched = fetch(f"http://news.example:{server.port}/plain", PRIVATE)
    assert fetched.url == f"http://news.example:{server.port}/plain"
    assert server.seen[0]["Host"] == f"news.example:{server.port}"
    assert asked.count("news.example") == 1


def test_the_certificate_is_asked_for_by_the_name_of_the_page(monkeypatch):
    sent = []

    def handle(self, request):
        sent.append((request.url, request.headers["Host"], request.extensions["sni_hostname"]))
        return httpx.Response(200, stream=httpx.ByteStream(b"<html>"))

    monkeypatch.setattr(httpx.HTTPTransport, "handle_request", handle)
    monkeypatch.setattr("sayso.service.fetch.resolved", lambda *_, **__: ["93.184.216.34"])
    fetch("https://новини.example/a?b=c", Options())
    name = "xn--b1amarcd.example"
    assert sent == [(httpx.URL("https://93.184.216.34/a?b=c"), name, name)]


def test_the_next_address_of_a_name_is_tried_where_nobody_listens_at_the_first(monkeypatch):
    tried = []

    def handle(self, request):
        tried.append(request.url.host)
        if request.url.host == "2001:db8::1":
            raise httpx.ConnectError("no route")
        return httpx.Response(200, stream=httpx.ByteStream(b"<html>"))

    monkeypatch.setattr(httpx.HTTPTransport, "handle_request", handle)
    monkeypatch.setattr("sayso.service.fetch.resolved", lambda *_, **__: ["2001:db8::1", "192.0.2.1"])
    fetch("http://news.example/", Options())
    assert tried == ["2001:db8::1", "192.0.2.1"]


@pytest.mark.parametrize(
    ("path", "error", "message"),
    [
        ("missing", NotFoundError, "the server answers 404 Not Found; look the address up again"),
        ("broken", NotFoundError, "the server answers 503 Service Unavailable; try again later"),
        ("circle", NotFoundError, "redirected more than 10 times"),
        ("silent", NotFoundError, "the server does not answer in time; try again later"),
        ("trickle", NotFoundError, "not fetched within 2.5 seconds; try again later"),
        ("trickling-head", NotFoundError, "not fetched within 2.5 seconds; try again later"),
        ("endless", TooLargeError, "larger than 1 MB, unpacked; --max-bytes raises the limit"),
        ("bomb", TooLargeError, "larger than 1 MB, unpacked; --max-bytes raises the limit"),
        ("brotli", NotFoundError, "the server packs the page as br, which was not asked for"),
        (
            "redirect/file:%2F%2F%2Fetc%2Fpasswd",
            AddressError,
            "redirects to a file: address; only http and https are read",
        ),
        (
            "redirect/gopher:%2F%2Fa",
            AddressError,
            "redirects to a gopher: address; only http and https are read",
        ),
        ("redirect/data:text,a", AddressError, "redirects to what is no address"),
        (
            "redirect/http:%2F%2F[::1",
            NotFoundError,
            "could not be fetched: invalid URL in location header: …",
        ),
    ],
)
def test_what_a_server_may_do_wrong(server, path, error, message):
    begun = time.monotonic()
    with pytest.raises(error) as refused:
        fetch(server.address(path), PRIVATE)
    wanted, cut, _ = message.partition("…")
    assert str(refused.value).startswith(wanted) if cut else str(refused.value) == message
    assert time.monotonic() - begun < 10


def test_an_address_of_this_machine_is_refused_before_it_is_reached(server):
    with pytest.raises(AddressError, match=r"127\.0\.0\.1 is not a public address; --allow-private"):
        fetch(server.address("plain"), Options(waits=HASTY))
    assert server.seen == []


def test_a_redirect_to_a_private_address_is_refused(server, monkeypatch):
    monkeypatch.setattr(places, "is_public", lambda address: address == "127.0.0.1")
    with pytest.raises(
        AddressError, match=r"redirects to what is refused: 10\.0\.0\.1 is not a public address"
    ):
        fetch(server.address("redirect/http:%2F%2F10.0.0.1%2F"), Options(waits=HASTY))
    _resolving(monkeypatch, "localtest", "169.254.169.254")
    with pytest.raises(AddressError, match=r"localtest \(169\.254\.169\.254\) is not a public address"):
        fetch(server.address("redirect/http:%2F%2Flocaltest%2F"), Options(waits=HASTY))


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("ftp://news.example/a", "is a ftp: address; only http and https are read"),
        ("file:///etc/passwd", "is a file: address; only http and https are read"),
        ("http://", "an address without a host: http://"),
        ("http://[::1", "not an address: http://[::1"),
        ("http://nowhere.invalid/", "no address is known for nowhere.invalid"),
    ],
)
def test_what_is_no_address_to_read(address, message):
    with pytest.raises(SaysoError) as refused:
        fetch(address, Options(waits=HASTY))
    assert str(refused.value) == message


def test_nobody_listens():
    with socket.socket() as bound:  # held and not listened on, so that nobody else can answer there
        bound.bind(("127.0.0.1", 0))
        port = bound.getsockname()[1]
        with pytest.raises(NotFoundError, match="could not be fetched: connection refused"):
            fetch(f"http://127.0.0.1:{port}/plain", PRIVATE)


def _resolving(monkeypatch, name, address):
    look_up = places.socket.getaddrinfo
    monkeypatch.setattr(
        places.socket,
        "getaddrinfo",
        lambda host, *a, **n: look_up(address if host == name else host, *a, **n),
    )
