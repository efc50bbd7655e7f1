"""Fetch a page from an http(s) address, within bounds of time, size and place.

Redirects are followed one by one, each checked like the first. A name is resolved once for each, and the
connection goes to the very address that was checked, so that a second answer of the name server (DNS
rebinding) changes nothing; Host and TLS server name stay those of the page. Proxy settings are not used.
"""

from __future__ import annotations

import io
import re
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from typing import TypeVar

import httpx

from sayso.model import AddressError, NotFoundError
from sayso.service.addresses import resolved
from sayso.service.options import Options
from sayso.service.unpack import PIECE, gathered, gunzip

MOST_REDIRECTS = 10
_HEADERS = {
    "User-Agent": f"sayso/{version('sayso')} (reads news pages)",
    "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5",
    "Accept-Encoding": "gzip",
}
_PORTS = {"http": 80, "https": 443}
_ADVICE = {
    **dict.fromkeys((401, 402, 403, 406, 451), "save the page in a browser and read the file"),
    **dict.fromkeys((404, 410), "look the address up again"),
    **dict.fromkeys((408, 425, 429), "try again later"),
}
_jargon = re.compile(r"\[[^\]]*\]\s*|\s*\(_ssl\.c:\d+\)")  # "[Errno 111] ", "[SSL: …] ", " (_ssl.c:1006)"

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """`url` is the last address, without user name and password; `media_type` is lower case, or empty."""

    url: str
    data: bytes
    media_type: str
    encoding: str | None

    def opened(self) -> io.BytesIO:
        return io.BytesIO(self.data)


def fetch(address: str, options: Options) -> Fetched:
    """Fetch one page.

    Raises:
        AddressError: another scheme than http and https, or an address that is not public.
        NotFoundError: no answer, no answer in time, or an answer that is an error.
        TooLargeError: a body of more than `options.max_bytes`, unpacked.
    """
    return _within(options.waits.total, lambda stop: _fetched(address, options, stop))


def _fetched(address: str, options: Options, stop: threading.Event) -> Fetched:
    waits = options.waits
    timeout = httpx.Timeout(waits.read, connect=waits.connect)
    transport = _Checked(allow_private=options.allow_private)
    with httpx.Client(transport=transport, timeout=timeout, headers=_HEADERS, trust_env=False) as client:
        try:
            return _followed(client, _checked_url(address), options, stop)
        except httpx.TimeoutException:
            raise NotFoundError("the server does not answer in time; try again later") from None
        except httpx.HTTPError as error:
            reason = _jargon.sub("", str(error)) or type(error).__name__
            raise NotFoundError(f"could not be fetched: {reason[:1].lower()}{reason[1:]}") from None


def _followed(client: httpx.Client, url: httpx.URL, options: Options, stop: threading.Event) -> Fetched:
    for redirects in range(MOST_REDIRECTS + 1):
        with closing(_answer(client, url, redirected=redirects > 0)) as response:
            if response.has_redirect_location:
                url = _checked_url(response.headers["Location"], url)
                continue
            if response.is_success:
                return _read(response, options.max_bytes, stop)
            raise NotFoundError(_refusal(response))
    raise NotFoundError(f"redirected more than {MOST_REDIRECTS} times")


def _answer(client: httpx.Client, url: httpx.URL, *, redirected: bool) -> httpx.Response:
    try:
        return client.send(client.build_request("GET", url), stream=True)
    except AddressError as error:
        raise AddressError(f"redirects to what is refused: {error}" if redirected else str(error)) from None
    except httpx.InvalidURL:  # the client looks at where a redirect leads before we do
        raise AddressError("redirects to what is no address") from None


def _refusal(response: httpx.Response) -> str:
    code = response.status_code
    advice = "try again later" if code >= 500 else _ADVICE.get(code)
    reason = f" {response.reason_phrase}" if response.reason_phrase else ""
    return f"the server answers {code}{reason}" + (f"; {advice}" if advice else "")


def _read(response: httpx.Response, limit: int, stop: threading.Event) -> Fetched:
    return Fetched(
        url=str(response.url.copy_with(userinfo=b"", fragment=None)),
        data=gathered(_body(response, stop), limit),
        media_type=response.headers.get("Content-Type", "").partition(";")[0].strip().lower(),
        encoding=response.charset_encoding,
    )


def _body(response: httpx.Response, stop: threading.Event) -> Iterator[bytes]:
    """The body, unpacked in small pieces: the client's own decoder would unpack a bomb in one."""
    coding = response.headers.get("Content-Encoding", "identity").strip().lower()
    raw = _until(stop, response.iter_raw(PIECE))
    if coding in ("", "identity"):
        return raw
    if coding in ("gzip", "x-gzip"):
        return gunzip(raw)
    raise NotFoundError(f"the server packs the page as {coding}, which was not asked for")


def _until(stop: threading.Event, parts: Iterator[bytes]) -> Iterator[bytes]:
    for part in parts:
        if stop.is_set():
            return
        yield part


def _checked_url(location: str, base: httpx.URL | None = None) -> httpx.URL:
    try:
        url = base.join(location) if base else httpx.URL(location)
    except httpx.InvalidURL:
        raise AddressError(f"not an address: {location}") from None
    if url.scheme not in _PORTS:
        what = "redirects to" if base else "is"
        raise AddressError(f"{what} a {url.scheme}: address; only http and https are read")
    if not url.host:
        raise AddressError(f"an address without a host: {location}")
    return url


class _Checked(httpx.BaseTransport):
    """Sends each request to an address that was resolved and checked here, and to no other."""

    def __init__(self, *, allow_private: bool) -> None:
        self._allow_private = allow_private
        # No connection is kept: two names on one address would share it, with the first one's certificate.
        self._wire = httpx.HTTPTransport(verify=_tls(), limits=httpx.Limits(max_keepalive_connections=0))

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        url = request.url
        host = url.host
        addresses = resolved(host, url.port or _PORTS[url.scheme], allow_private=self._allow_private)
        request.extensions = {**request.extensions, "sni_hostname": url.raw_host.decode("ascii")}
        try:
            for address in addresses[:-1]:
                try:
                    return self._sent(request, address)
                except (httpx.ConnectError, httpx.ConnectTimeout):
                    continue
            return self._sent(request, addresses[-1])
        finally:
            request.url = url

    def _sent(self, request: httpx.Request, address: str) -> httpx.Response:
        request.url = request.url.copy_with(host=address)
        return self._wire.handle_request(request)

    def close(self) -> None:
        self._wire.close()


@cache
def _tls() -> ssl.SSLContext:
    """Made once: loading the certificates takes longer than many a page."""
    return httpx.create_ssl_context()


def _within(seconds: float, work: Callable[[threading.Event], Result]) -> Result:
    """Run `work` for at most so long, whatever it waits for: name server, headers or body.

    A wait inside a system call cannot be broken off; the thread is left behind, told to stop, and ends with
    its own time-out.
    """
    done: list[Result] = []
    failed: list[BaseException] = []
    stop = threading.Event()

    def run() -> None:
        try:
            done.append(work(stop))
        except BaseException as error:  # noqa: BLE001  handed to the caller below
            failed.append(error)

    thread = threading.Thread(target=run, daemon=True, name="sayso-fetch")
    thread.start()
    thread.join(seconds)
    if thread.is_alive():
        stop.set()
        raise NotFoundError(f"not fetched within {seconds:g} seconds; try again later")
    if failed:
        raise failed[0]
    return done[0]
